"""The full-text index as of one commit, open for reading from any thread."""

from __future__ import annotations

import mmap
import weakref
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound

from index.results import Where
from index.search.codec import Numbers, Run, files_of, open_segment, run_of
from index.search.segments import read_segments

_SHORT = 200, 20
"""Words of an article and of a quote: shorter ones count as being so long, for brevity is no merit."""

_KNOWN = 20_000
"""Words whose place a segment remembers."""

_LAST = b"\xff"
"""Comes after every letter."""


class Leaf:
    """One segment. What was deleted since it was written is still in its postings and `documents`."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self.segment = segment
        self.documents, self.postings = open_segment(storage, segment)
        mapped = _MappedFiles(storage.folder)
        self._terms: W3TermsReader = segment.codec().terms_reader(mapped, segment)
        self._runs: dict[tuple[str, str], Run | None] = {}
        self._sizes = [(file, file.stat().st_size) for file in files_of(Path(storage.folder), segment)]
        weakref.finalize(self, _close, self._terms)

    def __len__(self) -> int:
        return len(self.documents)

    def is_cut_off(self) -> bool:
        """Whether a file has another length than when it was mapped into memory: to read behind its end would
        end the program. One that is removed can still be read."""
        for file, size in self._sizes:
            with suppress(OSError):
                if file.stat().st_size != size:
                    return True
        return False

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
        key = field, word
        if key not in self._runs:
            if len(self._runs) >= _KNOWN:
                self._runs.clear()
            try:
                info = self._terms.term_info(field, word.encode("utf-8", "surrogatepass"))
                self._runs[key] = run_of(info)
            except TermNotFound:
                self._runs[key] = None
        return self._runs[key]

    def beginning(self, field: str, prefix: str) -> Run | None:
        """Where the postings are of all words that begin with `prefix`, None where there are none."""
        first = prefix.encode("utf-8", "surrogatepass")
        start, end = self._next_word(field, first), self._next_word(field, first + _LAST)
        if start is None:
            return None
        document_end, position_end = self.postings.sizes if end is None else (end.document, end.position)
        if start.document == document_end:
            return None
        return Run(start.document, document_end, start.position, position_end)

    def frequency(self, run: Run) -> int:
        """In how many documents that are not deleted a word stands; words together count each."""
        if self.live is None:
            return run.document_end - run.document
        return int(self.live[self.postings.documents(run)].sum())

    def live_articles(self) -> NDArray[np.intp]:
        """The documents that are articles and not deleted."""
        return np.flatnonzero(~self.is_quote if self.live is None else ~self.is_quote & self.live)

    def _next_word(self, field: str, word: bytes) -> Run | None:
        """Where the postings are of the first word, in this field or one behind it, not before `word`."""
        _, info = next(self._terms.items_from(field, word), (None, None))
        return None if info is None else run_of(info)


class _MappedFile(StructFile):
    """A file in memory that may be read from several threads."""

    def __init__(self, mapped: mmap.mmap, name: str) -> None:
        super().__init__(cast(BinaryIO, mapped), name=name)
        self._mapped = mapped

    def get(self, position: int, length: int) -> bytes:
        return self._mapped[position : position + length]


class _MappedFiles(FileStorage):
    """Maps the files that it opens."""

    def open_file(self, name: str, **kwargs: object) -> StructFile:
        with Path(self.folder, name).open("rb") as file:
            return _MappedFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name)


class Snapshot:
    """All segments of one commit."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves

    def check(self) -> None:
        """Raise FullTextDamaged where a file was cut off since it was opened."""
        if any(leaf.is_cut_off() for leaf in self.leaves):
            raise FullTextDamaged("a file was cut off")

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
        snapshot = Snapshot([known.get(_state(segment)) or Leaf(storage, segment) for segment in segments])
    except Exception as error:  # damaged files make Whoosh and pickle raise nearly anything
        raise FullTextDamaged(str(error)) from error
    snapshot.check()
    return snapshot


def _close(terms: W3TermsReader) -> None:
    """Let go of the files when no search uses the segment any more, however many threads did."""
    terms.close()


def _state(segment: W3Segment) -> tuple[str, frozenset[int]]:
    return segment.segment_id(), frozenset(segment.deleted_docs())
