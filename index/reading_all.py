"""Many files read on all cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path

from index.reading import Job, Outcome, chunks, read_files, unreadable
from index.workers import WorkerDied, Workers

_FEW_FILES = 50
"""Files that are read in this process: starting others would take longer."""


def read_all(root: Path, jobs: list[Job], workers: Workers) -> Generator[Outcome]:
    """What is in each file, in the order of the jobs, which are taken out of the list: of a million files
    they are some 300 MB. A file that ends the process that reads it is found, and said to be unreadable."""
    if len(jobs) < _FEW_FILES:
        for job in jobs:
            yield from read_files(root, [job])
        return
    left = deque(chunks(jobs))
    jobs.clear()
    while left:
        yield from _together(root, left, workers)
        for _ in range(min(len(left), workers.most_waiting)):
            yield from _alone(root, left.popleft(), workers)


def _together(root: Path, left: deque[list[Job]], workers: Workers) -> Iterator[Outcome]:
    """Outcomes of the chunks in `left`, until a process dies; what is not done then is put back."""
    under_way: deque[list[Job]] = deque()

    def tasks() -> Iterator[tuple[Path, list[Job]]]:
        while left:
            under_way.append(left.popleft())
            yield root, under_way[-1]

    with closing(workers.run(read_files, tasks())) as results, suppress(WorkerDied):
        for outcomes in results:
            under_way.popleft()
            yield from outcomes
    left.extendleft(reversed(under_way))


def _alone(root: Path, chunk: list[Job], workers: Workers) -> Iterator[Outcome]:
    """Outcomes of a chunk while nothing else is worked on, to find a file that ends the process."""
    try:
        with closing(workers.run(read_files, [(root, chunk)])) as results:
            outcomes = next(results)
    except WorkerDied:
        if len(chunk) == 1:
            yield unreadable(chunk[0], "reading it ended the process: too large, or a fault in a reader")
            return
        for job in chunk:
            yield from _alone(root, [job], workers)
    else:
        yield from outcomes
