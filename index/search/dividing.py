"""What the quotes that a search finds divide into: counted in the index, not one by one in the store."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from threading import Event
from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from index.filters import Filters
from index.quote import Kind, Review
from index.results import Facets
from index.search.building import KINDS
from index.search.parts import AllOf, Part
from index.search.resolving import resolve, restrict
from index.search.searcher import Searcher
from index.search.vocabulary import languages
from index.store.columns import from_column

_TOP = """
    SELECT speaker_id, speakers.name, sum(counted.value) AS found FROM json_each(?) AS counted
    JOIN names ON names.id = CAST(counted.key AS INTEGER) JOIN speakers ON speakers.id = names.speaker
    GROUP BY speakers.id ORDER BY found DESC, folded, speaker_id LIMIT ?
"""

_REVIEWS: tuple[Review, ...] = get_args(Review)


class _Counts:
    """How often each of some small numbers was met."""

    def __init__(self) -> None:
        self._counts: NDArray[np.int64] = np.zeros(0, np.int64)

    def add(self, numbers: NDArray[np.int64]) -> None:
        """Count `numbers` in."""
        more = np.bincount(numbers, minlength=len(self._counts))
        more[: len(self._counts)] += self._counts
        self._counts = more

    def found(self) -> dict[int, int]:
        """Each number that was met, in order."""
        numbers = np.flatnonzero(self._counts)
        return dict(zip(numbers.tolist(), self._counts[numbers].tolist(), strict=True))


class _Reviews:
    """How often each review was met among quotes, by their rows in the store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute("SELECT id, review FROM quotes WHERE review IS NOT NULL ORDER BY id").fetchall()
        self._rows = np.array([row for row, _ in rows], np.int64)
        self._reviews = np.array([_REVIEWS.index(review) for _, review in rows], np.int64)
        self._counts = _Counts()
        self._met = 0

    def add(self, rows: NDArray[np.int64]) -> None:
        """Count the quotes in these rows in."""
        if len(self._rows):
            self._met += len(rows)
            self._counts.add(self._reviews[np.isin(self._rows, rows)])

    def found(self) -> dict[Review | None, int]:
        """Each review that was met, and what has none; nothing where no quote in the store has any."""
        counts = self._counts.found()
        others = self._met - sum(counts.values())
        found: dict[Review | None, int] = {_REVIEWS[number]: count for number, count in counts.items()}
        return {**found, None: others} if others else found


def divide(
    db: sqlite3.Connection, searcher: Searcher, filters: Filters, speakers: int, stop: Event
) -> Facets:
    """What the quotes that `filters` takes divide into; each group is counted without its own filter.

    Raises FullTextDamaged, and QueryError on what is no date.
    """
    wanted: Part | None = AllOf(())
    if filters.about is not None:
        wanted = resolve(db, filters.about, languages(db)).part
    if wanted is None:
        return Facets({}, (), {})
    of_any_kind = restrict(db, replace(filters, kinds=()))
    of_anybody = restrict(db, replace(filters, speaker_ids=(), unnamed=False))
    of_any_time = restrict(db, replace(filters, since=None, until=None))
    of_any_review = restrict(db, replace(filters, reviewed=None))
    kinds, names, months, reviews = _Counts(), _Counts(), _Counts(), _Reviews(db)
    divided = searcher.divide(wanted, (of_any_kind, of_anybody, of_any_time, of_any_review))
    for table, (with_kinds, with_names, with_days, with_reviews) in divided:
        reviews.add(table.quote[with_reviews])
        kinds.add(table.kind[with_kinds].astype(np.int64))
        names.add(table.name[with_names])
        days = table.day[with_days].astype(np.int64)
        months.add(days[days % 10 > 1] // 1000)
        if stop.is_set():
            break
    named = {name: count for name, count in names.found().items() if name}
    rows = db.execute(_TOP, (json.dumps(named), speakers))
    return Facets(
        kinds={cast(Kind, KINDS[kind]): count for kind, count in kinds.found().items()},
        speakers=tuple((speaker_id, from_column(name), count) for speaker_id, name, count in rows),
        months={f"{month // 100:04}-{month % 100:02}": count for month, count in months.found().items()},
        reviews=reviews.found(),
    )
