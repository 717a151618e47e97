"""Lists of names with a bar and a count: months, company."""

from __future__ import annotations

from collections.abc import Sequence

from tui.bars import bar
from tui.colours import ink_of
from tui.company import Amount
from tui.measure import pad
from tui.widgets.inked import Line
from tui.widgets.virtual_list import VirtualList


class AmountList(VirtualList[Amount]):
    """One line each: name, count, bar."""

    def draw(self, row: Amount, width: int, here: bool) -> Sequence[Line]:
        """The line."""
        ink = ink_of(row.choice.speaker_id) if row.choice is not None else "accent"
        name = 8 if row.choice is None else max(10, width // 2 - 4)
        count = f"{row.count:,}".rjust(len(f"{row.top:,}")) if row.count else "·".rjust(len(f"{row.top:,}"))
        cells = max(4, width - name - len(count) - 4)
        return [
            [
                (" " + pad(row.label, name), "strong" if here else ""),
                (f" {count} ", "dim"),
                (bar(row.count, row.top, cells), ink),
            ]
        ]

    def key_of(self, row: Amount) -> str:
        """The name."""
        return row.label
