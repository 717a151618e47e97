"""Whether the library still says of an exported quote what the export says: whose words, when, how, where."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from index.errors import OnrecordError
from index.export.record import Record, description_of, digest
from index.filters import Filters
from index.library import Library
from index.quote import Kind, Quote, Span
from index.speakers import name_key
from index.words import words_of

_KINDS: dict[Kind, str] = {
    "direct": "words between quotation marks",
    "indirect": "a paraphrase",
    "mixed": "a paraphrase with words between quotation marks",
}

_LONGEST_QUERY = 300
"""Characters of a quote that are searched for; where the rest stands is seen in the article."""
_MOST_ARTICLES = 50


def said_otherwise(library: Library) -> Callable[[Record, Sequence[Span]], str]:
    """For a record whose words stand at some spans, in a few words, what `library` says otherwise of them
    today; empty where it agrees."""

    @lru_cache(maxsize=16)
    def quotes_in(path: str) -> _Quotes:
        return _Quotes(library.quotes(Filters(path=path)))

    def otherwise(record: Record, now: Sequence[Span]) -> str:
        quotes = quotes_in(record.path)
        quote = quotes.same(record, now)
        if quote is None:
            if quotes.has_around(now):
                return "as a part of a longer quote"
            return "the library has no quote of just these words there"
        if not _is_speaker(library, record.speaker, quote):
            return f"the library gives it to {quote.speaker or 'nobody it could name'}"
        if record.kind != quote.kind:
            return f"the library has it as {_KINDS[quote.kind]}"
        if record.described is not None and record.described != description_of(quote):
            return f"the library has the speaker described as {description_of(quote) or 'nothing'}"
        if record.review is not None and record.review != quote.review:
            return f"the library has it as {quote.review or 'not reviewed'}, not as {record.review}"
        if record.published != quote.published:
            return f"the article's date is {quote.published or 'unknown'}"
        if record.url != quote.url:
            return f"the article's address is {quote.url or 'unknown'}"
        has_moved = quote.spans != record.spans
        if record.title != quote.title and not (has_moved and is_line(record.path, record.title)):
            return f"the article's title is {quote.title}"
        return ""

    @lru_cache(maxsize=16)
    def is_line(path: str, title: str) -> bool:
        """Whether what was the title, the first line of a text, is a line of it still."""
        lines = library.article(path).text.split("\n")
        return any(" ".join(line.split()).startswith(" ".join(title.split())) for line in lines)

    return otherwise


def standing_elsewhere(library: Library) -> Callable[[Sequence[str]], Iterator[str]]:
    """For the pieces of a quote, the paths of articles in which the longest of them may stand."""

    def elsewhere(pieces: Sequence[str]) -> Iterator[str]:
        query = ""
        for word in words_of(max(pieces, key=len, default="")):
            if len(query) + len(word) > _LONGEST_QUERY:
                break
            query += f" {word}"
        if query:
            found = library.search(f'"{query.strip()}"', where=("article",), limit=_MOST_ARTICLES)
            yield from (hit.path for hit in found.hits)

    return elsewhere


class _Quotes:
    """The quotes of an article: found by place and by words, however many there are."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._at: dict[tuple[Span, ...], dict[str, Quote]] = {}
        self._of: dict[str, dict[str, Quote]] = {}
        for quote in quotes:
            self._at.setdefault(quote.spans, {}).setdefault(quote.id, quote)
            self._of.setdefault(digest(quote.pieces), {}).setdefault(quote.id, quote)
        self._spans = sorted((span, at) for at in self._at for span in at)
        self._furthest = list(accumulate((end for (_, end), _ in self._spans), max))
        """For each span, the furthest end of those that begin no later."""

    def same(self, record: Record, now: Sequence[Span]) -> Quote | None:
        """The quote that the record is of: at its place, else of the same words, and of several by its id."""
        likely = self._at.get(tuple(now)) or self._of.get(record.digest, {})
        return likely.get(record.id) or next(iter(likely.values()), None)

    def has_around(self, now: Sequence[Span]) -> bool:
        """Whether all these spans are parts of one quote."""
        start, end = now[0]
        at = bisect_right(self._spans, start, key=lambda each: each[0][0])
        while at and self._furthest[at - 1] >= end:
            at -= 1
            _, spans = self._spans[at]
            if all(any(s <= a and b <= e for s, e in spans) for a, b in now):
                return True
        return False


def _is_speaker(library: Library, name: str | None, quote: Quote) -> bool:
    """Whether `name` is the quote's speaker's: theirs as it stands, or without initials theirs alone."""
    if name is None or quote.speaker is None or quote.speaker_id is None:
        return name is None and quote.speaker is None
    known = library.speaker(quote.speaker_id)
    keys = [name_key(other) for other in (quote.speaker, *(known.aliases if known else ()))]
    key = name_key(name)
    if key.whole in (other.whole for other in keys):
        return True
    try:
        found = library.find_speakers(name)
    except OnrecordError:
        return False
    return key.base in (other.base for other in keys) and [one.id for one in found] == [quote.speaker_id]
