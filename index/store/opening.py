"""An open store: connections that threads borrow and give back."""

from __future__ import annotations

import errno
import sqlite3
import threading
import weakref
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import disk_usage
from time import monotonic

from index.cache import VARIABLE, writer_lock
from index.errors import IndexUnavailable
from index.store import schema
from index.store.descriptors import File, hold, release
from index.store.finding import StoreConnection
from index.store.seal import put_seal

_FILE = "store.sqlite"
_BESIDE = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".seal")
_SECONDS = 10.0
"""How long to wait for another process that makes the store."""

_NEWER = "a newer onrecord keeps the index of this library now: quit, and start onrecord again"
"""What to say where one was updated while this one was open."""

_UNSEEN = -1
"""In place of a version that `has_changed` has told of."""

_PRIMARY = 0xFF
"""The part of SQLite's error codes that tells the kind of error."""
_FULL = (errno.ENOSPC, errno.EDQUOT)
"""How the system says that there is no room, for anybody or for this user."""
_LITTLE = 65_536
"""Free bytes with which SQLite can't begin: it keeps 32 kB for what it shares between programs."""

_IDLE = 4
"""Connections that are kept for the next who reads. Each has pages and statements of its own; when more read
at once, theirs are closed again."""


class Store:
    """The store in a cache folder. Some connections live until `close`."""

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`; an empty one where there is none, or none that can be read, which
        `note` then says. Raises IndexUnavailable."""
        self.path = folder / _FILE
        self.note: str | None = None
        self._lock = threading.Lock()
        self._idle: list[StoreConnection] = []
        self._closed = False
        self._version = 0
        self._was_open = False
        self._watching: list[StoreConnection] = []
        self._held: list[File] = []
        weakref.finalize(self, _let_go, self._idle, self._watching, self._held)
        with self._telling():
            self._open(self._sound_or_made())
        self._was_open = True

    @property
    def identity(self) -> str:
        """Tells this store from any other that was or will be made for the library."""
        with self.borrow() as db:
            found: str = db.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()[0]
            return found

    @contextmanager
    def borrow(self) -> Iterator[StoreConnection]:
        """A connection that no other thread uses meanwhile. Raises IndexUnavailable where the store can't
        be read or written."""
        with self._telling():
            with self._lock:
                file = self._inode
                db = self._idle.pop() if self._idle else None
            db = db or schema.connect(self.path)
            try:
                yield db
            except BaseException:
                db.close()
                raise
            with self._lock:
                if file == self._inode and not self._closed and len(self._idle) < _IDLE:
                    self._idle.append(db)
                    return
            db.close()

    @contextmanager
    def read(self) -> Iterator[StoreConnection]:
        """As `borrow`, but all that is read is of one commit, whatever others write meanwhile."""
        with self.borrow() as db:
            db.begin()
            yield db
            db.commit()

    def is_replaced(self) -> bool:
        """Whether another store lies where this one did, or none: it was made anew, put back or deleted."""
        try:
            return self.path.stat().st_ino != self._inode
        except OSError:
            return True

    def renew(self) -> None:
        """Go on with the store that lies where this one did, if that is another; an empty one where there is
        none. The caller holds the writer's lock."""
        with self._telling(), self._lock:
            if self.is_replaced():
                self._open(self._sound() or self._make())
                self._version = _UNSEEN

    def has_changed(self) -> bool:
        """Whether anything was committed since this was last asked."""
        with self._telling(), self._lock:
            if self.path.stat().st_ino != self._inode:
                self._open(self._sound_or_made())
                return True
            before, self._version = self._version, self._data_version()
            return before != self._version

    def make_anew(self, note: str) -> None:
        """Replace the store by an empty one. The caller holds the writer's lock."""
        with self._telling(), self._lock:
            _let_go(self._idle, self._watching, self._held)
            self._open(self._make())
            self.note = note

    def seal(self) -> None:
        """Note what the store holds, to tell later whether it still does. Nobody may write meanwhile."""
        with self.borrow() as db:
            put_seal(db, self.path)

    def close(self) -> None:
        """Close every connection; a borrowed one when it comes back."""
        with self._lock:
            self._closed = True
            _let_go(self._idle, self._watching, self._held)

    def _open(self, watch: StoreConnection) -> None:
        _let_go(self._idle, self._watching, self._held)
        self._held.append(hold(self.path))
        self._watching.append(watch)
        self._inode = self.path.stat().st_ino
        self._version = self._data_version()

    def _sound_or_made(self) -> StoreConnection:
        """A store that can be read, made if need be under the writer's lock, here or by another."""
        until = monotonic() + _SECONDS
        while (db := self._sound()) is None:
            with writer_lock(self.path.parent, 0.2) as locked:
                if locked:
                    return self._sound() or self._make()
            if monotonic() > until:
                raise IndexUnavailable(f"{self.path}: another onrecord is making this index; try again soon")
        return db

    def _make(self) -> StoreConnection:
        for suffix in _BESIDE:
            self.path.with_suffix(suffix).unlink(missing_ok=True)
        db = schema.connect(self.path)
        schema.create(db)
        return db

    def _sound(self) -> StoreConnection | None:
        """A connection to a store that can be read; else None, and `note` says why there was none."""
        if not self.path.exists():
            return None
        try:
            db = schema.connect(self.path)
            schema.check(db)
        except schema.StoreDamaged as damage:
            if self._was_open and isinstance(damage, schema.StoreNewer):
                # Else each would make it anew under the other, again and again.
                raise IndexUnavailable(_NEWER) from damage
            if str(damage) != schema.NOTHING:
                self.note = f"the index {damage}: it is built anew from the articles"
            return None
        return db

    def _data_version(self) -> int:
        [watch] = self._watching
        version: int = watch.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn what goes wrong with the file into one line with a remedy."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            file = getattr(error, "filename", None) or self.path
            raise IndexUnavailable(f"{file}: the index can't be used ({_why(error, self.path)})") from error
        except (sqlite3.DatabaseError, zlib.error) as error:
            raise StoreUnreadable(
                f"{self.path}: the index is damaged ({error}); `onrecord index --rebuild` makes it anew"
            ) from error


def _why(error: sqlite3.OperationalError | OSError, file: Path) -> str:
    """What went wrong, and what to do; SQLite does not tell of a full disk where it maps memory first."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    elsewhere = f"set {VARIABLE} to another folder"
    if code == sqlite3.SQLITE_READONLY:
        return f"it may not be written to; {elsewhere}"
    full = getattr(error, "errno", None) in _FULL or code == sqlite3.SQLITE_FULL
    if full or (code == sqlite3.SQLITE_IOERR and _is_full(file.parent)):
        return f"no space left on device; make room, or {elsewhere}"
    return (getattr(error, "strerror", None) or str(error)).lower()


def _is_full(folder: Path) -> bool:
    with suppress(OSError):
        return disk_usage(folder).free < _LITTLE
    return False


def _let_go(idle: list[StoreConnection], watching: list[StoreConnection], held: list[File]) -> None:
    for group in (idle, watching):
        for db in group:
            db.close()
        group.clear()
    release(held)


class StoreUnreadable(IndexUnavailable):
    """The store turned out damaged while it was read."""
