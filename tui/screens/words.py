"""The dialog in which one chooses words of an article by the keyboard."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from index.quote import Span
from index.safe import make_safe
from tui.measure import Row, wrap
from tui.screens.once import Once
from tui.screens.prompt import Lines
from tui.widgets.inked import Line, Painted

_WORD = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")
KEYS = "arrows: move the end · tab: the other end · enter: these · esc: leave it"
_BEFORE = 2_000
_AFTER = 4_000


class WordsView(Painted, can_focus=True):
    """A part of the article, its chosen words marked, the end that moves marked stronger."""

    def __init__(self, text: str, chosen: Span) -> None:
        super().__init__(id="words")
        lines = [match.start() for match in re.finditer("\n", text)]
        low = max(0, chosen[0] - _BEFORE)
        low = lines[bisect_right(lines, low) - 1] + 1 if bisect_right(lines, low) and low else low
        self._base = low
        self._text = make_safe(text[low : chosen[1] + _AFTER].replace("\t", " "))
        self._words = [match.span() for match in _WORD.finditer(self._text)] or [(0, len(self._text))]
        starts = [start for start, _ in self._words]
        self._first = max(0, bisect_right(starts, chosen[0] - low) - 1)
        if self._words[self._first][1] <= chosen[0] - low:
            self._first = min(self._first + 1, len(self._words) - 1)
        self._last = max(self._first, bisect_right(starts, max(0, chosen[1] - low - 1)) - 1)
        self._at_end = True
        self._rows: list[Row] = []

    @property
    def chosen(self) -> Span:
        """The words that are chosen, as a span of the article."""
        return self._base + self._words[self._first][0], self._base + self._words[self._last][1]

    def move(self, step: int) -> None:
        """Move the end that moves by words; it takes the other along where they would cross."""
        place = max(0, min((self._last if self._at_end else self._first) + step, len(self._words) - 1))
        self._put(place)

    def move_rows(self, step: int) -> None:
        """Move it by rows."""
        start = self._words[self._last if self._at_end else self._first][0]
        row = self._row_of(start) + step
        if 0 <= row < len(self._rows):
            wanted = self._rows[row].start + start - self._rows[row - step].start
            starts = [word[0] for word in self._words]
            self._put(max(0, bisect_right(starts, min(wanted, self._rows[row].end)) - 1))

    def turn(self) -> None:
        """The other end moves from now on."""
        self._at_end = not self._at_end
        self.refresh()

    def _put(self, place: int) -> None:
        if self._at_end:
            self._last = place
            self._first = min(self._first, place)
        else:
            self._first = place
            self._last = max(self._last, place)
        self.refresh()

    def _row_of(self, offset: int) -> int:
        return max(0, bisect_right([row.start for row in self._rows], offset) - 1)

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The rows around the end that moves."""
        self._rows = wrap(self._text, max(10, width))
        moving = self._words[self._last if self._at_end else self._first]
        top = max(0, min(self._row_of(moving[0]) - height // 2, len(self._rows) - height))
        first, last = self._words[self._first][0], self._words[self._last][1]
        return [self._line(row, (first, last), moving) for row in self._rows[top : top + height]]

    def _line(self, row: Row, chosen: Span, moving: Span) -> Line:
        cuts = sorted({row.start, row.end, *(c for c in (*chosen, *moving) if row.start < c < row.end)})
        inks = []
        for start, end in pairwise(cuts):
            ink = "hit-here" if moving[0] <= start < moving[1] else ""
            ink = ink or ("hit" if chosen[0] <= start < chosen[1] else "")
            inks.append((self._text[start:end], ink))
        return inks


class SelectWords(ModalScreen["Span | None"], Once["Span | None"]):
    """Chooses a stretch of an article, beginning with `chosen`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        Binding("enter", "take", "take"),
        Binding("right,l", "move(1)", "on"),
        Binding("left,h", "move(-1)", "back"),
        Binding("down,j", "rows(1)", "down"),
        Binding("up,k", "rows(-1)", "up"),
        Binding("tab,shift+tab", "turn", "other end"),
    ]

    def __init__(self, text: str, chosen: Span, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._view = WordsView(text, chosen)

    def compose(self) -> ComposeResult:
        """The article's words under the question."""
        with Vertical(id="dialog", classes="-tall-dialog"):
            yield Lines([(self._heading, "heading"), ("", "")])
            yield self._view
            yield Lines([("", ""), (KEYS, "dim")])

    def on_mount(self) -> None:
        """Keys move the end."""
        self._view.focus()

    def action_move(self, step: int) -> None:
        """By words."""
        self._view.move(step)

    def action_rows(self, step: int) -> None:
        """By rows."""
        self._view.move_rows(step)

    def action_turn(self) -> None:
        """The other end."""
        self._view.turn()

    def action_take(self) -> None:
        """These words."""
        self.dismiss(self._view.chosen)

    def action_cancel(self) -> None:
        """Leave it."""
        self.dismiss(None)
