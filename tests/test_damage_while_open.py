"""What happens to the index under a library that is open: cut off, deleted, put back, its helpers killed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from index import update
from index.cache import cache_folder, writer_lock
from index.errors import IndexUnavailable
from index.filters import Filters
from index.library import Library, Progress
from index.search import feeding, search, snapshot
from index.search.documents import ArticleWords
from index.search.segments import Built, build_segment
from index.search.snapshot import FullTextDamaged, Snapshot
from index.store import schema
from tests.conftest import PROJECT
from tests.indexing import FIRE, VOTE, assert_same, found, indexed, many, write
from tests.terminal import terminal

CUT = """
import os, sys
from pathlib import Path
from index.cache import cache_folder
from index.errors import IndexUnavailable
from index.library import Library
root, cache = Path(sys.argv[1]), Path(sys.argv[2])
with Library(root, cache=cache) as library:
    library.update()
    library.search("river"), library.articles()
    for file in cache_folder(root, cache).glob(sys.argv[3]):
        os.truncate(file, file.stat().st_size // 3)
    for _ in range(2):
        try:
            found = library.search("mill OR vote", where=("article",)).total
            print(found, len(list(library.quotes())), len(library.articles()))
        except IndexUnavailable:
            print("the index is damaged")
        library.update()
"""


@pytest.mark.parametrize("pattern", ["*/*.pst", "*/*.trm", "*/*.docs", "*/*.toc", "store.sqlite"])
def test_a_file_that_is_cut_off_under_an_open_library_is_mended_and_ends_no_program(
    library: Path, tmp_path: Path, pattern: str
) -> None:
    write(library, {path: text * 40 for path, text in many(20).items()})
    command = [sys.executable, "-c", CUT, str(library), str(tmp_path / "cache"), pattern]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    first, last = ran.stdout.splitlines()
    assert first in (last, "the index is damaged")
    assert last == "20 2400 20"


CUT_DURING_A_SEARCH = """
import os, sys
from pathlib import Path
from index.cache import cache_folder
from index.library import Library
from index.search.matching import Matcher
root, cache = Path(sys.argv[1]), Path(sys.argv[2])
matches = Matcher.matches
def cut_then_match(self, part):
    for file in cache_folder(root, cache).glob(sys.argv[3]):
        os.truncate(file, file.stat().st_size // 3)
    Matcher.matches = matches
    return self.matches(part)
with Library(root, cache=cache) as library:
    library.update()
    for query in sys.argv[4:]:
        library.search(query)
    Matcher.matches = cut_then_match
    print(library.search("\\"river belongs to everyone\\"", where=("article",)).total)
"""


@pytest.mark.parametrize("before", [("river",), ('"river belongs to everyone"',)], ids=["other", "same"])
@pytest.mark.parametrize("pattern", ["*/*.pst", "*/*.trm", "*/*.docs", "*/*.toc"])
def test_a_file_that_is_cut_off_while_a_search_reads_it_is_mended_and_the_search_answered(
    library: Path, tmp_path: Path, pattern: str, before: tuple[str, ...]
) -> None:
    write(library, {path: text * 90 for path, text in many(20).items()})
    program = [sys.executable, "-c", CUT_DURING_A_SEARCH, str(library), str(tmp_path / "cache"), pattern]
    ran = subprocess.run([*program, *before], cwd=PROJECT, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", "20\n")


def test_a_cache_that_is_deleted_under_an_open_library_is_made_anew_by_its_next_update(
    library: Path, tmp_path: Path
) -> None:
    opened = indexed(library, cache=tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache")
    write(library, many(3))
    assert opened.update().added == 6
    assert opened.refresh()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))
    assert_same(opened, Library(library, cache=tmp_path / "cache"))


def test_an_onrecord_that_stays_open_while_a_newer_one_is_installed_leaves_the_index_to_that(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    with indexed(library, cache=cache) as old, monkeypatch.context() as newer:
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        new = Library(library, cache=cache)
        assert new.update().notes == ("the index has another format: it is built anew from the articles",)
        newer.undo()
        for _ in range(2):
            with pytest.raises(IndexUnavailable, match="a newer onrecord keeps the index of this"):
                old.update()
            with pytest.raises(IndexUnavailable, match="a newer onrecord"):
                old.refresh()
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        assert not new.is_lost()
        assert new.update().notes == ()
        assert len(found(new, "river")) == 2
        new.close()


def test_one_that_is_started_after_a_newer_one_makes_the_index_anew_and_the_newer_one_after_it(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    with monkeypatch.context() as newer:
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        indexed(library, cache=cache).close()
    with indexed(library, cache=cache) as old:
        assert len(found(old, "river")) == 2
    with monkeypatch.context() as newer:
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        with indexed(library, {}, cache=cache) as new:
            assert len(found(new, "river")) == 2


def test_who_still_has_the_store_from_before_leaves_the_index_of_the_new_one_alone(
    library: Path, tmp_path: Path
) -> None:
    reader = indexed(library, cache=tmp_path / "cache")
    folder = cache_folder(library, tmp_path / "cache")
    (folder / "store.sqlite").write_bytes(b"not a database at all" * 1000)
    other = Library(library, cache=tmp_path / "cache")
    other.update()
    with pytest.raises(IndexUnavailable, match="made anew by another onrecord, or deleted: ask again"):
        reader.quote_count(Filters(about="river"))
    assert reader.quote_count(Filters(about="river")) == 1
    assert other.update().notes == ()
    assert len(found(other, "river")) == 2
    assert reader.refresh()
    assert_same(reader, other)


def test_an_index_that_is_put_back_under_an_open_library_shows_what_it_holds_now(
    library: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    folder = cache_folder(library, cache)
    indexed(library, many(9), cache=cache).close()
    shutil.copytree(folder, tmp_path / "kept")
    (library / "1/0001.txt").unlink()
    reader = indexed(library, {}, cache=cache)
    assert found(reader, '"number 1"') == []
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "kept", folder)
    write(library, {"1/0001.txt": many(2)["1/0001.txt"]})
    (library / "2/0002.txt").unlink()
    indexed(library, {}, cache=cache).close()
    assert reader.refresh()
    assert found(reader, '"number 2"') == []
    assert_same(reader, indexed(library, {}, cache=tmp_path / "other"))


def test_a_search_that_was_outrun_five_times_makes_nothing_anew(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = indexed(library, cache=tmp_path / "cache")
    before = sorted((tmp_path / "cache").rglob("*.pst"))
    outrun = 5

    def open_snapshot(folder: Path, generation: int, before: Snapshot | None = None) -> Snapshot:
        nonlocal outrun
        outrun -= 1
        if outrun >= 0:
            raise FullTextDamaged("another commit took its place")
        return really(folder, generation, before)

    really = snapshot.open_snapshot
    monkeypatch.setattr(snapshot, "open_snapshot", open_snapshot)
    monkeypatch.setattr(search, "_PAUSE", 0)
    assert len(found(opened, "river")) == 2
    assert sorted((tmp_path / "cache").rglob("*.pst")) == before


def test_files_that_are_damaged_again_and_again_while_they_are_written_are_one_line(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "_FIRST_BATCH", 5_000)
    monkeypatch.setattr(update, "_BATCH", 5_000)
    opened = indexed(library, cache=tmp_path / "cache")
    write(library, many(40))

    def cut_off(progress: Progress) -> None:
        if progress.phase == "reading" and progress.done % 15 == 0:
            for commit in cache_folder(library, tmp_path / "cache").glob("*/*.toc"):
                os.truncate(commit, 100)

    [note] = opened.update(progress=cut_off).notes
    assert "full-text index was damaged" in note
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


# -- processes that are ended from outside


def killed_once(folder: Path, articles: Sequence[ArticleWords]) -> Built:
    """Ended as the system ends a process when memory runs out; done when it is tried again."""
    killed = folder.parent / "killed"
    if not killed.exists():
        killed.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return build_segment(folder, articles)


def killed_always(folder: Path, articles: Sequence[ArticleWords]) -> Built:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Built]], None]:
    """Has segments built in processes of their own, by the function given."""

    def use(build: Callable[..., Built]) -> None:
        monkeypatch.setattr(feeding, "_build_chunk", build)

    monkeypatch.setattr(feeding, "_FEW", 3)
    return use


def test_a_helper_that_is_killed_is_replaced(
    library: Path, tmp_path: Path, helped: Callable[[Callable[..., Built]], None]
) -> None:
    helped(killed_once)
    opened = indexed(library, many(30), cache=tmp_path / "cache")
    assert (cache_folder(library, tmp_path / "cache") / "killed").exists()
    helped(build_segment)
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


def test_helpers_that_are_killed_again_and_again_are_one_line_and_the_next_run_goes_on(
    library: Path, tmp_path: Path, helped: Callable[[Callable[..., Built]], None]
) -> None:
    helped(build_segment)
    opened = indexed(library, cache=tmp_path / "cache")
    write(library, many(30) | {"letter.txt": VOTE, "new.md": FIRE})
    helped(killed_always)
    with pytest.raises(IndexUnavailable, match="ended from outside, as it is when memory runs out"):
        opened.update()
    assert len(found(opened, "migrant")) > 0
    helped(build_segment)
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


# -- an explorer that is open


RARELY = """
import sys
import tui.app
tui.app._LOOK_EVERY, tui.app._RESTS = 0.1, 1e9
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


IMPATIENT = f"import index.update\nindex.update._SECONDS = 0.05\n{RARELY}"
"""Waits so long for another onrecord, and as long again until it looks anew."""


def test_what_is_new_appears_soon_after_a_first_reading_however_long_that_took(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    write(library)
    with terminal(library, code=RARELY) as screen:
        screen.read_until(b"3 articles")
        write(library, {"new.txt": VOTE})
        screen.read_until(b"4 articles")
        screen.write(b"q")
        assert screen.end() == 0


def test_once_another_onrecord_has_done_its_indexing_the_explorer_looks_soon(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    write(library)
    with Library(library) as before:
        before.update()
    write(library, {"new.txt": VOTE})
    with ExitStack() as other:
        assert other.enter_context(writer_lock(cache_folder(library), 1))
        with terminal(library, code=IMPATIENT) as screen:
            screen.read_until(b"another onrecord is indexing")
            other.close()
            screen.read_until(b"4 articles")
            screen.write(b"q")
            assert screen.end() == 0


def test_a_cache_that_is_deleted_under_an_explorer_is_made_anew_long_before_its_next_look_at_the_files(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("ONRECORD_CACHE", str(cache))
    write(library)
    with Library(library) as before:
        before.update()
    with terminal(library, code=RARELY) as screen:
        screen.read_until(b"3 articles")
        write(library, {"new.txt": VOTE})
        shutil.rmtree(cache)
        screen.read_until(b"4 articles")
        screen.write(b"q")
        assert screen.end() == 0
    assert_same(Library(library), indexed(library, {}, cache=tmp_path / "other"))
