"""The drive that a library is on may not answer, as one in a network does: that is said, and Ctrl+C ends the
command all the same.

A call of the system to such a drive comes back when it answers, if ever, and Python's own handler of Ctrl+C
waits for that. So a thread hears of it too. What an update has committed stays, however it ends.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from time import monotonic
from typing import Never

from index.safe import make_safe_line
from tui.answering import PATIENCE, answers

_EVERY = 5.0
"""Seconds between two looks whether the drive answers."""
_PATIENCE = PATIENCE
_AFTER_INTERRUPT = 0.5
"""Seconds for an answer, or an end in order, after Ctrl+C."""
_TICK = 0.2
"""Seconds after which Ctrl+C is heard that came to a thread which waits for the drive."""

_CLEAN_LINE = "\r\x1b[K\x1b[?25h"
"""Clears away what a progress bar left on a terminal, and shows the cursor again."""


@contextmanager
def watched_drive(library: Path) -> Iterator[None]:
    """Tell the reader where the drive with `library` does not answer, and end the program on Ctrl+C then;
    on a second Ctrl+C in any case."""
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not callable(signal.getsignal(signal.SIGINT)) or not hasattr(os, "statvfs"):
        yield
        return
    hear, tell = os.pipe()
    os.set_blocking(tell, False)
    before = signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(library, hear), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(tell)


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder. The first question to a drive is where one waits for it."""
    with watched_drive(path):
        return path.exists()


def _watch(library: Path, hear: int) -> None:
    """Until `hear`, where signals come in, is closed."""
    interrupts = 0
    told = False
    look_at = monotonic() + _EVERY
    while True:
        if heard := _heard(hear):
            interrupts += heard.count(signal.SIGINT)
            if interrupts > 1 and not select([hear], [], [], _AFTER_INTERRUPT)[0]:
                _leave("stopped at once")
            if interrupts == 1 and not answers(library, _AFTER_INTERRUPT):
                _leave(f"stopped: {library}: the drive does not answer")
        elif heard is not None:
            os.close(hear)
            return
        elif not told and monotonic() > look_at:
            told = not answers(library, _PATIENCE)
            look_at = monotonic() + _EVERY
            if told:
                _say(f"{library}: the drive does not answer; waiting for it, Ctrl+C ends this")


def _heard(hear: int) -> bytes | None:
    """The signals that came in within a tick, None where none did; nothing at the end.

    The kernel gives Ctrl+C to the main thread, though it may be in a call that only the drive ends. A
    thread whose mask changes is given what nobody has taken.
    """
    if select([hear], [], [], _TICK)[0]:
        return os.read(hear, 64)
    for how in (signal.SIG_BLOCK, signal.SIG_UNBLOCK):
        signal.pthread_sigmask(how, {signal.SIGURG})
    return None


def _leave(why: str) -> Never:
    _say(f"{why}; what was committed is kept, and the next run goes on from there")
    os._exit(128 + signal.SIGINT)


def _say(line: str) -> None:
    """Past whatever draws on standard error: who drew there last may be the one that waits."""
    clean = _CLEAN_LINE if sys.__stderr__ and sys.__stderr__.isatty() else ""
    with suppress(OSError):
        os.write(2, f"{clean}{make_safe_line(line)}\n".encode("utf-8", "replace"))
