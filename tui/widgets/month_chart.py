"""Quotes by month as upright bars: all the time that a speaker has been quoted, at one glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.bars import columns, gather, month_range
from tui.measure import fit
from tui.widgets.inked import Line, Painted

_WIDEST = 6
"""Cells of a month's bar where there are but few months, the gap after it among them."""


class MonthChart(Painted):
    """Bars over a line that says from when to when. Where months are more than cells, a bar is several."""

    def __init__(self, ink: str) -> None:
        super().__init__(id="chart")
        self.add_class("-empty")
        self.months: Mapping[str, int] = {}
        self._ink = ink

    def show(self, months: Mapping[str, int]) -> None:
        """Show counts by month, ``2025-11``."""
        self.months = months
        self.set_class(not months, "-empty")
        self.refresh()

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The bars, the highest number at their left, and the months below."""
        names = sorted(month for month in self.months if len(month) >= 7)
        if not names or height < 2:
            return []
        first, last = names[0][:7], names[-1][:7]
        axis = 7
        room = max(1, width - axis - 2)
        counts = gather(self.months, first, last, room)
        top = max(counts)
        each = max(1, min(_WIDEST, room // len(counts)))
        lines: list[Line] = []
        for number, row in enumerate(columns(counts, height - 1)):
            label = f"{top:,}" if number == 0 else ""
            body = "".join(char * max(1, each - 1) + " " * (each > 1) for char in row)
            lines.append([(label.rjust(axis - 1) + " ", "dim"), (body, self._ink)])
        return [*lines, [(" " * axis, ""), (_below(first, last, len(counts) * each), "dim")]]


def _below(first: str, last: str, width: int) -> str:
    """The first month at the left and the last at the right; the years between, where they fit."""
    span = month_range(first, last)
    if len(span) == 1 or width < 2 * len(first) + 2:
        return first if first == last else fit(f"{first} – {last}", max(width, 17))
    cells = list(first.ljust(width - len(last)) + last)
    for place, month in enumerate(span):
        at = place * width // len(span)
        around = "".join(cells[max(0, at - 1) : at + 5])
        if month.endswith("-01") and not around.strip() and at + 5 < width:
            cells[at : at + 4] = month[:4]
    return "".join(cells)
