"""A progress bar on standard error for an update that takes a while."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

    from index.library import Progress

PATIENCE = 1.0
"""Seconds before the bar appears."""

_PHASES = {"looking": "Looking for articles", "reading": "Reading", "indexing": "Indexing"}


@contextmanager
def watched() -> "Iterator[Callable[[Progress], None] | None]":
    """Gives what an update is to call with its progress; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = Bar()
    timer = Timer(PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar.advance
    finally:
        timer.cancel()
        bar.hide()


class Bar:
    """A bar that is shown only when someone has waited long enough. Called from two threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: Progress | None = None
        self._over = False
        self._drawn: DrawnBar | None = None

    def advance(self, progress: "Progress") -> None:
        """Take note of how far it is, and draw it if the bar is shown."""
        with self._lock:
            self._last = progress
            if self._drawn:
                self._drawn.draw(progress)

    def show(self) -> None:
        """Draw the bar from now on, unless it is all over."""
        with self._lock:
            if not self._over:
                self._drawn = DrawnBar()
                if self._last:
                    self._drawn.draw(self._last)

    def hide(self) -> None:
        """Clear the bar away for good."""
        with self._lock:
            self._over = True
            if self._drawn:
                self._drawn.stop()


class DrawnBar:
    """The bar itself: phase, files, rate, time left. It clears itself away when it stops."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self._rich = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=Console(stderr=True, highlight=False),
            transient=True,
        )
        self._task: TaskID | None = None
        self._phase = ""
        self._rich.start()
        self._begin("looking")

    def draw(self, progress: "Progress") -> None:
        """Show how far it is."""
        begins = progress.phase != self._phase
        if begins:
            self._begin(progress.phase)
        assert self._task is not None
        known = progress.phase != "looking"
        self._rich.update(self._task, completed=progress.done, total=progress.total if known else None)
        speed = self._rich.tasks[-1].speed
        self._rich.update(self._task, rate=f"{speed:,.0f}/s" if speed else "", refresh=begins)

    def stop(self) -> None:
        """Clear it away."""
        self._rich.stop()

    def _begin(self, phase: str) -> None:
        if self._task is not None:
            self._rich.remove_task(self._task)
        self._phase = phase
        self._task = self._rich.add_task(_PHASES[phase], total=None, rate="")
