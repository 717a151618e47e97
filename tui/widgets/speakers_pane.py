"""The speakers with their counts; everyone and those without a name are rows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from rich.cells import cell_len
from textual import on

from index.library import Library, Order
from tui.bars import sparkline
from tui.choice import Choice
from tui.measure import fit, pad
from tui.sources import SPARK, SpeakerRow, SpeakerRows
from tui.widgets.inked import Line, Run
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList

_WIDE = 30
_NO_SPEAKER = ("No speaker of that name: fewer letters find more.", "esc shows all again.")


class SpeakerList(VirtualList[SpeakerRow]):
    """One line a speaker: name, sparkline where the name leaves room, count."""

    EMPTY = ("No speaker of that name: fewer letters find more.",)

    def draw(self, row: SpeakerRow, width: int, here: bool) -> Sequence[Line]:
        """The speaker's line."""
        choice = row.choice
        count = f"{row.quotes:,}"
        room = width - 4 - cell_len(count)
        spark = sparkline(row.spark).ljust(SPARK) if width >= _WIDE and row.spark else ""
        if spark and cell_len(row.label or choice.label) + SPARK < room:
            room -= SPARK + 1
        else:
            spark = ""
        if choice.speaker_id is None:
            sign: Run = ("  ", "")
            name: Run = (pad(choice.label, room), "slanted")
        else:
            sign = ("▪ ", self.ink_of(choice.speaker_id))
            name = (pad(choice.label, room), "strong" if here else "")
        line: list[Run] = [(" ", ""), sign, name]
        more = row.label.removeprefix(choice.label)
        if more and cell_len(choice.label) < room:
            short = fit(choice.label, room)
            line[2:] = [(short, name[1]), (pad(more, room - cell_len(short)), "dim")]
        if spark:
            line += [(" " + spark, "dim")]
        line += [(f" {count}", "dim")]
        return [line]

    def key_of(self, row: SpeakerRow) -> str:
        """The choice's key."""
        return row.choice.key


class SpeakersPane(ListPane):
    """Speakers, filtered by name, sorted by count, name or recency."""

    TITLE = "Speakers"
    FILTERS = "name…"
    ORDERS: ClassVar[dict[str, str]] = {"quotes": "most quoted", "name": "by name", "recent": "latest"}

    def __init__(self, library: Library) -> None:
        super().__init__(SpeakerList(id="speaker-list", empty=_NO_SPEAKER), id="speakers")
        self.library = library
        self._sparks = False

    def reload(self, *, keep: bool = False) -> None:
        """Read the speakers anew."""
        rows = SpeakerRows(self.library, cast(Order, self.order), self.words, self._sparks)
        self.rows.show(rows, keep=keep)

    @on(VirtualList.Loaded)
    def _add_sparks(self) -> None:
        """Sparklines take longer than names: they come after these, and only where there is room."""
        if not self._sparks and self.rows.size.width >= _WIDE:
            self._sparks = True
            self.reload(keep=True)

    def on_resize(self) -> None:
        """There may be room now."""
        super().on_resize()
        if self.rows.loaded:
            self.call_after_refresh(self._add_sparks)

    def describe(self, total: int) -> str:
        """The speakers' number, without the two rows that are none."""
        return super().describe(total if self.words else max(0, total - 2))

    def choice(self) -> Choice | None:
        """What is chosen."""
        row = self.rows.row
        return row.choice if isinstance(row, SpeakerRow) else None
