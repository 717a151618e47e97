"""The search of an open library: the full-text index that belongs to its store, mended where damaged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from index.cache import writer_lock
from index.errors import IndexUnavailable
from index.filters import Filters
from index.results import Facets, Results
from index.search.fed import folder_of, is_fed, note_fed, state_of
from index.search.parts import Asked
from index.store.finding import StoreConnection
from index.store.opening import Store

if TYPE_CHECKING:
    from index.check import Checked
    from index.search.feeding import Report
    from index.search.fulltext import FullText
    from index.workers import Workers

T = TypeVar("T")

_BEHIND = "the index had lost its last changes: they are read again, and the full-text index is built anew"
_UNFED = "what changed is still being indexed: not all of it is found yet"
_DAMAGED = "the full-text index was damaged and is built anew"


class Search:
    """Searches the library whose store this is. Whoosh is imported when the first search comes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._known: tuple[str, FullText] | None = None

    def fulltext(self) -> FullText:
        """The index of the store as it is now: another store has another."""
        from index.search.fulltext import FullText

        identity = self._store.identity
        with self._lock:
            if self._known is None or self._known[0] != identity:
                self._known = identity, FullText(folder_of(self._store.path.parent, identity))
            return self._known[1]

    def refresh(self) -> bool:
        """Take up what was committed since the last search; whether there was anything."""
        return self._known is not None and self._mended(lambda: self.fulltext().refresh(), lambda: True)

    def results(self, query: str, asked: Asked) -> Results:
        """A page of hits. Raises QueryError for a filter that can't be, never for a query."""
        from index.search.answering import search

        def answer() -> Results:
            with self._store.borrow() as db:
                found = search(db, self.fulltext(), query, asked)
                return found if self._is_fed(db) else _noted(found, _UNFED)

        return self._mended(answer, lambda: Results((), 0, False, f"{_DAMAGED} by another onrecord"))

    def check(self, passage: str, limit: int) -> Checked:
        """Where the words of `passage` stand. Raises QueryError where there are none, or too many."""
        from index.check import check_passage

        def answer() -> Checked:
            with self._store.borrow() as db:
                return check_passage(db, self.fulltext(), passage, limit)

        def refuse() -> Checked:
            raise IndexUnavailable(f"{_DAMAGED} by another onrecord: check again when it is done")

        return self._mended(answer, refuse)

    def found(self, db: StoreConnection, query: str) -> int:
        """The number in ``temp.found`` of the quotes that `query` takes."""
        from index.search.answering import quote_rows

        def find() -> int:
            fulltext = self.fulltext()
            return db.found(query, fulltext.commit(), lambda: quote_rows(db, fulltext, query))

        return self._mended(find, lambda: db.found("", 0, lambda: ()))

    def facets(self, filters: Filters, speakers: int, stop: Event) -> Facets:
        """What the quotes that `filters` takes divide into. Raises QueryError on what is no date."""
        from index.search.dividing import divide

        def count() -> Facets:
            with self._store.borrow() as db:
                return divide(db, self.fulltext(), filters, speakers, stop)

        return self._mended(count, lambda: Facets({}, (), {}))

    def prepare(self, db: StoreConnection) -> str | None:
        """Forget the index where the store has lost what it was fed from, and say so in one line. To be
        called, by who holds the writer's lock, before the store is written to."""
        if is_fed(folder_of(self._store.path.parent, self._store.identity), state_of(db)):
            return None
        from index.search.snapshot import FullTextDamaged

        try:
            if not self.fulltext().is_ahead(db):
                return None
        except FullTextDamaged:
            return None  # which the feeding mends
        self.clear()
        return _BEHIND

    def feed(self, db: StoreConnection, workers: Workers, report: Report, stop: Event) -> str | None:
        """Bring the index up to the store; what had to be mended, in one line. The caller holds the
        writer's lock."""
        folder, state = folder_of(self._store.path.parent, self._store.identity), state_of(db)
        if is_fed(folder, state) and self._takes_up():
            return None
        note = self.fulltext().feed(self._store.path, db, workers, report, stop)
        if not stop.is_set():
            note_fed(folder, state)
        return note

    def _is_fed(self, db: StoreConnection) -> bool:
        """Whether the index holds what the store holds, or there is nothing to hold."""
        state = state_of(db)
        return state is None or is_fed(folder_of(self._store.path.parent, self._store.identity), state)

    def _takes_up(self) -> bool:
        """Whether the last commit can be searched; where nothing was searched yet, whoever does sees."""
        if self._known is None:
            return True
        from index.search.snapshot import FullTextDamaged

        try:
            self.fulltext().refresh()
        except FullTextDamaged:
            return False
        return True

    def clear(self) -> None:
        """Forget the index; the next feeding makes it anew. The caller holds the writer's lock."""
        self.fulltext().clear()

    def _mended(self, ask: Callable[[], T], otherwise: Callable[[], T]) -> T:
        """What `ask` answers; if the index is damaged, after making it anew, or `otherwise` where another
        process is doing that."""
        from index.search.snapshot import FullTextDamaged

        try:
            return ask()
        except FullTextDamaged:
            from index.workers import Workers

            with writer_lock(self._store.path.parent, 0.2) as locked:
                if not locked:
                    return otherwise()
                with self._store.borrow() as db, Workers() as workers:
                    self.clear()
                    self.feed(db, workers, lambda done, total: None, Event())
            return ask()


def _noted(results: Results, note: str) -> Results:
    return replace(results, note=f"{results.note}; {note}" if results.note else note)
