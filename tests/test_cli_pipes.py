"""Pipes in place of files: what can be read or written once is; no command waits for nobody."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.running import COMMANDS, Ran, environment, program, run, run_on_terminal

FOREVER = 60
"""Seconds after which a command that still waits is ended."""


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def run_fed(content: bytes, *words: str | Path) -> Ran:
    """Run `onrecord` with `content` coming through a pipe."""
    ran = subprocess.run(
        program(*words), input=content, capture_output=True, env=environment(), timeout=FOREVER, check=False
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


# -- read
@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0"])
def test_an_export_is_verified_as_it_comes_through_a_pipe(name: str, news: Path, exported: Path) -> None:
    ran = run_fed(exported.read_bytes(), "verify", news, name)
    assert (ran.status, ran.out, ran.err) == (0, "6 quotes: 6 stand\n", "")


def test_an_export_is_verified_from_a_named_pipe(news: Path, exported: Path, pipe: Path) -> None:
    held = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # keeps what is written, which is less than it takes
    pipe.write_bytes(exported.read_bytes())
    ran = run("verify", news, pipe)
    os.close(held)
    assert (ran.status, ran.out, ran.err) == (0, "6 quotes: 6 stand\n", "")


def test_an_export_cut_short_in_a_pipe_is_told(news: Path, exported: Path) -> None:
    whole = exported.read_bytes()
    ran = run_fed(whole[: whole.index(b"## Pedro Silva")], "verify", news, "-")
    assert ran.status == 1
    assert ran.err == "/dev/stdin: was cut short: its end is missing\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "nobody has written into it; begin with what writes, or name a file"),
        (b"# Notes\n", "is no Markdown export of onrecord's, and only those can be verified"),
    ],
)
def test_what_comes_through_a_pipe_and_is_no_export_is_told(content: bytes, why: str, news: Path) -> None:
    ran = run_fed(content, "verify", news, "-")
    assert (ran.status, ran.out, ran.err) == (1, "", f"onrecord: /dev/stdin: {why}\n")


def test_a_pipe_that_nobody_writes_to_is_told(news: Path, pipe: Path) -> None:
    ran = run_fed(b"", "verify", news, pipe)
    why = "nobody has written into it; begin with what writes, or name a file"
    assert (ran.status, ran.out, ran.err) == (1, "", f"onrecord: {pipe}: {why}\n")


def test_nobody_need_type_an_export(news: Path) -> None:
    ran = run_on_terminal("verify", news, "-", "--no-update")
    assert (ran.status, ran.lines[-1]) == (
        1,
        "onrecord: /dev/stdin: is a terminal; name a file, or pipe an export in",
    )


WORDS = {
    "merge": ["Ana Ruiz", "Bo Lind"],
    "split": ["Ana Ruiz", "A. Ruiz"],
    "rename": ["Ana Ruiz", "A. Ruiz"],
    "review": ["5c7d3f093fcc448e", "--confirm"],
    "search": ["river"],
    "check": ["river"],
    "verify": ["export.md"],
}
"""What a command needs beside a library."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_is_no_library(command: str, pipe: Path) -> None:
    ran = run(command, pipe, *WORDS.get(command, []))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"onrecord: {pipe}: is neither a folder nor a regular file\n"


# -- written
@pytest.mark.parametrize("command", ["export", "report"])
def test_a_pipe_is_written_to_that_the_shell_has_made(command: str, news: Path) -> None:
    ran = run_fed(b"", command, news, "-o", "/dev/fd/1")
    assert (ran.status, ran.err) == (0, "6 quotes written to /dev/fd/1\n")
    assert "<!-- onrecord" in ran.out


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_pipe_that_nobody_reads_is_told(command: str, news: Path, pipe: Path) -> None:
    ran = run_fed(b"", command, news, "-o", pipe)
    why = "nobody reads from it; begin with what reads, or name a file"
    assert (ran.status, ran.out, ran.err) == (1, "", f"onrecord: {pipe}: {why}\n")
