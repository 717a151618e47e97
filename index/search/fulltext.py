"""The full-text index of a library: opened, searched, fed, made anew."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from math import inf
from operator import itemgetter
from pathlib import Path
from threading import Event
from time import monotonic

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import CorruptIndexError

from index.results import Sort, Where
from index.search.codec import Documents
from index.search.feeding import Feeding, Report
from index.search.matching import Matcher, Rarity, Scores
from index.search.parts import Asked, Part
from index.search.segments import INDEX_NAME, schema
from index.search.snapshot import FullTextDamaged, Leaf, Snapshot, open_snapshot
from index.search.vocabulary import forget_words
from index.workers import Workers

VERSION = 2
"""Of the files on disk: those of another version are not opened, but made anew."""


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


Ranked = tuple[tuple[float, float, int, int], Found]
"""What was found, after the key that it sorts by, smallest first."""


class FullText:
    """The index in a folder of its own, under the library's folder in the cache."""

    def __init__(self, folder: Path, identity: str) -> None:
        """`identity` is that of the store that the index is fed from."""
        self.folder = folder / f"search-{VERSION}-{identity[:16]}"
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
        best: list[Ranked] = []
        total = 0
        exact = True
        for leaf, scores in self._match(part, asked.where):
            total += len(scores)
            best += _best(leaf.documents, scores, wanted, asked.sort)
            if asked.stop.is_set() or monotonic() > until:
                exact = False
                break
        best.sort(key=itemgetter(0))
        return Page(tuple(found for _, found in best[asked.offset : wanted]), total, exact)

    def frequency(self, word: str) -> int:
        """In how many articles a folded word stands, deleted ones included. Raises FullTextDamaged."""
        try:
            snapshot = self._current()
            return sum(leaf.frequency("text", word) for leaf in snapshot.leaves) if snapshot else 0
        except CorruptIndexError as error:
            raise FullTextDamaged(str(error)) from error

    def quote_rows(self, part: Part) -> Iterator[Sequence[int]]:
        """The rows of all quotes that `part` takes, segment by segment. Raises FullTextDamaged."""
        for leaf, scores in self._match(part, ("quote",)):
            rows = leaf.documents.quote
            yield [rows[doc] for doc in scores]

    def _match(self, part: Part, sides: Sequence[Where]) -> Iterator[tuple[Leaf, Scores]]:
        try:
            snapshot = self._current()
            if snapshot is None:
                return
            rarity = Rarity(snapshot)
            for leaf in snapshot.leaves:
                for side in sides:
                    matcher = Matcher(leaf, side, snapshot.mean_length(side), rarity)
                    yield leaf, matcher.scores(part)
        except CorruptIndexError as error:
            raise FullTextDamaged(str(error)) from error

    def _current(self) -> Snapshot | None:
        """What is searched: the last commit taken up; None where nothing was ever indexed."""
        if self._snapshot is None and self.folder.exists():
            self.refresh()
        return self._snapshot

    # -- writing
    def feed(
        self, store: Path, db: sqlite3.Connection, workers: Workers, report: Report, stop: Event
    ) -> str | None:
        """Bring the index up to the store, at the file `store`; from nothing where there is none or it
        is damaged, which is said in one line. The caller sees to it that nobody else writes."""
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


def _best(table: Documents, scores: Scores, count: int, sort: Sort) -> list[Ranked]:
    """The first `count` documents of a segment: the best, or the latest; among equals the latest, or
    the best."""
    days = table.day
    if sort == "date":
        ranks: Mapping[int, float] = {doc: days[doc] for doc in scores}
    else:
        ranks = scores
    if len(ranks) > count:
        least = min(nlargest(count, ranks.values()), default=inf)
        chosen = [doc for doc, rank in ranks.items() if rank >= least]
    else:
        chosen = list(ranks)
    ranked = []
    for doc in chosen:
        found = Found(scores[doc], table.article[doc], table.quote[doc])
        first, second = (days[doc], found.score) if sort == "date" else (found.score, days[doc])
        ranked.append(((-first, -second, found.article, found.quote), found))
    return nsmallest(count, ranked, key=itemgetter(0))
