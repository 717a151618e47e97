"""The commands that say whether quotes are right, and what readers have said of them."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.errors import LibraryError, QueryError
from index.export.jsonl import dump_json
from index.quote import Quote
from tui.commands import layout
from tui.commands.opening import opened
from tui.commands.options import Access, Json, KindName, LibraryPath, NoUpdate, Verbose, Yes
from tui.commands.streams import emit, emit_line, say
from tui.naming import NOBODY, known_name
from tui.wording import in_marks

if TYPE_CHECKING:
    from index.article import Article
    from index.library import Library
    from index.review.entry import Entry

_NONE = "Nothing is reviewed yet; `onrecord review` says of a quote whether it is right."
_ALL_FIT = "Every review fits its article."
_PLACE = re.compile(r"(.+):(\d{1,12})-(\d{1,12})")


def review(
    library: LibraryPath,
    quote: Annotated[
        str,
        typer.Argument(
            metavar="QUOTE",
            help="A quote's id (`onrecord quotes --json` has it); or PATH:START-END, characters of the "
            "article's text, whole words of it, to add one that was missed.",
        ),
    ],
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it stands.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is no quote.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was said of it.")] = False,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=f"Whose words they are; '{NOBODY}' where nobody can be named."),
    ] = None,
    kind: Annotated[KindName | None, typer.Option(help="Of which kind it is.")] = None,
    extent: Annotated[
        str | None, typer.Option(metavar="START-END", help="Which characters of the article belong to it.")
    ] = None,
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Say whether a quote is right. Writes into the library: reviews.yaml, its former state beside it."""
    from index import reviewing
    from index.review.reviews_file import reviews_file

    said = [confirm, reject, withdraw, any(each is not None for each in (speaker, kind, extent))]
    place = _PLACE.fullmatch(quote)
    if sum(said) > 1 or not (any(said) or place):
        raise typer.BadParameter("give --confirm, --reject, --withdraw, or what is right instead")
    with opened(library, Access(update=not no_update, strict=False, yes=yes, verbose=False)) as source:
        if place:
            found = _add(source, place[1], int(place[2]), int(place[3]), speaker, kind)
        else:
            found = _quote(source, quote)
            if confirm:
                reviewing.confirm(source, found)
            elif reject:
                reviewing.reject(source, found)
            elif withdraw:
                reviewing.withdraw(source, found)
            else:
                _correct(source, found, speaker, kind, extent)
        after = _found(source, found.id)
        shown = (
            f"{layout.place(after)}: {layout.who(after)}" if after else f"{layout.place(found)}: taken out"
        )
        if place:
            shown = f"{shown}: {in_marks(found)}"
        if withdraw:
            shown = f"{shown}: what was said of it is taken back"
        say(f"{shown}: written to {reviews_file(source.root)}")


def reviews(
    library: LibraryPath,
    unfit: Annotated[
        bool, typer.Option("--unfit", help="Only those that no longer fit their articles.")
    ] = False,
    refit: Annotated[
        bool,
        typer.Option(
            "--refit",
            help="First find the articles that have another path now, and write it into reviews.yaml.",
        ),
    ] = False,
    as_json: Json = False,
    no_update: NoUpdate = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Print what readers have said of quotes, and what of it no longer fits its article."""
    from index import reviewing

    with opened(library, Access(not no_update, strict=False, yes=yes, verbose=verbose)) as source:
        if refit:
            edit, count = reviewing.refit(source)
            goes = "review goes" if count == 1 else "reviews go"
            where = f": written to {edit.file}" if edit else ""
            say(f"{count:,} {goes} with articles that have another path now{where}")
        found = [(entry, quote) for entry, quote in _in_order(source) if not (unfit and quote is not None)]
        if not (found or as_json):
            say(_ALL_FIT if unfit else _NONE)
        for entry, quote in found:
            if as_json:
                emit(dump_json(_fields(entry, quote)) + "\n")
            else:
                emit_line(_line(entry, quote))


def _in_order(library: "Library") -> list[tuple["Entry", Quote | None]]:
    """What readers have said, in the order of the articles, each with the quote that it is about."""
    rejected = {quote.id: quote for quote in library.rejected()}
    found: list[tuple[Entry, Quote | None]] = [
        (entry, rejected.get(quote_id) or library.quote(quote_id) if quote_id else None)
        for entry, quote_id in library.reviews()
    ]
    return sorted(found, key=_where)


def _where(reviewed: tuple["Entry", Quote | None]) -> tuple[str, int]:
    entry, quote = reviewed
    return entry.path, quote.spans[0][0] if quote else entry.passage[0].start or 0


def _correct(
    library: "Library", quote: Quote, speaker: str | None, kind: KindName | None, extent: str | None
) -> None:
    from index import reviewing
    from index.review.extent import spans_within, whole_words

    article = library.article(quote.path)
    spans = None
    if extent is not None:
        ends = re.fullmatch(r"(\d{1,12})-(\d{1,12})", extent)
        own = kind.value if kind else quote.kind
        if ends:
            _check_range(article, int(ends[1]), int(ends[2]))
        spans = ends and spans_within(article, *whole_words(article, int(ends[1]), int(ends[2])), own)
        if not spans:
            raise QueryError(f"{extent!r}: there are no words; give START-END in characters of the article")
    name = None if speaker is None else known_name(library, speaker)
    if spans is not None:
        reviewing.correct_extent(library, quote, spans)
    if kind is not None:
        reviewing.correct_kind(library, quote, kind.value)
    if speaker is not None:
        reviewing.correct_speaker(library, quote, name)


def _add(
    library: "Library", path: str, start: int, end: int, speaker: str | None, kind: KindName | None
) -> Quote:
    from index import reviewing
    from index.review.extent import kind_of, spans_within, whole_words

    article = library.article(path)
    _check_range(article, start, end)
    start, last = whole_words(article, start, end)
    own = kind.value if kind else kind_of(article, start, last)
    spans = spans_within(article, start, last, own)
    if not spans:
        raise QueryError(f"{path}:{start}-{end}: there are no words")
    reviewing.add(library, path, spans, None if speaker is None else known_name(library, speaker), own)
    from index.filters import Filters

    added = next((quote for quote in library.quotes(Filters(path=path)) if quote.spans == spans), None)
    if added is None:
        raise LibraryError(f"{path}:{start}-{end}: added, but not found again; see `onrecord reviews`")
    return added


def _check_range(article: "Article", start: int, end: int) -> None:
    """Raises QueryError where a range begins or ends outside of an article."""
    if not start < end <= len(article.text):
        raise QueryError(f"{start}-{end}: {article.path} has the characters 0 to {len(article.text)}")


def _found(library: "Library", quote_id: str) -> Quote | None:
    rejected = (quote for quote in library.rejected() if quote.id == quote_id)
    return library.quote(quote_id) or next(rejected, None)


def _quote(library: "Library", quote_id: str) -> Quote:
    found = _found(library, quote_id)
    if found is None:
        raise QueryError(f"{quote_id}: no quote has this id; `onrecord quotes LIBRARY --json` has them")
    return found


def _fields(entry: "Entry", quote: Quote | None) -> dict[str, Any]:
    return {
        "id": quote and quote.id,
        "path": entry.path,
        "line": quote and quote.line,
        "review": entry.review,
        "text": " ".join(part.exact for part in entry.extent or entry.passage),
        "speaker": entry.right.speaker,
        "kind": entry.right.kind,
        "found": entry.found and {"speaker": entry.found.speaker, "kind": entry.found.kind},
        "sample": entry.sample,
        "reviewed": entry.reviewed,
        "note": entry.note,
    }


def _line(entry: "Entry", quote: Quote | None) -> str:
    review = entry.review or "not reviewed yet"
    place = f"{entry.path}: {review}, no longer fits" if quote is None else f"{layout.place(quote)}: {review}"
    words = " […] ".join(part.exact for part in entry.extent or entry.passage)
    own = "" if quote is None else f" [{quote.id}]"
    return f"{place}: {entry.right.speaker or layout.UNNAMED}: {words}{own}"
