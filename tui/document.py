"""An article made ready to be shown: safe text, its quotes, who has which colour, what to highlight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.geometry import Offset
from textual.selection import Selection

from index.article import Article
from index.filters import Filters
from index.library import Library
from index.quote import Quote, Span
from index.safe import SafeText, make_safe
from tui.colours import assign_inks

_HEADING = re.compile(r"#{1,6} \S|[^-–—•*>\"“«„‘'\s].{0,100}[^.!?:;,…\"”»’'\s]$|[^-–—•*>\"“«„\s]\S?$")


@dataclass(frozen=True, slots=True)
class Document:
    """What the article view shows. `text` has the offsets of `Article.text`; `hits` are a search's;
    `language` is told where the library has several."""

    article: Article
    text: SafeText
    quotes: tuple[Quote, ...]
    inks: dict[str | None, str]
    hits: tuple[Span, ...]
    language: str | None = None

    def quote_number(self, quote_id: str | None) -> int | None:
        """Which of the article's quotes this is, from 0."""
        return next((number for number, quote in enumerate(self.quotes) if quote.id == quote_id), None)


def read_document(library: Library, path: str, *, first: str | None = None, query: str = "") -> Document:
    """The article at `path` with its quotes; the speaker `first` keeps their own colour.

    Raises LibraryError where the article is gone.
    """
    article = library.article(path)
    quotes = tuple(sorted(library.quotes(Filters(path=path)), key=lambda quote: quote.spans[0]))
    return Document(
        article=article,
        text=make_safe(article.text),
        quotes=quotes,
        inks=assign_inks(_by_weight(quotes, first)),
        hits=_hits(library, path, query) if query.strip() else (),
        language=_language(article) if len(library.languages()) > 1 else None,
    )


def _language(article: Article) -> str | None:
    from index.language import language_name

    return language_name(article.lang)


def _by_weight(quotes: Iterable[Quote], first: str | None) -> list[str]:
    """Those who speak in the article: the one asked for, then the most quoted."""
    counts = Counter(quote.speaker_id for quote in quotes if quote.speaker_id is not None)
    speakers = [speaker_id for speaker_id, _ in counts.most_common()]
    return [first, *speakers] if first in counts and first is not None else speakers


def _hits(library: Library, path: str, query: str) -> tuple[Span, ...]:
    """Where a search's words stand in one article, in order."""
    found = library.search(query, filters=Filters(path=path), limit=50)
    return tuple(sorted({span for hit in found.hits if hit.path == path for span in hit.hits}))


class Lines:
    """The lines of a text, for selections in (column, line)."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._length = len(text)

    def place_of(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]

    def selected(self, line: int, selection: Selection) -> Span | None:
        """What of a line is selected."""
        span = selection.get_span(line)
        if span is None:
            return None
        start = self._starts[line]
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else self._length
        return start + span[0], end if span[1] == -1 else start + span[1]

    def span_of(self, selection: Selection) -> Span:
        """All that is selected."""
        start = self._offset(selection.start) if selection.start is not None else 0
        return start, self._offset(selection.end) if selection.end is not None else self._length

    def _offset(self, place: Offset) -> int:
        line = min(place.y, len(self._starts) - 1)
        return min(self._starts[line] + place.x, self._length)


def find_headings(text: str, quotes: Sequence[Quote]) -> list[Span]:
    """The lines that stand alone, are short, end like no sentence and hold no quote."""
    quoted = sorted(span for quote in quotes for span in quote.spans)
    starts = [start for start, _ in quoted]
    lines = text.split("\n")
    found: list[Span] = []
    offset = 0
    for number, line in enumerate(lines):
        span = (offset, offset + len(line))
        offset = span[1] + 1
        alone = (number == 0 or not lines[number - 1].strip()) and (
            number + 1 == len(lines) or not lines[number + 1].strip()
        )
        if (number == 0 or alone) and len(line) <= 120 and _HEADING.match(line.strip()):
            before = bisect_right(starts, span[1] - 1) - 1
            if before < 0 or quoted[before][1] <= span[0]:
                found.append(span)
    return found
