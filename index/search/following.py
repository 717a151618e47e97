"""Keeping the full-text index what the store is: each transaction on the store has a commit of the index made
for it, and names it (`commits`), so that nobody ever reads the one without the other.

Where nothing has changed, nothing is opened or imported for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from index.search.commits import is_whole
from index.search.fed import is_fed, note_fed, state_of
from index.workers import Workers

if TYPE_CHECKING:
    from index.search.feeding import Feeding, Report


class Following:
    """Follows the store behind `db` with the index in `folder`, as long as that is written to.

    The caller sees to it that nobody else writes. `report` is told how far it is with articles that take a
    while. When `stop` is set, what would take long is left to the next run, and what is committed stays. With
    `recount`, the vocabulary is that of the articles that come, in the end.
    """

    def __init__(
        self,
        folder: Path,
        db: sqlite3.Connection,
        workers: Workers,
        report: Report,
        stop: Event,
        *,
        recount: bool = False,
    ) -> None:
        self._folder = folder
        self._db = db
        self._workers = workers
        self._report = report
        self._stop = stop
        self._recount = recount
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

    def follow(self, removed: Collection[int], after: int) -> None:
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
            from index.search.feeding import Feeding

            self._opened = Feeding(
                self._folder, self._db, self._workers, self._report, self._stop, recount=self._recount
            )
        return self._opened
