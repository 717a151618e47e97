"""A bar beside the article: what part is in view, and where in the article this speaker speaks."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from tui.widgets.inked import Line, Painted


class PositionBar(Painted):
    """One column for the whole article; a click goes there."""

    class Moved(Message):
        """A place was asked for, as a share of the article from 0 to 1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.total = 0
        self.top = 0
        self.seen = 0
        self.marks: Sequence[tuple[int, str]] = ()

    def show(self, total: int, top: int, seen: int, marks: Sequence[tuple[int, str]]) -> None:
        """`total` rows of which `seen` from `top` on are in view; `marks` are rows and inks."""
        self.total, self.top, self.seen, self.marks = total, top, seen, marks
        self.refresh()

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """A cell for every stretch of rows."""
        cells: list[list[tuple[str, str]]] = [[(" ", "")] for _ in range(height)]
        scale = height / max(self.total, height)
        if self.total > self.seen:
            last = min(height, max(int(self.top * scale) + 1, round((self.top + self.seen) * scale)))
            for cell in range(int(self.top * scale), last):
                cells[cell] = [("▕", "thumb")]
        for row, ink in self.marks:
            cell = min(height - 1, int(row * scale))
            here = "thumb" if cells[cell][0][1].startswith("thumb") else ""
            cells[cell] = [("━", f"{here} {ink}")]
        return cells

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the bar was touched."""
        event.stop()
        self.post_message(self.Moved(event.y / max(1, self.size.height - 1)))
