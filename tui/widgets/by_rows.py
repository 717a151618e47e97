"""Scrolling by rows, at once: animation costs more than what it shows."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.scroll_view import ScrollView

from tui.actions import bind
from tui.widgets.inked import Inked


class ByRows(ScrollView, Inked):
    """A view whose keys and wheel scroll it, and which then may take another cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("moving")]

    def follow(self) -> None:
        """It has been scrolled by its reader."""
        raise NotImplementedError

    def action_move(self, step: int) -> None:
        """Scroll by rows."""
        self._scroll_by(step)

    def action_page(self, pages: float) -> None:
        """Scroll by what fits the pane, less a row or two to hold on to."""
        step = int(pages * self.size.height)
        self._scroll_by(step - (2 if pages >= 1 else -2 if pages <= -1 else 0))

    def action_first(self) -> None:
        """To the beginning."""
        self._scroll_by(-self.virtual_size.height)

    def action_last(self) -> None:
        """To the end."""
        self._scroll_by(self.virtual_size.height)

    def _scroll_by(self, rows: int) -> None:
        self.scroll_to(y=max(0, self.scroll_offset.y + rows), animate=False, force=True)
        self.follow()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three rows down, at once."""
        event.stop()
        event.prevent_default()
        self._scroll_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three rows up, at once."""
        event.stop()
        event.prevent_default()
        self._scroll_by(-3)
