"""What a full-text search found, as a table that lists and counts are restricted by."""

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence

_KEPT = 4
"""Searches whose quotes a connection remembers."""


class StoreConnection(sqlite3.Connection):
    """A connection with a temporary table ``found``: by search, the rows of the quotes it found."""

    _searches: dict[tuple[str, Hashable], int]

    def begin(self) -> None:
        """Read, from now on, the store as it is now, and go on doing so whatever is committed, until
        ``commit``."""
        if self.in_transaction:
            self.commit()
        self.execute("BEGIN")

    def found(self, query: str, commit: Hashable, search: Callable[[], Iterable[Sequence[int]]]) -> int:
        """The number in ``temp.found`` of the quotes that `search` finds; it is run unless the same query
        was answered from the same commit before. To be called while reading (`begin`)."""
        if not hasattr(self, "_searches"):
            self._searches = {}
            self.execute(
                "CREATE TEMP TABLE found (number INTEGER, quote INTEGER, PRIMARY KEY (number, quote))"
                " WITHOUT ROWID"
            )
        key = query, commit
        if key not in self._searches:
            number = max(self._searches.values(), default=0) + 1
            quotes = [row for rows in search() for row in sorted(rows)]
            self.executemany("INSERT INTO temp.found VALUES (?, ?)", ((number, row) for row in quotes))
            while len(self._searches) >= _KEPT:
                oldest = self._searches.pop(next(iter(self._searches)))
                self.execute("DELETE FROM temp.found WHERE number = ?", (oldest,))
            self._searches[key] = number
        return self._searches[key]
