"""The last line: the keys that work here, or for a moment what has just been done."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.screen import Screen

from tui.actions import footer_ranks, show_key
from tui.measure import fit
from tui.widgets.inked import Line, Painted, Run

_SECONDS = 6


class KeyLine(Painted):
    """As many keys as fit, the most useful first; `?` always."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._inks = ""
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say something in the keys' place for a few seconds."""
        self._said, self._inks = text, "warning" if warning else "accent"
        self.refresh()
        self.set_timer(_SECONDS, lambda: self._hush(text))

    def _hush(self, text: str) -> None:
        if self._said == text:
            self._said = ""
            self.refresh()

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """What was said, or the keys."""
        self._places = []
        if self._said:
            return [[(" " + fit(self._said, width - 2), self._inks)]]
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
