"""Lists of names with a bar and a count: months, company."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.bars import bar
from tui.colours import ink_of
from tui.company import Amount
from tui.measure import pad
from tui.widgets.inked import Line
from tui.widgets.virtual_list import VirtualList

_MONTH = 8
"""Cells of a month."""


class AmountList(VirtualList[Amount]):
    """One line each: a month, its count, a bar; or a name, which has the bar's room where it is long."""

    def draw(self, row: Amount, width: int, here: bool) -> Sequence[Line]:
        """The line."""
        count = (f"{row.count:,}" if row.count else "·").rjust(len(f"{row.top:,}"))
        inks = "strong" if here else ""
        room = width - len(count) - 4
        if row.choice is None:
            picture = bar(row.count, row.top, max(4, room - _MONTH))
            return [[(" " + pad(row.label, _MONTH), inks), (f" {count} ", "dim"), (picture, "accent")]]
        cells = max(4, width // 4)
        picture = f" {bar(row.count, row.top, cells).ljust(cells)}"
        if cell_len(row.label) > room - cells:
            cells, picture = -1, ""
        ink = ink_of(row.choice.speaker_id)
        return [[(" " + pad(row.label, room - cells), inks), (picture, ink), (f" {count}", "dim")]]

    def key_of(self, row: Amount) -> str:
        """The name."""
        return row.label
