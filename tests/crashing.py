"""The program killed at any point of what it writes: what is there afterwards must be whole.

`python -m tests.crashing NAME FOLDER` does one of `DEEDS` on the folder that `prepare` made, to be killed
from outside (`benchmarks/kills.py`). With a number behind it, it is done that often in children of the
process, each killed before another file is opened, renamed or removed, another statement of SQLite, or
another wait for the disk.
"""

import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from index.export.write import write_export
from index.identity.merging import merge
from index.library import Library
from index.reviewing import confirm, correct_speaker
from index.store.finding import StoreConnection
from tests.indexing import ARTICLES, FIRE, LETTER, VOTE, contents, write
from tui.desk import open_desk

EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

_connect: Callable[..., StoreConnection] = sqlite3.connect
_fsync = os.fsync

OWN = "speakers.yaml", "reviews.yaml"
OLD = "# On the record\n" * 2000
NEW = "# On the record, again\n" * 3000


def prepare(folder: Path) -> None:
    """A library that has changed since it was indexed, and what a reader has made of it."""
    library = folder / "library"
    library.mkdir(parents=True)
    with _opened(folder) as opened:
        write(library, ARTICLES | {f"{n}.txt": VOTE.replace("mill", f"mill {n}") for n in range(4)})
        opened.update()
        merge(library, "Maria Keller", ["Keller"], cache=folder / "cache")
        opened.update()
        confirm(opened, next(opened.quotes()))
        desk = open_desk(library, folder / "data")
        desk.toggle(next(opened.quotes()))
        desk.save()
    write_export([OLD], folder / "export.md")
    (library / "1.txt").unlink()
    write(library, {"letter.txt": LETTER.replace("migrant", "ship"), "new/fire.md": FIRE, "2.txt": LETTER})
    (library / "3.txt").rename(library / "4.txt")


def update(folder: Path) -> None:
    """Take up what changed in the library."""
    with _opened(folder) as opened:
        opened.update()


def first(folder: Path) -> None:
    """Make the index where there is none."""
    with Library(folder / "library", cache=folder / "first") as opened:
        opened.update()


def rebuild(folder: Path) -> None:
    """Make the index anew."""
    with _opened(folder) as opened:
        opened.update(rebuild=True)


def merge_names(folder: Path) -> None:
    """Write into `speakers.yaml` what stood otherwise in it."""
    merge(folder / "library", "Maria Keller", ["Ana Ruiz"], cache=folder / "cache")


def review(folder: Path) -> None:
    """Write into `reviews.yaml` what stood otherwise in it, and take it up."""
    with _opened(folder) as opened:
        correct_speaker(opened, next(opened.quotes()), "Ana Ruiz")


def collect(folder: Path) -> None:
    """Put another quote into the collection."""
    desk = open_desk(folder / "library", folder / "data")
    with _opened(folder) as opened:
        desk.toggle(list(opened.quotes())[-1])
    desk.save()


def export(folder: Path) -> None:
    """Write over an export."""
    write_export([NEW], folder / "export.md", force=True)


DEEDS: dict[str, Callable[[Path], None]] = {
    deed.__name__: deed for deed in (update, first, rebuild, merge_names, review, collect, export)
}
"""What is done in a folder, to be interrupted."""


class Checker:
    """Tells whether all is whole in a folder that `prepare` made and a deed was interrupted in."""

    def __init__(self, folder: Path) -> None:
        """`folder` is as `prepare` made it, and is so afterwards."""
        kept = folder.with_name(f"{folder.name}-before")
        shutil.copytree(folder, kept)
        before = [(folder / "library" / name).read_bytes() for name in OWN]
        merge_names(folder)
        review(folder)
        after = [(folder / "library" / name).read_bytes() for name in OWN]
        self._own = dict(zip(OWN, zip(before, after, strict=True), strict=True))
        restore(kept, folder)
        shutil.rmtree(kept)
        self._fresh: dict[bytes, dict[str, Any]] = {}

    def check(self, folder: Path) -> None:
        """Raises AssertionError where a word, a ruling, a review, a clipping or an export is lost, or what
        was left unfinished outlives the next file that is written."""
        library = folder / "library"
        assert (folder / "export.md").read_text() in (OLD, NEW)
        desk = open_desk(library, folder / "data")
        assert desk.warning is None
        assert len(desk.clippings) in (1, 2)
        for name, states in self._own.items():
            assert (library / name).read_bytes() in states
            kept = library / f"{name}.bak"
            assert not kept.exists() or kept.read_bytes() == states[0]
        own = b"".join((library / name).read_bytes() for name in OWN)
        for cache in ("cache", "first"):
            if (folder / cache).exists():
                with Library(library, cache=folder / cache) as opened:
                    held = opened.quote_count()
                    assert held == len(list(opened.quotes()))
                    assert opened.update().unread == ()
                    assert _held(opened) == self._expected(folder, own)
                    assert opened.update().notes == ()
        for place in (library, folder):
            write_export([NEW], place / "next.md")
            assert not list(place.glob(".*"))
            (place / "next.md").unlink()

    def _expected(self, folder: Path, own: bytes) -> dict[str, Any]:
        """What an index made anew holds, by what the reader's own files say."""
        if own not in self._fresh:
            with Library(folder / "library", cache=folder / "fresh") as opened:
                opened.update()
                self._fresh[own] = _held(opened)
            shutil.rmtree(folder / "fresh")
        return self._fresh[own]


def killed_everywhere(deed: Callable[[Path], None], folder: Path, most: int) -> Iterator[int]:
    """Kill `deed` in `folder`, which is as `prepare` made it, at about `most` points, one after another.

    Gives the point each time; afterwards `folder` is as it was before.
    """
    kept = folder.with_name(f"{folder.name}-kept")
    shutil.copytree(folder, kept)
    told = folder.with_name("points")
    assert _in_child(lambda: told.write_text(str(_count_points(deed, folder)))) == 0
    points = int(told.read_text())
    for point in range(0, points, max(1, points // most)):
        restore(kept, folder)
        assert _in_child(partial(_killed_at, point, deed, folder)) == signal.SIGKILL
        yield point
    restore(kept, folder)
    shutil.rmtree(kept)


def restore(kept: Path, folder: Path) -> None:
    """Make `folder` as `kept` is; an index belongs to its library's path, so it has to be this one."""
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def _opened(folder: Path) -> Library:
    return Library(folder / "library", cache=folder / "cache")


def _held(library: Library) -> dict[str, Any]:
    held = contents(library)
    held["found"] = [sorted(hits) for hits in held["found"]]
    return held


def _in_child(act: Callable[[], object]) -> int:
    """Do something in a child of this process; by which signal it ended, 0 where by itself."""
    child = os.fork()
    if not child:
        try:
            act()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] & 0x7F


def _killed_at(point: int, deed: Callable[[Path], None], folder: Path) -> None:
    left = point

    def reach() -> None:
        nonlocal left
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    _at_each_point(reach)
    deed(folder)


def _count_points(deed: Callable[[Path], None], folder: Path) -> int:
    points = 0

    def reach() -> None:
        nonlocal points
        points += 1

    _at_each_point(reach)
    deed(folder)
    return points


def _at_each_point(reach: Callable[[], None]) -> None:
    """Have `reach` called from now on before whatever changes a file."""

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS and (event != "open" or (arguments[2] or 0) & WRITING):
            reach()

    def connect(
        path: Path, factory: type[StoreConnection], **settings: bool | float | None
    ) -> StoreConnection:
        connection = _connect(path, factory=factory, **settings)  # as index.store.schema has them
        connection.set_trace_callback(lambda statement: reach())
        return connection

    def fsync(file: int) -> None:
        reach()
        _fsync(file)

    sys.addaudithook(hear)
    mock.patch.object(sqlite3, "connect", connect).start()
    mock.patch.object(os, "fsync", fsync).start()


def killed_and_checked(deed: Callable[[Path], None], scratch: Path, most: int) -> int:
    """Kill `deed` at about `most` points and check each time; at how many it was.

    Raises AssertionError where something is lost, which says at which point.
    """
    folder = scratch / deed.__name__
    prepare(folder)
    checker = Checker(folder)
    killed = 0
    for point in killed_everywhere(deed, folder, most):
        try:
            checker.check(folder)
        except Exception as error:
            raise AssertionError(f"{deed.__name__}, killed at point {point}") from error
        killed += 1
    return killed


if __name__ == "__main__":
    name, place, *points = sys.argv[1:]
    if points:
        print(killed_and_checked(DEEDS[name], Path(place), int(points[0])))
    else:
        DEEDS[name](Path(place))
