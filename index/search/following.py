"""Keeping the full-text index what the store is: each transaction on the store has a commit of the index made
for it, and names it (`commits`), so that nobody ever reads the one without the other.

Where nothing has changed, nothing is opened or imported for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from index.search.commits import is_whole
from index.search.fed import is_fed, note_fed, state_of

if TYPE_CHECKING:
    from index.search.feeding import Feeding


class Following:
    """Follows the store behind `db` with the index in `folder`, as long as that is written to.

    The caller sees to it that nobody else writes. `open_feeding` is called when there is something to do.
    When `stop` is set, what would take long is left to the next run, and what is committed stays.
    """

    def __init__(
        self, folder: Path, db: sqlite3.Connection, stop: Event, open_feeding: Callable[[], Feeding]
    ) -> None:
        self._folder = folder
        self._db = db
        self._stop = stop
        self._open_feeding = open_feeding
        self._was_fed = is_fed(folder, state_of(db))
        self._opened: Feeding | None = None

    @property
    def notes(self) -> list[str]:
        """What had to be mended, in one line each."""
        return [] if self._opened is None else self._opened.notes

    def begin(self) -> None:
        """Bring in what a run that was stopped has left, before anything else is done."""
        if not is_whole(self._db):
            self._feeding().complete()

    def follow(self, removed: Mapping[int, str], after: int) -> None:
        """Make ready what belongs to the transaction that is open (`store.writing.Follower`)."""
        came = self._db.execute("SELECT 1 FROM articles WHERE id > ? LIMIT 1", (after,)).fetchone()
        if removed or came:
            self._feeding().follow(removed, after)

    def settle(self) -> None:
        """The transaction is committed."""
        if self._opened is not None:
            self._opened.settle()

    def finish(self) -> None:
        """Bring in what the index lacks, if anything, and make one of many small segments."""
        if not (self._was_fed and is_whole(self._db)) and not self._stop.is_set():
            self._feeding().complete()
        if self._opened is not None and not self._stop.is_set():
            self._opened.compact()
        if not self._stop.is_set():
            note_fed(self._folder, state_of(self._db))

    def begin_anew(self) -> None:
        """Make the whole index anew: it is damaged."""
        self._was_fed = False
        self._feeding().begin_anew()

    def _feeding(self) -> Feeding:
        if self._opened is None:
            self._opened = self._open_feeding()
        return self._opened
