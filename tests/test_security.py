"""What SECURITY.md promises is tested where it says."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SECURITY = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
TABLE = SECURITY.split("| promise |")[1].split("\n\n")[0].splitlines()[2:]
ROWS = [line.strip("|").split("|") for line in TABLE]
"""Of each promise what it says, where it is kept, and its tests."""


def test_there_are_promises() -> None:
    assert len(ROWS) > 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip()[:40])
def test_each_promise_names_tests_that_there_are(row: list[str]) -> None:
    assert re.search(r"`test_\w+\*?`", row[2])


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
