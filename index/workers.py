"""Work on all cores: processes that are started when first needed and end with the program."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")


class WorkerDied(Exception):
    """A process ended before it had done its task."""


class Workers:
    """Processes to hand work to; use it in a ``with`` statement."""

    def __init__(self) -> None:
        self.count = os.cpu_count() or 1
        self.most_waiting = 2 * self.count + 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Wait for what is being worked on, drop the rest and end the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def run(self, function: Callable[..., T], tasks: Iterable[tuple[Any, ...]]) -> Generator[T]:
        """`function` of each task's arguments, in the order of the tasks, of which few wait at a time.

        Raises WorkerDied where a process did; afterwards new ones are started.
        """
        from concurrent.futures.process import BrokenProcessPool

        waiting: deque[Future[T]] = deque()
        try:
            for task in tasks:
                waiting.append(self._submit(function, task))
                if len(waiting) == self.most_waiting:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            self.end()
            raise WorkerDied from error
        finally:
            for future in waiting:
                future.cancel()

    def _submit(self, function: Callable[..., T], task: tuple[Any, ...]) -> Future[T]:
        """Hand out a task. Processes are started afresh: a fork of a program with threads may hang."""
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            start_tracker()
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self.count, mp_context=context, initializer=_begin)
        with _unnamed_program(), _interrupts_held():
            return self._pool.submit(function, *task)


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


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start processes to which Ctrl+C does not come, which is the parent's; `_begin` would be too late
    for one that is still importing. The parent gets it as soon as they are started."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_tracker() -> None:
    """Start the process that clears away what others leave, before interrupts are held, as it would let them
    through. It works without a word: a program that is ended at once leaves it something in order."""
    if sys.platform == "win32":
        return
    from multiprocessing import resource_tracker

    quiet = "ignore:resource_tracker:UserWarning"
    sys.warnoptions.append(quiet)
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove(quiet)


def _begin() -> None:
    """Leave Ctrl+C to the parent, and end when the parent ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
