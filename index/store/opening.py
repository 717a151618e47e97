"""An open store: connections that threads borrow and give back."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.cache import writer_lock
from index.errors import IndexUnavailable
from index.store import schema

_FILE = "store.sqlite"
_BESIDE = ("", "-wal", "-shm")
_SECONDS = 10.0
"""How long to wait for another process that makes the store anew."""


class Store:
    """The store in a cache folder. Connections live until `close`."""

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`; an empty one where there is none, or none that can be read, which
        `note` then says. Raises IndexUnavailable."""
        self.path = folder / _FILE
        self.note: str | None = None
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._open()

    @property
    def identity(self) -> str:
        """Tells this store from any other that was or will be made for the library."""
        with self.borrow() as db:
            found: str = db.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()[0]
            return found

    @contextmanager
    def borrow(self) -> Iterator[sqlite3.Connection]:
        """A connection that no other thread uses meanwhile. Raises IndexUnavailable where what is asked
        of it can't be answered."""
        db = self._take()
        try:
            yield db
        except (sqlite3.Error, zlib.error) as error:
            db.close()
            raise self._unavailable(error) from error
        except BaseException:
            db.close()
            raise
        else:
            self._give_back(db)

    def has_changed(self) -> bool:
        """Whether anything was committed since this was last asked."""
        with self._lock:
            before, self._version = self._version, self._data_version()
            return before != self._version

    def make_anew(self, note: str) -> None:
        """Replace the store by an empty one. The caller sees to it that nobody else writes."""
        self.close()
        self._closed = False
        for suffix in _BESIDE:
            self.path.with_name(_FILE + suffix).unlink(missing_ok=True)
        self.note = note
        self._open()

    def close(self) -> None:
        """Close every connection that is not borrowed; those that are close when they come back."""
        with self._lock:
            self._closed = True
            for db in (*self._idle, self._watch):
                with suppress(sqlite3.Error):
                    db.close()
            self._idle.clear()

    def _open(self) -> None:
        try:
            self._watch = schema.connect(self.path)
            self._watch = self._made_sound()
            self._version = self._data_version()
        except (sqlite3.Error, OSError) as error:
            raise self._unavailable(error) from error

    def _made_sound(self) -> sqlite3.Connection:
        """The connection, with the tables made where there are none. Only the one who holds the lock may
        do that; whoever waited for it finds them made."""
        with suppress(schema.StoreDamaged):
            schema.check(self._watch)
            return self._watch
        with writer_lock(self.path.parent, _SECONDS) as locked:
            if not locked:
                raise IndexUnavailable(f"{self.path}: another onrecord is making this index; try again soon")
            try:
                schema.check(self._watch)
            except schema.StoreDamaged as damage:
                self._watch.close()
                if str(damage) != schema.EMPTY:
                    self.note = f"the index {damage} and is built anew from the articles"
                for suffix in _BESIDE:
                    self.path.with_name(_FILE + suffix).unlink(missing_ok=True)
                self._watch = schema.connect(self.path)
                schema.create(self._watch)
        return self._watch
