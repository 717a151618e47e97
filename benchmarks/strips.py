"""What rows without their caches save: ``python -m benchmarks.strips [COLUMNS ROWS]``; 200 and 60 unless
said.

The same keys in the same explorer, round after round, every other round with the caches that Textual makes
with each row. Prints milliseconds of processor for a key with all that it sets off, and how many blocks of
memory the process holds after a round when garbage is thrown away.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
from pathlib import Path
from statistics import fmean, median
from time import process_time

import textual.strip
from textual.cache import FIFOCache

from index.library import Library
from tests.exploring import Reading, write_library
from tests.indexing import ARTICLES, write
from tui.app import Explorer
from tui.desk import open_desk
from tui.starting import settle
from tui.strips import keep_no_cuts

KEYS = (
    *("j", "j", "j", "k", "k", "tab", "j", "j", "J", "J", "K", "n", "n", "p", "escape", "R", "j", "escape"),
    *("question_mark", "j", "j", "escape", "slash", "r", "i", "v", "enter", "escape", "c", "escape"),
    *("ctrl+p", "escape", "1", "2", "3", "space", "space", "b"),
)
ROUNDS = 20
FIRST = 2
"""Rounds that don't count: modules are loaded and articles read in them."""


def keep_cuts() -> None:
    """As Textual has it."""
    vars(textual.strip)["FIFOCache"] = FIFOCache


async def measure(folder: Path, size: tuple[int, int]) -> None:
    """Press the keys, and print."""
    library = Library(folder)
    app = Explorer(library, open_desk(library.root), opened=settle)
    times: dict[bool, list[float]] = {False: [], True: []}
    blocks: dict[bool, list[int]] = {False: [], True: []}
    async with app.run_test(size=size) as pilot:
        session = Reading(app, pilot)
        await session.settle()
        for number in range(ROUNDS):
            keeps = number % 2 == 0
            keep_cuts() if keeps else keep_no_cuts()
            took = [await _press(session, key) for key in KEYS]
            gc.collect()
            if number >= FIRST:
                times[keeps] += took
                blocks[keeps].append(sys.getallocatedblocks())
    library.close()
    for keeps, name in (True, "with caches"), (False, "without"):
        mean, half = fmean(times[keeps]), median(times[keeps])
        kept = median(blocks[keeps])
        print(f"{name:12} {mean:5.1f} ms a key (half of them within {half:.1f}), {kept:,.0f} blocks")
    print(f"a key takes {fmean(times[False]) / fmean(times[True]):.2f} of the time")


async def _press(session: Reading, key: str) -> float:
    began = process_time()
    session.send(key)
    await session.settle()
    await session.pilot.pause()
    return (process_time() - began) * 1000


def main() -> None:
    """Measure in a library of a few articles."""
    size = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (200, 60)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "DATA", "CONFIG"):
            os.environ[f"ONRECORD_{name}"] = f"{folder}/{name}"
        library = Path(folder, "library")
        library.mkdir()
        asyncio.run(measure(write_library(write(library, ARTICLES)), size))


if __name__ == "__main__":
    main()
