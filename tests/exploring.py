"""Helpers for the explorer's tests: a library to read, and an explorer that is waited for."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from textual.events import Key
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import WorkerCancelled, WorkerFailed

from index.library import Library
from tui.app import Explorer
from tui.desk import open_desk
from tui.screens.reader import Reader

_TEXT = re.compile(r'<text [^>]*?x="([\d.]+)"[^>]*?-line-(\d+)\)">([^<]*)</text>')
_CELL = 12.2
"""Width of a cell in an exported picture."""

_QUIET_ROUNDS = 3
"""So many rounds in which nothing began: a message may lead to a drawing, and that to another message."""

_A_MOMENT = 0.005
"""Seconds to leave a key that waits for a timer alone."""

BRIDGE = """\
---
title: The bridge at Alcora
date: 2025-03-04
publisher: The Alcora Courier
url: https://example.org/bridge
---
The bridge at Alcora

"The bridge will open before winter," said Ana Oliveira, the mayor of Alcora, on Tuesday.

Engineer Tom Baker said that the old pillars had to be replaced twice.

"Nobody asked the farmers," Lucía Paz said.

The mayor said that the town would pay for the lost harvest.
"""
HARVEST = """\
---
title: After the harvest
date: 2025-05-20
---
After the harvest

Lucía Paz said that the money had never come.

"The money is on its way," said Ana Oliveira.

"That is simply not true," Tom Baker told the council.
"""
RIVER = """\
The river

"The river takes what it wants," said Tom Baker.

"The river feeds us all," said Ana Oliveira.
"""


def write_library(folder: Path) -> Path:
    """Three short articles, two of them dated."""
    (folder / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    (folder / "harvest.md").write_text(HARVEST, encoding="utf-8")
    (folder / "river.txt").write_text(RIVER, encoding="utf-8")
    return folder


class Reading:
    """An explorer under test: keys go in, and it is waited for until it has nothing left to do."""

    def __init__(self, app: Explorer, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._rows: list[str] = []

    @property
    def reader(self) -> Reader:
        """The main screen."""
        return self.app.reader

    @property
    def is_reading(self) -> bool:
        """Whether the main screen is the one that is shown."""
        return self.app.screen is self.app.reader

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        self.app.post_message(Key(key, key_to_character(key)))

    async def take(self) -> None:
        """Wait until the keys that were pressed have done what they do, whatever that has set off."""
        await self.pilot.pause(0)
        while self.app.is_behind and self.app.is_running:
            await self.pilot.pause(_A_MOMENT)

    async def settle(self) -> None:
        """Wait until every key is taken, every message handled and every worker done.

        Textual's own `Pilot.pause` waits until the process has been idle for 20 ms: too long where there is
        nothing to wait for, too short on a busy machine. A round handles all messages that were waiting when
        it began, and draws.
        """
        self._rows = []
        quiet = 0
        while quiet < _QUIET_ROUNDS:
            busy = await self._has_more_to_do()
            await self.take()
            quiet = 0 if busy else quiet + 1

    async def _has_more_to_do(self) -> bool:
        """Whether there is a message or a widget still to come, or a worker, which is waited for."""
        working = [worker for worker in self.app.workers if not worker.is_finished]
        for worker in working:
            with suppress(WorkerFailed, WorkerCancelled):
                await worker.wait()
        if working or not self.app.is_running:
            return bool(working)
        widgets = list(self.app.screen.walk_children(Widget, with_self=True))
        coming = any(widget.message_queue_size or not widget.is_mounted for widget in widgets)
        held = self.app._batch_count > 0  # a palette that closes keeps the screen from being drawn a moment
        return coming or held or bool(self.app.message_queue_size) or self.app.is_behind

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting after each."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text into the input that has the focus, in one go."""
        line = self.app.focused
        assert isinstance(line, Input)
        line.insert_text_at_cursor(text)
        await self.settle()

    def shown(self) -> str:
        """What stands on the screen now, row by row, as a reader sees it."""
        return "\n".join(self.rows())

    def rows(self) -> list[str]:
        """The rows of the screen, cell by cell, as the picture that Textual exports has them."""
        if not self._rows:
            self._rows = self._read_rows()
        return self._rows

    def _read_rows(self) -> list[str]:
        width, height = self.app.size
        grid = [[" "] * width for _ in range(height)]
        for x, row, words in _TEXT.findall(self.app.export_screenshot()):
            column = round(float(x) / _CELL)
            for char in unescape(words).replace("\xa0", " "):
                if column < width:
                    grid[int(row)][column] = char
                column += cell_len(char)
        return ["".join(row) for row in grid]

    def text_of(self, selector: str) -> str:
        """What one widget shows."""
        widget = self.app.screen.query_one(selector)
        region = widget.region
        return "\n".join(row[region.x : region.right] for row in self.rows()[region.y : region.bottom])


@asynccontextmanager
async def reading(folder: Path, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Reading]:
    """Open the explorer on a folder, settled, with its files read."""
    library = Library(folder)
    app = Explorer(library, open_desk(library.root))
    try:
        async with app.run_test(size=size) as pilot:
            session = Reading(app, pilot)
            await session.settle()
            yield session
            await session.settle()
    finally:
        library.close()


async def mark_two(session: Reading) -> None:
    """Mark two quotes of the article for the collection."""
    await session.press("3", "n", "m", "n", "n", "m")
