"""Which documents of a segment a query takes, and how well: worked out on whole arrays.

Articles and quotes are searched apart, each in its own words. A condition on quotes (their speaker,
their kind) takes an article when one of its quotes meets it; a condition on articles (their title,
their path) takes all their quotes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from math import log

from index.results import Where
from index.search.codec import Postings
from index.search.parts import (
    AllOf,
    AnyOf,
    AnyWord,
    Holding,
    InArticle,
    NoneOf,
    Part,
    Phrase,
    Published,
    Quoted,
)
from index.search.segments import KINDS
from index.search.snapshot import Leaf, Snapshot

Scores = dict[int, float]
"""Documents of a segment, each with its score."""

# BM25: how soon more of the same word stops counting, and how much long documents are held back.
_SATURATION = 1.2
_LENGTH = 0.75

_NAME_BOOST = 1.5
"""What a word in the title or in the speaker's name adds to a score, in units of its rarity."""

_FEW_FORMS = 8
"""Up to so many words are counted one by one."""

_WORDS: Mapping[Where, str] = {"article": "text", "quote": "words"}
_NAMES: Mapping[Where, str] = {"article": "title", "quote": "speaker"}

_Test = Callable[[int], bool]


class Rarity:
    """How much a word tells: the more, the fewer documents of the whole index it stands in."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[tuple[tuple[str, ...], str], float] = {}

    def of(self, words: tuple[str, ...], field: str) -> float:
        """The weight of a word that has these forms."""
        known = self._known.get((words, field))
        if known is None:
            found = sum(leaf.frequency(field, word) for leaf in self._snapshot.leaves for word in words)
            total = max(self._snapshot.count("quote" if field == "words" else "article"), found)
            known = self._known[words, field] = log(1 + (total - found + 0.5) / (found + 0.5))
        return known


class Matcher:
    """Matches conditions with one side of one segment."""

    def __init__(self, leaf: Leaf, side: Where, mean_length: float, rarity: Rarity) -> None:
        """`mean_length` is that of the side's documents, in words."""
        self._leaf = leaf
        self._side = side
        self._mean_length = mean_length
        self._rarity = rarity

    def scores(self, part: Part) -> Scores:
        """The documents that `part` takes, less the deleted ones."""
        found = self._find(part)
        deleted = self._leaf.deleted
        return {doc: score for doc, score in found.items() if doc not in deleted} if deleted else found

    def _find(self, part: Part) -> Scores:
        if isinstance(part, AnyWord | Phrase):
            return self._of_side(part.field, self._find_words(part))
        if isinstance(part, Holding):
            return self._holding(part.part)
        if isinstance(part, AnyOf):
            return _added([self._find(each) for each in part.parts])
        return self._find_all(part.parts if isinstance(part, AllOf) else (part,))

    def _find_all(self, parts: Sequence[Part]) -> Scores:
        """What all of `parts` take: words first, then tests on what they left, then exclusions."""
        excluded = [part.part for part in parts if isinstance(part, NoneOf)]
        tests = [part for part in parts if isinstance(part, Quoted | Published | InArticle)]
        searched = [part for part in parts if not isinstance(part, NoneOf | Quoted | Published | InArticle)]
        if searched:
            found = _common([self._find(part) for part in searched])
        elif quoted := [part for part in tests if isinstance(part, Quoted)]:
            found = dict.fromkeys(self._quoted(quoted[0]), 0.0)
        else:
            wanted = self._side == "quote"
            found = {doc: 0.0 for doc, row in enumerate(self._leaf.documents.quote) if (row != 0) == wanted}
        for each in tests:
            test = self._test(each)
            found = {doc: score for doc, score in found.items() if test(doc)}
        for unwanted_part in excluded:
            unwanted = self._find(unwanted_part)
            found = {doc: score for doc, score in found.items() if doc not in unwanted}
        return found

    # -- conditions
    def _holding(self, part: Part) -> Scores:
        if self._side == "quote":
            return self._find(part)
        quotes = Matcher(self._leaf, "quote", self._mean_length, self._rarity)._find(part)
        parents = self._leaf.parents
        return dict.fromkeys((parents[doc] for doc in quotes), 0.0)

    def _test(self, part: Quoted | Published | InArticle) -> _Test:
        table = self._leaf.documents
        if isinstance(part, Published):
            days = table.day
            return lambda doc: part.first <= days[doc] <= part.last
        if isinstance(part, InArticle):
            articles = table.article
            return lambda doc: articles[doc] == part.row
        if self._side == "article":
            return set(self._quoted(part)).__contains__
        names, kinds, rows = table.name, table.kind, table.quote
        wanted_names, wanted_kinds = part.names, _kind_numbers(part)
        if part.rows is not None or part.others:
            return lambda doc: (
                kinds[doc] in wanted_kinds
                and (wanted_names is None or names[doc] in wanted_names)
                and _is_among(rows[doc], part)
            )
        if wanted_names is None:
            return lambda doc: kinds[doc] in wanted_kinds
        return lambda doc: names[doc] in wanted_names and kinds[doc] in wanted_kinds

    def _quoted(self, part: Quoted) -> Iterable[int]:
        """The quotes that `part` takes, or the articles that hold one."""
        table = self._leaf.documents
        kinds = _kind_numbers(part)
        if part.names is None:
            quotes = [doc for doc, kind in enumerate(table.kind) if kind in kinds]
        else:
            named = enumerate(zip(table.name, table.kind, strict=True))
            quotes = [doc for doc, (name, kind) in named if name in part.names and kind in kinds]
        if part.rows is not None or part.others:
            quotes = [doc for doc in quotes if _is_among(table.quote[doc], part)]
        if self._side == "quote":
            return quotes
        parents = self._leaf.parents
        return dict.fromkeys(parents[doc] for doc in quotes)

    def _of_side(self, field: str, found: Scores) -> Scores:
        """Articles found by their title or path, as their quotes where quotes are wanted."""
        if not field or self._side == "article":
            return found
        rows = self._leaf.documents.quote
        quotes = {}
        for article, score in found.items():
            doc = article + 1
            while doc < len(rows) and rows[doc]:
                quotes[doc] = score
                doc += 1
        return quotes

    # -- words
    def _find_words(self, part: AnyWord | Phrase) -> Scores:
        field = part.field or _WORDS[self._side]
        if isinstance(part, AnyWord):
            weight = self._rarity.of(part.words, field)
            found = self._weigh(self._count(part.words, field), weight)
            if not part.field:
                self._boost(found, part.words, weight * _NAME_BOOST)
            return found
        weight = max(self._rarity.of((word,), field) for word in part.words)
        return self._weigh(self._count_phrase(part.words, field), weight)

    def _weigh(self, counts: Mapping[int, int], weight: float) -> Scores:
        """BM25 from how often a word stands in each document."""
        lengths = self._leaf.lengths
        short = _SATURATION * (1 - _LENGTH)
        long = _SATURATION * _LENGTH / self._mean_length
        most = weight * (_SATURATION + 1)
        return {doc: most * count / (count + short + long * lengths[doc]) for doc, count in counts.items()}

    def _boost(self, found: Scores, words: Iterable[str], bonus: float) -> None:
        """Add `bonus` where one of `words` stands in the title or the speaker's name."""
        for word in words:
            postings = self._leaf.postings(_NAMES[self._side], word)
            for doc in postings.documents if postings else ():
                if doc in found:
                    found[doc] += bonus

    def _count(self, words: Sequence[str], field: str) -> Mapping[int, int]:
        """How often any of `words` stands in each document; of many words, how many of them do."""
        found = [postings for word in words if (postings := self._leaf.postings(field, word))]
        if len(found) > _FEW_FORMS:
            return Counter(chain.from_iterable(postings.documents for postings in found))
        found.sort(key=lambda postings: -len(postings.documents))
        counts: dict[int, int] = {}
        for postings in found:
            pairs = zip(postings.documents, postings.counts, strict=True)
            if counts:
                for doc, count in pairs:
                    counts[doc] = counts.get(doc, 0) + count
            else:
                counts = dict(pairs)
        return counts

    def _count_phrase(self, words: Sequence[str], field: str) -> Mapping[int, int]:
        """How often `words` stand side by side in each document."""
        placed: list[tuple[int, Postings]] = []
        for place, word in enumerate(words):
            postings = self._leaf.postings(field, word)
            if postings is None:
                return {}
            placed.append((place, postings))
        placed.sort(key=lambda pair: len(pair[1].positions))
        place, postings = placed[0]
        starts: Collection[int] = {number - place for number in postings.positions}
        for place, postings in placed[1:]:
            starts = _followed(starts, place, postings.positions)
        base = self._leaf.documents.base
        return Counter(bisect_right(base, start) - 1 for start in starts)


def _is_among(row: int, part: Quoted) -> bool:
    return row not in part.others and (part.rows is None or row in part.rows)


def _kind_numbers(part: Quoted) -> frozenset[int]:
    """The kinds of quotes that are wanted; never an article's."""
    return frozenset(map(KINDS.index, KINDS[1:] if part.kinds is None else part.kinds))


def _followed(starts: Collection[int], place: int, positions: Sequence[int]) -> Collection[int]:
    """Those of `starts` with one of `positions`, which are sorted, `place` words after them."""
    if len(starts) * 8 > len(positions):
        return {number - place for number in positions}.intersection(starts)
    kept = []
    for start in starts:
        at = bisect_left(positions, start + place)
        if at < len(positions) and positions[at] == start + place:
            kept.append(start)
    return kept


def _common(found: list[Scores]) -> Scores:
    """The documents in all of `found`, their scores added."""
    found.sort(key=len)
    common = found[0]
    for other in found[1:]:
        common = {doc: score + other[doc] for doc, score in common.items() if doc in other}
    return common


def _added(found: list[Scores]) -> Scores:
    """The documents in any of `found`, their scores added."""
    found.sort(key=len, reverse=True)
    total = dict(found[0]) if found else {}
    for other in found[1:]:
        for doc, score in other.items():
            total[doc] = total.get(doc, 0.0) + score
    return total
