"""Keeping the index up to date behind the reader's back, and saying so quietly."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from time import monotonic

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import LibraryEmpty, LibraryGone, OnrecordError
from index.library import Library, Progress, Update
from tui.answering import PATIENCE, answers
from tui.background import run_in_background
from tui.measure import fit
from tui.wording import count_of

_TELL_EVERY = 0.15
"""Seconds between two words of progress."""

_NAME = 10
"""Cells for a folder's name, so that what is said of it fits into eighty."""


def prepare_processes() -> None:
    """Let other processes help with a big update, though Textual owns the terminal.

    While an app runs, `sys.stderr` has no file number, and the helper that multiprocessing starts on
    first need fails on that: so it is started before. Where there is none, nothing is needed.
    """
    if sys.platform != "win32":
        from index.workers import start_tracker

        start_tracker()


class Progressed(Message):
    """How far the update is."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the last word counts."""
        return isinstance(message, Progressed)


class Updated(Message):
    """The index is up to date; or it could not be brought there: `error` says why, `state` in a word or two.

    There is `news` where the update, or another process, has changed what the library holds.
    """

    def __init__(
        self, update: Update | None, error: str | None, seconds: float, *, news: bool, state: str
    ) -> None:
        super().__init__()
        self.update = update
        self.news = news
        self.error = error
        self.state = state
        self.seconds = seconds


class Silent(Message):
    """The drive with the library does not answer."""


class Lost(Message):
    """The index that is open was deleted, or made anew by another onrecord."""


def ask_drive(node: DOMNode, library: Library) -> None:
    """Ask the drive in a thread; `node` is told where it does not answer."""
    root = library.root
    run_in_background(node, "drive", lambda: None if answers(root, PATIENCE) else Silent())


def ask_cache(node: DOMNode, library: Library) -> None:
    """See in a thread whether the index is still there; `node` is told where it is not."""
    run_in_background(node, "cache", lambda: Lost() if library.is_lost() else None)


def update_in_background(node: DOMNode, library: Library, stop: Event) -> None:
    """Update `library` in a thread; `node` is told how far it is and when it is done."""

    def run() -> None:
        worker = get_current_worker()
        began = monotonic()
        told = 0.0

        def tell(progress: Progress) -> None:
            nonlocal told
            now = monotonic()
            if now - told >= _TELL_EVERY and not worker.is_cancelled:
                told = now
                node.post_message(Progressed(progress))

        done: Update | None = None
        error: str | None = None
        news = False
        state = "not up to date"
        try:
            done = library.update(progress=tell, stop=stop)
            news = library.refresh() or bool(done.added or done.changed or done.removed)
        except LibraryEmpty:
            error, state = say_empty(library.root), "folder empty"
        except LibraryGone:
            error, state = say_gone(library.root), "folder gone"
        except OnrecordError as problem:
            error = str(problem)
        except Exception as problem:
            error = f"The index could not be brought up to date ({type(problem).__name__}: {problem})"
        node.post_message(Updated(done, error, monotonic() - began, news=news, state=state))

    node.run_worker(run, name="update", group="update", thread=True, exit_on_error=False)


def rest_after(update: Update | None, seconds: float, *, least: float, times: float) -> float:
    """Seconds until the next look at the files: `times` as long as this one took, so that looking is never
    what a machine does most, and `least` that. One that had something to read doesn't tell how long a look
    takes, nor one that found another onrecord at it: that is known after the next."""
    if update is None:
        return max(least, times * seconds)
    if update.added or update.changed or update.removed:
        return least
    return max(least, (times if update.unchanged else 1) * seconds)


def say_gone(root: Path) -> str:
    """What a reader can do whose library is not where it was."""
    name = fit(root.name or "This folder", _NAME)
    return f"{name} is gone: put it back, or open its new place. What is indexed stays."


def say_empty(root: Path) -> str:
    """What a reader can do whose library has no file any more."""
    name = fit(root.name or "This folder", _NAME)
    return f"{name} is empty: mount its drive, or run onrecord index --rebuild on it."


def say_silent(root: Path) -> str:
    """What a reader can do whose drive does not answer."""
    return f"The drive with {fit(root.name or 'the folder', _NAME)} does not answer. What is indexed stays."


def say_progress(progress: Progress) -> str:
    """Progress in a few words for the first line."""
    match progress.phase:
        case "looking":
            return f"looking at {progress.total:,} files…" if progress.total else "looking for changes…"
        case "reading":
            return f"reading {progress.done:,} of {progress.total:,}…"
        case "indexing":
            return f"indexing {progress.done:,} of {progress.total:,}…"


def first_of(lines: Sequence[str]) -> str:
    """The first of what an update could not read, or take up, and whether there is more."""
    others = len(lines) - 1
    more = f" · {others:,} more: `onrecord index` names {'them' if others > 1 else 'it'}" if others else ""
    return lines[0] + more


def say_update(update: Update) -> str:
    """What the library holds, and what could not be read."""
    parts = [count_of(update.articles, "article"), count_of(update.quotes, "quote")]
    if update.unread:
        parts.append(f"{count_of(len(update.unread), 'file')} unread")
    return " · ".join(parts)
