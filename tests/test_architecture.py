"""What newcomers and other programs can rely on: `index` is usable without a screen."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from tests.conftest import PROJECT
from tui import later

IMPORT_ALL_OF_INDEX = """
import importlib, pkgutil, sys
import index

modules = [module.name for module in pkgutil.walk_packages(index.__path__, "index.")]
for name in modules:
    importlib.import_module(name)
print(len(modules), *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_the_index_imports_nothing_that_draws() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_INDEX], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    count, *imported = run.stdout.split()
    assert int(count) == len([*(PROJECT / "index").rglob("*.py")]) - 1
    assert not {"tui", "textual", "rich", "typer", "click"} & set(imported)


def test_the_index_imports_heavy_libraries_only_when_they_are_needed() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_INDEX], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert not {"trafilatura", "lxml", "charset_normalizer"} & set(run.stdout.split())


def test_the_explorer_opens_without_what_reads_articles_or_writes_files() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import sys, tui.app; print(*sys.modules)"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    later = (
        "index.extract", "index.readers", "index.export", "index.identity", "index.reviewing",
        "ruamel", "yaml", "trafilatura", "numpy", "pydantic",
    )  # fmt: skip
    assert not [name for name in run.stdout.split() if name.startswith(later)]


def test_a_library_is_opened_without_what_only_other_commands_need(library: Path) -> None:
    code = "import sys; from tui.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code, "--no-update", library],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "0 articles" in run.stdout
    later = ("pydantic", "tui.commands.reading", "tui.commands.exporting", "index.export")
    assert not [name for name in run.stdout.split() if name.startswith(later)]


def test_what_is_loaded_later_is_there() -> None:
    for name in later.MODULES:
        import_module(name)
