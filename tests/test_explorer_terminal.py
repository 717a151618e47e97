"""The real program in a pseudo-terminal: what reaches the terminal, and how it ends."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

from tests.conftest import PROJECT
from tests.exploring import write_library

PATIENCE = 30.0
"""Seconds after which a program that says nothing more is taken for stuck."""


class Terminal:
    """One end of a pseudo-terminal, with everything that was written to it."""

    def __init__(self, file: int, program: subprocess.Popen[bytes]) -> None:
        self.file = file
        self.program = program
        self.seen = b""

    def read_until(self, wanted: bytes) -> None:
        """Read until `wanted` has been written."""
        while wanted not in self.seen:
            ready, _, _ = select.select([self.file], [], [], PATIENCE)
            assert ready, f"{wanted!r} never came; the last was {self.seen[-300:]!r}"
            self.seen += os.read(self.file, 65536)

    def write(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.file, keys)

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
def terminal(folder: Path) -> Iterator[Terminal]:
    """The explorer on `folder`, in a terminal of 100 columns and 30 rows."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 30, 100, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-m", "tui.app", str(folder)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=PROJECT, close_fds=True,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    )  # fmt: skip
    os.close(theirs)
    try:
        yield Terminal(ours, program)
    finally:
        if program.poll() is None:
            program.kill()
            program.wait()
        os.close(ours)


def test_the_program_opens_reads_and_leaves_the_terminal_as_it_was(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.read_until(b"Oliveira")
        screen.read_until(b"goes to the next")
        screen.write(b"3n")
        screen.read_until(b"1 of 4")
        screen.write(b"q")
        assert screen.end() == 0
    assert b"\x1b[?1049h" in screen.seen
    assert b"\x1b[?1049l" in screen.seen
    assert b"Traceback" not in screen.seen


def test_what_is_typed_right_after_a_key_that_opens_an_input_goes_into_it(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.read_until(b"9 quotes")
        screen.write(b"/river")
        screen.read_until("¶ ".encode())
        screen.write(b"\x11")
        assert screen.end() == 0


def test_no_escape_sequence_of_an_article_reaches_the_terminal(library: Path) -> None:
    evil = "\x1b]52;c;aGFja2Vk\x07\x1b]0;owned\x07\x9b5n\u202e"
    (library / f"evil{evil.replace('/', '')}.txt").write_text(
        f'Title {evil}\n\n"We said {evil} it," said Ana Oliveira.\n', encoding="utf-8"
    )
    with terminal(library) as screen:
        screen.read_until(b"n goes to it")
        screen.write(b"3n")
        screen.read_until(b"1 of 1")
        screen.write(b"4q")
        assert screen.end() == 0
    assert b"\x1b]52;" not in screen.seen
    assert b"\x1b]0;owned" not in screen.seen
    assert "\x9b".encode() not in screen.seen
    assert "\u202e".encode() not in screen.seen


def test_a_folder_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    with terminal(tmp_path / "nowhere") as screen:
        assert screen.end() == 1
    assert b"no such folder" in screen.seen
    assert b"Traceback" not in screen.seen
