"""A cache, a library or a file that may not be read or written."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.cache import cache_folder
from index.errors import IndexUnavailable
from index.library import Library
from tests.conftest import NOBODY, AsNobody
from tests.indexing import (
    FIRE,
    LETTER,
    VOTE,
    found,
    indexed,
    write,
)
from tests.running import environment, program

IMPORTS = """
from pathlib import Path
from index.library import Library
from index.errors import IndexUnavailable
import fcntl, index.extract, index.search.answering, index.search.feeding, index.update
"""
"""All that an update needs, for a program of nobody's."""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder where nobody, too, may look into every folder above it, as SQLite does. They may write into
    it, and into the folder `cache` there."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cache").mkdir()
        for each in (folder, folder / "cache"):
            each.chmod(0o777)
        yield folder


def test_a_file_without_permission_is_read_when_it_may_be(open_folder: Path, as_nobody: AsNobody) -> None:
    write(open_folder, {"letter.txt": LETTER, "vote.txt": VOTE})
    for file in open_folder.iterdir():
        os.chown(file, NOBODY, NOBODY)
    lines = as_nobody(
        IMPORTS,
        """
        library = Library(Path(), cache=Path(".cache"))
        Path("letter.txt").chmod(0)
        print(*library.update().unread)
        print(library.article_count())
        Path("letter.txt").chmod(0o600)
        print(library.update().added, library.article_count())
        """,
        open_folder,
    )
    assert lines[0].startswith("letter.txt: can't be opened: permission denied")
    assert lines[1:] == ["1", "1 2"]


def test_a_library_that_may_not_be_written_to_is_read_and_left_as_it_is(
    open_folder: Path, as_nobody: AsNobody
) -> None:
    library = write(open_folder / "library")
    for folder in (library / "2025", library):
        folder.chmod(0o555)
    before = {file: file.stat().st_mtime_ns for file in library.rglob("*")}
    assert as_nobody(
        IMPORTS,
        """
        library = Library(Path("library"), cache=Path("cache/of-nobody"))
        print(library.update().articles, library.search("river").total)
        """,
        open_folder,
    ) == ["3 2"]
    assert {file: file.stat().st_mtime_ns for file in library.rglob("*")} == before


def test_a_cache_that_others_can_write_to_is_refused(library: Path, tmp_path: Path) -> None:
    indexed(library, cache=tmp_path / "cache")
    folder = cache_folder(library, tmp_path / "cache")
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    with pytest.raises(IndexUnavailable, match="others can write here; run chmod 700"):
        Library(library, cache=tmp_path / "cache")
    folder.chmod(0o700)
    os.chown(folder, NOBODY, NOBODY)
    with pytest.raises(IndexUnavailable, match="belongs to another user"):
        Library(library, cache=tmp_path / "cache")


def test_a_cache_that_cannot_be_written_is_one_line(library: Path, as_nobody: AsNobody) -> None:
    write(library)
    library.chmod(0o755)
    lines = as_nobody(
        """
        from pathlib import Path
        from index.library import Library
        from index.errors import IndexUnavailable
        """,
        """
        try:
            Library(Path(), cache=Path("cache"))
        except IndexUnavailable as error:
            print(error)
        """,
        library,
    )
    assert len(lines) == 1
    assert "can't be kept here (permission denied); set ONRECORD_CACHE" in lines[0]


@pytest.mark.parametrize("cache", ["vote.txt", "vote.txt/below", "nowhere"])
def test_a_cache_that_is_no_folder_says_so(tmp_path: Path, cache: str) -> None:
    write(tmp_path, {"vote.txt": VOTE})
    (tmp_path / "nowhere").symlink_to("gone")
    with pytest.raises(IndexUnavailable, match=r"can't be kept here \(a file is in the way\); set ONREC"):
        Library(tmp_path, cache=tmp_path / cache)


def test_a_full_text_index_that_may_not_be_read_is_named_and_used_again_when_it_may(
    open_folder: Path, as_nobody: AsNobody
) -> None:
    write(open_folder / "library")
    lines = as_nobody(
        IMPORTS,
        """
        library = Library(Path("library"), cache=Path("cache/of-nobody"))
        library.update()
        [folder] = Path("cache").rglob("search-*")
        folder.chmod(0)
        try:
            library.search("river")
        except IndexUnavailable as error:
            print(error)
        folder.chmod(0o700)
        print(library.search("river").total, *library.update().notes)
        """,
        open_folder,
    )
    assert "/search-" in lines[0]
    assert lines[0].endswith(": the index can't be used (permission denied)")
    assert lines[1:] == ["2"]


def test_an_index_that_may_be_read_but_not_written_says_what_to_do(
    open_folder: Path, as_nobody: AsNobody
) -> None:
    write(open_folder / "library")
    lines = as_nobody(
        IMPORTS,
        """
        with Library(Path("library"), cache=Path("cache/of-nobody")) as library:
            library.update()
        [folder] = Path("cache/of-nobody").iterdir()
        for file in (*folder.iterdir(), folder):
            file.chmod(0o500)
        try:
            Library(Path("library"), cache=Path("cache/of-nobody"))
        except IndexUnavailable as error:
            print(error)
        """,
        open_folder,
    )
    assert len(lines) == 1
    assert lines[0].endswith("(it may not be written to; set ONRECORD_CACHE to another folder)")


def test_an_index_on_a_disk_that_became_full_says_so_and_goes_on_when_there_is_room(
    library: Path, tmp_path: Path
) -> None:
    """On a small disk of its own, where the system lets us have one."""
    write(library)
    disk = tmp_path / "disk"
    disk.mkdir()
    own = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    mount = 'mount -t tmpfs -o size=2m none "$0" && '
    if subprocess.run([*own, f"{mount} true", disk], capture_output=True).returncode:
        pytest.skip("no disk of our own may be mounted here")
    fills = 'cat /dev/zero > "$0/rest" 2>/dev/null'
    script = f'{mount} "$@" && {{ {fills}; "$@"; echo $?; rm "$0/rest"; "$@"; }}'
    ran = subprocess.run(
        [*own, script, disk, *program("index", library)],
        capture_output=True,
        text=True,
        env=environment(ONRECORD_CACHE=str(disk / "cache")),
    )
    first, full, after = ran.stdout.splitlines()
    assert ("3 added" in first, full, "nothing changed" in after) == (True, "1", True)
    assert ran.stderr.count("\n") == 1
    assert "(no space left on device; make room, or set ONRECORD_CACHE to another folder)" in ran.stderr


def test_two_libraries_share_a_cache_without_mixing(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    first = indexed(one, {"a.txt": VOTE}, cache=tmp_path / "cache")
    second = indexed(two, {"a.txt": FIRE}, cache=tmp_path / "cache")
    assert first.quote_count() == 3
    assert found(second, "mill") == []
    (tmp_path / "link").symlink_to(one)
    assert Library(tmp_path / "link", cache=tmp_path / "cache").quote_count() == 3
