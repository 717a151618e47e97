"""Bringing the index up to date: files -> readers -> extraction -> SQLite -> full-text index.

Both stores are written in batches, each of which is taken up whole or not at all, by whoever reads too. What
a batch has committed stays, whatever happens after; the next update goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from threading import Event
from time import monotonic

from index.article import Article
from index.cache import writer_lock
from index.errors import IndexUnavailable, LibraryEmpty
from index.files import Survey, find_files, is_bare
from index.identity.applying import apply_rulings, say_gone
from index.plan import Plan, make_plan
from index.quote import Attribution
from index.reading import Job, Outcome, digest_of, find_quotes, read_file
from index.reading_all import read_all
from index.results import Progress, Update
from index.review.applying import apply_reviews, say_unfit
from index.search.search import Search
from index.store import reading
from index.store.finding import StoreConnection
from index.store.narrowing import Condition
from index.store.opening import Store, StoreUnreadable
from index.store.seal import is_whole
from index.store.writing import KnownFile, StoreWriter
from index.workers import Workers

_FIRST_BATCH = 200_000
_BATCH_GROWTH = 2
_BATCH = 40_000_000
"""Characters of articles in a batch: few at first, so that there is soon something to read, then as many as
make a segment of the full-text index for each process."""
_EACH = 200
"""What a file counts besides its text, in characters."""

_SECONDS = 2.0
"""How long to wait for another process that is at it."""

_SECONDS_TO_TAKE_UP = 5.0

_EMPTY = (
    "no file is in this folder any more; what is indexed stays: mount its drive, or, if it is meant to be"
    " empty, run `onrecord index --rebuild` on it"
)
_DAMAGED = "the index was damaged: it is built anew from the articles"

Report = Callable[[Progress], None]
"""Is told how far an update is."""


@dataclass(slots=True)
class Changes:
    """What was done, in files; `problems` holds a line for each that could not be read."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)


def update_library(
    root: Path, store: Store, search: Search, *, rebuild: bool, report: Report, stop: Event
) -> Update:
    """Bring the index of the library `root` up to date; with `rebuild`, make it anew.

    Where another process is at it, that is noted and nothing done. Raises LibraryEmpty where `root` has no
    file any more, unless it is to `rebuild`; LibraryError where it can't be used, IndexUnavailable where the
    index can't be written.
    """
    started = monotonic()
    changes = Changes()
    with writer_lock(store.path.parent, _SECONDS) as locked:
        if not locked:
            changes.notes.append("another onrecord is indexing this library: its last commit is shown")
        else:
            store.renew()
            if not rebuild:
                _check_not_emptied(root, store)
            if not is_whole(store.path):
                store.make_anew(_DAMAGED)
            with Workers() as workers:
                try:
                    Updating(root, store, search, workers, report, stop, changes).run(rebuild=rebuild)
                except StoreUnreadable:
                    store.make_anew(_DAMAGED)
                    changes = Changes()
                    Updating(root, store, search, workers, report, stop, changes).run(rebuild=False)
            store.seal()
    if store.note:
        changes.notes.insert(0, store.note)
        store.note = None
    with store.borrow() as db:
        articles = reading.article_count(db, None)
        quotes = reading.quote_count(db, Condition())
        changes.notes += [*say_unfit(db), *say_gone(db)]
    return Update(
        changes.added,
        changes.changed,
        changes.removed,
        changes.unchanged,
        articles,
        quotes,
        monotonic() - started,
        tuple(changes.problems),
        tuple(changes.notes),
        tuple(changes.details),
    )


def take_up(root: Path, store: Store, search: Search) -> list[str]:
    """Bring the index up to date with `speakers.yaml` and `reviews.yaml` alone; a line for each problem.

    Raises LibraryEmpty where the library has no file any more, IndexUnavailable where another process is
    writing to the index.
    """
    with writer_lock(store.path.parent, _SECONDS_TO_TAKE_UP) as locked:
        if not locked:
            raise IndexUnavailable("written; it shows when the indexing that is going on is done")
        store.renew()
        _check_not_emptied(root, store)
        with store.borrow() as db, Workers() as workers:
            following = search.following(db, workers, lambda done, total: None, Event())
            writer = StoreWriter(db, following)
            problems = [*apply_rulings(root, db, writer), *apply_reviews(root, db, writer)]
            following.finish()
    return [*following.notes, *problems]


def _check_not_emptied(root: Path, store: Store) -> None:
    """Raise LibraryEmpty where articles are indexed and the folder has no file, not one. A drive that is not
    mounted leaves such a folder: to follow it would cost the reader all that was read."""
    if is_bare(root):
        with store.borrow() as db:
            if reading.article_count(db, None):
                raise LibraryEmpty(f"{root}: {_EMPTY}")


class Updating:
    """One update of a library's index. The caller sees to it that nobody else writes."""

    def __init__(
        self,
        root: Path,
        store: Store,
        search: Search,
        workers: Workers,
        report: Report,
        stop: Event,
        changes: Changes,
    ) -> None:
        self._root = root
        self._store = store
        self._search = search
        self._workers = workers
        self._report = report
        self._stop = stop
        self._changes = changes

    def run(self, *, rebuild: bool) -> None:
        """Take up what changed in the library; with `rebuild`, everything anew."""
        with self._store.borrow() as db:
            following = self._search.following(db, self._workers, self._report_feeding, self._stop)
            following.begin()
            writer = StoreWriter(db, following)
            self._changes.notes += apply_rulings(self._root, db, writer)
            self._changes.notes += apply_reviews(self._root, db, writer)
            self._take_up(db, writer, self._plan(writer, rebuild=rebuild))
            following.finish()
        self._changes.notes += following.notes

    def _plan(self, writer: StoreWriter, *, rebuild: bool) -> Plan:
        survey = Survey()
        found_files = find_files(self._root, survey)
        plan = make_plan(found_files, writer.known_files(), self._report_looking, rebuild=rebuild)
        self._changes.unchanged = plan.unchanged
        self._changes.problems += [str(problem) for problem in survey.problems]
        self._changes.details += survey.notes()
        return plan

    def _take_up(self, db: StoreConnection, writer: StoreWriter, plan: Plan) -> None:
        """Take up what is found in the library. What was planned is let go before the full-text index is
        finished: of a million files it is some 300 MB."""
        for batch in self._batches(self._found(db, writer, plan)):
            with writer.batch():
                for found in batch:
                    _take(writer, found, self._changes)

    def _found(self, db: StoreConnection, writer: StoreWriter, plan: Plan) -> Iterator[Outcome | KnownFile]:
        """What to take up: files that only have another name now, with the quotes known of them, those
        that are gone, then what is read."""
        left: list[Job] = []
        yield from self._moved(db, writer, plan, left)
        yield from plan.gone.values()
        plan.jobs, plan.gone = [], {}
        characters, total = 0, len(left)
        with closing(read_all(self._root, left, self._workers)) as outcomes:
            for done, outcome in enumerate(outcomes, start=1):
                yield outcome
                characters += _characters(outcome)
                self._report(Progress("reading", done, total, characters, outcome.file.path))

    def _batches(self, found: Iterator[Outcome | KnownFile]) -> Iterator[Iterator[Outcome | KnownFile]]:
        """What was found in runs that make a transaction. Where the update is stopped, a run ends early: what
        was read is kept, whether there is time to index it or not."""
        most = _FIRST_BATCH
        for first in found:
            if self._stop.is_set():
                return
            yield self._batch(chain((first,), found), most)
            most = min(most * _BATCH_GROWTH, _BATCH)

    def _batch(self, found: Iterable[Outcome | KnownFile], most: int) -> Iterator[Outcome | KnownFile]:
        size = 0
        for each in found:
            yield each
            size += _EACH + _characters(each)
            if size >= most or self._stop.is_set():
                return

    def _moved(
        self, db: StoreConnection, writer: StoreWriter, plan: Plan, left: list[Job]
    ) -> Iterator[Outcome]:
        """What is in the files that are known under another name; the other jobs are put into `left`."""
        known: dict[tuple[int, bytes | None], KnownFile] = {
            (file.size, file.digest): file for file in plan.gone.values() if file.digest is not None
        }
        sizes = {size for size, _ in known}
        for job in plan.jobs:
            before = None
            path = job.file.path
            if job.file.size in sizes and not self._stop.is_set() and writer.known_file(path) is None:
                before = known.get((job.file.size, digest_of(self._root, path)))
            if before is None:
                left.append(job)
            else:
                yield read_file(self._root, job, _KnownQuotes(db, before.path, path))

    def _report_looking(self, count: int) -> None:
        self._report(Progress("looking", count, count, 0, None))

    def _report_feeding(self, done: int, total: int) -> None:
        self._report(Progress("indexing", done, total, 0, None))


def _take(writer: StoreWriter, outcome: Outcome | KnownFile, changes: Changes) -> None:
    """Write what was found, and count it."""
    if isinstance(outcome, KnownFile):
        writer.remove(outcome.path)
        changes.removed += 1
        return
    before = writer.known_file(outcome.file.path)
    changes.details += outcome.notes
    content = outcome.content
    if content is None:
        writer.touch([outcome.file])
        changes.unchanged += 1
        return
    if content.problem is not None:
        changes.problems.append(f"{content.file.path}: {content.problem}")
        if before is not None and before.problem == content.problem:
            return
    elif not content.articles:
        pass  # what onrecord wrote itself is kept in mind, lest it is read again, and is no article
    elif before is None or before.problem is not None:
        changes.added += 1
    else:
        changes.changed += 1
    writer.put(content)


class _KnownQuotes:
    """Finds in an article of a renamed file what was found in it under the file's old name."""

    def __init__(self, db: StoreConnection, before: str, path: str) -> None:
        self._db = db
        self._before = before
        self._path = path

    def __call__(self, article: Article) -> Sequence[Attribution]:
        path = self._before + article.path.removeprefix(self._path)
        known = reading.article(self._db, path)
        if known is None or (known.text, known.lang) != (article.text, article.lang):
            return find_quotes(article)
        return reading.attributions(self._db, path)


def _characters(outcome: Outcome | KnownFile) -> int:
    if isinstance(outcome, KnownFile) or outcome.content is None:
        return 0
    return sum(len(article.text) for article, _ in outcome.content.articles)
