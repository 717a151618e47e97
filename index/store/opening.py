"""An open store: a connection for each thread, made when it first asks."""

import sqlite3
import threading
from pathlib import Path

from index.errors import IndexUnavailable
from index.store import schema

FILE = "store.sqlite"


class Store:
    """The store in a cache folder. Connections live until `close`."""

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`, an empty one where there is none. Raises IndexUnavailable."""
        self._path = folder / FILE
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        self._watch = self._connect()
        if self._watch.execute("PRAGMA user_version").fetchone()[0] == 0:
            schema.create(self._watch)
        self._version = self._data_version()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._connect()
        return found

    def has_changed(self) -> bool:
        """Whether anything was committed since this was last asked."""
        with self._lock:
            before, self._version = self._version, self._data_version()
        return before != self._version

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = schema.connect(self._path)
        except sqlite3.Error as error:
            raise IndexUnavailable(f"{self._path}: can't be opened ({error})") from error
        with self._lock:
            self._connections.append(connection)
        return connection

    def _data_version(self) -> int:
        version: int = self._watch.execute("PRAGMA data_version").fetchone()[0]
        return version
