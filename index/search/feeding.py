"""Making the commits of the full-text index, from what the store has.

Where the index is lost or damaged it is built anew, in groups of segments; until it is whole, the commits say
so. What it lacks then is found by comparing the rows of articles on both sides. A row is never used for
another article.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.reading import CorruptIndexError

from index.errors import IndexUnavailable
from index.search.commits import commit_of, name_commit
from index.search.documents import ArticleWords, article_rows, documents
from index.search.portions import Numbers, Rows, chunks, rows_of, worth_compacting
from index.search.segments import (
    BuildingStopped,
    Built,
    build_segment,
    last_generation,
    read_segments,
    remove_others,
    room_to_write,
    told_to_stop,
    write_segments,
)
from index.search.snapshot import FullTextDamaged, Leaf, Snapshot, open_snapshot
from index.search.vocabulary import add_words, forget_words, remembered_stems, remove_words
from index.store.writing import transaction
from index.workers import WorkerDied, Workers

_AT_ONCE = 40_000_000
"""Characters of articles that all processes gather in memory together, in some 300 MB."""
_FEW = 600
"""Articles that are indexed in this process: starting others would take longer."""

_NONE = np.empty(0, np.int64)

_DAMAGED = "the full-text index was damaged: it is built anew from what is known of the articles"
_ENDED = (
    "a process that wrote the full-text index was ended from outside, as it is when memory runs out: close"
    " other programs and run this again; what was committed is kept"
)
_BROKEN = "the full-text index was deleted or damaged while it was written to: the next run makes it anew"
_BEHIND = "the index had lost its last changes: they are read again, and the full-text index is built anew"

Report = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""


class Feeding:
    """Makes the index in `folder` what the store behind `db` is.

    The caller sees to it that nobody else writes. `notes` say what had to be mended, in one line each.
    `report` is told how far it is with articles that take a while. When `stop` is set, what would take long
    is left to the next run, and what is committed stays.
    """

    def __init__(
        self,
        folder: Path,
        db: sqlite3.Connection,
        workers: Workers,
        report: Report,
        stop: Event,
    ) -> None:
        self.notes: list[str] = []
        self._folder = folder
        self._db = db
        self._workers = workers
        self._report = report
        self._stop = stop
        self._snapshot: Snapshot | None = None
        self._stem = remembered_stems()

    def follow(self, removed: Mapping[int, str], after: int) -> None:
        """Make the commit that belongs to the transaction that is open, and have it named there: articles in
        the rows `removed` went, each in its language, those behind row `after` came. Many that came are left
        out of it when `stop` is set: it lacks them, until `complete` brings them in. Where they came in the
        place of others they are not, lest words that stand in both are found in neither."""
        deleted = self._leaving(removed, after)
        groups = self._build(article_rows(self._db, after), Event() if removed else self._stop)
        with room_to_write(self._folder):
            try:
                built = [segment for _, group in groups for segment in group]
            except BuildingStopped:
                self._commit((), deleted=deleted, lacks=True)
                return
            add_words(self._db, self._stem, *(segment.vocabulary for segment in built))
            self._commit(built, deleted=deleted)

    def settle(self) -> None:
        """The transaction is over: remove what only the commit before needed."""
        commit = commit_of(self._db)
        if commit is not None:
            remove_others(self._folder, commit.generation, self._segments(commit.generation))

    def complete(self) -> None:
        """Compare what the store has with what the index has, and make it the same."""
        leaves = self._leaves()
        wanted = article_rows(self._db)
        held = np.concatenate([_NONE, *(leaf.documents.article[leaf.live_articles()] for leaf in leaves)])
        if not np.isin(held, wanted["row"]).all():  # somebody has put back another index in the place of this
            self.begin_anew()
            held = _NONE
        missing = wanted[~np.isin(wanted["row"], held)]
        commit = commit_of(self._db)
        if commit and commit.lacks != (len(missing) > 0):
            with transaction(self._db):
                self._commit((), lacks=len(missing) > 0)
            self.settle()
        with room_to_write(self._folder), suppress(BuildingStopped):
            for done, built in self._build(missing, self._stop):
                with transaction(self._db):
                    add_words(self._db, self._stem, *(segment.vocabulary for segment in built))
                    self._commit(built, lacks=done < len(missing))
                self.settle()

    def compact(self) -> None:
        """Make one of many small segments, and anew those of which most is deleted."""
        most = _AT_ONCE // self._workers.count
        wanted = article_rows(self._db)
        for leaves in list(worth_compacting(self._leaves(), wanted, most)):
            rows = np.sort(np.concatenate([rows_of(leaf, wanted) for leaf in leaves]))
            groups = self._build(rows, self._stop)
            with room_to_write(self._folder), suppress(BuildingStopped):
                built = [segment for _, group in groups for segment in group]
                with transaction(self._db):
                    self._commit(built, dropped=leaves)
                self.settle()

    def begin_anew(self, after: int | None = None) -> None:
        """Make an empty index, and remove any other of this library; what the store has that is not behind
        row `after` is still to be brought in."""
        before = commit_of(self._db)
        for folder in self._folder.parent.glob("search-*"):
            shutil.rmtree(folder, ignore_errors=folder != self._folder)
        self._folder.mkdir(mode=0o700)
        with transaction(self._db):
            sql = "SELECT 1 FROM articles WHERE ?1 IS NULL OR id <= ?1 LIMIT 1"
            lacks = self._db.execute(sql, (after,)).fetchone() is not None
            forget_words(self._db)
            generation = before.generation + 1 if before else 1
            write_segments(self._folder, generation, (), ())
            name_commit(self._db, generation, lacks=lacks)

    def _leaving(self, removed: Mapping[int, str], after: int) -> dict[Leaf, Numbers]:
        """The documents that are the articles which went, by segment. Their words leave the vocabulary."""
        gone = np.fromiter(removed, np.int64)
        found = {leaf: _standing(leaf, gone) for leaf in self._leaves(after)}
        try:
            for leaf, docs in found.items():
                langs = [removed[row] for row in leaf.documents.article[docs].tolist()]
                for lang in set(langs):
                    spoken = np.fromiter((each == lang for each in langs), np.bool_)
                    remove_words(self._db, lang, leaf.words_in(docs[spoken]))
        except CorruptIndexError:
            self._note(_DAMAGED)
            self.begin_anew(after)
            return {}
        return found

    def _note(self, note: str) -> None:
        self.notes += [] if note in self.notes else [note]

    def _leaves(self, after: int | None = None) -> Sequence[Leaf]:
        """The segments of the commit that the store names; of a new one, where that is lost."""
        commit = commit_of(self._db)
        if commit is not None:
            try:
                self._snapshot = open_snapshot(self._folder, commit.generation, self._snapshot)
                return self._snapshot.leaves
            except FullTextDamaged:
                if self._folder.exists():
                    behind = last_generation(self._folder) > commit.generation
                    self._note(_BEHIND if behind else _DAMAGED)
        self.begin_anew(after)
        return ()

    def _build(self, rows: Rows, stop: Event) -> Iterator[tuple[int, list[Built]]]:
        """Segments of the articles in `rows`, as many at a time as there are processes, and how many
        articles are done. Raises BuildingStopped where there are many and `stop` is set."""
        if not len(rows):
            return
        self._report(0, len(rows))
        if len(rows) <= _FEW:
            built = [_build_chunk(self._folder, self._articles(rows["row"]))]
            self._report(len(rows), len(rows))
            yield len(rows), built
            return
        portions = list(chunks(rows, self._workers.count, _AT_ONCE))
        done = 0
        for start in range(0, len(portions), self._workers.count):
            group = portions[start : start + self._workers.count]
            built = self._build_group(group, stop)
            done += sum(map(len, group))
            self._report(done, len(rows))
            yield done, built

    def _build_group(self, group: Sequence[Numbers], stop: Event) -> list[Built]:
        """A segment of each of these chunks; one after another where a process dies, as it is ended when
        memory runs out. Raises IndexUnavailable where that doesn't help."""
        try:
            return self._build_each(group, stop)
        except WorkerDied:
            pass
        try:
            return [segment for chunk in group for segment in self._build_each([chunk], stop)]
        except WorkerDied as error:
            raise IndexUnavailable(_ENDED) from error

    def _build_each(self, group: Iterable[Numbers], stop: Event) -> list[Built]:
        tasks = ((self._folder, self._articles(chunk)) for chunk in group)
        with told_to_stop(self._folder, stop):
            return list(self._workers.run(_build_chunk, tasks))

    def _articles(self, rows: Numbers) -> list[ArticleWords]:
        return list(documents(self._db, rows.tolist()))

    def _segments(self, generation: int) -> list[W3Segment]:
        try:
            return read_segments(self._folder, generation)
        except Exception as error:  # it was sound when this began: somebody is at the files
            raise IndexUnavailable(_BROKEN) from error

    def _commit(
        self,
        built: Sequence[Built],
        *,
        deleted: Mapping[Leaf, Numbers] | None = None,
        dropped: Collection[Leaf] = (),
        lacks: bool | None = None,
    ) -> None:
        """Make a commit with new segments, and without some articles or whole segments, and have
        the store name it; it `lacks` what the one before lacked, unless said otherwise."""
        commit = commit_of(self._db)
        assert commit is not None  # `_leaves` has seen to it
        dropped_ids = {leaf.segment.segment_id() for leaf in dropped}
        segments = [
            segment
            for segment in self._segments(commit.generation)
            if segment.segment_id() not in dropped_ids
        ]
        articles = {leaf.segment.segment_id(): (leaf, docs) for leaf, docs in (deleted or {}).items()}
        for segment in segments:
            leaf, docs = articles.get(segment.segment_id(), (None, _NONE))
            if leaf is not None:
                _delete(segment, leaf, docs)
        left = [segment for segment in segments if segment.deleted_count() < segment.doc_count_all()]
        generation = commit.generation + 1
        write_segments(self._folder, generation, [*left, *(each.segment for each in built)], built)
        name_commit(self._db, generation, lacks=commit.lacks if lacks is None else lacks)


def _build_chunk(folder: Path, articles: Sequence[ArticleWords]) -> Built:
    """Runs in a process of its own, where there are many."""
    return build_segment(folder, articles)


def _standing(leaf: Leaf, rows: Numbers) -> Numbers:
    """The documents of a segment that are the articles in these rows, and not deleted."""
    there = leaf.live_articles()
    found: Numbers = there[np.isin(leaf.documents.article[there], rows)]
    return found


def _delete(segment: W3Segment, leaf: Leaf, articles: Numbers) -> None:
    """Delete articles of a segment, with their quotes."""
    for article in articles.tolist():
        for each in _with_quotes(leaf, article):
            segment.delete_document(each)


def _with_quotes(leaf: Leaf, article: int) -> Iterator[int]:
    yield article
    rows = leaf.documents.quote
    doc = article + 1
    while doc < len(rows) and rows[doc]:
        yield doc
        doc += 1
