"""The full-text index of a library: opened, searched, fed, made anew."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import CorruptIndexError

from index.results import Sort, Where
from index.search.codec import Documents
from index.search.matching import Mask, Matcher, Matches, Rarity, Weights
from index.search.parts import Asked, Part
from index.search.segments import INDEX_NAME, schema
from index.search.snapshot import FullTextDamaged, Snapshot, open_snapshot
from index.search.vocabulary import forget_words

if TYPE_CHECKING:
    from index.search.feeding import Report
    from index.workers import Workers


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a search found: rows of the store, `quote` 0 for an article."""

    score: float
    article: int
    quote: int


@dataclass(frozen=True, slots=True)
class Page:
    """What a search found, best first; `total` of all pages, `exact` unless it was broken off."""

    found: tuple[Found, ...]
    total: int
    exact: bool


class FullText:
    """The index in a folder of its own, under the library's folder in the cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    # -- reading
    def refresh(self) -> bool:
        """Take up the last commit; whether it is another than before. Raises FullTextDamaged."""
        with self._lock:
            before = self._snapshot
            if self.folder.exists():
                self._snapshot = open_snapshot(self.folder, before)
            return _state(before) != _state(self._snapshot)

    def commit(self) -> Hashable:
        """What tells the commit that is searched from any other. Raises FullTextDamaged."""
        return _state(self._current())

    def search(self, part: Part, asked: Asked) -> Page:
        """A page of what `part` takes. Raises FullTextDamaged."""
        until = monotonic() + asked.seconds
        wanted = asked.offset + asked.limit
        best = _Best(wanted, asked.sort)
        total = 0
        exact = True
        for matcher, matches in self._match(part, asked.where):
            numbers = np.flatnonzero(matches.taken)
            total += len(numbers)
            best.add(matcher.leaf.documents, numbers, matches.scores[numbers])
            if asked.stop.is_set() or monotonic() > until:
                exact = False
                break
        return Page(best.page(asked.offset), total, exact)

    def frequency(self, word: str) -> int:
        """In how many articles a folded word stands. Raises FullTextDamaged."""
        snapshot = self._current()
        try:
            found = ((leaf, leaf.run("text", word)) for leaf in snapshot.leaves) if snapshot else ()
            return sum(leaf.frequency(run) for leaf, run in found if run is not None)
        except CorruptIndexError as error:
            raise FullTextDamaged(str(error)) from error

    def quote_rows(self, part: Part) -> Iterator[Sequence[int]]:
        """The rows of all quotes that `part` takes, segment by segment. Raises FullTextDamaged."""
        for matcher, matches in self._match(part, ("quote",)):
            rows: list[int] = matcher.leaf.documents.quote[matches.taken].tolist()
            yield rows

    def divide(
        self, part: Part, narrowings: Sequence[Sequence[Part]]
    ) -> Iterator[tuple[Documents, list[Mask]]]:
        """The quotes that `part` takes, segment by segment: for each of `narrowings`, conditions without
        words, those that meet it. Raises FullTextDamaged."""
        for matcher, matches in self._match(part, ("quote",)):
            yield (
                matcher.leaf.documents,
                [matcher.narrow(matches.taken, conditions) for conditions in narrowings],
            )

    def _match(self, part: Part, sides: Sequence[Where]) -> Iterator[tuple[Matcher, Matches]]:
        try:
            snapshot = self._current()
            if snapshot is None:
                return
            rarity = Rarity(snapshot)
            for leaf in snapshot.leaves:
                for side in sides:
                    matcher = Matcher(leaf, side, snapshot.mean_length(side), rarity)
                    yield matcher, matcher.matches(part)
        except CorruptIndexError as error:
            raise FullTextDamaged(str(error)) from error

    def _current(self) -> Snapshot | None:
        """What is searched: the last commit taken up; None where nothing was ever indexed."""
        if self._snapshot is None and self.folder.exists():
            self.refresh()
        return self._snapshot

    # -- writing
    def is_ahead(self, db: sqlite3.Connection) -> bool:
        """Whether it holds articles that the store behind `db` never had. Then the store has lost what it
        had committed last, and will give their rows to others. Raises FullTextDamaged."""
        self.refresh()
        row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
        leaves = () if self._snapshot is None else self._snapshot.leaves
        return any(leaf.documents.article.max(initial=0) > (row[0] if row else 0) for leaf in leaves)

    def feed(
        self, store: Path, db: sqlite3.Connection, workers: Workers, report: Report, stop: Event
    ) -> str | None:
        """Bring the index up to the store, at the file `store`; from nothing where there is none or it
        is damaged, which is said in one line. The caller sees to it that nobody else writes."""
        from index.search.feeding import Feeding

        if not self.folder.exists():
            self._create(db)
        note = None
        feeding = Feeding(self.folder, store, db, workers)
        try:
            feeding.run(report, stop)
        except FullTextDamaged:
            note = "the full-text index was damaged: it is built anew from what is known of the articles"
            self._create(db)
            feeding.run(report, stop)
        if self._snapshot is not None:
            self.refresh()
        return note

    def clear(self) -> None:
        """Remove the index; the next feeding makes it anew."""
        with self._lock:
            self._snapshot = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _create(self, db: sqlite3.Connection) -> None:
        """An empty index, and nothing of any other index of this library."""
        self._snapshot = None
        for folder in self.folder.parent.glob("search-*"):
            shutil.rmtree(folder, ignore_errors=True)
        forget_words(db)
        self.folder.mkdir(mode=0o700)
        TOC.create(FileStorage(str(self.folder)), schema(), INDEX_NAME)


def _state(snapshot: Snapshot | None) -> Hashable:
    return None if snapshot is None else snapshot.state


class _Best:
    """Keeps the first `count` of all documents: the best, or the latest; among equals the latest, or the
    best, and then in the order of the store."""

    def __init__(self, count: int, sort: Sort) -> None:
        self._count = count
        self._by_date = sort == "date"
        self._columns: list[tuple[NDArray[Any], ...]] = []

    def add(self, table: Documents, numbers: NDArray[np.intp], scores: Weights) -> None:
        """Take in the documents `numbers` of a segment with their scores."""
        days = table.day[numbers].astype(np.float64)
        chosen = _leading((days, scores) if self._by_date else (scores, days), self._count)
        numbers = numbers[chosen]
        self._columns.append((scores[chosen], days[chosen], table.article[numbers], table.quote[numbers]))

    def page(self, offset: int) -> tuple[Found, ...]:
        """Those from `offset` on, in order."""
        if not self._columns:
            return ()
        scores, days, articles, quotes = map(np.concatenate, zip(*self._columns, strict=True))
        first, second = (days, scores) if self._by_date else (scores, days)
        order = np.lexsort((quotes, articles, -second, -first))[offset : self._count]
        columns = scores[order].tolist(), articles[order].tolist(), quotes[order].tolist()
        return tuple(map(Found, *columns))


def _leading(keys: Sequence[NDArray[Any]], count: int) -> NDArray[np.intp]:
    """Where the `count` largest items are: by the first of `keys`, among equals by the second, and by
    their place where these are equal too. In no order."""
    chosen = []
    left = np.arange(len(keys[0]))
    for key in keys:
        if count <= 0 or len(left) <= count:
            break
        values = key[left]
        least = np.partition(values, len(left) - count)[len(left) - count]
        chosen.append(left[values > least])
        count -= len(chosen[-1])
        left = left[values == least]
    return np.concatenate([*chosen, left[: max(count, 0)]])
