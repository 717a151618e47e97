"""What a command prints: data to standard output, all else to standard error.

Text that comes from articles, file names or the command line itself is made safe here before a
terminal or a person reads it. Data for programs goes through `emit` as it is.
"""

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from index.safe import make_safe, make_safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

BROKEN_PIPE = 141
"""The exit status of a program whose reader went away, as a shell gives it for SIGPIPE."""


def prepare() -> None:
    """UTF-8 into pipes and files, whatever the locale; what a terminal can't show, it shows as `?`.

    A stream that was closed before the program began (``>&-``) leads nowhere.
    """
    nowhere = os.devnull
    sys.stdin = sys.stdin or open(nowhere)  # noqa: SIM115, PTH123 (open for as long as the program runs)
    sys.stdout = sys.stdout or open(nowhere, "w")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(nowhere, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace", newline="\n")


def is_terminal() -> bool:
    """Whether a person reads standard output as it comes."""
    return sys.stdout.isatty()


def can_draw() -> bool:
    """Whether there is a terminal to draw on and to read keys from."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def draw_on_output() -> None:
    """Have the explorer drawn on standard output where standard error leads elsewhere, or nowhere: Textual
    draws on standard error, and nobody would see it."""
    if not (sys.__stderr__ and sys.__stderr__.isatty()):
        vars(sys)["__stderr__"] = sys.__stdout__


def can_ask() -> bool:
    """Whether there is someone to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def emit(text: str) -> None:
    """Print data as it is: made for a terminal, or not going to one."""
    with _reader_may_leave():
        sys.stdout.write(text)


def emit_line(text: str) -> None:
    """Print a line for a person, whatever is in it."""
    emit(f"{make_safe_line(text)}\n")


def emit_text(text: str) -> None:
    """Print an article's text: exactly its bytes into a pipe or file; safe, and ended, on a terminal."""
    if is_terminal():
        emit(make_safe(text))
        emit("" if text.endswith("\n") else "\n")
        return
    with _reader_may_leave():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))


def finish() -> None:
    """Have everything printed before the program ends."""
    with _reader_may_leave():
        sys.stdout.flush()


def say(line: str) -> None:
    """Tell the user something, on standard error."""
    sys.stderr.write(f"{make_safe_line(line)}\n")


def console() -> "Console":
    """A terminal to lay text out on. What is printed on it must be `rich.text.Text` of safe text."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


@contextmanager
def _reader_may_leave() -> "Iterator[None]":
    """End quietly when whoever reads the output has seen enough.

    What can't be written any more is let go, lest Python tries again, and complains, at its end.
    """
    try:
        yield
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(BROKEN_PIPE) from None
        raise
