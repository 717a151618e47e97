"""A seal on the store: the checksum of its file while nobody writes to it, so that a flipped bit is noticed.

SQLite notices what breaks its structure, not a letter that became another. The seal is broken before the
first change and put on again after the last; a store without one is being written, or was when its writer
was killed, and SQLite sees to that.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from time import time
from zlib import crc32

from index.store.descriptors import descriptor

_CHUNK = 1 << 20
_SMALL = 100_000_000
"""Bytes up to which a store is looked through every time: a tenth of a second."""
_DAY = 86_400.0
"""Seconds after which a larger one is looked through again."""


def break_seal(db: sqlite3.Connection) -> None:
    """Tell that the store is going to be changed. Raises OSError."""
    _seal_of(Path(db.execute("PRAGMA database_list").fetchone()[2])).unlink(missing_ok=True)


def put_seal(db: sqlite3.Connection, store: Path) -> None:
    """Seal the store, unless it is, or others still read an older state of it, or the disk is full. The log
    of changes is emptied, which would lie there as long as anybody has the store open, unless somebody reads
    just now.

    Nobody may write meanwhile.
    """
    seal = _seal_of(store)
    if seal.exists():
        return
    _, written, taken_over = _take_over(db)
    if written != taken_over:
        return
    fresh = seal.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        fresh.write_bytes(_checksum(store))
        fresh.replace(seal)


def _take_over(db: sqlite3.Connection) -> tuple[int, int, int]:
    """Bring the log into the store as far as that can be done at once: whether somebody kept it from being
    emptied, how many pages were in it, and how many of them the store has."""
    patience = db.execute("PRAGMA busy_timeout").fetchone()[0]
    db.execute("PRAGMA busy_timeout = 0")
    try:
        found: tuple[int, int, int] = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return found
    finally:
        db.execute(f"PRAGMA busy_timeout = {patience}")


def is_whole(store: Path) -> bool:
    """Whether the store is as it was when it was sealed, or isn't sealed. Nobody may write meanwhile."""
    seal = _seal_of(store)
    try:
        sealed = seal.read_bytes()
        if store.stat().st_size > _SMALL and abs(time() - seal.stat().st_mtime) < _DAY:
            return True
        if _checksum(store) != sealed:
            return False
    except OSError:
        return True
    with suppress(OSError):
        os.utime(seal)
    return True


def _seal_of(store: Path) -> Path:
    return store.with_suffix(".seal")


def _checksum(store: Path) -> bytes:
    value = size = 0
    file = descriptor(store)
    while chunk := os.pread(file, _CHUNK, size):
        value = crc32(chunk, value)
        size += len(chunk)
    return f"{size} {value:08x}\n".encode()
