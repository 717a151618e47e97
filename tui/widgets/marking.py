"""Which part of an article is drawn in which ink: quotes, the one under the cursor, hits, headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from index.quote import Quote, Span
from tui.colours import initials
from tui.document import Document, find_headings
from tui.measure import Row
from tui.widgets.inked import Run

BARS = {"direct": "▌", "mixed": "▌", "indirect": "┆"}
"""The margin's sign for each kind of quote."""


class Marking:
    """The layers over an article's text, found by row.

    `current` is the number of the quote under the cursor, `collected` the ids of marked quotes, `hits`
    the places that a search or find has, `hit` which of them is the one.
    """

    def __init__(self, document: Document | None = None) -> None:
        self.quotes: Sequence[Quote] = document.quotes if document else ()
        self.inks: dict[str | None, str] = document.inks if document else {}
        self.headings = find_headings(document.text, document.quotes) if document else []
        self.hits: Sequence[Span] = document.hits if document else ()
        self.hit: int | None = None
        self.current: int | None = None
        self.collected: frozenset[str] = frozenset()
        self._starts: list[int] = []
        self._quotes_by_row: dict[int, list[int]] = {}
        self._headings_by_row: dict[int, list[int]] = {}
        self._hits_by_row: dict[int, list[int]] = {}
        self._rows: Sequence[Row] = ()

    def lay_out(self, rows: Sequence[Row]) -> None:
        """Find the rows of every mark, once for a width."""
        self._rows = rows
        self._starts = [row.start for row in rows]
        self._quotes_by_row = self._by_row([quote.spans for quote in self.quotes])
        self._headings_by_row = self._by_row([[span] for span in self.headings])
        self._hits_by_row = self._by_row([[span] for span in self.hits])

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Highlight other places."""
        self.hits = hits
        self.hit = None
        self._hits_by_row = self._by_row([[span] for span in hits])

    def _by_row(self, marks: Sequence[Sequence[Span]]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, spans in enumerate(marks):
            for start, end in spans:
                row = max(0, bisect_right(self._starts, start) - 1)
                while row < len(self._rows) and self._rows[row].start < max(end, start + 1):
                    if self._rows[row].end > start or self._rows[row].start == start:
                        numbers = found.setdefault(row, [])
                        if number not in numbers:
                            numbers.append(number)
                    row += 1
        return found

    def quote_at(self, row: int, offset: int) -> int | None:
        """The innermost quote that holds `offset`, else one that the row has."""
        numbers = self._quotes_by_row.get(row, [])
        inside = [
            number
            for number in numbers
            if any(start <= offset < end for start, end in self.quotes[number].spans)
        ]
        found = inside or numbers
        return found[-1] if found else None

    def quotes_of_row(self, row: int) -> list[int]:
        """The numbers of the quotes that the row shows a part of."""
        return self._quotes_by_row.get(row, [])

    def begins(self, row: int, number: int) -> bool:
        """Whether a quote begins on this row."""
        return max(0, bisect_right(self._starts, self.quotes[number].spans[0][0]) - 1) == row

    def pieces(self, number: int, row: Row, selected: Span | None) -> list[tuple[int, int, str]]:
        """The row cut where the ink changes: (start, end, names of inks)."""
        layers: list[tuple[int, int, str]] = []
        layers += [(*self.headings[n], "heading") for n in self._headings_by_row.get(number, ())]
        for n in self._quotes_by_row.get(number, ()):
            quote = self.quotes[n]
            names = f"{quote.kind} {self.inks[quote.speaker_id]}"
            layers += [(start, end, names) for start, end in quote.spans]
        layers += self._current_layers()
        layers += [
            (*self.hits[n], "hit-here" if n == self.hit else "hit") for n in self._hits_by_row.get(number, ())
        ]
        if selected is not None:
            layers.append((*selected, "selected"))
        return _cut(row, layers)

    def _current_layers(self) -> list[tuple[int, int, str]]:
        if self.current is None or self.current >= len(self.quotes):
            return []
        quote = self.quotes[self.current]
        layers = [(start, end, "current") for start, end in quote.spans]
        if quote.cue_span:
            layers.append((*quote.cue_span, "cue"))
        if quote.mention_span:
            layers.append((*quote.mention_span, f"mention {self.inks[quote.speaker_id]}"))
        return layers


def _cut(row: Row, layers: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    over = [(max(s, row.start), min(e, row.end), names) for s, e, names in layers]
    over = [(s, e, names) for s, e, names in over if s < e]
    cuts = sorted({row.start, row.end, *(s for s, _, _ in over), *(e for _, e, _ in over)})
    return [
        (start, end, " ".join(names for s, e, names in over if s <= start and end <= e))
        for start, end in pairwise(cuts)
    ]


def margin_run(marking: Marking, row: int, width: int) -> list[Run]:
    """The margin left of a row: initials where a quote begins, its sign, a star where it is collected."""
    numbers = marking.quotes_of_row(row)
    if not numbers:
        return []
    current = marking.current
    number = current if current in numbers and current is not None else numbers[-1]
    beginning = [n for n in numbers if marking.begins(row, n)]
    if beginning and number not in beginning:
        number = beginning[0] if current not in numbers else number
    quote = marking.quotes[number]
    ink = marking.inks[quote.speaker_id]
    bar = "█" if number == current and quote.kind != "indirect" else BARS[quote.kind]
    if number == current and quote.kind == "indirect":
        bar = "┇"
    if width < 4:
        return [(bar, ink)]
    first = number in beginning
    star = "★" if first and quote.id in marking.collected else " "
    return [(initials(quote.speaker) if first else "  ", f"{ink} strong"), (star, "marked"), (bar, ink)]
