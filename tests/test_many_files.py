"""Many files: read on all cores, written a few times, known again, and not held in memory."""

import os
import signal
import tracemalloc
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import reading_all
from index.cache import cache_folder
from index.files import FoundFile
from index.library import Library, Progress
from index.reading import Job, Outcome, read_files
from index.search import feeding
from index.search.documents import ArticleWords
from index.search.portions import EACH
from index.search.segments import Built, build_segment
from index.store.opening import Store
from index.store.writing import FileContent, StoreWriter
from index.workers import Workers
from tests.indexing import LETTER, VOTE, assert_same, indexed, many, write


def test_many_files_are_read_on_all_cores_with_the_same_result(library: Path, tmp_path: Path) -> None:
    at_once = indexed(library, many(70))
    bit_by_bit = Library(library, cache=tmp_path / "bit")
    for folder in sorted(library.iterdir()):
        folder.rename(library / f".{folder.name}")
    for folder in sorted(library.glob(".*")):
        folder.rename(library / folder.name[1:])
        bit_by_bit.update()
    assert_same(at_once, bit_by_bit)
    assert at_once.quote_count() == 210


def killed_by_one(root: Path, jobs: Sequence[Job]) -> list[Outcome]:
    if any(job.file.path == "3/0010.txt" for job in jobs):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_files(root, jobs)


def test_a_file_that_ends_whoever_reads_it_is_named_and_costs_no_other(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_all, "read_files", killed_by_one)
    opened = Library(write(library, many(130)))
    assert opened.update().unread == (
        "3/0010.txt: reading it ended the process: too large, or a fault in a reader",
    )
    (library / "3/0010.txt").unlink()
    others = Library(library, cache=tmp_path / "others")
    monkeypatch.undo()
    others.update()
    opened.update()
    assert_same(opened, others)
    assert opened.article_count() == 129


def test_segments_that_are_still_being_written_outlive_the_commit_of_others(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 10)
    monkeypatch.setattr(feeding, "_AT_ONCE", 2_000)
    opened = Library(write(library, many(120)))
    assert opened.update().notes == ()
    assert opened.search("river", where=("article",)).total == 120


def test_articles_that_changed_are_never_missed_by_a_reader(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 10)
    monkeypatch.setattr(feeding, "_AT_ONCE", 2_000)
    opened = indexed(library, many(60))
    write(library, {path: f"{text}\nAnd the river again.\n" for path, text in many(60).items()})
    totals = set()

    def look(progress: Progress) -> None:
        if progress.phase == "indexing":
            opened.refresh()
            totals.add(opened.search("river", where=("article",)).total)

    opened.update(progress=look)
    assert totals == {60}
    assert opened.search('"river again"', where=("article",)).total == 60


def test_many_small_updates_do_not_pile_up_segments(library: Path, tmp_path: Path) -> None:
    opened = Library(library, cache=tmp_path / "cache")
    for n in range(20):
        write(library, {f"{n}.txt": VOTE})
        opened.update()
    segments = list((tmp_path / "cache").glob("*/search-*/*.docs"))
    assert len(segments) <= 9
    assert opened.search("mill", where=("article",)).total == 20


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles each segment had that was written, for indexes and updates of this process."""
    counts: list[int] = []

    def build(folder: Path, articles: Iterable[ArticleWords]) -> Built:
        known = list(articles)
        counts.append(len(known))
        return build_segment(folder, known)

    monkeypatch.setattr(feeding, "build_segment", build)
    return counts


def test_an_article_is_written_a_few_times_however_many_updates_follow(
    library: Path, monkeypatch: pytest.MonkeyPatch, written: list[int]
) -> None:
    eight = 8 * (len(VOTE) + EACH)
    monkeypatch.setattr(feeding, "_AT_ONCE", 512 * eight * Workers().count)
    opened = Library(library)
    for n in range(60):
        write(library, {f"{n}.txt": VOTE})
        opened.update()
    assert sum(written) <= 3 * 60
    assert opened.search("mill", where=("article",)).total == 60


def test_a_change_does_not_write_a_large_index_anew(
    library: Path, monkeypatch: pytest.MonkeyPatch, written: list[int]
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 10)
    monkeypatch.setattr(feeding, "_AT_ONCE", 2_000)
    opened = indexed(library, many(150))
    monkeypatch.setattr(feeding, "_FEW", 1_000)
    for n in range(5):
        write(library, {f"new{n}.txt": VOTE})
        opened.update()
    assert sum(written) == 5
    assert opened.search("river", where=("article",)).total == 155


ANY_NAME = st.text(st.sampled_from("a.-é\uffff\U0001f600\udc80\udcff"), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.lists(ANY_NAME, min_size=1, max_size=2).map("/x".join), max_size=8))
def test_files_of_any_name_are_known_again(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    tmp = tmp_path_factory.mktemp("known")
    for name in names:
        file = tmp / "library" / f"x{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(LETTER)
    (tmp / "library").mkdir(exist_ok=True)
    with Library(tmp / "library", cache=tmp / "cache") as opened:
        assert opened.update().added == len(names)
        done = opened.update()
        assert (done.unchanged, done.added, done.changed, done.removed) == (len(names), 0, 0, 0)


def test_what_is_known_of_files_that_did_not_change_is_not_held_in_memory(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = 40_000
    with Library(library, cache=tmp_path / "cache") as opened:
        opened.update()
    store = Store(cache_folder(library, tmp_path / "cache"))
    found_files = [FoundFile(f"a long name of a folder/{n:06}.txt", n, n) for n in range(files)]
    with store.borrow() as db:
        writer = StoreWriter(db)
        with writer.batch():
            for file in found_files:
                writer.put(FileContent(file, b"digest"))
    store.seal()
    store.close()
    monkeypatch.setattr("index.update.find_files", lambda root, survey: iter(found_files))
    with Library(library, cache=tmp_path / "cache") as opened:
        tracemalloc.start()
        assert opened.update().unchanged == files
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < files * 100


def test_a_change_among_many_short_articles_leaves_the_segments_of_the_others(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 10)
    monkeypatch.setattr(feeding, "_AT_ONCE", 20_000)
    short = {f"{n}.txt": f'"Number {n}," said Bo.' for n in range(700)}
    opened = indexed(library, short, cache=tmp_path / "cache")
    segments = {file.name for file in (tmp_path / "cache").glob("*/search-*/*.pst")}
    assert len(segments) > 9
    write(library, {"0.txt": LETTER})
    opened.update()
    kept = {file.name for file in (tmp_path / "cache").glob("*/search-*/*.pst")}
    assert segments <= kept
