"""Random keys in the explorer over a library that changes: ``python -m benchmarks.soak [MINUTES] [SEED]``.

Prints once a minute how many keys were pressed, how often the library changed, and the memory of the process;
ends with 1 on the first exception, with the keys that led to it. 60 minutes unless said otherwise.
"""

from __future__ import annotations

import asyncio
import os
import random
import resource
import sys
import tempfile
import traceback
from collections import deque
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot

from index.library import Library
from tests.exploring import write_library
from tests.hostile import write_hostile_library
from tests.indexing import ARTICLES, FIRE, VOTE, write
from tui.actions import ACTIONS
from tui.app import Explorer
from tui.desk import open_desk

LEAVING = frozenset({"leave", "open_source", "export"})
"""Actions that would end the soak, open a browser or fill the disk."""
TYPED = (*'abr "*:-~(é', "enter", "escape", "backspace", "tab", "left", "delete")
SIZES = ((120, 36), (80, 24), (200, 60), (60, 16), (100, 30), (40, 10))
KEYS_BETWEEN = 25
"""Keys between two changes of the library."""


class Soak:
    """One explorer on one library, until the time is up."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._keys = [
            key for action in ACTIONS if action.name not in LEAVING for key in action.keys.split(",")
        ]
        self.pressed: deque[str] = deque(maxlen=40)
        self.keys = self.changes = self.sessions = 0
        self._told = 0.0

    async def run(self, minutes: float) -> None:
        """Press keys for so many minutes; open the explorer again where one of them leaves it."""
        self._told = monotonic()
        until = self._told + minutes * 60
        while monotonic() < until:
            await self._session(until)
        self._tell()

    async def _session(self, until: float) -> None:
        self.sessions += 1
        library = Library(self._folder)
        app = Explorer(library, open_desk(library.root))
        try:
            async with app.run_test(size=SIZES[0]) as pilot:
                while monotonic() < until and app.is_running and app.return_code is None:
                    await self._press(pilot, library)
                    if monotonic() - self._told > 60:
                        self._tell()
            if app.return_code:
                raise AssertionError(f"the explorer ended with {app.return_code}")
        finally:
            library.close()

    async def _press(self, pilot: Pilot[None], library: Library) -> None:
        key = self._chance.choice(self._keys if self._chance.random() < 0.8 else TYPED)
        self.pressed.append(key)
        self.keys += 1
        await pilot.press(key)
        if self.keys % KEYS_BETWEEN == 0:
            self._change(library)
        if self.keys % (KEYS_BETWEEN * 8) == 0:
            await pilot.resize_terminal(*self._chance.choice(SIZES))

    def _tell(self) -> None:
        self._told = monotonic()
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        print(
            f"{self.keys:,} keys, {self.changes:,} changes, {_megabytes():,} MB (at most {most:,})",
            flush=True,
        )

    def _change(self, library: Library) -> None:
        """What another program does: it writes, renames and removes articles, and updates."""
        self.changes += 1
        number = self._chance.randrange(40)
        file = self._folder / f"{number}.txt"
        act = self._chance.randrange(5)
        if act == 0 and file.exists():
            file.unlink()
        elif act == 1 and file.exists():
            file.rename(self._folder / f"{self._chance.randrange(40)}.txt")
        else:
            words = self._chance.choice([VOTE, FIRE, VOTE * 20])
            write(self._folder, {file.name: words.replace("mill", f"mill {self.changes}")})
        if act == 4:
            with Library(library.root) as other:
                other.update()


def _megabytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1_000_000


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "DATA", "CONFIG"):
            os.environ[f"ONRECORD_{name}"] = f"{folder}/{name}"
        library = Path(folder, "library")
        library.mkdir()
        write_library(write(write_hostile_library(library), ARTICLES))
        soak = Soak(library, random.Random(seed))
        try:
            asyncio.run(soak.run(minutes))
        except BaseException:
            traceback.print_exc()
            print(f"after {soak.keys:,} keys; the last were {' '.join(soak.pressed)}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
