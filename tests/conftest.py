"""What every test needs."""

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest
from hypothesis import settings

from tests.running import run, write_articles

NOBODY = 65534
GARBAGE = 20_000
"""Objects that may be made before Python looks for garbage. At its own 700 that takes a quarter of the time
of a test that draws, among all that the tests and their tools hold for good."""

PROJECT = Path(__file__).parent.parent

# How long an example takes depends on what else the machine does. CI has Hypothesis's own profile,
# which tries the same examples each time.
settings.register_profile("here", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("here")

# A shell's background job ignores Ctrl+C, and so would every program that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# Nor does what nohup runs end with its terminal.
signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_finish() -> None:
    """What is there now is there to the end: it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for a terminal or another process."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _cache_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the cache of whoever runs it, nor what they have collected or set."""
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture(autouse=True)
def _terminal_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that a test starts has the width and the colours of its terminal, not those of whoever
    runs the tests."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty folder to put articles in."""
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


@pytest.fixture
def news(library: Path) -> Path:
    """The same folder with the three articles of `tests.running`."""
    return write_articles(library)


@pytest.fixture
def exported(news: Path, tmp_path: Path) -> Path:
    """What was exported of these, as Markdown."""
    assert run("export", news, "-o", tmp_path / "export.md").status == 0
    return tmp_path / "export.md"


class AsNobody(Protocol):
    """Runs `program` in `folder` without root's rights, after `imports`; the lines that it prints."""

    def __call__(self, imports: str, program: str, folder: Path) -> list[str]: ...


@pytest.fixture
def as_nobody() -> AsNobody:
    """Root may do anything, so a test of permissions proves something only in a program of nobody's.

    The imports come first, since the interpreter may be where nobody may read; and the program works
    from inside `folder` with relative paths, since the folders above it may be closed too.
    """

    def run(imports: str, program: str, folder: Path) -> list[str]:
        drop = f"import os; os.chdir({os.fspath(folder)!r})\n"
        if os.geteuid() == 0:
            drop += f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        return subprocess.run(
            [sys.executable, "-c", dedent(imports) + drop + dedent(program)],
            capture_output=True,
            text=True,
            check=True,
            cwd=PROJECT,
        ).stdout.splitlines()

    return run
