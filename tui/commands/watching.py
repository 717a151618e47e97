"""A progress bar on standard error for an update that takes a while."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library import Progress

PATIENCE = 1.0
"""Seconds before the bar appears."""

SOON = 1.0
"""Seconds of a phase before its rate means anything."""

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
    """The bar itself: phase, files, rate, time left. It clears itself away when it stops.

    Reading and indexing come in turn: the rate of each goes on from when it first began with what it is at.
    """

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._rich = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[told]}"),
            console=Console(stderr=True, highlight=False),
            transient=True,
        )
        self._phase = ""
        self._begun: dict[str, tuple[int, float]] = {}
        self._done: dict[str, int] = {}
        self._rich.start()
        self._task = self._rich.add_task(_PHASES["looking"], total=None, told="")

    def draw(self, progress: "Progress") -> None:
        """Show how far it is."""
        phase = progress.phase
        begins = phase != self._phase
        self._phase = phase
        if progress.done < self._done.get(phase, progress.done + 1):
            self._begun[phase] = (progress.done, monotonic())
        self._done[phase] = progress.done
        total = None if phase == "looking" else progress.total
        done, since = self._begun[phase]
        self._rich.update(
            self._task,
            description=_PHASES[phase],
            completed=progress.done,
            total=total,
            told=tell(progress.done, total, progress.done - done, monotonic() - since),
            refresh=begins,
        )

    def stop(self) -> None:
        """Clear it away."""
        self._rich.stop()


def tell(done: int, total: int | None, lately: int, seconds: float) -> str:
    """How far it is, how fast and how long still, judged by what was done `lately`, in `seconds`."""
    if total is None:
        return f"{done:,}"
    place = f"{done:,} of {total:,}"
    if seconds < SOON or not lately:
        return place
    rate = lately / seconds
    return f"{place}, {rate:,.0f}/s, {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
