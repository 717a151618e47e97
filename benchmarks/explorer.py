"""How fast the explorer is: ``python -m benchmarks.explorer [QUOTES ...]``, from the project's folder.

For each number of quotes (100, 10,000 and 100,000 unless others are given) a library is written and
indexed, and then, in one process: seconds from opening to the first picture of an indexed library,
milliseconds from a key to its paint in the longest lists, seconds of a search, and memory.
"""

from __future__ import annotations

import asyncio
import os
import random
import resource
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from index.library import Library
from tests.exploring import Reading
from tui.app import Explorer
from tui.desk import open_desk

QUOTES_EACH = 20
FIRST = [
    "Ana",
    "Luis",
    "Eva",
    "Tom",
    "Maria",
    "John",
    "Lucy",
    "Omar",
    "Nina",
    "Paul",
    "Rosa",
    "Igor",
    "Mina",
    "Karl",
    "Ines",
    "Hugo",
]
LAST = [
    "Stone",
    "Rivera",
    "Baker",
    "Paz",
    "Novak",
    "Silva",
    "Klein",
    "Moreau",
    "Haddad",
    "Okafor",
    "Lund",
    "Rossi",
    "Park",
    "Diaz",
    "Weber",
]
WORDS = [
    "the",
    "bridge",
    "border",
    "water",
    "council",
    "winter",
    "farmers",
    "budget",
    "school",
    "river",
    "road",
    "market",
    "doctors",
    "vote",
    "hospital",
    "harvest",
    "storm",
    "engineers",
    "students",
    "workers",
    "taxes",
    "housing",
    "energy",
    "climate",
    "police",
    "court",
]


def write_articles(folder: Path, quotes: int) -> None:
    """Articles of twenty quotes each, by 240 speakers, over three years."""
    chance = random.Random(7)
    for number in range(max(1, quotes // QUOTES_EACH)):
        date = f"{2023 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        lines = [f"---\ntitle: Day {number}\ndate: {date}\n---\nDay {number}"]
        for _ in range(QUOTES_EACH):
            said = " ".join(chance.choices(WORDS, k=12))
            lines.append(f'"We know {said}," said {chance.choice(FIRST)} {chance.choice(LAST)}.')
        (folder / f"day-{number:06}.md").write_text("\n\n".join(lines), encoding="utf-8")


async def measure(folder: Path) -> dict[str, str]:
    """Open the explorer on an indexed library and press keys."""
    began = perf_counter()
    library = Library(folder)
    app = Explorer(library, open_desk(library.root))
    figures: dict[str, str] = {}
    async with app.run_test(size=(160, 50)) as pilot:
        while not app.reader.speakers.rows.loaded:
            await asyncio.sleep(0.001)
        figures["first picture"] = f"{perf_counter() - began:.2f} s"
        session = Reading(app, pilot)
        await session.settle()
        app.reader.choose(app.reader.speakers.choice() or app.reader.choice)
        for pane in ("articles", "article"):
            app.reader.go_to_pane(pane)
            await session.settle()
            figures[f"a key in {pane}"] = await _keys(app)
        app.reader.search_row.input.focus()
        for word in ("border", "water vote", '"the bridge"', "stor*"):
            asked = perf_counter()
            app.reader.results.rows.loaded = False
            app.reader.search_row.input.value = word
            while not app.reader.results.rows.loaded:
                await asyncio.sleep(0.001)
            figures[f"search {word}"] = f"{(perf_counter() - asked) * 1000:.0f} ms"
            await session.settle()
        app.reader.go_to_pane("results")
        await session.settle()
        figures["a key in results"] = await _keys(app)
    library.close()
    figures["memory"] = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    return figures


async def _keys(app: Explorer) -> str:
    """The median and the longest time from a key to the paint that follows, in milliseconds."""
    times: list[float] = []
    for key in ("j", "j", "space", "j", "G", "k", "b", "k", "g", "j") * 2:
        painted = asyncio.Event()
        began = perf_counter()
        app.simulate_key(key)
        app.screen.call_after_refresh(painted.set)
        await painted.wait()
        times.append((perf_counter() - began) * 1000)
    return f"{statistics.median(times):.0f} ms, at most {max(times):.0f}"


def main() -> None:
    """Measure each size in a process of its own, so that memory is its own too."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        quotes = int(sys.argv[2])
        with tempfile.TemporaryDirectory() as root:
            os.environ |= {"ONRECORD_CACHE": f"{root}/cache", "ONRECORD_DATA": f"{root}/data"}
            folder = Path(root, "library")
            folder.mkdir()
            write_articles(folder, quotes)
            began = perf_counter()
            library = Library(folder)
            library.update()
            print(f"{library.quote_count():,} quotes in {library.article_count():,} articles", end="")
            print(f" (indexed in {perf_counter() - began:.0f} s)")
            library.close()
            for name, figure in asyncio.run(measure(folder)).items():
                print(f"  {name:<22} {figure}")
        return
    for size in sys.argv[1:] or ("100", "10000", "100000"):
        os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-m", "benchmarks.explorer", "--one", size])


if __name__ == "__main__":
    main()
