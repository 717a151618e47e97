"""A list of any length that holds only the rows near the eye.

It asks a `RowSource` for a page at a time in a thread, draws what has come and a dim dot for what has
not, and never knows more than a few pages. Rows have one height, so that any row's place is a product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.actions import bind
from tui.background import run_in_background
from tui.colours import ink_of
from tui.measure import fold_into
from tui.widgets.inked import Inked, Line
from tui.widgets.pages import PAGE, Begun, Delivery, Pages, RowSource, read_beginning, read_page

R = TypeVar("R")

_EMPTY_ROWS = 3
"""Rows that a line of an empty list may take."""


class VirtualList(ScrollView, Inked, Generic[R], can_focus=True):
    """Rows by page, a cursor, and keys to move it. Subclasses say how a row is drawn and what its key is."""

    ALLOW_SELECT = False
    ROW_HEIGHT: ClassVar[int] = 1
    CLICKS: ClassVar[int] = 2
    """How often a row is clicked to be opened."""

    EMPTY: ClassVar[Sequence[str]] = ("Nothing here.",)
    BINDINGS: ClassVar[list[BindingType]] = [*bind("moving", "list")]

    class Highlighted(Message):
        """The cursor came to another row, or another row came under the cursor."""

        def __init__(self, rows: VirtualList[Any], row: object, by_user: bool) -> None:
            super().__init__()
            self.rows = rows
            self.row = row
            self.by_user = by_user

        @property
        def control(self) -> VirtualList[Any]:
            """The list it happened in."""
            return self.rows

    class Chosen(Message):
        """Enter, or a click on the row under the cursor."""

        def __init__(self, rows: VirtualList[Any], row: object) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> VirtualList[Any]:
            """The list it happened in."""
            return self.rows

    class Loaded(Message):
        """The list knows its length and the rows around its cursor."""

        def __init__(self, rows: VirtualList[Any], total: int) -> None:
            super().__init__()
            self.rows = rows
            self.total = total

        @property
        def control(self) -> VirtualList[Any]:
            """The list it happened in."""
            return self.rows

    class Arrived(Message):
        """Rows have come from a thread; the list takes them itself."""

        def __init__(self, page: Delivery[Any]) -> None:
            super().__init__()
            self.page = page

    def __init__(self, *, id: str | None = None, empty: Sequence[str] | None = None) -> None:
        super().__init__(id=id)
        self.empty: Sequence[str] = self.EMPTY if empty is None else empty
        self._inks: Mapping[str | None, str] = {}
        self.total = 0
        self.cursor = 0
        self.loaded = False
        self._source: RowSource[R] | None = None
        self._generation = self._begun = 0
        self._pages: Pages[R] = Pages()
        self._keep: str | None = None

    # -- what subclasses say
    def draw(self, row: R, width: int, here: bool) -> Sequence[Line]:
        """The row's lines, `ROW_HEIGHT` of them; `here` where the cursor is on it."""
        raise NotImplementedError

    def key_of(self, row: R) -> str:
        """What the row is known by when the list is read again."""
        raise NotImplementedError

    # -- whose colour is which
    def colour(self, inks: Mapping[str | None, str]) -> None:
        """Give these speakers the colours that they have in an article; all others keep their own."""
        self._inks = inks
        self.refresh()

    @property
    def inks(self) -> Mapping[str | None, str]:
        """The colours that were given."""
        return self._inks

    def ink_of(self, speaker_id: str | None) -> str:
        """The ink of a speaker's colour."""
        return self._inks.get(speaker_id) or ink_of(speaker_id)

    # -- what is shown
    def show(self, source: RowSource[R], *, keep: bool = False) -> None:
        """Show other rows; with `keep` the cursor stays on its row where that is still near."""
        self._generation += 1
        self._source = source
        row = self.row
        self._keep = self.key_of(row) if keep and row is not None else None
        if not keep:
            self.cursor = 0
        self._pages.wanted.clear()
        start = max(0, self.cursor // PAGE - 1) * PAGE
        count = PAGE * (3 if keep else 1)
        job = partial(read_beginning, source, self._generation, start, count)
        if isinstance(source, Begun) and not keep:
            self._take(job())
            return
        run_in_background(self, f"rows-{self.id}", lambda: self.Arrived(job()))

    @property
    def is_coming(self) -> bool:
        """Whether the rows that were asked for last are still to come, and others stand here."""
        return self._begun != self._generation

    @property
    def row(self) -> R | None:
        """The row under the cursor, or None where there is none yet."""
        return self.row_at(self.cursor)

    def row_at(self, index: int) -> R | None:
        """The row at `index` if it is at hand."""
        return self._pages.row_at(index)

    def go_to(self, index: int, *, by_user: bool = True) -> None:
        """Put the cursor on a row and bring it into view."""
        index = max(0, min(index, self.total - 1))
        if index != self.cursor:
            self.refresh()
        self.cursor = index
        self._show_cursor()
        row = self.row
        if row is None:
            self._want(index // PAGE)
        else:
            self.post_message(self.Highlighted(self, row, by_user))

    def find_key(self, key: str) -> int | None:
        """Where the row with this key is, among the rows at hand."""
        return self._pages.find(lambda row: self.key_of(row) == key)

    def place(self, key: str) -> bool:
        """Put the cursor on the row with this key without telling anyone; whether it is at hand."""
        index = self.find_key(key)
        if index is not None and index != self.cursor:
            self.cursor = index
            self._show_cursor()
            self.refresh()
        return index is not None

    # -- rows that arrive
    def on_virtual_list_arrived(self, message: Arrived) -> None:
        """Put what a thread brought where it belongs."""
        message.stop()
        self._take(message.page)

    def _take(self, page: Delivery[R]) -> None:
        if page.generation != self._generation:
            return
        first = page.total is not None
        self._pages.put(page, self.cursor)
        if page.total is not None:
            self.total = page.total
            self.loaded = True
            self._begun = page.generation
            self._grow()
        self.refresh()
        if first:
            self._settle()
        elif page.offset // PAGE == self.cursor // PAGE and (row := self.row) is not None:
            self.post_message(self.Highlighted(self, row, False))

    def _grow(self) -> None:
        """Take the height of all rows. The screen is laid out anew only where a scrollbar comes or goes."""
        size = Size(self.scrollable_content_region.width, self.total * self.ROW_HEIGHT)
        if (size.height > self.container_size.height) != self.show_vertical_scrollbar:
            self.virtual_size = size
            return
        self.set_reactive(VirtualList.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def _settle(self) -> None:
        """Find the cursor's place in rows that were read anew."""
        before = self.cursor
        if self._keep is not None and (index := self.find_key(self._keep)) is not None:
            self.cursor = index
            self.scroll_to(
                y=self.scroll_offset.y + (index - before) * self.ROW_HEIGHT, animate=False, force=True
            )
        self.cursor = max(0, min(self.cursor, self.total - 1))
        self._show_cursor()
        # Called from here it is the list that tells, so that everyone above it hears.
        self.call_next(self._tell_settled)

    def _tell_settled(self) -> None:
        self.post_message(self.Loaded(self, self.total))
        if (row := self.row) is not None:
            self.post_message(self.Highlighted(self, row, False))

    def _want(self, number: int) -> None:
        """Ask for a page, unless it is at hand or on its way."""
        source = self._source
        if source is not None and self._pages.want(number):
            job = partial(read_page, source, self._generation, number)
            run_in_background(self, f"page-{self.id}-{number % 2}", lambda: self.Arrived(job()))

    # -- drawing
    def render_line(self, y: int) -> Strip:
        """One line of the list as far as it is scrolled."""
        width = self.scrollable_content_region.width
        if self.total == 0:
            return self.strip(self._empty_line(y), width)
        index, part = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if index >= self.total:
            return self.strip((), width, self._ground(False))
        row = self.row_at(index)
        here = index == self.cursor
        if row is None:
            self.call_later(self._want, index // PAGE)
            return self.strip([("  ·", "dim")], width, self._ground(here))
        lines = self.draw(row, width, here)
        return self.strip(lines[part] if part < len(lines) else (), width, self._ground(here))

    def _ground(self, here: bool) -> Style:
        ground = self.visual_style.rich_style
        if not here:
            return ground
        return ground + self.ink("cursor" if self.has_focus else "cursor-away")

    def _empty_line(self, y: int) -> Line:
        if not self.loaded:
            return [("  …", "dim")] if y == 0 else ()
        room = self.scrollable_content_region.width - 3
        rows = [row for text in self.empty for row in (fold_into(text, room, _EMPTY_ROWS) or [""])]
        return [("  " + rows[y], "dim")] if y < len(rows) else ()

    # -- moving
    @property
    def _rows_in_view(self) -> int:
        return max(1, self.size.height // self.ROW_HEIGHT)

    def _show_cursor(self) -> None:
        top = self.cursor * self.ROW_HEIGHT
        bottom = top + self.ROW_HEIGHT
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=bottom - self.size.height, animate=False, force=True)

    def action_move(self, step: int) -> None:
        """The cursor up or down by rows."""
        self.go_to(self.cursor + step)

    def action_page(self, pages: float) -> None:
        """The cursor up or down by what fits the pane."""
        self.go_to(self.cursor + int(pages * self._rows_in_view))

    def action_first(self) -> None:
        """The cursor to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """The cursor to the last row."""
        self.go_to(self.total - 1)

    def action_choose(self) -> None:
        """Say that this row is the one."""
        if (row := self.row) is not None:
            self.post_message(self.Chosen(self, row))

    def on_resize(self, event: events.Resize) -> None:
        """The rows take the new width; the cursor stays in view."""
        self._grow()
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on the row; a second one opens it, or the first where one does."""
        index = (event.y + self.scroll_offset.y) // self.ROW_HEIGHT
        if index >= self.total:
            return
        again = index == self.cursor and event.chain > 1
        self.go_to(index)
        if again or self.CLICKS == 1:
            self.action_choose()

    def on_focus(self) -> None:
        """The cursor is drawn stronger while the list has the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """And weaker when it has not."""
        self.refresh()
