"""The commands that answer from the index: quotes, speakers, search, text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from index.errors import LibraryError, QueryError
from index.export.jsonl import dump_json, quote_fields
from index.quote import Quote
from index.speaker import Speaker
from tui.commands import layout
from tui.commands.opening import opened
from tui.commands.options import (
    About,
    Access,
    ArticlePath,
    Asked,
    Json,
    Kinds,
    LibraryPath,
    NoUpdate,
    Reviewed,
    Since,
    SpeakerName,
    Strict,
    Until,
    Verbose,
    Yes,
)
from tui.commands.streams import emit, emit_text, say

if TYPE_CHECKING:
    from index.filters import Filters
    from index.library import Hit, Library, Results, Where

_NOTHING = "Nothing found."
_PLACES: dict[str | None, tuple["Where", ...]]
_PLACES = {None: ("quote", "article"), "quotes": ("quote",), "articles": ("article",)}

Explained = tuple[Quote, tuple[str, ...]]
T = TypeVar("T")


def quotes(
    library: LibraryPath,
    speaker: SpeakerName = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    reviewed: Reviewed = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each quote how its speaker was found.")
    ] = False,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="What readers said is no quote, instead; --about has no say.")
    ] = False,
    as_json: Json = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Print the quotes of a library, in the order of its articles."""
    asked = Asked(speaker, kind, since, until, about, reviewed)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        filters = asked.filters(source)
        asked.say_understood()
        if rejected:
            found: Iterable[Explained] = ((quote, ()) for quote in source.rejected(filters))
        elif explain:
            found = _explained(source, filters)
        else:
            found = ((quote, ()) for quote in source.quotes(filters))
        if as_json:
            for quote, why in found:
                emit(dump_json(quote_fields(quote) | ({"why": why} if explain else {})) + "\n")
        else:
            layout.show_quotes(_or_nothing(found))


def speakers(
    library: LibraryPath,
    speaker: SpeakerName = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    reviewed: Reviewed = None,
    as_json: Json = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Print who is quoted, most quoted first, with counts of quotes and articles."""
    asked = Asked(speaker, kind, since, until, about, reviewed)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        found = source.speakers(asked.filters(source))
        asked.say_understood()
        if as_json:
            notes = source.notes()
            for each in found:
                emit(dump_json(_speaker_fields(each, notes)) + "\n")
        else:
            layout.show_speakers(found)
            if not found:
                say(_NOTHING)


def search(
    library: LibraryPath,
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY",
            help='Words, "a phrase", OR, -not, prefix*, fuzzy~, speaker:NAME. Put -- before a word that '
            "begins with a dash.",
        ),
    ],
    where: Annotated[
        Literal["articles", "quotes"] | None, typer.Option("--in", help="Search only these. Default: both.")
    ] = None,
    speaker: SpeakerName = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    reviewed: Reviewed = None,
    sort: Annotated[
        Literal["relevance", "date"], typer.Option(help="Best hits first, or the latest articles.")
    ] = "relevance",
    limit: Annotated[int, typer.Option(min=1, metavar="NUMBER", help="How many hits to print at most.")] = 20,
    as_json: Json = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Search articles and quotes for words, best hits first."""
    asked = Asked(speaker, kind, since, until, about, reviewed)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        results = source.search(
            " ".join(query), where=_PLACES[where], filters=asked.filters(source), limit=limit, sort=sort
        )
        if results.note:
            say(results.note)
        if as_json:
            for hit in results.hits:
                emit(dump_json(_hit_fields(hit)) + "\n")
        else:
            layout.show_hits(_or_nothing(results.hits))
        _say_rest(results)


def text(
    library: LibraryPath,
    path: ArticlePath = None,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Print an article's text exactly: what every offset counts in."""
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        emit_text(source.article(_article_path(source, path)).text)


def _or_nothing(found: Iterable[T]) -> Iterator[T]:
    """What was found, or a line that nothing was: a person who sees no answer can't tell it from a fault."""
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        say(_NOTHING)


def _say_rest(results: "Results") -> None:
    if results.total > len(results.hits):
        total = f"{results.total:,}" if results.exact else f"about {results.total:,}"
        say(f"{len(results.hits):,} of {total} hits; --limit gives more")


def _explained(library: "Library", filters: "Filters") -> Iterator[Explained]:
    path, reasons = None, {}
    for quote in library.quotes(filters):
        if quote.path != path:
            path = quote.path
            reasons = {each.id: why for each, why in library.explain(path)}
        yield quote, reasons.get(quote.id, ())


def _speaker_fields(speaker: Speaker, notes: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    wikidata, note = notes.get(speaker.speaker, ("", ""))
    own = {field.name: getattr(speaker, field.name) for field in fields(Speaker) if field.name != "id"}
    return own | {"speaker_id": speaker.id, "wikidata": wikidata or None, "note": note or None}


def _hit_fields(hit: "Hit") -> dict[str, Any]:
    own = {
        "in": hit.where,
        "path": hit.path,
        "line": hit.line,
        "title": hit.title,
        "published": hit.published,
        "score": hit.score,
        "snippet": hit.snippet,
        "hits": hit.hits,
    }
    return own | {k: v for k, v in quote_fields(hit.quote).items() if k not in own} if hit.quote else own


def _article_path(library: "Library", path: str | None) -> str:
    """The article that is meant: by its path in the library, or as a file from here; or the only one.

    Raises LibraryError where there is no such article, QueryError where it must be said which.
    """
    if path is None:
        rows = library.articles(limit=2)
        if len(rows) == 1:
            return rows[0].path
        if not rows:
            raise LibraryError(f"{library.root}: there is no article here")
        raise QueryError(f"{library.root}: say which of the {library.article_count():,} articles")
    return path if _is_article(library, path) else _from_here(library, path)


def _is_article(library: "Library", path: str) -> bool:
    try:
        library.article(path)
    except LibraryError:
        return False
    return True


def _from_here(library: "Library", path: str) -> str:
    """`path` as the library calls it, where it was typed as a file's name from this folder."""
    try:
        return Path(path).resolve().relative_to(library.root.resolve()).as_posix()
    except ValueError:
        return path
