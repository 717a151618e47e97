"""Whether the full-text index holds what the store holds, and no file of it is another: told without opening
it.

Every batch of changes gives the store another state. When a feeding is done, the index's folder keeps the
state that it was fed from, with the names, sizes and times of its files, in ``fed``, which is written last
and replaced in one step. So whatever happened before, a crash at any point included, either this is so or
the next feeding compares the rows of both sides. A bit that flipped without a trace is noticed by whoever
reads the file.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

VERSION = 5
"""Of the index's files on disk: those of another version are not opened, but made anew."""

_FED = "fed"


def folder_of(cache: Path, db: sqlite3.Connection) -> Path:
    """Where the index lies, in the folder `cache`, that belongs to the store behind `db`: another store has
    another."""
    identity: str = db.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()[0]
    return cache / f"search-{VERSION}-{identity[:16]}"


def state_of(db: sqlite3.Connection) -> str | None:
    """What tells the store as it is now from what it was or will be; None where nothing was written."""
    row = db.execute("SELECT value FROM meta WHERE key = 'state'").fetchone()
    return None if row is None else str(row[0])


def is_fed(folder: Path, state: str | None) -> bool:
    """Whether the index in `folder` was fed from the store in this state, and no file is another since."""
    try:
        return state is not None and (folder / _FED).read_text() == _told(folder, state)
    except (OSError, ValueError):
        return False


def note_fed(folder: Path, state: str | None) -> None:
    """Note that the index was. Nobody may write to it or to the store meanwhile."""
    fresh = folder / f"{_FED}.tmp"
    with suppress(OSError):  # a full disk: the next feeding compares once more
        if state is not None and not is_fed(folder, state):
            fresh.write_text(_told(folder, state))
            fresh.replace(folder / _FED)


def _told(folder: Path, state: str) -> str:
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.stat()) for entry in entries if not entry.name.startswith(_FED))
    return "\n".join([state, *(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found)])
