"""The command that tells whether words from elsewhere stand in a library."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.errors import QueryError
from index.export.jsonl import dump_json, quote_fields
from tui.checked import LABELS, answer
from tui.commands import layout
from tui.commands.opening import opened
from tui.commands.options import Access, LibraryPath, NoUpdate, Strict, Verbose, Yes
from tui.commands.streams import emit, emit_line

if TYPE_CHECKING:
    from index.check import Checked, Place, Said

_STANDARD_INPUT = ["-"]

_MOST = 100_000
"""Bytes of standard input: more than the longest passage has."""


def check(
    library: LibraryPath,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="What is said to have been said. Default: standard input."),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="NUMBER", help="How many places to print at most.")
    ] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Tell whether these words stand in the library, verbatim, where, and as whose words.

    Else print the passages that come nearest, quoted or not, with the differences: [-only here-],
    [+only in the article+], [~as the article writes it~]. Quotation marks, dashes, case and spaces
    don't hide a match.
    """
    passage = _passage(words)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        checked = source.check(passage, limit=limit)
        if as_json:
            emit(dump_json(_fields(checked)) + "\n")
            return
        _show_answer(checked)
        for part in checked.parts:
            emit_line("")
            emit_line(f"“{part.passage}”")
            _show_answer(part)


def _passage(words: list[str] | None) -> str:
    if words and words != _STANDARD_INPUT:
        return " ".join(words)
    if sys.stdin.isatty() and not words:
        raise typer.BadParameter("give the words to check, or pipe them in")
    given = sys.stdin.buffer.read(_MOST + 1)  # it may have no end
    if len(given) > _MOST:
        from index.check import LONGEST

        raise QueryError(f"that is too much to check; give up to {LONGEST:,} characters at a time")
    return given.decode("utf-8-sig", "replace")


def _show_answer(checked: "Checked") -> None:
    emit_line(answer(checked))
    if not checked.parts:
        for place in checked.places:
            _show(place)


def _show(place: "Place") -> None:
    who = "; ".join(map(_whose, place.said)) or "in no quote found here"
    emit_line("")
    emit_line(f"{place.path}:{place.line}: {LABELS[place.status]}: {who}")
    layout.show_differences(place.differences)
    if place.manners:
        emit_line(f"    differs in: {', '.join(place.manners)}")


def _whose(said: "Said") -> str:
    role = f", {said.quote.role}" if said.quote.speaker and said.quote.role else ""
    return f"{layout.who(said.quote)}{role}{'' if said.whole else ' (only in part)'}"


def _fields(checked: "Checked") -> dict[str, Any]:
    return {
        "passage": checked.passage,
        "found": checked.found,
        "articles": checked.articles,
        "places": [_place_fields(place) for place in checked.places],
        "parts": [_fields(part) for part in checked.parts],
    }


def _place_fields(place: "Place") -> dict[str, Any]:
    return {
        "status": place.status,
        "path": place.path,
        "line": place.line,
        "title": place.title,
        "published": place.published,
        "spans": place.spans,
        "text": place.text,
        "likeness": round(place.likeness, 3),
        "differs_in": place.manners,
        "differences": [
            {"what": each.what, "passage": each.first, "article": each.second} for each in place.differences
        ],
        "quotes": [{"whole": said.whole, **quote_fields(said.quote)} for said in place.said],
    }
