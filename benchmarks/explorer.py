"""How fast the explorer is: ``python -m benchmarks.explorer [QUOTES ... | FOLDER]``, in the project.

For each number of quotes (100, 10,000 and 100,000 unless others are given) a library is written and
indexed; a folder is taken as it is. Then the real program is started in a pseudo-terminal of 160 columns
and 50 rows and looked at from outside: seconds from its start to the first picture and to the article,
milliseconds from a key to the last byte of the paint that follows it, from the last letter of a search to
its first result, and the most memory that it held. Other work on the machine counts; so the processor's
seconds up to the first picture are told too.
"""

from __future__ import annotations

import os
import random
import resource
import select
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from time import perf_counter

from index.library import Library
from tests.terminal import Terminal, terminal
from tui.colours import ONRECORD_DARK, explorer_variables

QUOTES_EACH = 20
SIZE = (160, 50)
STARTS = 5
KEYS = "jjjkj jGkbkgjj  bjkjjjj"
QUIET = 0.03
"""Seconds without a byte after which a paint is over."""

SEARCHES = ("border", "water vote", "council", "the")


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words("Ana Luis Eva Tom Maria John Lucy Omar Nina Paul Rosa Igor Mina Karl Ines Hugo")
LAST = _words("Stone Rivera Baker Paz Novak Silva Klein Moreau Haddad Okafor Lund Rossi Park Diaz Weber")
WORDS = _words(
    "the bridge border water council winter farmers budget school river road market doctors vote "
    "hospital harvest storm engineers students workers taxes housing energy climate police court"
)


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


@contextmanager
def opened(folder: Path) -> Iterator[Terminal]:
    """The explorer on an indexed folder, with its files left alone; ended by ctrl+q."""
    with terminal(folder, size=SIZE, arguments=("--no-update",)) as screen:
        yield screen
        screen.write(b"\x11")
        screen.end()


def measure_start(folder: Path) -> Iterator[tuple[str, str]]:
    """From the command to the picture."""
    pictures, articles, processor = [], [], []
    for _ in range(STARTS):
        before = _processor()
        began = perf_counter()
        with opened(folder) as screen:
            screen.read_until(b"Without a name")
            pictures.append(perf_counter() - began)
            screen.read_until(b"goes to")
            articles.append(perf_counter() - began)
        processor.append(_processor() - before)
    yield "first picture", f"{statistics.median(pictures):.2f} s, at best {min(pictures):.2f}"
    yield "first article", f"{statistics.median(articles):.2f} s, at best {min(articles):.2f}"
    yield "processor, to the end", f"{statistics.median(processor):.2f} s"


def measure_keys(folder: Path) -> Iterator[tuple[str, str]]:
    """Keys in every list, and searches."""
    with opened(folder) as screen:
        screen.read_until(b"goes to")
        for pane, way in (("speakers", b"1"), ("articles", b"2"), ("article", b"3"), ("quotes", b"1gjj4")):
            _press(screen, way)
            yield f"a key in {pane}", _times([_press(screen, key.encode()) for key in KEYS])
        for words in SEARCHES:
            _press(screen, b"1g/\x15" + words[:-1].encode())
            yield f"search for {words}", f"{_first_result(screen, words[-1].encode()) * 1000:.0f} ms"
            _press(screen, b"\r")
            if words in SEARCHES[:1]:
                yield "a key in results", _times([_press(screen, key.encode()) for key in KEYS])


def _first_result(screen: Terminal, key: bytes) -> float:
    """Seconds from a key until a word that was found stands on the screen, in its ink."""
    ground = explorer_variables(ONRECORD_DARK)["hit-ground"]
    ink = ";".join(str(int(ground[at : at + 2], 16)) for at in (1, 3, 5)).encode()
    screen.seen = b""
    began = perf_counter()
    screen.write(key)
    screen.read_until(b"48;2;" + ink)
    took = perf_counter() - began
    _press(screen, b"")
    return took


def _press(screen: Terminal, keys: bytes) -> float:
    """Seconds from a key to the last byte of what it paints; of several keys, the time to be done with."""
    began = last = perf_counter()
    screen.write(keys)
    until = began + (0.3 if len(keys) == 1 else 1.5)
    while (left := until - perf_counter()) > 0 and select.select([screen.file], [], [], left)[0]:
        os.read(screen.file, 65536)
        last = perf_counter()
        if len(keys) == 1:
            until = min(until, last + QUIET)
    return last - began


def _times(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    slow = ordered[len(ordered) * 95 // 100]
    slowest = sorted(zip(seconds, KEYS, range(1, len(KEYS) + 1), strict=True), reverse=True)[:3]
    which = ", ".join(f"{took * 1000:.0f} ({number}. {key!r})" for took, key, number in slowest)
    return f"{statistics.median(ordered) * 1000:.0f} ms, 95 of 100 within {slow * 1000:.0f}; slowest: {which}"


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(folder: Path) -> None:
    """Print the figures of one indexed library, read by somebody who has never read in it."""
    library = Library(folder)
    print(f"{library.quote_count():,} quotes in {library.article_count():,} articles")
    library.close()
    with tempfile.TemporaryDirectory() as root:
        os.environ |= {"ONRECORD_DATA": f"{root}/data", "ONRECORD_CONFIG": f"{root}/config"}
        for name, figure in chain(measure_start(folder), measure_keys(folder)):
            print(f"  {name:<22} {figure}", flush=True)
    print(f"  {'memory':<22} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def main() -> None:
    """Measure each size in a process of its own, so that memory is its own too."""
    match sys.argv[1:]:
        case ["--one", size]:
            with tempfile.TemporaryDirectory() as root:
                os.environ["ONRECORD_CACHE"] = f"{root}/cache"
                folder = Path(root, "library")
                folder.mkdir()
                write_articles(folder, int(size))
                library = Library(folder)
                library.update()
                library.close()
                report(folder)
        case [folder] if not folder.isdigit():
            report(Path(folder))
        case sizes:
            for size in sizes or ("100", "10000", "100000"):
                command = [sys.executable, "-m", "benchmarks.explorer", "--one", size]
                os.spawnv(os.P_WAIT, sys.executable, command)


if __name__ == "__main__":
    main()
