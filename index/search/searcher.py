"""Searching one commit of the full-text index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import CorruptIndexError

from index.results import Sort, Where
from index.search.codec import Documents
from index.search.matching import Mask, Matcher, Matches, Rarity, Weights
from index.search.parts import Asked, Part
from index.search.snapshot import FullTextDamaged, Snapshot


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


class Searcher:
    """Searches the index as it is in `snapshot`."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

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
        try:
            found = ((leaf, leaf.run("text", word)) for leaf in self._snapshot.leaves)
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
            snapshot = self._snapshot
            rarity = Rarity(snapshot)
            for leaf in snapshot.leaves:
                for side in sides:
                    matcher = Matcher(leaf, side, snapshot.mean_length(side), rarity)
                    yield matcher, matcher.matches(part)
        except CorruptIndexError as error:
            raise FullTextDamaged(str(error)) from error


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
