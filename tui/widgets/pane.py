"""A pane of the explorer: a frame with a title, a list, and a line to filter it as one types."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from index.safe import make_safe_line
from tui.actions import bind, may_open_input
from tui.measure import fit
from tui.widgets.virtual_list import VirtualList


class Frame(Vertical):
    """A border with a title that says whether the focus is inside, in words of one sign."""

    TITLE: ClassVar[str] = ""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = self.TITLE
        self._count = ""
        self._written = ("", "")

    def entitle(self, title: str | None = None, count: str | None = None) -> None:
        """Write the frame's title, and what stands at its right end."""
        self._title = self._title if title is None else title
        self._count = self._count if count is None else count
        self._write_title()

    def _write_title(self) -> None:
        mark = "● " if self.has_focus_within else ""
        room = max(4, self.size.width - 6) if self.size.width else 80
        title = mark + fit(make_safe_line(self._title), room)
        count = make_safe_line(self._count)
        if (title, count) != self._written:
            self._written = (title, count)
            self.border_title = Content(title)
            self.border_subtitle = Content(count)

    def on_mount(self) -> None:
        """The title as it is at first."""
        self._write_title()

    def on_resize(self) -> None:
        """The title takes the new width."""
        self._write_title()

    def on_descendant_focus(self) -> None:
        """The focus came in."""
        self._write_title()

    def on_descendant_blur(self) -> None:
        """The focus went out."""
        self._write_title()


class FilterInput(Input):
    """The line under a list that narrows it as one types."""


class ListPane(Frame):
    """A frame around one `VirtualList`, with filter and sort where the list has them."""

    ORDERS: ClassVar[dict[str, str]] = {}
    FILTERS: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bind("pane")]

    def __init__(self, rows: VirtualList[Any], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = rows
        self.order = next(iter(self.ORDERS), "")
        self.words = ""

    def compose(self) -> ComposeResult:
        """The list and, hidden until it is asked for, the filter."""
        yield self.rows
        if self.FILTERS:
            line = FilterInput(placeholder=self.FILTERS, compact=True, select_on_focus=False)
            line.display = False
            yield line

    def reload(self, *, keep: bool = False) -> None:
        """Read the list anew, as it is filtered and sorted now."""
        raise NotImplementedError

    # -- filter and sort
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where there is something to sort by or to filter, and no input open already."""
        if not may_open_input(action, self.screen.focused):
            return False
        if action == "sort":
            return len(self.ORDERS) > 1
        if action == "filter":
            return bool(self.FILTERS)
        return action != "reviewed"

    def action_filter(self) -> None:
        """Show the filter and type into it."""
        line = self.query_one(FilterInput)
        line.display = True
        self.screen.set_focus(line)

    def action_sort(self) -> None:
        """The next order."""
        orders = list(self.ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.reload()

    def action_reviewed(self) -> None:
        """Only reviewed quotes, where there are quotes."""

    def clear_filter(self) -> bool:
        """Take the filter away; whether there was one."""
        if not self.FILTERS:
            return False
        line = self.query_one(FilterInput)
        shown = line.display or bool(self.words)
        with line.prevent(Input.Changed):
            line.value = ""
        line.display = False
        if self.words:
            self.words = ""
            self.reload()
        return bool(shown)

    @on(Input.Changed)
    def _filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value.strip() != self.words:
            self.words = event.value.strip()
            self.reload()

    @on(Input.Submitted)
    def _filter_done(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = bool(self.words)
        self.rows.focus()

    @on(VirtualList.Loaded)
    def _count_rows(self, event: VirtualList.Loaded) -> None:
        self.entitle(count=self.describe(event.total))

    def describe(self, total: int) -> str:
        """What stands at the right end of the frame: how many, and in which order."""
        order = self.ORDERS.get(self.order, "")
        return f"{total:,} · {order}" if order and total > 1 else f"{total:,}"
