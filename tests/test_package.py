"""What `pip install` gives is whole: it works from any folder, without the checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGES = ("index", "tui")
BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
RUN = "import sys; from tui.cli import main; print(sys.modules['tui'].__file__); sys.exit(main())"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel brings, unpacked."""
    source = tmp_path_factory.mktemp("source")
    for package in PACKAGES:
        shutil.copytree(PROJECT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source)
    subprocess.run([sys.executable, "-c", BUILD, source], cwd=source, capture_output=True, check=True)
    (wheel,) = source.glob("*.whl")
    site = tmp_path_factory.mktemp("site")
    shutil.unpack_archive(wheel, site, "zip")
    return site


def files(folder: Path) -> set[str]:
    """The files of both packages below `folder`."""
    found = (path for package in PACKAGES for path in (folder / package).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found if path.suffix != ".pyc"}


def test_it_brings_every_file_that_the_packages_hold(installed: Path) -> None:
    assert files(installed) == files(PROJECT)


def test_it_reads_a_library_from_any_folder(installed: Path, library: Path, tmp_path: Path) -> None:
    (library / "a.txt").write_text("“Our borders must be respected,” said José Jerí.", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-P", "-c", RUN, library],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    place, shown = run.stdout.split("\n", 1)
    assert Path(place).is_relative_to(installed)
    assert "Our borders must be respected," in shown
    assert "José Jerí" in shown
