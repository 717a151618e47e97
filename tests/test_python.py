"""onrecord from Python: light to import, and as its documentation shows."""

import doctest
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import index
from index import Library
from tests.conftest import PROJECT
from tests.indexing import indexed

DOCUMENT = PROJECT / "docs" / "python.md"


def test_the_examples_of_the_documentation_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    ran = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert ran.attempted > 20
    assert ran.failed == 0


def test_every_public_name_is_the_one_of_its_module() -> None:
    for name in index.__all__:
        found = getattr(index, name)
        assert getattr(sys.modules[found.__module__], name) is found
        assert name in dir(index)


def test_what_is_not_public_is_no_attribute() -> None:
    name = "Librery"
    with pytest.raises(AttributeError, match="no attribute 'Librery'"):
        getattr(index, name)


def test_importing_it_loads_next_to_nothing() -> None:
    """What `import index` costs, a command that only prints its help pays too."""
    program = "import sys; before = set(sys.modules); import index; print(*sorted(set(sys.modules) - before))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert [name for name in ran.stdout.split() if name.partition(".")[0] == "index"] == ["index"]
    assert not {"sqlite3", "whoosh", "textual", "rich", "typer"} & set(ran.stdout.split())


def test_a_library_closes_itself(library: Path) -> None:
    indexed(library).close()
    with Library(str(library)) as opened:
        assert opened.article_count() == 3
