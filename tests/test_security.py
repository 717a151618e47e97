"""What SECURITY.md promises is tested where it says."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SECURITY = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")


def rows_of(table: str) -> list[list[str]]:
    """The cells of each row under the heading that begins with `table`."""
    lines = SECURITY.split(f"| {table} |")[1].split("\n\n")[0].splitlines()[2:]
    return [line.strip("|").split("|") for line in lines]


PROMISES = rows_of("promise")
"""What each says, where it is kept, and its tests."""
LIMITS = rows_of("of")
"""Of what, how much, what becomes of the rest, and its tests."""


def test_there_are_promises_and_limits() -> None:
    assert len(PROMISES) > 10
    assert len(LIMITS) > 10


@pytest.mark.parametrize("row", PROMISES + LIMITS, ids=lambda row: row[0].strip()[:40])
def test_each_promise_and_limit_names_its_tests(row: list[str]) -> None:
    assert re.search(r"`test_\w+\*?`", row[-1])


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(?:tests/)?(test_\w+\*?)(?:\.py)?`", SECURITY))))
def test_each_test_that_is_named_is_there(name: str) -> None:
    files = list((PROJECT / "tests").glob(f"{name}.py"))
    assert files
    assert all("def test_" in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([\w.]+)", SECURITY))))
def test_each_command_that_is_named_is_there(module: str) -> None:
    assert find_spec(module)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:index|tui|tests)/[\w./]*)`", SECURITY))))
def test_each_file_that_is_named_is_there(path: str) -> None:
    assert Path(PROJECT, path).exists()
