"""Which documents of a segment a query takes, and how well: worked out on whole arrays.

Articles and quotes are searched apart, each in its own words. A condition on quotes (their speaker,
their kind) takes an article when one of its quotes meets it; a condition on articles (their title,
their path) takes all their quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from index.results import Where
from index.search.building import KINDS
from index.search.parts import (
    AllOf,
    AnyOf,
    AnyWord,
    Beginning,
    Holding,
    InArticle,
    NoneOf,
    Part,
    Phrase,
    Published,
    Quoted,
)
from index.search.snapshot import Leaf, Snapshot
from index.search.terms import Numbers, Run

# BM25: how soon more of the same word stops counting, and how much long documents are held back.
_SATURATION = 1.2
_LENGTH = 0.75

_NAME_BOOST = 1.5
"""What a word in the title or in the speaker's name adds to a score, in units of its rarity."""

_SPARSE = 16
"""How many times as many places the second word of a phrase must have to be looked up one by one."""

_WORDS: Mapping[Where, str] = {"article": "text", "quote": "words"}
_NAMES: Mapping[Where, str] = {"article": "title", "quote": "speaker"}

Mask = NDArray[np.bool_]
Weights = NDArray[np.float64]
_SearchedFor = AnyWord | Beginning | Phrase


_NOWHERE: tuple[Numbers, Weights] = np.empty(0, np.uint32), np.empty(0)


@dataclass(slots=True)
class Matches:
    """For each document of a segment whether it is `taken`, and with which score (0 where it is not)."""

    taken: Mask
    scores: Weights


class Rarity:
    """How much a word tells: the more, the fewer documents of the whole index it stands in."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[tuple[_SearchedFor, str], float] = {}

    def of(self, part: _SearchedFor, field: str) -> float:
        """The weight of a word that has these forms; of a phrase, that of its rarest word."""
        known = self._known.get((part, field))
        if known is None:
            known = self._known[part, field] = self._weight(part, field)
        return known

    def _weight(self, part: _SearchedFor, field: str) -> float:
        if isinstance(part, Phrase):
            return max(self.of(AnyWord((word,)), field) for word in part.words)
        leaves = self._snapshot.leaves
        found = sum(leaf.frequency(run) for leaf in leaves for run in runs_of(leaf, part, field))
        total = max(self._snapshot.count("quote" if field == "words" else "article"), found)
        return log(1 + (total - found + 0.5) / (found + 0.5))


def runs_of(leaf: Leaf, part: AnyWord | Beginning, field: str) -> list[Run]:
    """Where the postings of a word's forms are, or of all words that begin so."""
    if isinstance(part, Beginning):
        runs = [leaf.beginning(field, part.prefix)]
    else:
        runs = [leaf.run(field, word) for word in part.words]
    return [run for run in runs if run is not None]


class Matcher:
    """Matches conditions with one side of one segment."""

    def __init__(self, leaf: Leaf, side: Where, mean_length: float, rarity: Rarity) -> None:
        """`mean_length` is that of the side's documents, in words."""
        self.leaf = leaf
        self._side = side
        self._mean_length = mean_length
        self._rarity = rarity

    def matches(self, part: Part) -> Matches:
        """The documents that `part` takes, less the deleted ones."""
        found = self._find(part)
        if self.leaf.live is not None:
            found.taken &= self.leaf.live
        return found

    def narrow(self, found: Mask, conditions: Sequence[Part]) -> Mask:
        """Those of the documents `found` that meet all of `conditions`, which have no words."""
        for condition in conditions:
            found = found & self._find_all((condition,)).taken
        return found

    def _find(self, part: Part) -> Matches:
        if isinstance(part, _SearchedFor):
            return self._of_side(part.field, self._find_words(part))
        if isinstance(part, Holding):
            return self._holding(part.part)
        if isinstance(part, AnyOf):
            return self._find_any(part.parts)
        return self._find_all(part.parts if isinstance(part, AllOf) else (part,))

    def _find_any(self, parts: Sequence[Part]) -> Matches:
        total = self._nothing()
        for part in parts:
            found = self._find(part)
            total.taken |= found.taken
            total.scores += found.scores
        return total

    def _find_all(self, parts: Sequence[Part]) -> Matches:
        """What all of `parts` take: tests first, for they cost least, then words, then exclusions."""
        total = Matches(self._everything(), np.zeros(len(self.leaf)))
        for part in sorted(parts, key=_cost):
            if isinstance(part, Quoted | Published | InArticle):
                total.taken &= self._test(part)
            elif isinstance(part, NoneOf):
                total.taken &= ~self._find(part.part).taken
            else:
                found = self._find(part)
                total.taken &= found.taken
                total.scores += found.scores
            if not total.taken.any():
                return self._nothing()
        total.scores *= total.taken
        return total

    def _everything(self) -> Mask:
        """All documents of the side."""
        is_quote = self.leaf.is_quote
        return is_quote.copy() if self._side == "quote" else ~is_quote

    def _nothing(self) -> Matches:
        return Matches(np.zeros(len(self.leaf), np.bool_), np.zeros(len(self.leaf)))

    # -- conditions
    def _holding(self, part: Part) -> Matches:
        if self._side == "quote":
            return self._find(part)
        quotes = Matcher(self.leaf, "quote", self._mean_length, self._rarity)._find(part)
        found = self._nothing()
        found.taken[self.leaf.parents[quotes.taken]] = True
        return found

    def _test(self, part: Quoted | Published | InArticle) -> Mask:
        table = self.leaf.documents
        if isinstance(part, Published):
            return (table.day >= part.first * 10) & (table.day < (part.last + 1) * 10)
        if isinstance(part, InArticle):
            taken: Mask = table.article == part.row
            return taken
        kinds = np.zeros(len(KINDS), np.bool_)
        kinds[[KINDS.index(kind) for kind in (KINDS[1:] if part.kinds is None else part.kinds)]] = True
        quotes = kinds[table.kind]
        if part.names is not None:
            quotes &= np.isin(table.name, list(part.names))
        if part.rows is not None:
            quotes &= np.isin(table.quote, list(part.rows))
        if part.others:
            quotes &= ~np.isin(table.quote, list(part.others))
        if self._side == "quote":
            return quotes
        articles = np.zeros(len(quotes), np.bool_)
        articles[self.leaf.parents[quotes]] = True
        return articles

    def _of_side(self, field: str, found: Matches) -> Matches:
        """Articles found by their title or path, as their quotes where quotes are wanted."""
        if not field or self._side == "article":
            return found
        parents = self.leaf.parents
        return Matches(found.taken[parents] & self.leaf.is_quote, found.scores[parents])

    # -- words
    def _find_words(self, part: _SearchedFor) -> Matches:
        field = part.field or _WORDS[self._side]
        if isinstance(part, Phrase):
            documents, counts = self._count_phrase(part.words, field)
        else:
            documents, counts = self._count(runs_of(self.leaf, part, field))
        found = self._nothing()
        if not len(documents):
            return found
        weight = self._rarity.of(part, field)
        found.taken[documents] = True
        found.scores[documents] = self._weigh(documents, counts, weight)
        if not part.field and not isinstance(part, Phrase):
            self._boost(found, part, weight * _NAME_BOOST)
        return found

    def _weigh(self, documents: Numbers, counts: Weights, weight: float) -> Weights:
        """BM25 from how often a word stands in each document."""
        short = _SATURATION * (1 - _LENGTH)
        long = _SATURATION * _LENGTH / self._mean_length
        held_back = counts + (short + long * self.leaf.lengths[documents])
        found: Weights = weight * (_SATURATION + 1) * counts / held_back
        return found

    def _boost(self, found: Matches, part: AnyWord | Beginning, bonus: float) -> None:
        """Add `bonus` where one of the words stands in the title or the speaker's name."""
        named = np.zeros(len(self.leaf), np.bool_)
        for run in runs_of(self.leaf, part, _NAMES[self._side]):
            named[self.leaf.postings.documents(run)] = True
        found.scores[named & found.taken] += bonus

    def _count(self, runs: Sequence[Run]) -> tuple[Numbers, Weights]:
        """The documents in which any of the words stands, and how often they do, together."""
        postings = self.leaf.postings
        if not runs:
            return _NOWHERE
        documents = np.concatenate([postings.documents(run) for run in runs])
        counts = np.concatenate([postings.counts(run) for run in runs])
        if len(runs) == 1 and bool((documents[1:] > documents[:-1]).all()):
            return documents, counts.astype(np.float64)
        total: Weights = np.bincount(documents, counts, len(self.leaf)).astype(np.float64, copy=False)
        standing = np.flatnonzero(total).astype(np.uint32)
        return standing, total[standing]

    def _count_phrase(self, words: Sequence[str], field: str) -> tuple[Numbers, Weights]:
        """The documents in which `words` stand side by side, and how often."""
        placed: list[tuple[int, Run]] = []
        for place, word in enumerate(words):
            run = self.leaf.run(field, word)
            if run is None:
                return _NOWHERE
            placed.append((place, run))
        placed.sort(key=lambda pair: pair[1].position_end - pair[1].position)
        place, run = placed[0]
        starts = self.leaf.postings.positions(run).astype(np.int64) - place
        for place, run in placed[1:]:
            starts = _followed(starts, place, self.leaf.postings.positions(run))
        standing = np.searchsorted(self.leaf.documents.base, starts, "right") - 1
        is_first = np.ones(len(standing), np.bool_)
        is_first[1:] = standing[1:] != standing[:-1]
        firsts = np.flatnonzero(is_first)
        counts = np.diff(firsts, append=len(standing))
        return standing[firsts].astype(np.uint32), counts.astype(np.float64)


def _cost(part: Part) -> int:
    return 0 if isinstance(part, Quoted | Published | InArticle) else 2 if isinstance(part, NoneOf) else 1


def _followed(starts: NDArray[np.int64], place: int, positions: Numbers) -> NDArray[np.int64]:
    """Those of `starts` with one of `positions`, which are sorted as they are, `place` words after them."""
    wanted = starts + place
    if len(starts) * _SPARSE < len(positions):
        at = np.searchsorted(positions, wanted.astype(np.uint32))
        at[at == len(positions)] = 0
        kept: NDArray[np.int64] = starts[positions[at] == wanted]
    else:
        kept = np.intersect1d(wanted, positions, assume_unique=True) - place
    return kept
