"""The real program in a pseudo-terminal, as tests and benchmarks drive it."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ
from time import monotonic

from tests.conftest import PROJECT

PATIENCE = 30.0
"""Seconds after which a program that says nothing more is taken for stuck."""


class Terminal:
    """One end of a pseudo-terminal, with everything that was written to it."""

    def __init__(self, file: int, program: subprocess.Popen[bytes]) -> None:
        self.file = file
        self.program = program
        self.seen = b""
        self.is_open = True

    def read_until(self, wanted: bytes) -> None:
        """Read until `wanted` has been written."""
        until = monotonic() + PATIENCE
        while wanted not in self.seen:
            ready, _, _ = select.select([self.file], [], [], max(0.0, until - monotonic()))
            assert ready, f"{wanted!r} never came; the last was {self.seen[-300:]!r}"
            self.seen += os.read(self.file, 65536)

    def write(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.file, keys)

    def hang_up(self) -> int:
        """Close the terminal's window; the program's status. No signal tells of it, for the program is none
        that the terminal was opened for."""
        os.close(self.file)
        self.is_open = False
        return self.program.wait(PATIENCE)

    def end(self) -> int:
        """Read to the end; the program's status."""
        while True:
            ready, _, _ = select.select([self.file], [], [], PATIENCE)
            assert ready, "the program does not end"
            try:
                piece = os.read(self.file, 65536)
            except OSError:
                break
            if not piece:
                break
            self.seen += piece
        return self.program.wait(PATIENCE)


@contextmanager
def terminal(
    folder: Path, *, size: tuple[int, int] = (100, 30), arguments: Sequence[str] = (), code: str = ""
) -> Iterator[Terminal]:
    """`onrecord`, or `code`, on `folder`, in a terminal of so many columns and rows."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", size[1], size[0], 0, 0))
    program = subprocess.Popen(
        [sys.executable, *(("-c", code) if code else ("-m", "tui.cli")), *arguments, str(folder)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=PROJECT, close_fds=True,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    )  # fmt: skip
    os.close(theirs)
    screen = Terminal(ours, program)
    try:
        yield screen
    finally:
        if program.poll() is None:
            program.kill()
            program.wait()
        if screen.is_open:
            os.close(ours)
