"""Bringing the store up to date: files -> readers -> extraction -> SQLite, in batches.

What a batch has committed stays, whatever happens after; the next update goes on from there.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Event

from index.files import FoundFile, Survey, find_files
from index.reading import Job, Outcome
from index.results import Progress
from index.store.writing import KnownFile, StoreWriter
from index.workers import run_jobs

_BATCH_FILES = 1_000
_BATCH_CHARACTERS = 5_000_000

Report = Callable[[Progress], None]
"""Is told how far an update is."""


@dataclass(slots=True)
class Plan:
    """What is to be done: files to read, and files that are gone; `unchanged` ones are as they were."""

    jobs: list[Job] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unchanged: int = 0
    known: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Changes:
    """What was done to the store, in files; `problems` holds a line for each that could not be read."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether the store is another than before."""
        return bool(self.added or self.changed or self.removed)


def update_store(writer: StoreWriter, root: Path, *, rebuild: bool, report: Report, stop: Event) -> Changes:
    """Take up what changed in the library `root`; with `rebuild`, read every file anew."""
    changes = Changes()
    plan = _plan(writer, root, rebuild, report, changes)
    changes.unchanged = plan.unchanged
    for batch in _in_runs(plan.gone):
        if stop.is_set():
            return changes
        with writer.batch():
            for path in batch:
                writer.remove(path)
        changes.removed += len(batch)
    _read(writer, root, plan, changes, report, stop)
    return changes


def _plan(writer: StoreWriter, root: Path, rebuild: bool, report: Report, changes: Changes) -> Plan:
    """Compare the library's files with those that the store knows, by size and time."""
    survey = Survey()
    known = {file.path: file for file in writer.known_files()}
    plan = Plan(known=set(known))
    for count, found in enumerate(find_files(root, survey), start=1):
        before = known.pop(found.path, None)
        if before is None or rebuild:
            plan.jobs.append(Job(found, None))
        elif _is_as_before(found, before):
            plan.unchanged += 1
        else:
            plan.jobs.append(Job(found, before.digest))
        if count % 1000 == 0:
            report(Progress("looking", count, count, 0, None))
    plan.gone = list(known)
    changes.problems += [str(problem) for problem in survey.problems]
    changes.notes += survey.notes()
    return plan


def _is_as_before(found: FoundFile, before: KnownFile) -> bool:
    """A file that could not be read is tried again each time: its rights may have changed."""
    return before.problem is None and (found.size, found.mtime_ns) == (before.size, before.mtime_ns)


def _read(writer: StoreWriter, root: Path, plan: Plan, changes: Changes, report: Report, stop: Event) -> None:
    total, done, characters = len(plan.jobs), 0, 0
    with closing(run_jobs(root, plan.jobs)) as outcomes:
        for batch in _batches(outcomes, stop):
            with writer.batch():
                for outcome in batch:
                    _take(writer, outcome, outcome.file.path in plan.known, changes)
            done += len(batch)
            characters += sum(_characters(outcome) for outcome in batch)
            report(Progress("reading", done, total, characters, batch[-1].file.path))
            if stop.is_set():
                return


def _batches(outcomes: Iterator[Outcome], stop: Event) -> Iterator[list[Outcome]]:
    """Outcomes in runs that make a transaction; a run ends early when `stop` is set."""
    batch: list[Outcome] = []
    size = 0
    for outcome in outcomes:
        batch.append(outcome)
        size += _characters(outcome)
        if len(batch) == _BATCH_FILES or size > _BATCH_CHARACTERS or stop.is_set():
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _take(writer: StoreWriter, outcome: Outcome, known: bool, changes: Changes) -> None:
    changes.notes += outcome.notes
    content = outcome.content
    if content is None:
        writer.touch([outcome.file])
        changes.unchanged += 1
        return
    writer.put(content)
    if content.problem is not None:
        changes.problems.append(f"{content.file.path}: {content.problem}")
    elif known:
        changes.changed += 1
    else:
        changes.added += 1


def _characters(outcome: Outcome) -> int:
    if outcome.content is None:
        return 0
    return sum(len(article.text) for article, _ in outcome.content.articles)


def _in_runs(paths: list[str]) -> Iterator[list[str]]:
    left = iter(paths)
    while run := list(islice(left, _BATCH_FILES)):
        yield run
