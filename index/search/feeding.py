"""Bringing the full-text index up to the store: what it lacks is added, what is no more is deleted.

What it lacks is found by comparing the rows of articles on both sides, so whatever happened before,
a crash at any point included, the next feeding mends. A row is never used for another article.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import IndexWriter

from index.search.documents import article_rows, documents
from index.search.segments import INDEX_NAME, Built, build_segment, room_to_write, take_in
from index.search.snapshot import Leaf, open_snapshot
from index.search.vocabulary import add_words
from index.store import schema as store_schema
from index.workers import Workers

_AT_ONCE = 40_000_000
"""Characters of articles that all processes gather in memory together, in some 300 MB."""
_EACH = 200
"""What an article takes besides its text, in characters: its name, what is noted of it and of its quotes."""
_FEW = 600
"""Articles that are indexed in this process: starting others would take longer."""
_TIERS = (512, 64, 8)
_MOST_IN_TIER = 8
"""Segments of about the same size that may stand before they are made one: up to a 512th, a 64th, an 8th
of the largest that is written at once. Larger ones stay as they are."""

_NONE = np.empty(0, np.int64)

Numbers = NDArray[np.int64]
Rows = NDArray[np.void]
"""Articles of the store, in the order of their rows, with their sizes (`documents.article_rows`)."""

Report = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""


class Feeding:
    """One feeding of the index in a folder, from the store behind `db`, a file at `store`.

    The caller sees to it that nobody else writes.
    """

    def __init__(self, folder: Path, store: Path, db: sqlite3.Connection, workers: Workers) -> None:
        self._folder = folder
        self._store = store
        self._db = db
        self._workers = workers

    def run(self, report: Report, stop: Event) -> bool:
        """Add and delete what it takes; whether anything changed. What is committed when `stop` is set
        stays. Raises FullTextDamaged."""
        leaves = open_snapshot(self._folder).leaves
        wanted = article_rows(self._db)
        held = {leaf: leaf.documents.article[leaf.live_articles()] for leaf in leaves}
        gone = {leaf: leaf.live_articles()[~np.isin(rows, wanted["row"])] for leaf, rows in held.items()}
        missing = wanted[~np.isin(wanted["row"], np.concatenate([_NONE, *held.values()]))]
        if not len(missing) and not any(map(len, gone.values())):
            return False
        with room_to_write(self._folder):
            self._bring_in(missing, gone, report, stop)
            if not stop.is_set():
                self._compact(wanted, stop)
        return True

    def _bring_in(
        self,
        missing: Rows,
        gone: Mapping[Leaf, Numbers],
        report: Report,
        stop: Event,
    ) -> None:
        """Add what is missing and delete what is gone; where something is, all at once, so that nobody
        misses both what an article was and what it is."""
        waiting: list[Built] = []
        something_gone = any(map(len, gone.values()))
        for done, built in self._build(missing, stop):
            add_words(self._db, *(segment.vocabulary for segment in built))
            if something_gone:
                waiting += built
            else:
                self._commit(built)
            report(done, len(missing))
        if something_gone:
            self._commit(waiting, deleted=gone)

    def _build(self, rows: Rows, stop: Event) -> Iterator[tuple[int, list[Built]]]:
        """Segments of the articles in `rows`, in groups to be committed, with how many are done."""
        if not len(rows) or stop.is_set():
            return
        if len(rows) <= _FEW:
            yield len(rows), [build_segment(self._folder, documents(self._db, rows["row"].tolist()))]
            return
        chunks = list(_chunks(rows, self._workers.count))
        tasks = [(self._folder, self._store, chunk) for chunk in chunks]
        done = 0
        group: list[Built] = []
        for chunk, built in zip(chunks, self._workers.run(_build_chunk, tasks), strict=True):
            group.append(built)
            done += len(chunk)
            if len(group) == self._workers.count or done == len(rows):
                yield done, group
                group = []
            if stop.is_set():
                return

    def _commit(
        self,
        built: Sequence[Built],
        *,
        deleted: Mapping[Leaf, Numbers] | None = None,
        dropped: Collection[Leaf] = (),
    ) -> None:
        """Make new segments part of the index, and articles or whole segments no part of it, at once."""
        for each in built:
            take_in(self._folder, each)
        dropped_ids = {leaf.segment.segment_id() for leaf in dropped}
        articles = {leaf.segment.segment_id(): (leaf, docs) for leaf, docs in (deleted or {}).items()}

        def change(writer: IndexWriter, segments: list[W3Segment]) -> list[W3Segment]:
            kept = [segment for segment in segments if segment.segment_id() not in dropped_ids]
            for segment in kept:
                if segment.segment_id() in articles:
                    leaf, docs = articles[segment.segment_id()]
                    for doc in docs.tolist():
                        for each in _with_quotes(leaf, doc):
                            segment.delete_document(each)
            return [s for s in kept if s.deleted_count() < s.doc_count_all()] + [b.segment for b in built]

        index = FileIndex(FileStorage(str(self._folder)), indexname=INDEX_NAME)
        index.writer(timeout=10).commit(mergetype=change)

    def _compact(self, wanted: Rows, stop: Event) -> None:
        """Make one of many small segments, and anew those of which most is deleted."""
        most = _AT_ONCE // self._workers.count
        for leaves in _worth_compacting(open_snapshot(self._folder).leaves, wanted, most):
            rows = np.sort(np.concatenate([_rows(leaf, wanted) for leaf in leaves]))
            built = [segment for _, group in self._build(rows, stop) for segment in group]
            if stop.is_set():
                return
            self._commit(built, dropped=leaves)


def _build_chunk(folder: Path, store: Path, rows: Numbers) -> Built:
    """Runs in a process of its own."""
    db = store_schema.connect(store)
    try:
        return build_segment(folder, documents(db, rows.tolist()))
    finally:
        db.close()


def _chunks(rows: Rows, count: int) -> Iterator[Numbers]:
    """`rows` in runs of about the same size, no fewer than `count` where there are enough."""
    ends = np.cumsum(rows["size"] + _EACH)
    most = min(_AT_ONCE // count, int(ends[-1]) // count + 1)
    start = 0
    while start < len(rows):
        before = int(ends[start - 1]) if start else 0
        end = int(np.searchsorted(ends, before + most)) + 1
        yield rows["row"][start:end]
        start = end


def _with_quotes(leaf: Leaf, article: int) -> Iterator[int]:
    yield article
    rows = leaf.documents.quote
    doc = article + 1
    while doc < len(rows) and rows[doc]:
        yield doc
        doc += 1


def _rows(leaf: Leaf, wanted: Rows) -> Rows:
    """The articles of a segment that are not deleted, those of `wanted`."""
    return wanted[np.isin(wanted["row"], leaf.documents.article[leaf.live_articles()])]


def _worth_compacting(leaves: Sequence[Leaf], wanted: Rows, most: int) -> Iterator[list[Leaf]]:
    """Segments to be made one. `most` is how many characters one holds at most."""
    tiers: dict[int, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        live = _rows(leaf, wanted)
        if len(live) * 2 < len(leaf) - int(leaf.is_quote.sum()):
            yield [leaf]
            continue
        size = int((live["size"] + _EACH).sum())
        tier = next((part for part in _TIERS if size * part < most), None)
        if tier is not None:
            tiers[tier].append(leaf)
    for group in tiers.values():
        if len(group) > _MOST_IN_TIER:
            yield group
