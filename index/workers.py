"""Reading many files on all cores, few files in this process; results come in the order of the jobs."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from types import ModuleType

from index.reading import Job, Outcome, read_files

_FEW = 50
_CHUNK_FILES = 16
_CHUNK_BYTES = 500_000


def run_jobs(root: Path, jobs: Sequence[Job]) -> Generator[Outcome]:
    """The outcome of each job, in order. Closing the iterator ends the work."""
    if len(jobs) < _FEW:
        for job in jobs:
            yield from read_files(root, [job])
        return
    cores = os.cpu_count() or 1
    with _pool(cores) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for chunk in _chunks(jobs):
            with _unnamed_program():
                waiting.append(pool.submit(read_files, root, chunk))
            if len(waiting) > 2 * cores:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@contextmanager
def _pool(cores: int) -> Iterator[ProcessPoolExecutor]:
    """Processes started afresh: a fork of a program that runs threads may hang."""
    pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_begin_worker)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _unnamed_program() -> Iterator[None]:
    """Keep new processes from running the main program again, as they would to find what it defines:
    a script may index a library at its top level, and a command line takes long to import."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _begin_worker() -> None:
    """Leave Ctrl+C to the parent, and end when the parent ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunks(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Jobs in runs that are worth sending to another process."""
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += job.file.size
        if len(chunk) == _CHUNK_FILES or size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
