"""What a search found, and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, cast, get_args

from rich.cells import cell_len
from textual import on
from textual.message import Message

from index.filters import Filters
from index.library import Hit, Library, Sort, Where
from index.quote import Kind, Review, Span
from tui.bars import bar
from tui.choice import EVERYONE, UNNAMED_LABEL, Choice
from tui.measure import ELLIPSIS, flatten, pad, wrap
from tui.reviews import CALLED, NEXT, SIGNS, UNREVIEWED
from tui.sources import PATIENCE, Facet, FacetRows, HitRows
from tui.widgets.inked import Line, Run
from tui.widgets.marking import BARS
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList

SOON = 0.3
"""Seconds after which a search shows what it has found so far."""


class ResultList(VirtualList[Hit]):
    """Four lines a hit: who or which article, two of its words with the hits marked, room to breathe."""

    ROW_HEIGHT = 4
    EMPTY = (
        "Nothing found.",
        "Fewer words find more; word* finds beginnings, word~ misspellings.",
        "/ changes the search, esc leaves it.",
    )

    def draw(self, row: Hit, width: int, here: bool) -> Sequence[Line]:
        """The hit's lines."""
        quote = row.quote
        date = f" {row.published}" if row.published else ""
        if quote is not None and quote.review:
            date = f" {SIGNS[quote.review]}{date}"
        room = width - 4 - len(date)
        if quote is None:
            sign, head = (" ¶ ", "accent"), (pad(row.title, room), "strong")
        else:
            ink = self.ink_of(quote.speaker_id)
            sign = (f" {BARS[quote.kind]} ", ink)
            head = (pad(quote.speaker or UNNAMED_LABEL, room), f"strong {ink}")
        under: Run = ("   ", "") if quote is None else sign
        return [[sign, head, (date, "dim")], *([under, *runs] for runs in self._snippet(row, width - 4))]

    def _snippet(self, row: Hit, width: int) -> list[list[Run]]:
        """Two lines around the first hit, with the hits in ink; a sign where they don't show all words."""
        text = flatten(row.snippet)
        start, end = row.snippet_span
        hits = [(s - start, e - start) for s, e in row.hits if s - start < len(text) and e > start]
        rows = wrap(text, width - 2)
        first = next((n for n, r in enumerate(rows) if hits and r.end > hits[0][0]), 0)
        first = max(0, min(first, len(rows) - 2))
        shown = [marked(text, r.start, r.end, hits) for r in rows[first : first + 2]]
        whole = row.quote.spans if row.quote else ((0, end),)
        if shown and (first > 0 or start > whole[0][0]):
            shown[0].insert(0, (ELLIPSIS, "dim"))
        if shown and (first + 2 < len(rows) or end < whole[-1][1]):
            text, inks = shown[-1][-1]
            shown[-1][-1:] = [(text.rstrip(), inks), (ELLIPSIS, "dim")]
        return shown

    def key_of(self, row: Hit) -> str:
        """The quote's id or the article's path."""
        return row.quote.id if row.quote else f"article:{row.path}"


def marked(text: str, start: int, end: int, hits: Sequence[Span]) -> list[Run]:
    """A stretch of `text` as runs, the hits in it in ink."""
    runs: list[Run] = []
    here = start
    for s, e in hits:
        s, e = max(s, here), min(e, end)
        if s >= e:
            continue
        runs += [(text[here:s], ""), (text[s:e], "hit")]
        here = e
    runs.append((text[here:end], ""))
    return runs


class FacetList(VirtualList[Facet]):
    """Headings, and under each the values with a bar and a count; a long name takes the bar's place."""

    CLICKS = 1
    EMPTY = ("No quotes are found, so there is nothing to narrow.",)

    def draw(self, row: Facet, width: int, here: bool) -> Sequence[Line]:
        """The facet's line."""
        if row.value is None:
            return [[(f" {row.label}", "heading")]]
        count = f"{row.count:,}".rjust(len(f"{row.top:,}"))
        cells = 8 if width >= 32 else 4
        room = width - 6 - len(count) - cells
        picture = " " + bar(row.count, row.top, cells).ljust(cells)
        if cell_len(row.label) > room:
            room, picture = room + cells + 1, ""
        tick = "✓ " if row.on else "  "
        name = (pad(row.label, room), "strong" if row.on else "")
        return [[(" " + tick, "accent"), name, (picture, "accent"), (f" {count}", "dim")]]

    def key_of(self, row: Facet) -> str:
        """The field and its value."""
        return f"{row.field}:{row.value}"


class FacetsPane(ListPane):
    """What narrows the search: enter puts a narrowing on or off."""

    TITLE = "Narrow"

    class Narrowed(Message):
        """Another narrowing of the search."""

        def __init__(self, facet: Facet) -> None:
            super().__init__()
            self.facet = facet

    def __init__(self, library: Library) -> None:
        super().__init__(FacetList(id="facet-list"), id="facets")
        self.library = library
        self._source = FacetRows(library, Filters(), EVERYONE)

    def show(self, query: str, filters: Filters, choice: Choice, *, keep: bool) -> None:
        """Count what the search's quotes divide into."""
        self._source.stop.set()
        self._source = FacetRows(self.library, replace(filters, about=query), choice)
        self.rows.show(self._source, keep=keep)

    def describe(self, total: int) -> str:
        """Nothing to count."""
        return ""

    @on(VirtualList.Chosen)
    def _toggle(self, event: VirtualList.Chosen) -> None:
        event.stop()
        facet = cast(Facet, event.row)
        if facet.value is not None:
            self.post_message(self.Narrowed(facet))


class ResultsPane(ListPane):
    """A search, its narrowing and its hits."""

    TITLE = "Results"
    ORDERS: ClassVar[dict[str, str]] = {
        "both": "",
        "date": "latest first",
        "quote": "quotes only",
        "article": "articles only",
    }

    def __init__(self, library: Library) -> None:
        super().__init__(ResultList(id="result-list"), id="results")
        self.library = library
        self.query_text = ""
        self.filters = Filters()
        self.choice = EVERYONE
        self._source: HitRows | None = None

    def ask(self, query: str, choice: Choice) -> None:
        """Search for `query` in what `choice` takes; what was asked before is given up."""
        if query != self.query_text:
            self.filters = Filters()
        self.query_text, self.choice = query, choice
        self.reload()

    def narrow(self, facet: Facet) -> None:
        """Put a narrowing by kind, month or review on, or off where it is on."""
        value = facet.value
        if facet.field == "kind" and value is not None:
            kinds = () if value in self.filters.kinds else (cast(Kind, value),)
            self.filters = replace(self.filters, kinds=kinds)
        elif facet.field == "month":
            month = None if self.filters.since == value else value
            self.filters = replace(self.filters, since=month, until=month)
        elif facet.field == "review":
            wanted = False if value == UNREVIEWED else cast(Review, value)
            self.filters = replace(self.filters, reviewed=None if facet.on else wanted)
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Results are quotes too."""
        return action == "reviewed" or super().check_action(action, parameters)

    def action_reviewed(self) -> None:
        """Only reviewed quotes, only the others, all."""
        reviewed = self.filters.reviewed
        self.filters = replace(self.filters, reviewed=NEXT[True if isinstance(reviewed, str) else reviewed])
        self.reload()

    def shown_filters(self) -> Filters:
        """The filters that take the quotes among the hits."""
        return self.choice.filters(replace(self.filters, about=self.meant))

    def reload(self, *, keep: bool = False) -> None:
        """Search anew."""
        if self._source is not None:
            self._source.stop.set()
        narrowed = self.choice.narrows or self.filters != Filters()
        where: tuple[Where, ...] = ("quote",) if narrowed else ("quote", "article")
        if self.order in get_args(Where):
            where = (cast(Where, self.order),)
        sort: Sort = "date" if self.order == "date" else "relevance"
        filters = self.choice.filters(self.filters)
        self._source = HitRows(self.library, self.query_text, filters, where, SOON, sort)
        self.rows.show(self._source, keep=keep)

    def finish(self) -> bool:
        """Search on where what is shown is only what was found soon; whether it is."""
        before = self._source
        if before is None or before.seconds != SOON or before.results is None or before.results.exact:
            return False
        self._source = replace(before, seconds=PATIENCE)
        self.rows.show(self._source, keep=True)
        return True

    @property
    def meant(self) -> str:
        """The query as it was searched for."""
        return self._source.query if self._source else self.query_text

    @property
    def note(self) -> str:
        """How the query was understood, where that is not as it was written."""
        found = self._source.results if self._source else None
        return found.note or "" if found else ""

    @property
    def found_nothing(self) -> bool:
        """Whether the search is done and there is no hit."""
        found = self._source.results if self._source else None
        return found is not None and found.exact and not found.total

    def describe(self, total: int) -> str:
        """How many hits, and what they are narrowed to."""
        found = self._source.results if self._source else None
        about = f"{total:,}" if found is None or found.exact else f"{total:,} so far"
        begun = self.meant.split()[-1] if self.meant != self.query_text else ""
        narrowing = [self.choice.label] if self.choice.narrows else []
        narrowing += [*self.filters.kinds, *([self.filters.since] if self.filters.since else [])]
        reviewed = self.filters.reviewed
        narrowing.append(reviewed if isinstance(reviewed, str) else CALLED[reviewed])
        order = self.ORDERS[self.order]
        return " · ".join(part for part in (about, begun, *narrowing, order) if part)
