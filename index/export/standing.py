"""Whether the library still says of an exported quote what the export says: whose words, when, how."""

from collections.abc import Callable
from functools import lru_cache

from index.export.record import Record
from index.filters import Filters
from index.library import Library
from index.quote import Kind, Quote
from index.speakers import name_key

_KINDS: dict[Kind, str] = {
    "direct": "words between quotation marks",
    "indirect": "a paraphrase",
    "mixed": "a paraphrase with words between quotation marks",
}


def said_otherwise(library: Library) -> Callable[[Record], str]:
    """For a record, in a few words, what `library` says otherwise today; empty where it agrees, or finds
    no quotation at that place."""

    @lru_cache(maxsize=16)
    def quotes_in(path: str) -> tuple[Quote, ...]:
        return tuple(library.quotes(Filters(path=path)))

    def names_of(quote: Quote) -> set[str]:
        speaker = library.speaker(quote.speaker_id) if quote.speaker_id else None
        names = (quote.speaker, quote.name_in_article, *(speaker.aliases if speaker else ()))
        return {name_key(name).base for name in names if name}

    def otherwise(record: Record) -> str:
        quote = _same(record, quotes_in(record.path))
        if quote is None:
            return ""
        theirs = names_of(quote)
        if record.speaker is None and quote.speaker is not None:
            return f"the library gives it to {quote.speaker}"
        if record.speaker is not None and name_key(record.speaker).base not in theirs:
            return f"the library gives it to {quote.speaker or 'nobody it could name'}"
        if record.kind != quote.kind:
            return f"the library has it as {_KINDS[quote.kind]}"
        if record.published != quote.published:
            return f"the article's date is {quote.published or 'unknown'}"
        return ""

    return otherwise


def _same(record: Record, quotes: tuple[Quote, ...]) -> Quote | None:
    """The quote that the record is of: by its id, else by its place."""
    by_id = next((quote for quote in quotes if quote.id == record.id), None)
    return by_id or next((quote for quote in quotes if quote.spans == record.spans), None)
