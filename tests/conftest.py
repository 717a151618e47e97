"""What every test needs."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest

NOBODY = 65534
PROJECT = Path(__file__).parent.parent

# A shell's background job ignores Ctrl+C, and so would every program that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _cache_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the cache of whoever runs it, nor what they have collected or set."""
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty folder to put articles in."""
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


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
