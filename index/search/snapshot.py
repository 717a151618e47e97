"""The full-text index as of one commit, open for reading from any thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage

from index.results import Where
from index.search.codec import open_segment
from index.search.segments import read_segments
from index.search.terms import Numbers, Run

_SHORT = 200, 20
"""Words of an article and of a quote: shorter ones count as being so long, for brevity is no merit."""

_KNOWN = 20_000
"""Words whose place a segment remembers."""

_UNKNOWN = Run(-1, -1, -1, -1)


class Leaf:
    """One segment. What was deleted since it was written is still in its postings and `documents`."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self.segment = segment
        self.documents, self.postings, self.terms = open_segment(storage, segment)
        self._runs: dict[tuple[str, str], Run | None] = {}

    def __len__(self) -> int:
        return len(self.documents)

    @cached_property
    def live(self) -> NDArray[np.bool_] | None:
        """Which documents are not deleted; None where all are there."""
        deleted = list(self.segment.deleted_docs())
        if not deleted:
            return None
        live = np.ones(len(self), np.bool_)
        live[deleted] = False
        return live

    @cached_property
    def is_quote(self) -> NDArray[np.bool_]:
        """Which documents are quotes; the others are articles."""
        found: NDArray[np.bool_] = self.documents.quote != 0
        return found

    @cached_property
    def lengths(self) -> NDArray[np.float32]:
        """The number of words in each document, as far as it matters to a score."""
        shortest = np.where(self.is_quote, _SHORT[1], _SHORT[0])
        return np.maximum(np.diff(self.documents.base), shortest).astype(np.float32)

    @cached_property
    def sizes(self) -> dict[Where, tuple[int, int]]:
        """How many documents there are of each side, and how many words they have."""
        live = np.ones(len(self), np.bool_) if self.live is None else self.live
        quotes, articles = self.lengths[live & self.is_quote], self.lengths[live & ~self.is_quote]
        return {
            "quote": (len(quotes), int(quotes.sum(dtype=np.float64))),
            "article": (len(articles), int(articles.sum(dtype=np.float64))),
        }

    @cached_property
    def parents(self) -> Numbers:
        """For each document that of its article: itself, for an article."""
        numbers = np.arange(len(self), dtype=np.uint32)
        return np.maximum.accumulate(np.where(self.is_quote, np.uint32(0), numbers))

    def run(self, field: str, word: str) -> Run | None:
        """Where the postings of a word are, None where there are none."""
        return self._remembered((field, word), lambda: self.terms.run(field, _bytes_of(word)))

    def beginning(self, field: str, prefix: str) -> Run | None:
        """Where the postings are of all words that begin with `prefix`, None where there are none."""
        return self._remembered((field, f"{prefix}*"), lambda: self.terms.beginning(field, _bytes_of(prefix)))

    def _remembered(self, key: tuple[str, str], find: Callable[[], Run | None]) -> Run | None:
        """What `find` finds, unless that is known. Other threads may be here too, and forget all."""
        known = self._runs.get(key, _UNKNOWN)
        if known is not _UNKNOWN:
            return known
        found = find()
        if len(self._runs) >= _KNOWN:
            self._runs.clear()
        self._runs[key] = found
        return found

    def frequency(self, run: Run) -> int:
        """In how many documents that are not deleted a word stands; words together count each."""
        if self.live is None:
            return run.document_end - run.document
        return int(self.live[self.postings.documents(run)].sum())

    def words_in(self, articles: NDArray[np.intp]) -> dict[str, int]:
        """In how many of these articles each of their words stands. Raises CorruptIndexError."""
        starts = self.terms.starts("text")
        taken = np.zeros(len(self), np.bool_)
        taken[articles] = True
        places = np.flatnonzero(taken[self.postings.documents(Run(int(starts[0]), int(starts[-1]), 0, 0))])
        numbers = np.searchsorted(starts, places + starts[0], side="right") - 1
        found, counts = np.unique(numbers, return_counts=True)
        words = (self.terms.word("text", number) for number in found.tolist())
        pairs = zip(words, counts.tolist(), strict=True)
        return {word.decode("utf-8", "surrogatepass"): count for word, count in pairs}

    def live_articles(self) -> NDArray[np.intp]:
        """The documents that are articles and not deleted."""
        return np.flatnonzero(~self.is_quote if self.live is None else ~self.is_quote & self.live)


class Snapshot:
    """All segments of one commit."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves

    def count(self, side: Where) -> int:
        """How many articles or quotes there are."""
        return self._sizes[side][0]

    def mean_length(self, side: Where) -> float:
        """How many words an article or a quote has on average."""
        count, words = self._sizes[side]
        return max(words / count, 1.0) if count else 1.0

    @cached_property
    def _sizes(self) -> dict[Where, tuple[int, int]]:
        """Documents and words of each side."""
        quotes = sum(leaf.sizes["quote"][0] for leaf in self.leaves)
        quote_words = sum(leaf.sizes["quote"][1] for leaf in self.leaves)
        articles = sum(leaf.sizes["article"][0] for leaf in self.leaves)
        article_words = sum(leaf.sizes["article"][1] for leaf in self.leaves)
        return {"quote": (quotes, quote_words), "article": (articles, article_words)}


class FullTextDamaged(Exception):
    """The index can't be read: it has to be made anew from the store."""


def open_snapshot(folder: Path, generation: int, before: Snapshot | None = None) -> Snapshot:
    """The index in `folder` as of this commit, with the segments of `before` that are the same.

    Raises FullTextDamaged, also where the commit is there no more as others followed it.
    """
    try:
        known = {} if before is None else {_state(leaf.segment): leaf for leaf in before.leaves}
        storage = FileStorage(str(folder))
        segments = read_segments(folder, generation)
        return Snapshot([known.get(_state(segment)) or Leaf(storage, segment) for segment in segments])
    except Exception as error:  # damaged files make Whoosh and pickle raise nearly anything
        raise FullTextDamaged(str(error)) from error


def _bytes_of(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _state(segment: W3Segment) -> tuple[str, frozenset[int]]:
    return segment.segment_id(), frozenset(segment.deleted_docs())
