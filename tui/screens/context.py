"""The concordance screen: a word, and every place where it stands, aligned on it."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from index.library import Library
from index.quote import Quote
from tui.actions import bind, may_open_input
from tui.background import run_in_background
from tui.choice import UNNAMED_LABEL
from tui.colours import ink_of
from tui.concordance import Concordance, ContextLine, ContextRows, Scope, Sorting, find_context, sort_lines
from tui.desk import Desk
from tui.measure import fit, fit_start, pad
from tui.reviews import SIGNS, Edits
from tui.screens.quote_sheet import QuoteSheet
from tui.screens.sheet import Target
from tui.widgets.inked import Line
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList

_HOW = 'Type a word, a "phrase" or the beginning* of one; enter goes to the list of its places.'
_NAMED = 90
"""Cells from which each line has room for who says it."""
_SHORT = 40
_SORTED: dict[str, Sorting] = {"by place": "place", "by what follows": "after", "by what precedes": "before"}


class ContextFound(Message):
    """A concordance has been made in a thread; `again` where it is the one that is shown, read anew."""

    def __init__(self, concordance: Concordance, *, again: bool) -> None:
        super().__init__()
        self.concordance = concordance
        self.again = again


class ContextSorted(Message):
    """Its lines have been sorted in a thread; with `keep` the cursor stays on its own."""

    def __init__(self, lines: Sequence[ContextLine], *, keep: bool) -> None:
        super().__init__()
        self.lines = lines
        self.keep = keep


class ContextList(VirtualList[ContextLine]):
    """One line a place: what precedes, the word, what follows, and who says it."""

    def draw(self, row: ContextLine, width: int, here: bool) -> Sequence[Line]:
        """The line, aligned on the word."""
        who = 0 if width < _NAMED else 22 if width < 140 else 34
        room = width - who - 2
        left = max(8, min(room * 45 // 100, room - 24))
        word = fit(row.word, room - left - 4)
        before = fit_start(row.left, left)
        line: Line = [
            (" " * (left - cell_len(before)) + before, ""), (word, "hit"),
            (pad(row.right, room - left - cell_len(word)), ""),
        ]  # fmt: skip
        if not who:
            return [line]
        quote = row.quote
        if quote is None:
            return [[*line, ("  ", ""), (pad(row.title or row.path, who - 2), "dim")]]
        sign = f"{SIGNS[quote.review]} " if quote.review else ""
        name = f"{sign}{quote.speaker or UNNAMED_LABEL}"
        return [[*line, ("  ", ""), (pad(name, who - 2), ink_of(quote.speaker_id))]]

    def key_of(self, row: ContextLine) -> str:
        """The place."""
        return f"{row.path}:{row.span[0]}"


class ContextPane(ListPane):
    """The frame around the lines."""

    TITLE = "Words in context"
    ORDERS: ClassVar[dict[str, str]] = {words: words for words in _SORTED}

    def __init__(self) -> None:
        super().__init__(ContextList(id="context-list", empty=(_HOW,)), id="context")
        self.lines: Sequence[ContextLine] = ()

    def reload(self, *, keep: bool = False) -> None:
        """Sort the lines, in a thread."""
        lines, by = self.lines, _SORTED[self.order]
        run_in_background(self, "sort", lambda: ContextSorted(sort_lines(lines, by), keep=keep))

    def describe(self, total: int) -> str:
        """How many, in which order; where no line has room for a name, who says the one under the cursor."""
        row = self.rows.row
        count = super().describe(total)
        if not isinstance(row, ContextLine) or self.rows.scrollable_content_region.width >= _NAMED:
            return count
        name = (row.quote.speaker or UNNAMED_LABEL) if row.quote else row.title or row.path
        return f"{fit(name, _SHORT)} · {count}"

    @on(VirtualList.Highlighted)
    def _reached(self) -> None:
        self.entitle(count=self.describe(self.rows.total))

    def on_context_sorted(self, event: ContextSorted) -> None:
        """Show them."""
        self.rows.show(ContextRows(event.lines), keep=event.keep)


class Context(QuoteSheet):
    """Type a word; `,` sorts, `a` takes in all text, enter goes to the place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("concordance", "quotes")]

    def __init__(self, library: Library, desk: Desk, edits: Edits, word: str = "") -> None:
        super().__init__(library, desk, edits)
        self.word = word
        self.of: Scope = "quote"
        self.lines = ContextPane()
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """The word over its places."""
        yield Input(self.word, id="word", placeholder='a word, a "phrase", a beginning*', compact=True)
        yield self.lines
        yield self.key_line

    def on_mount(self) -> None:
        """Look for the word one came with."""
        (self.lines.rows if self.word else self.query_one("#word")).focus()
        if self.word:
            self._find()
        else:
            self.lines.rows.show(ContextRows(()))

    def revised(self) -> None:
        """Read the lines anew."""
        self._find(again=True)

    def quote_here(self) -> Quote | None:
        """The quote that the line under the cursor is of."""
        row = self.lines.rows.row
        return row.quote if isinstance(row, ContextLine) else None

    def _find(self, *, again: bool = False) -> None:
        self._stop.set()
        self._stop = stop = Event()
        word, of = self.word, self.of

        def find() -> Message:
            return ContextFound(find_context(self.library, word, of, stop), again=again)

        run_in_background(self, "context", find)

    @on(Input.Changed, "#word")
    def _typed(self, event: Input.Changed) -> None:
        if event.value.strip() != self.word:
            self.word = event.value.strip()
            self._find()

    @on(Input.Submitted, "#word")
    def _entered(self) -> None:
        self.lines.rows.focus()

    def on_context_found(self, event: ContextFound) -> None:
        """Show what was found."""
        found = event.concordance
        self.lines.lines = found.lines
        self.lines.rows.empty = self._why_empty()
        where = "quotes" if self.of == "quote" else "all text"
        more = "" if found.complete else f", the first {len(found.lines):,}"
        self.lines.entitle(f"{self.word} in {where}{more}" if self.word else "Words in context")
        if found.note:
            self.key_line.say(found.note, warning=True)
        self.lines.reload(keep=event.again)

    def _why_empty(self) -> Sequence[str]:
        if not self.word:
            return (_HOW,)
        wider = ("a looks in all text, not in the quotes only.",) if self.of == "quote" else ()
        return ("Nothing found.", *wider, "/ looks for another word; word* finds beginnings.")

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        row = event.row
        if isinstance(row, ContextLine):
            self._stop.set()
            self.dismiss(Target(row.path, row.quote.id if row.quote else None, row.span))

    def action_search(self) -> None:
        """Another word."""
        self.set_focus(self.query_one("#word"))

    def action_scope(self) -> None:
        """In quotes only, or in all text."""
        self.of = "article" if self.of == "quote" else "quote"
        self._find()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that opens an input is a letter where one is open."""
        return may_open_input(action, self.focused)

    def action_escape(self) -> None:
        """Out of the input, then out of the screen."""
        if self.query_one("#word").has_focus and self.lines.rows.total:
            self.lines.rows.focus()
        else:
            self._stop.set()
            self.dismiss(None)
