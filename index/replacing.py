"""A file replaced in one step: it holds what it did or what it is to hold, whenever the program or the
machine ends.

The new content is written beside it into a hidden file, which then takes its name. A program that is told to
end removes it; what a killed one left is cleared away by the next that writes in the same folder.
"""

import os
import re
import secrets
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from typing import BinaryIO

if sys.platform != "win32":
    from fcntl import LOCK_EX, LOCK_NB, flock

_ENDINGS = [signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else [])]
_UNFINISHED = re.compile(r"\.onrecord-[0-9a-f]{16}\.tmp")


def replace_file(target: Path, write: Callable[[BinaryIO], None], rights_of: Path | None = None) -> None:
    """Have `write` write the file `target`. Before a word is in it, it has the rights of `rights_of`, or else
    those that it had, if that file is there. Raises OSError, and what `write` does, with nothing changed."""
    _clear(target.parent)
    beside, file = _begin(target)
    with file, _removed_at_the_end(beside):
        try:
            with suppress(FileNotFoundError):
                beside.chmod(stat.S_IMODE((rights_of or target).stat().st_mode))
            write(file)
            file.flush()
            os.fsync(file.fileno())
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


@contextmanager
def _removed_at_the_end(beside: Path) -> Iterator[None]:
    """Have a signal that ends the program, by `kill` or with its terminal, remove `beside` first: only where
    it would end it, and in the thread that hears of signals."""
    if current_thread() is not main_thread():
        yield
        return

    def end(number: int, _frame: object) -> None:
        beside.unlink(missing_ok=True)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    heard = [number for number in _ENDINGS if signal.getsignal(number) == signal.SIG_DFL]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _begin(target: Path) -> tuple[Path, BinaryIO]:
    """A new file beside `target`, held while it is open, so that nobody takes it for one that is left."""
    while True:
        beside = target.with_name(f".onrecord-{secrets.token_hex(8)}.tmp")
        file = beside.open("xb")
        if sys.platform != "win32":
            with suppress(OSError):  # a file system that knows no locks: nothing is cleared away on it
                flock(file.fileno(), LOCK_EX)
        if beside.exists():  # not cleared away before it was held
            return beside, file
        file.close()


def _clear(folder: Path) -> None:
    """Remove what others left unfinished: files of such a name, ours, that nobody is writing any more."""
    if sys.platform == "win32":
        return  # where no lock tells a file that is being written from one that is left
    with suppress(OSError):
        for file in folder.iterdir():
            if _UNFINISHED.fullmatch(file.name):
                with suppress(OSError):
                    _clear_one(file)


def _clear_one(file: Path) -> None:
    """Raises OSError where it is being written, or no lock tells that it is not."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
            flock(descriptor, LOCK_EX | LOCK_NB)
            file.unlink()
    finally:
        os.close(descriptor)
