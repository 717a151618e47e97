"""The full-text index as of one commit, open for reading from any thread."""

from __future__ import annotations

import threading
import weakref
from array import array
from collections.abc import Sequence
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import sleep
from typing import Protocol

from whoosh.codec.whoosh3 import W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC
from whoosh.reading import TermNotFound

from index.results import Where
from index.search.codec import Postings, open_postings, read_documents, read_postings
from index.search.segments import INDEX_NAME

_SHORT = 200, 20
"""Words of an article and of a quote: shorter ones count as being so long, for brevity is no merit."""

_PAUSE = 0.02
"""Seconds that a writer may need to finish what a reader found half done."""


class _Closable(Protocol):
    def close(self) -> None: ...


class Leaf:
    """One segment. What was deleted since it was written is still in its postings and `documents`."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self.segment = segment
        self.deleted = frozenset(segment.deleted_docs())
        self.documents = read_documents(storage, segment)
        self._terms = segment.codec().terms_reader(storage, segment)
        self._postings = open_postings(storage, segment)
        self._lock = threading.Lock()
        weakref.finalize(self, _close, self._terms, self._postings)

    @cached_property
    def lengths(self) -> array[int]:
        """The number of words in each document, as far as it matters to a score."""
        spans = zip(pairwise(self.documents.base), self.documents.quote, strict=True)
        return array("I", (max(end - start, _SHORT[row != 0]) for (start, end), row in spans))

    @cached_property
    def sizes(self) -> dict[Where, tuple[int, int]]:
        """How many documents there are of each side, deleted ones included, and how many words they have."""
        rows = self.documents.quote
        quotes = sum(row != 0 for row in rows)
        words = sum(length for length, row in zip(self.lengths, rows, strict=True) if row)
        every = sum(self.lengths)
        return {"quote": (quotes, words), "article": (len(rows) - quotes, every - words)}

    @cached_property
    def parents(self) -> array[int]:
        """For each document that of its article: itself, for an article."""
        found = array("I")
        parent = 0
        for number, quote in enumerate(self.documents.quote):
            if not quote:
                parent = number
            found.append(parent)
        return found

    def frequency(self, field: str, word: str) -> int:
        """In how many documents a word stands."""
        info = self._info(field, word)
        return 0 if info is None else info.doc_frequency()

    def postings(self, field: str, word: str) -> Postings | None:
        """Where a word stands, None where nowhere. Raises CorruptIndexError."""
        info = self._info(field, word)
        if info is None:
            return None
        with self._lock:
            return read_postings(self._postings, info)

    def live_articles(self) -> dict[int, int]:
        """The rows of the articles that are not deleted, and the documents they are."""
        table = self.documents
        return {
            row: number
            for number, (row, quote) in enumerate(zip(table.article, table.quote, strict=True))
            if not quote and number not in self.deleted
        }

    def _info(self, field: str, word: str) -> W3TermInfo | None:
        try:
            with self._lock:
                info: W3TermInfo = self._terms.term_info(field, word.encode("utf-8", "surrogatepass"))
                return info
        except TermNotFound:
            return None


class _WholeFiles(FileStorage):
    """Reads files whole, for Whoosh leaves them open where they turn out damaged."""

    def open_file(self, name: str, **kwargs: object) -> StructFile:
        return StructFile(BytesIO(Path(self.folder, name).read_bytes()), name=name)


class Snapshot:
    """All segments of one commit."""

    def __init__(self, storage: FileStorage, before: Snapshot | None = None) -> None:
        """Open the last commit, with the segments of `before` that are the same.

        Raises whatever a damaged file makes Whoosh raise.
        """
        toc = TOC.read(_WholeFiles(storage.folder), INDEX_NAME)
        self.state = frozenset(map(_state, toc.segments))
        known = {} if before is None else {_state(leaf.segment): leaf for leaf in before.leaves}
        self.leaves: Sequence[Leaf] = [
            known.get(_state(segment)) or Leaf(storage, segment) for segment in toc.segments
        ]

    def count(self, side: Where) -> int:
        """How many articles or quotes there are, deleted ones included."""
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


def open_snapshot(folder: Path, before: Snapshot | None = None) -> Snapshot:
    """The last commit of the index in `folder`, with the segments of `before` that are still in it.

    Tries again where a writer removes a segment's files meanwhile. Raises FullTextDamaged.
    """
    attempts = 5
    while True:
        try:
            return Snapshot(FileStorage(str(folder)), before)
        except Exception as error:  # damaged files make Whoosh and pickle raise nearly anything
            attempts -= 1
            if not attempts:
                raise FullTextDamaged(str(error)) from error
            sleep(_PAUSE)


def _close(*files: _Closable) -> None:
    """Let go of the files when no search uses the segment any more, however many threads did."""
    for file in files:
        file.close()


def _state(segment: W3Segment) -> tuple[str, int]:
    return segment.segment_id(), segment.deleted_count()
