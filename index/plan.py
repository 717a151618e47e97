"""What an update has to do: the files of a library compared with those that the store knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.files import FoundFile
from index.reading import Job
from index.store.writing import KnownFile

_TELL_EVERY = 1000
"""Files between two words of progress."""


@dataclass(slots=True)
class Plan:
    """What is to be done: files to read, and files that are gone; `unchanged` ones are as they were.

    Of a million files only what is to be done with them is held, not what is known of them.
    """

    jobs: list[Job] = field(default_factory=list)
    gone: dict[str, KnownFile] = field(default_factory=dict)
    unchanged: int = 0


def make_plan(
    found_files: Iterator[FoundFile],
    known_files: Iterator[KnownFile],
    report: Callable[[int], None],
    *,
    rebuild: bool,
) -> Plan:
    """Compare files by size and time; with `rebuild` all are to be read. `report` is told how many were
    looked at."""
    plan = Plan()
    for count, (found, before) in enumerate(_side_by_side(found_files, known_files), start=1):
        if found is None:
            assert before is not None
            plan.gone[before.path] = before
        elif before is None or rebuild:
            plan.jobs.append(Job(found))
        elif _is_as_before(found, before):
            plan.unchanged += 1
        else:
            plan.jobs.append(Job(found, before.digest))
        if count % _TELL_EVERY == 0:
            report(count)
    for job in plan.jobs:  # one that became a folder meanwhile, or was one, may come out of its order
        plan.gone.pop(job.file.path, None)
    return plan


def _side_by_side(
    found: Iterator[FoundFile], known: Iterator[KnownFile]
) -> Iterator[tuple[FoundFile | None, KnownFile | None]]:
    """Files that were found, each beside what is known of it. Both come in order of their paths."""
    one, other = next(found, None), next(known, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one.path < other.path):
            yield one, None
            one = next(found, None)
        elif one is None or other.path < one.path:
            yield None, other
            other = next(known, None)
        else:
            yield one, other
            one, other = next(found, None), next(known, None)


def _is_as_before(found: FoundFile, before: KnownFile) -> bool:
    """A file that could not be read is tried again each time: its rights may have changed."""
    return before.problem is None and (found.size, found.mtime_ns) == (before.size, before.mtime_ns)
