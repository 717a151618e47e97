"""The search of an open library: the full-text index that belongs to its store, mended where damaged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event
from time import sleep
from typing import TYPE_CHECKING, TypeVar

from index.cache import writer_lock
from index.errors import IndexUnavailable
from index.filters import Filters
from index.results import Facets, Results
from index.search.commits import commit_of, is_whole
from index.search.fed import folder_of
from index.search.following import Following
from index.search.parts import Asked
from index.store.finding import StoreConnection
from index.store.opening import Store

if TYPE_CHECKING:
    from index.check import Checked
    from index.search.feeding import Feeding, Report
    from index.search.searcher import Searcher
    from index.search.snapshot import Snapshot
    from index.workers import Workers

T = TypeVar("T")

_LACKS = "the full-text index is still being built: not all of it is found yet"
_LACKING = (
    "the full-text index is not whole yet, so not all would be found: ask again when the indexing is done,"
    " or run `onrecord index` on the library"
)
_DAMAGED = "the full-text index was damaged and is built anew by another onrecord: ask again when it is done"
_REPLACED = "the index was made anew by another onrecord, or deleted: ask again"
_UNREADABLE = (
    "the full-text index can't be read, though it was built anew: look after the disk, or set ONRECORD_CACHE"
    " to another folder"
)

_ATTEMPTS = 5
_PAUSE = 0.02
"""Seconds before a search begins anew: a writer has removed the commit that the store named when it began, or
the index is damaged."""


class Search:
    """Searches the library whose store this is. Whoosh is imported when the first search comes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._known: tuple[str, Snapshot] | None = None

    def results(self, query: str, asked: Asked) -> Results:
        """A page of hits. Raises QueryError for a filter that can't be, never for a query."""
        from index.search.answering import search

        def answer(db: StoreConnection) -> Results:
            found = search(db, self._searcher(db), query, asked)
            return found if is_whole(db) else _noted(found, _LACKS)

        try:
            return self._read(answer)
        except _BeingMended as why:
            return Results((), 0, False, str(why))

    def check(self, passage: str, limit: int) -> Checked:
        """Where the words of `passage` stand. Raises QueryError where there are none, or too many, and
        IndexUnavailable where that can't be told yet."""
        from index.check import check_passage

        return self._read(lambda db: check_passage(db, self._searcher(self._of_whole(db)), passage, limit))

    def found(self, db: StoreConnection, query: str) -> int:
        """The number in ``temp.found`` of the quotes that `query` takes. To be called first of all that is
        read from `db`. Raises IndexUnavailable where that can't be told yet."""
        from index.search.answering import quote_rows

        def find() -> int:
            searcher = self._searcher(self._of_whole(db))
            return db.found(query, commit_of(db), lambda: quote_rows(db, searcher, query))

        return self._mended(find, db.begin)

    def facets(self, filters: Filters, speakers: int, stop: Event) -> Facets:
        """What the quotes that `filters` takes divide into. Raises QueryError on what is no date."""
        from index.search.dividing import divide

        return self._read(lambda db: divide(db, self._searcher(db), filters, speakers, stop))

    def following(self, db: StoreConnection, workers: Workers, report: Report, stop: Event) -> Following:
        """What keeps the index up to the store while that is written to over `db`, until `stop` is set. The
        caller holds the writer's lock. `report` is told how far it is with articles that take a while."""
        folder = folder_of(self._store.path.parent, db)

        def open_feeding() -> Feeding:
            from index.search.feeding import Feeding

            return Feeding(folder, db, workers, report, stop)

        return Following(folder, db, stop, open_feeding)

    def _searcher(self, db: StoreConnection) -> Searcher:
        """Searches the commit that belongs to the store as `db` reads it. Raises FullTextDamaged."""
        from index.search.searcher import Searcher
        from index.search.snapshot import Snapshot, open_snapshot

        commit = commit_of(db)
        if commit is None:
            return Searcher(Snapshot(()))
        with self._lock:
            mark, before = self._known or ("", None)
            if before is None or mark != commit.mark:
                before = open_snapshot(folder_of(self._store.path.parent, db), commit.generation, before)
                self._known = commit.mark, before
            return Searcher(before)

    def _of_whole(self, db: StoreConnection) -> StoreConnection:
        """`db`, where the index has all that the store has. Raises IndexUnavailable."""
        if not is_whole(db):
            raise IndexUnavailable(_LACKING)
        return db

    def _read(self, ask: Callable[[StoreConnection], T]) -> T:
        """What `ask` answers, from one commit."""

        def answer() -> T:
            with self._store.read() as db:
                return ask(db)

        return self._mended(answer)

    def _mended(self, ask: Callable[[], T], begin: Callable[[], None] = lambda: None) -> T:
        """What `ask` answers; if the index is damaged, after making it anew. `begin` comes before each
        attempt but the first. Raises IndexUnavailable where another process is mending it."""
        from index.search.snapshot import FullTextDamaged

        for _ in range(_ATTEMPTS):
            try:
                return ask()
            except FullTextDamaged:
                sleep(_PAUSE)
                begin()
        if self._store.is_replaced():
            raise _BeingMended(_REPLACED)
        with writer_lock(self._store.path.parent, 0.2) as locked:
            if not locked:
                raise _BeingMended(_DAMAGED)
            with suppress(FullTextDamaged):
                return ask()  # another has mended it, or was busier than this one had patience
            self._mend()
        begin()
        try:
            return ask()
        except FullTextDamaged as error:
            raise IndexUnavailable(_UNREADABLE) from error

    def _mend(self) -> None:
        """Make the index anew. The caller holds the writer's lock."""
        from index.workers import Workers

        with self._store.borrow() as db, Workers() as workers:
            following = self.following(db, workers, lambda done, total: None, Event())
            following.begin_anew()
            following.finish()


class _BeingMended(IndexUnavailable):
    """Another process makes the full-text index anew, or has made the store so."""


def _noted(results: Results, note: str) -> Results:
    return replace(results, note=f"{results.note}; {note}" if results.note else note)
