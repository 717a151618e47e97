"""The last line: the keys that work here, or for a moment what has just been done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from tui.actions import footer_ranks, show_key
from tui.measure import fold_into
from tui.widgets.inked import Line, Painted, Run

_SECONDS = 6
_ROWS = 3
"""Rows that what is said may take: it ends with what can be done."""


class KeyLine(Painted):
    """As many keys as fit, the most useful first; `?` always. None while a dialog has the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._inks = ""
        self._times = 0
        self._waiting: list[str] = []
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the focus, and whether a dialog has it."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self.watch(self.screen, "stack_updates", self._covered, init=False)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def _covered(self) -> None:
        self.refresh()

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say something in the keys' place for a few seconds."""
        self._inks = "warning" if warning else "accent"
        self._show(text)
        self._times += 1
        self.set_timer(_SECONDS, partial(self._hush, self._times))

    def warn(self, text: str) -> None:
        """Say a warning that no key led to, after what is being said: that may be one as well."""
        if not self._said:
            self.say(text, warning=True)
        elif text not in self._waiting:
            self._waiting.append(text)

    def _hush(self, time: int) -> None:
        """Say what waits or show the keys, unless something has been said since: the same words too."""
        if self._times != time:
            return
        if self._waiting:
            self.say(self._waiting.pop(0), warning=True)
        else:
            self._show("")

    def _show(self, text: str) -> None:
        width = self.size.width
        before, self._said = len(self._rows(width)), text
        self.refresh(layout=len(self._rows(width)) != before)

    def _rows(self, width: int) -> list[str]:
        """What was said, folded; the one row of the keys where nothing was."""
        return fold_into(self._said, width - 2, _ROWS) if self._said and width > 2 else [""]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are needed."""
        return len(self._rows(width))

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """What was said, or the keys."""
        self._places = []
        if self._said:
            return [[(f" {row}", self._inks)] for row in self._rows(width)]
        if self.app.screen is not self.screen:
            return ()
        keys = self._keys()
        always = [entry for entry in keys if entry[1] == "help"]
        used = 1 + sum(_room(entry) for entry in always)
        shown: list[tuple[str, str, str]] = []
        for entry in keys:
            if entry[1] != "help" and used + _room(entry) <= width:
                shown.append(entry)
                used += _room(entry)
        line: list[Run] = [(" ", "")]
        column = 1
        for name, label, key in [*shown, *always]:
            self._places.append((column, column + _room((name, label, key)), name))
            column += _room((name, label, key))
            line += [(key, "key"), (f" {label}  ", "dim")]
        return [line]

    def _keys(self) -> list[tuple[str, str, str]]:
        """What works now as (key's name, label, key as shown), the most useful first."""
        ranks = footer_ranks()
        found: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if enabled and binding.id in ranks:
                found.setdefault(binding.id, (binding.key, binding.description, show_key(binding.key)))
        return [found[known] for known in sorted(found, key=lambda known: ranks[known])]

    def on_click(self, event: events.Click) -> None:
        """A key can be clicked."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)


def _room(entry: tuple[str, str, str]) -> int:
    return cell_len(entry[2]) + cell_len(entry[1]) + 3
