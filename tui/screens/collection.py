"""The collection: the quotes one has marked, in one's own order, with a line on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from index.library import Library
from index.quote import Quote
from tui.actions import bind
from tui.background import run_in_background
from tui.choice import UNNAMED_LABEL
from tui.colours import ink_of
from tui.desk import Clipping, Desk
from tui.measure import fit, fold_into, pad
from tui.reviews import SIGNS, Edits, find_quote
from tui.screens.delivering import NOTHING, Delivering
from tui.screens.keeping import copy_quote, save_desk
from tui.screens.prompt import Ask
from tui.screens.quote_sheet import QuoteSheet
from tui.widgets.inked import Line
from tui.widgets.marking import BARS
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList
from tui.wording import count_of, in_marks, words_of

_NOTHING = "Nothing is marked yet: m marks a quote where you read it."
_WORDS = 36
"""Cells of a quote in a line that has more to say."""


@dataclass(frozen=True, slots=True)
class ClippingRows:
    """The clippings as they are now."""

    clippings: Sequence[Clipping]

    def count(self) -> int:
        """How many."""
        return len(self.clippings)

    def page(self, offset: int, limit: int) -> Sequence[Clipping]:
        """Those from `offset` on."""
        return self.clippings[offset : offset + limit]


class ClippingList(VirtualList[Clipping]):
    """Five lines a clipping: who and where, its words on two, the reader's line, room to breathe."""

    ROW_HEIGHT = 5
    EMPTY = ("Nothing is marked yet.", "", "m marks the quote under the cursor, wherever you read it.")

    def draw(self, row: Clipping, width: int, here: bool) -> Sequence[Line]:
        """The clipping's lines."""
        quote = row.quote
        ink = ink_of(quote.speaker_id)
        sign = (f" {BARS[quote.kind]} ", ink)
        where = " · ".join(part for part in (quote.published, quote.title or quote.path) if part)
        who = fit(quote.speaker or UNNAMED_LABEL, max(12, width // 3))
        body = fold_into(in_marks(quote), min(width - 4, 100), 2)
        body += [""] * (2 - len(body))
        note = (f"✎ {fit(row.note, width - 6)}", "accent") if row.note else ("", "")
        review = f"  {SIGNS[quote.review]} {quote.review}" if quote.review else ""
        room = width - 5 - len(who) - len(review)
        return [
            [sign, (who, f"strong {ink}"), (review, "marked"), ("  " + pad(where, room), "dim")],
            *([sign, (line, "" if quote.kind == "direct" else "slanted")] for line in body),
            [("   ", ""), note],
        ]

    def key_of(self, row: Clipping) -> str:
        """The quote's id."""
        return row.quote.id


@dataclass(frozen=True, slots=True)
class _TakenOut:
    """What was taken out, where it stood, and what was last written into the library before that."""

    number: int
    clipping: Clipping
    edit: object


class QuotesRead(Message):
    """The quotes of the collection, by id, have been read in a thread as they are now."""

    def __init__(self, quotes: Mapping[str, Quote]) -> None:
        super().__init__()
        self.quotes = quotes


def _find_quotes(library: Library, ids: Iterable[str]) -> dict[str, Quote]:
    return {quote.id: quote for each in ids if (quote := find_quote(library, each)) is not None}


class CollectionPane(ListPane):
    """The frame around the clippings."""

    TITLE = "Collection"

    def __init__(self, desk: Desk) -> None:
        super().__init__(ClippingList(id="clipping-list"), id="clippings")
        self.desk = desk

    def reload(self, *, keep: bool = False) -> None:
        """Show the clippings as they are now."""
        self.rows.show(ClippingRows(tuple(self.desk.clippings)), keep=keep)


class Collection(QuoteSheet, Delivering):
    """Order, note, copy, review, export, take out; enter goes to the quote's place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("collection")]

    def __init__(self, library: Library, desk: Desk, edits: Edits) -> None:
        super().__init__(library, desk, edits)
        self.pane = CollectionPane(desk)
        self._out: list[_TakenOut] = []

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        yield self.pane
        yield self.key_line

    def on_mount(self) -> None:
        """Show what there is."""
        self.pane.reload()
        self.pane.rows.focus()
        self.revised()

    def revised(self) -> None:
        """Take up what readers have said of these quotes."""
        library, ids = self.library, self.desk.ids
        run_in_background(self, "clippings", lambda: QuotesRead(_find_quotes(library, ids)))

    def on_quotes_read(self, event: QuotesRead) -> None:
        """Show them as they are now."""
        if self.desk.renew(event.quotes):
            self._changed()

    def quote_here(self) -> Quote | None:
        """The clipping's quote."""
        row = self.pane.rows.row
        return row.quote if isinstance(row, Clipping) else None

    def _number(self) -> int | None:
        """Which clipping the cursor is on; says so where there is none."""
        row = self.pane.rows.row
        ids = [clipping.quote.id for clipping in self.desk.clippings]
        if isinstance(row, Clipping) and row.quote.id in ids:
            return ids.index(row.quote.id)
        self.key_line.say(_NOTHING)
        return None

    def _changed(self) -> None:
        save_desk(self.desk, self.key_line)
        self.pane.reload(keep=True)

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        if isinstance(event.row, Clipping):
            self.go_to(event.row.quote)

    def action_lift(self, step: int) -> None:
        """Move the clipping up or down."""
        number = self._number()
        if number is None:
            return
        if not 0 <= number + step < len(self.desk.clippings):
            self.key_line.say("It is the first already." if step < 0 else "It is the last already.")
            return
        self.desk.lift(number, step)
        self._changed()

    def action_note(self) -> None:
        """Write a line on the clipping."""
        number = self._number()
        if number is not None:
            clipping = self.desk.clippings[number]
            name = clipping.quote.id
            self.app.push_screen(
                Ask("A line on this quote", value=clipping.note, hint=fit(words_of(clipping.quote), 60)),
                lambda answer: self._noted(name, answer),
            )

    def _noted(self, name: str, answer: str | None) -> None:
        if answer is not None:
            self.desk.annotate(name, answer)
            self._changed()

    def action_drop(self) -> None:
        """Take the clipping out."""
        number = self._number()
        if number is not None:
            clipping = self.desk.clippings[number]
            self.desk.toggle(clipping.quote)
            self._out.append(_TakenOut(number, clipping, self._last_edit()))
            self.key_line.say(f"Taken out: {fit(words_of(clipping.quote), _WORDS)} · u puts it back.")
            self._changed()

    def action_undo(self) -> None:
        """Put back what was taken out, where nothing was written into the library since; else undo that."""
        if not self._out or self._out[-1].edit is not self._last_edit() or self.edits.under_way:
            super().action_undo()
            return
        out = self._out.pop()
        self.desk.put_back(out.number, out.clipping)
        self.key_line.say(f"Put back: {fit(words_of(out.clipping.quote), _WORDS)}")
        self._changed()

    def _last_edit(self) -> object:
        return self.edits.done[-1] if self.edits.done else None

    def action_copy(self, with_source: bool) -> None:
        """Copy the clipping's quote."""
        number = self._number()
        if number is not None:
            copy_quote(self.app, self.desk.clippings[number].quote, with_source, self.desk, self.key_line)

    def action_export(self) -> None:
        """Export the collection, in its order."""
        from tui.exporting import export_clippings

        if not self.desk.clippings:
            self.key_line.say(_NOTHING)
            return
        clippings = tuple(clip for clip in self.desk.clippings if clip.quote.review != "rejected")
        rejected = len(self.desk.clippings) - len(clippings)
        if not clippings:
            self.key_line.say(f"{NOTHING} What is marked is rejected.")
            return
        without = f", without {rejected:,} rejected" if rejected else ""
        self.ask_to_export(
            f"the collection: {count_of(len(clippings), 'quote')}{without}",
            "collection.md",
            lambda path, force: export_clippings(self.library, clippings, path, force=force),
        )
