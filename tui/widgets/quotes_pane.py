"""The quotes of the chosen speaker, or of the article that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, cast

from index.filters import Filters
from index.library import Library
from index.quote import Quote
from tui.choice import UNNAMED_LABEL
from tui.measure import fit, fold_into, pad
from tui.reviews import CALLED, NEXT, SIGNS
from tui.sources import QuoteOrder, QuoteRows
from tui.widgets.inked import Line
from tui.widgets.marking import BARS
from tui.widgets.pages import Begun
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList
from tui.wording import in_marks

_TITLED = 20
"""Cells from which a title has room beside its date."""

_NONE_REVIEWED = (
    "No quote here is reviewed.",
    "r says whether one is right; V goes on to those that are not reviewed, esc shows all again.",
)
_ALL_REVIEWED = ("No quote here is left to review.", "V or esc shows all again.")


class QuoteList(VirtualList[Quote]):
    """Four lines a quote: who (or where), its words on two, room to breathe."""

    ROW_HEIGHT = 4

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.by_article = False
        self.collected: frozenset[str] = frozenset()

    def draw(self, row: Quote, width: int, here: bool) -> Sequence[Line]:
        """The quote's lines."""
        ink = self.ink_of(row.speaker_id)
        bar = (" " + BARS[row.kind] + " ", ink)
        star = "★ " if row.id in self.collected else ""
        star += f"{SIGNS[row.review]} " if row.review else ""
        kind = "" if row.kind == "direct" else f" {row.kind}"
        room = width - 4 - len(star) - len(kind)
        if self.by_article:
            who = (pad(row.speaker or UNNAMED_LABEL, room), f"strong {ink}")
        else:
            who = (pad(_where(row, room), room), "dim")
        body = fold_into(in_marks(row), width - 4, 2)
        inks = "" if row.kind == "direct" else "slanted"
        return [
            [bar, who, (star, "marked"), (kind, "dim")],
            *([bar, (line, inks)] for line in body),
        ]

    def key_of(self, row: Quote) -> str:
        """The quote's id."""
        return row.id


def _where(quote: Quote, room: int) -> str:
    """Date and title; no title where hardly a word of it has room."""
    if not quote.published:
        return quote.title
    return f"{quote.published} · {quote.title}" if room >= _TITLED else quote.published


class QuotesPane(ListPane):
    """Quotes by place or date, filtered by their words."""

    TITLE = "Quotes"
    FILTERS = "words…"
    ORDERS: ClassVar[dict[str, str]] = {"path": "by article", "date": "by date"}

    def __init__(self, library: Library, *, id: str = "quotes", order: QuoteOrder = "path") -> None:
        self.quotes = QuoteList(id=f"{id}-list")
        super().__init__(self.quotes, id=id)
        self.order = order
        self.library = library
        self.filters: Filters | None = None
        self.reviewed: bool | None = None
        self._source: QuoteRows | None = None

    def show(self, filters: Filters, title: str, begun: Begun[Quote] | None = None) -> bool:
        """Show the quotes that `filters` takes: one article's, or a choice's over all articles; those that
        are at hand are `begun`.

        Whether these are others than are shown already.
        """
        self.quotes.by_article = filters.path is not None
        self.entitle(title)
        if filters == self.filters:
            return False
        self.filters = filters
        if begun is None or self.words:
            self.reload()
        else:
            self.quotes.empty = self._why_empty()
            self.quotes.show(begun)
        return True

    def reload(self, *, keep: bool = False) -> None:
        """Read the quotes anew."""
        if self.filters is None:
            return
        order = cast(QuoteOrder, self.order)
        self.quotes.empty = self._why_empty()
        self._source = QuoteRows(self.library, self.shown_filters(), order)
        self.quotes.show(self._source, keep=keep)

    def collect(self, ids: frozenset[str]) -> None:
        """Show which quotes are in the collection."""
        self.quotes.collected = ids
        self.quotes.refresh()

    @property
    def label(self) -> str:
        """What is shown, as the frame's title says it."""
        return self._title

    def shown_filters(self) -> Filters:
        """The filters of what is shown."""
        filters = replace(self.filters or Filters(), reviewed=self.reviewed)
        return replace(filters, about=self.words) if self.words else filters

    def _why_empty(self) -> Sequence[str]:
        if self.words:
            return ("No quote with these words.", "esc shows all again.")
        if self.reviewed is not None:
            return _NONE_REVIEWED if self.reviewed else _ALL_REVIEWED
        if self.quotes.by_article:
            return ("No quotes in this article.", "r adds one that was missed.")
        if self.filters is not None and self.filters.since:
            return ("No quotes of this time.", "esc shows all again.")
        return ("No quotes.", "esc goes back to everyone.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One article's quotes stand in its order."""
        if action == "sort" and self.quotes.by_article:
            return False
        return action == "reviewed" or super().check_action(action, parameters)

    def action_reviewed(self) -> None:
        """Only reviewed quotes, only the others, all."""
        self.reviewed = NEXT[self.reviewed]
        self.reload()

    def clear_filter(self) -> bool:
        """Take the words away, and what narrows to reviewed ones; whether there was either."""
        narrowed, self.reviewed = self.reviewed is not None, None
        cleared = super().clear_filter()
        if narrowed:
            self.reload()
        return cleared or narrowed

    def describe(self, total: int) -> str:
        """How many quotes; of reviewed ones also how many were rejected, which are no quotes any more."""
        count = f"{total:,}" if self.quotes.by_article else super().describe(total)
        rejected = self._source.rejected if self._source is not None and self.reviewed else 0
        if rejected:
            return f"{total:,} · reviewed, {rejected:,} rejected"
        return count if self.reviewed is None else f"{count} · {CALLED[self.reviewed]}"


def quote_line(quote: Quote, width: int) -> str:
    """A quote on one line."""
    return fit(in_marks(quote), width)
