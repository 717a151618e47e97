"""Runs the real command line, in this process or in one of its own, with a pipe or a terminal."""

import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.cli import main

PROJECT = Path(__file__).parent.parent
COMMANDS = (
    "open",
    "index",
    "search",
    "quotes",
    "speakers",
    "merge",
    "split",
    "rename",
    "suggestions",
    "review",
    "reviews",
    "sample",
    "accuracy",
    "text",
    "check",
    "export",
    "verify",
    "report",
    "serve",
)

ARTICLES = {
    "2024-05-02-vote.txt": (
        "Council votes on the river\n\n"
        '"No means no," said Bo Lind, a fisherwoman, after the vote.\n\n'
        '"It was late," Carla Silva told reporters.\n\n'
        "Critics said the plan was too dear.\n"
    ),
    "2025/fire.md": (
        "---\ntitle: After the fire\ndate: 2025-11-29\nauthor: J. Doe\n---\n"
        '"We will rebuild every house," Ana Ruiz, the mayor of Alba, said on Friday.\n\n'
        "Bo Lind said that nobody had asked her.\n"
    ),
    "plain.txt": 'A quarrel\n\nPedro Silva said: "I never saw the plan."\n',
}
"""Three articles: Bo Lind is quoted in two of them, two people are called Silva, one is undated."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command line."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each line of the output as JSON."""
        return [json.loads(line) for line in self.out.split("\n") if line]


def write_articles(folder: Path, articles: Mapping[str, str] = ARTICLES) -> Path:
    for path, text in articles.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def run(*words: str | Path) -> Ran:
    """Run `onrecord` with `words`, its output going into pipes."""
    buffers = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(data, encoding="ascii") for data in buffers)
    with redirect_stdout(out), redirect_stderr(err):
        status = main([str(word) for word in words])
        out.flush()
        err.flush()
    return Ran(status, *(data.getvalue().decode("utf-8", "surrogatepass") for data in buffers))


def program(*words: str | Path) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "tui.cli", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT), **more}


def run_on_terminal(
    *words: str | Path,
    code: str = "",
    width: int = 80,
    answer: str = "",
    interrupt_at: str = "",
    **variables: str,
) -> Ran:
    """Run `onrecord`, or `code`, in a process whose standard input, output and error are one terminal.

    `answer` is typed ahead; as soon as `interrupt_at` is seen, Ctrl+C is pressed, and again while nothing
    comes of it: the first may fall between the question and the wait for its answer.
    """
    leader, follower = pty.openpty()
    settings = {"TERM": "xterm-256color", "COLUMNS": str(width), "LINES": "24", **variables}
    command = [sys.executable, "-c", code] if code else program(*words)
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=environment(**settings)
    )
    os.close(follower)
    os.write(leader, answer.encode())
    seen = b""
    while piece := _read(leader):
        seen += piece
        while interrupt_at and interrupt_at.encode() in seen and not _is_heard(leader):
            process.send_signal(signal.SIGINT)
    os.close(leader)
    return Ran(process.wait(), seen.decode("utf-8", "replace").replace("\r\n", "\n"), "")


def _is_heard(leader: int) -> bool:
    return bool(select.select([leader], [], [], 3)[0])


def _read(leader: int) -> bytes:
    """What the terminal shows next; nothing once the program has ended."""
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""
