"""What was said of quotes: those of a sample that wait first, then what no longer fits, then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from index import reviewing
from index.anchor import CONTEXT
from index.library import Library
from index.quote import Quote
from index.review.entry import Entry
from tui.actions import bind
from tui.background import Failed, run_in_background
from tui.choice import UNNAMED_LABEL
from tui.desk import Desk
from tui.measure import ELLIPSIS, fit, flatten, fold_into
from tui.reviews import SIGNS, Edits, find_quote
from tui.screens.revising import QuoteRead, Revising
from tui.screens.sheet import Sheet, target_of_quote
from tui.widgets.inked import Line
from tui.widgets.marking import BARS
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList

UNFIT = "no longer fits its article"
WAITING = "sampled, not reviewed yet"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry, and the id of the quote that it is about, None where it does not fit."""

    entry: Entry
    quote_id: str | None

    @property
    def state(self) -> str:
        """What is to be said of it in a few words."""
        if self.quote_id is None:
            return UNFIT
        return self.entry.review or WAITING


@dataclass(slots=True)
class ReviewedRows:
    """All reviews of a library, in the order in which they want to be looked at."""

    library: Library
    rows: list[Reviewed] = field(default_factory=list, init=False)

    def count(self) -> int:
        """How many; reads them all."""
        found = [Reviewed(entry, quote_id) for entry, quote_id in self.library.reviews()]
        self.rows = sorted(found, key=lambda row: (row.state != WAITING, row.state != UNFIT))
        return len(self.rows)

    def page(self, offset: int, limit: int) -> Sequence[Reviewed]:
        """Those from `offset` on."""
        return self.rows[offset : offset + limit]

    def summary(self) -> str:
        """How far the sample is, and how many no longer fit."""
        sampled = [row for row in self.rows if row.entry.sample]
        waiting = sum(row.entry.review is None for row in sampled)
        unfit = sum(row.quote_id is None for row in self.rows)
        parts = [f"{len(self.rows):,}"]
        if sampled:
            parts.append(f"{len(sampled) - waiting:,} of {len(sampled):,} sampled reviewed")
        if unfit:
            parts.append(f"{unfit:,} no longer {'fits' if unfit == 1 else 'fit'}")
        return " · ".join(parts)


class ReviewedList(VirtualList[Reviewed]):
    """Five lines a review: what is said, the words with what stands beside them, where, room to breathe."""

    ROW_HEIGHT = 5
    EMPTY = (
        "Nothing is reviewed yet.",
        "",
        "r says of a quote whether it is right, wherever you read it.",
        "onrecord sample LIBRARY puts quotes drawn at random here.",
    )

    def draw(self, row: Reviewed, width: int, here: bool) -> Sequence[Line]:
        """The review's lines."""
        entry = row.entry
        kind = entry.right.kind
        bar = (f" {BARS[kind]} ", "marked" if row.state == WAITING else "dim")
        sign = "!" if row.quote_id is None else SIGNS[entry.review] or "?"
        ink = "warning" if row.quote_id is None else "accent"
        head = fit(f"{entry.right.speaker or UNNAMED_LABEL} · {kind}", width - 8 - len(row.state))
        words = " […] ".join(part.exact for part in entry.extent or entry.passage)
        before = _whole(entry.passage[0].prefix.rpartition("\n")[2], -1)
        after = _whole(entry.passage[-1].suffix.partition("\n")[0], 1)
        folded = fold_into(flatten(f"{before}▸{words}◂{after}"), min(width - 4, 110), 2)
        found = entry.found
        was = ""
        if entry.review == "corrected" and found is not None and found != entry.right:
            was = f" · found as {found.speaker or UNNAMED_LABEL}, {found.kind}"
        return [
            [bar, (f"{sign} ", ink), (head, "strong"), (f"  {row.state}", ink)],
            *([bar, *line] for line in _inked(folded)),
            [bar, (fit(f"{entry.path}{was}", width - 4), "dim")],
        ]

    def key_of(self, row: Reviewed) -> str:
        """The passage."""
        return f"{row.entry.path} {row.entry.passage}"


_SIGN = re.compile("([▸◂])")


def _whole(beside: str, side: int) -> str:
    """What stands beside a passage, without the word that is cut off at its far end."""
    if len(beside) < CONTEXT:
        return beside
    return f"{ELLIPSIS}{beside.partition(' ')[2]}" if side < 0 else f"{beside.rpartition(' ')[0]}{ELLIPSIS}"


def _inked(lines: Sequence[str]) -> Iterator[Line]:
    """The words between their signs stronger than what stands beside them, over all lines."""
    ink = "dim"
    for line in lines:
        runs = []
        for piece in _SIGN.split(line):
            ink = {"▸": "", "◂": "dim"}.get(piece, ink)
            if not _SIGN.match(piece):
                runs.append((piece, ink))
        yield runs


class ReviewsPane(ListPane):
    """The frame around the reviews."""

    TITLE = "Reviews"

    def __init__(self, library: Library) -> None:
        super().__init__(ReviewedList(id="reviewed-list"), id="reviewed")
        self.library = library
        self.source = ReviewedRows(library)

    def reload(self, *, keep: bool = False) -> None:
        """Read the reviews anew."""
        self.source = ReviewedRows(self.library)
        self.rows.show(self.source, keep=keep)

    def describe(self, total: int) -> str:
        """How far the sample is."""
        return self.source.summary()


class Located(Message):
    """A quote has been read in a thread, to go to its place."""

    def __init__(self, quote: Quote) -> None:
        super().__init__()
        self.quote = quote


class Reviews(Sheet, Revising):
    """Review, take back, go to the place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("reviews")]

    def __init__(self, library: Library, desk: Desk, edits: Edits) -> None:
        super().__init__()
        self.library = library
        self.desk = desk
        self.edits = edits
        self.pane = ReviewsPane(library)
        self._next: str | None = None

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        yield self.pane
        yield self.key_line

    def on_mount(self) -> None:
        """Show what there is."""
        self.pane.reload()
        self.pane.rows.focus()

    def revised(self) -> None:
        """Read the reviews anew, and go on to the one after."""
        rows = self.pane.rows
        following = rows.row_at(rows.cursor + 1)
        self._next = rows.key_of(following) if following is not None else None
        self.pane.reload(keep=True)

    @on(VirtualList.Loaded)
    def _go_on(self) -> None:
        if self._next is not None:
            self.pane.rows.place(self._next)
            self._next = None

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        row = event.row
        if isinstance(row, Reviewed):
            run_in_background(self, "place", lambda: self._found(row, leave=True))

    def action_review(self) -> None:
        """Say whether this quote is right."""
        row = self._row_here()
        if row is not None and self.may_write():
            run_in_background(self, "place", lambda: self._found(row, leave=False))

    def _row_here(self) -> Reviewed | None:
        """The review under the cursor; says so where there is none."""
        row = self.pane.rows.row
        if not isinstance(row, Reviewed):
            self.key_line.say(
                "Nothing is reviewed yet: r on a quote, where you read it, says whether it is right."
            )
            return None
        return row

    def _found(self, row: Reviewed, *, leave: bool) -> Message:
        quote = find_quote(self.library, row.quote_id) if row.quote_id else None
        if quote is None:
            return Failed(
                "Its words no longer stand there; delete takes it out, "
                "`onrecord reviews LIBRARY --refit` follows a renamed article."
            )
        return Located(quote) if leave else QuoteRead(quote, self.library.article(quote.path))

    def on_located(self, event: Located) -> None:
        """Go to the quote's place."""
        self.dismiss(target_of_quote(event.quote))

    def action_drop(self) -> None:
        """Take this review back; it may have stopped to fit."""
        row = self._row_here()
        if row is not None and row.state == WAITING:
            self.key_line.say("Nothing was said of this quote yet; r does.")
        elif row is not None and self.may_write():
            library = self.library
            self.revise("Taken back.", lambda: reviewing.drop(library, row.entry))
