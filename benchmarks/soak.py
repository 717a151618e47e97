"""Random keys in the explorer over a library that changes: ``python -m benchmarks.soak [MINUTES] [SEED]``.

Prints once a minute what was pressed and what it took; 60 minutes unless said otherwise. Ends with 1 on the
first exception, with the keys that led to it, and where memory grew or the explorer became slower: by a line
fitted to the minutes after the first third.

Memory is the program's own (anonymous) memory, resident or swapped out. Files of the index and libraries that
are mapped into memory don't count: the system keeps or drops their pages as it likes. Garbage and heaps are
looked after as they are when `onrecord` opens the explorer. Linux only.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sys
import tempfile
import threading
import traceback
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, linear_regression, median, quantiles
from time import monotonic, perf_counter, process_time

from index.library import Library
from tests.exploring import Reading, write_library
from tests.hostile import write_hostile_library
from tests.indexing import ARTICLES, FIRE, VOTE, write
from tui.actions import ACTIONS
from tui.app import Explorer
from tui.desk import open_desk
from tui.garbage import leave_garbage
from tui.heaps import keep_one
from tui.starting import settle

LEAVING = frozenset({"leave", "open_source", "export"})
"""Actions that would end the soak, open a browser or fill the disk."""
TYPED = (*'abr "*:-~(é', "enter", "escape", "backspace", "tab", "left", "delete")
SIZES = ((120, 36), (80, 24), (200, 60), (60, 16), (100, 30), (40, 10))
KEYS_BETWEEN = 25
"""Keys between two changes of the library."""

PAUSE = 0.02
"""Seconds between two keys: nobody types faster."""

WARM_UP = 1 / 3
"""The part of the time in which memory may grow: every screen must have been open once, at its largest."""

MAY_GROW = 0.05
"""Memory that rises by less over all of the rest is flat: the allocator's own unrest is about that."""

OWN = re.compile(r"^(?:Anonymous|Swap): +(\d+) kB$", re.MULTILINE)
"""Memory that is the program's own, in what Linux tells of a process."""

MAY_SLOW = 0.2
"""The same of the processor's time for a key, of which the machine's other work has a part."""


@dataclass(frozen=True, slots=True)
class Minute:
    """What a minute took. `work` is milliseconds of processor for a key, with all that it set off; `shown`
    milliseconds until a key has done what it does, half of them and 95 of 100; `memory` is in MB."""

    keys: int
    work: float
    shown: tuple[float, float]
    memory: float
    threads: int
    files: int

    def __str__(self) -> str:
        shown = "/".join(f"{value:.0f}" for value in self.shown)
        return (
            f"{self.keys:,} keys, {self.work:.1f} ms of processor and {shown} ms each; {self.memory:.1f} MB, "
            f"{self.threads} threads, {self.files} files"
        )


class Soak:
    """One explorer on one library, until the time is up."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._keys = [
            key for action in ACTIONS if action.name not in LEAVING for key in action.keys.split(",")
        ]
        self.pressed: deque[str] = deque(maxlen=40)
        self.minutes: list[Minute] = []
        self.keys = self.changes = self.sessions = 0
        self._shown: list[float] = []
        self._began = self._worked = 0.0

    def run(self, minutes: float) -> None:
        """Press keys for so many minutes; open the explorer again where one of them leaves it.

        Each has a loop of its own, as it is outside: the threads of a loop hold on to what stood for the
        standard error when they began, and so to the explorer of that time.
        """
        self._began, self._worked = monotonic(), process_time()
        until = self._began + minutes * 60
        while monotonic() < until:
            asyncio.run(self._session(until))

    async def _session(self, until: float) -> None:
        self.sessions += 1
        library = Library(self._folder)
        app = Explorer(library, open_desk(library.root), opened=settle)
        try:
            async with app.run_test(size=SIZES[0]) as pilot:
                session = Reading(app, pilot)
                while monotonic() < until and app.is_running and app.return_code is None:
                    await self._press(session, library)
                    if monotonic() - self._began > 60:
                        self._tell()
            if app.return_code:
                raise AssertionError(f"the explorer ended with {app.return_code}")
        finally:
            library.close()

    async def _press(self, session: Reading, library: Library) -> None:
        """Press a key; every other time, wait until all that it set off is done."""
        key = self._chance.choice(self._keys if self._chance.random() < 0.8 else TYPED)
        self.pressed.append(key)
        self.keys += 1
        began = perf_counter()
        session.send(key)
        await session.take()
        self._shown.append((perf_counter() - began) * 1000)
        if self._chance.random() < 0.5:
            await session.settle()
        await session.pilot.pause(PAUSE)
        if self.keys % KEYS_BETWEEN == 0:
            self._change(library)
        if self.keys % (KEYS_BETWEEN * 8) == 0:
            await session.pilot.resize_terminal(*self._chance.choice(SIZES))

    def _tell(self) -> None:
        keys, worked = len(self._shown), process_time()
        minute = Minute(
            keys,
            (worked - self._worked) * 1000 / keys,
            (median(self._shown), quantiles(self._shown, n=20)[-1]),
            _megabytes(),
            threading.active_count(),
            len(os.listdir("/proc/self/fd")),  # noqa: PTH208
        )
        self.minutes.append(minute)
        print(f"{len(self.minutes):3}  {minute}; {self.changes:,} changes", flush=True)
        self._began, self._worked, self._shown = monotonic(), process_time(), []

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


def _megabytes() -> float:
    return sum(map(int, OWN.findall(Path("/proc/self/smaps_rollup").read_text()))) * 1024 / 1_000_000


def rise(values: Sequence[float]) -> float:
    """By what part of their mean a line fitted to `values` rises from the first to the last."""
    return linear_regression(range(len(values)), values).slope * (len(values) - 1) / fmean(values)


def judge(minutes: Sequence[Minute]) -> bool:
    """Say whether memory and time for a key stayed as they were after the warm-up."""
    rest = minutes[round(len(minutes) * WARM_UP) :]
    if len(rest) < 3:
        print("too short to tell whether memory is flat")
        return True
    grown, slowed = rise([minute.memory for minute in rest]), rise([minute.work for minute in rest])
    print(
        f"in the last {len(rest)} minutes memory rose by {grown:+.1%} (may {MAY_GROW:.0%}), "
        f"processor's time for a key by {slowed:+.1%} (may {MAY_SLOW:.0%})"
    )
    return grown <= MAY_GROW and slowed <= MAY_SLOW


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    leave_garbage()
    keep_one()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "DATA", "CONFIG"):
            os.environ[f"ONRECORD_{name}"] = f"{folder}/{name}"
        library = Path(folder, "library")
        library.mkdir()
        write_library(write(write_hostile_library(library), ARTICLES))
        soak = Soak(library, random.Random(seed))
        try:
            soak.run(minutes)
        except BaseException:
            traceback.print_exc()
            print(f"after {soak.keys:,} keys; the last were {' '.join(soak.pressed)}")
            return 1
        print(f"{soak.keys:,} keys, {soak.changes:,} changes, {soak.sessions} starts, no exception")
    return 0 if judge(soak.minutes) else 1


if __name__ == "__main__":
    sys.exit(main())
