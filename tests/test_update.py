"""An index follows its library: what an update does when files come, change, move and go."""

import os
import shutil
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.cache import cache_folder, writer_lock
from index.errors import IndexUnavailable, LibraryError
from index.files import FoundFile
from index.filters import Filters
from index.library import Library, Progress
from index.search import feeding
from index.search.documents import ArticleWords
from index.search.segments import Built, build_segment
from index.store.opening import Store
from index.store.writing import FileContent, StoreWriter
from index.workers import Workers
from tests.conftest import NOBODY, PROJECT, AsNobody
from tests.indexing import ARTICLES, FIRE, LETTER, VOTE, contents, found, indexed, spoken, write


def touch(file: Path, seconds: int = 10) -> None:
    """Give a file another time, as an editor or a checkout would."""
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + seconds * 10**9))


def assert_same(one: Library, other: Library) -> None:
    """Both hold the same; hits may come in another order where nothing tells which is better."""
    mine, theirs = contents(one), contents(other)
    for held in (mine, theirs):
        held["found"] = [sorted(hits) for hits in held["found"]]
    assert mine == theirs


def test_an_update_says_what_it_did(library: Path) -> None:
    opened = Library(write(library))
    first = opened.update()
    assert (first.added, first.changed, first.removed, first.unchanged) == (3, 0, 0, 0)
    assert (first.articles, first.quotes, first.unread) == (3, 6, ())
    again = opened.update()
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, 3)
    assert (again.articles, again.quotes) == (3, 6)


def test_a_changed_file_is_read_again(library: Path) -> None:
    opened = indexed(library)
    write(library, {"letter.txt": '"No ship came here," said Eva Holm.\n'})
    done = opened.update()
    assert (done.changed, done.unchanged) == (1, 2)
    assert found(opened, "ship", where=("quote",)) == ["No ship came here,"]
    assert found(opened, '"no migrant"') == []
    assert [speaker.speaker for speaker in opened.speakers(name="groß")] == []


def test_a_change_of_the_same_length_is_seen_by_its_time(library: Path) -> None:
    opened = indexed(library)
    (library / "letter.txt").write_text(LETTER.replace("migrant", "tourist"), encoding="utf-8")
    touch(library / "letter.txt")
    assert opened.update().changed == 1
    assert found(opened, "tourist", where=("quote",)) == ["No tourist came here,"]


def test_a_file_with_a_new_time_only_is_unchanged(library: Path) -> None:
    opened = indexed(library)
    quotes = list(opened.quotes())
    touch(library / "letter.txt")
    done = opened.update()
    assert (done.changed, done.unchanged) == (0, 3)
    assert list(opened.quotes()) == quotes


def test_a_deleted_file_leaves_no_ghost(library: Path) -> None:
    opened = indexed(library)
    (library / "2024-05-02-vote.txt").unlink()
    done = opened.update()
    assert (done.removed, done.unchanged, done.articles) == (1, 2, 2)
    assert found(opened, "mill") == []
    assert opened.speakers(name="brandt") == []
    assert opened.months() == {"2025-11": 2}
    with pytest.raises(LibraryError):
        opened.article("2024-05-02-vote.txt")


def test_a_renamed_file_and_a_moved_folder_are_found_where_they_are_now(library: Path) -> None:
    opened = indexed(library)
    (library / "letter.txt").rename(library / "2024-01-01-note.txt")
    (library / "2025").rename(library / "older")
    done = opened.update()
    assert (done.added, done.removed, done.unchanged) == (2, 2, 1)
    assert {hit.path for hit in opened.search("migrants").hits} == {"2024-01-01-note.txt", "older/fire.md"}
    assert opened.article("2024-01-01-note.txt").published == "2024-01-01"
    assert_same(opened, indexed(library, {}, cache=library.parent / "anew"))


def test_a_renamed_file_that_changed_is_read_anew(library: Path) -> None:
    opened = indexed(library)
    (library / "letter.txt").unlink()
    write(library, {"note.txt": LETTER.replace("migrant", "tourist")})
    opened.update()
    assert found(opened, "tourist", where=("quote",)) == ["No tourist came here,"]


def test_a_file_that_is_copied_is_two_articles(library: Path) -> None:
    opened = indexed(library)
    write(library, {"copy.txt": LETTER})
    opened.update()
    ids = [quote.id for quote in opened.quotes() if quote.text == "No migrant came here,"]
    assert len(set(ids)) == 2


def test_a_rebuild_finds_what_kept_its_time_and_size(library: Path) -> None:
    opened = indexed(library)
    file = library / "letter.txt"
    before = file.stat()
    file.write_text(LETTER.replace("migrant", "tourist"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    opened.update()
    assert found(opened, "tourist") == []
    assert opened.update(rebuild=True).changed == 3
    assert found(opened, "tourist", where=("quote",)) == ["No tourist came here,"]
    assert_same(opened, indexed(library, {}, cache=library.parent / "anew"))


def test_files_that_cannot_be_read_are_named_every_time_and_cost_no_other(library: Path) -> None:
    write(library)
    (library / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 100)
    opened = Library(library)
    for done in (opened.update(), opened.update()):
        assert done.articles == 3
        [line] = done.unread
        assert line.startswith("broken.txt: ")
    write(library, {"broken.txt": LETTER})
    done = opened.update()
    assert (done.added, done.unread, done.articles) == (1, (), 4)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder where nobody, too, may look into every folder above it, as SQLite does."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def test_a_file_without_permission_is_read_when_it_may_be(open_folder: Path, as_nobody: AsNobody) -> None:
    write(open_folder, {"letter.txt": LETTER, "vote.txt": VOTE})
    for file in open_folder.iterdir():
        os.chown(file, NOBODY, NOBODY)
    lines = as_nobody(
        """
        from pathlib import Path
        from index.library import Library
        import fcntl, index.extract, index.search.answering, index.search.feeding, index.update
        """,
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
    (open_folder / "cache").mkdir(mode=0o777)
    (open_folder / "cache").chmod(0o777)
    for folder in (library / "2025", library):
        folder.chmod(0o555)
    before = {file: file.stat().st_mtime_ns for file in library.rglob("*")}
    assert as_nobody(
        """
        from pathlib import Path
        from index.library import Library
        import fcntl, index.extract, index.search.answering, index.search.feeding, index.update
        """,
        """
        library = Library(Path("library"), cache=Path("cache/of-nobody"))
        print(library.update().articles, library.search("river").total)
        """,
        open_folder,
    ) == ["3 2"]
    assert {file: file.stat().st_mtime_ns for file in library.rglob("*")} == before


def test_a_file_that_vanishes_before_it_is_read_costs_no_other(library: Path) -> None:
    opened = Library(write(library))

    def remove(progress: Progress) -> None:
        (library / "letter.txt").unlink(missing_ok=True)

    done = opened.update(progress=remove)
    assert done.unread == ("letter.txt: is gone; it will be left out at the next update",)
    assert done.articles == 2
    assert opened.update().unread == ()


def test_a_file_that_changes_while_it_is_read_is_read_at_the_next_update(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Library(write(library, {"a.txt": VOTE, "b.txt": LETTER}))
    stat = os.fstat

    def stat_and_write(descriptor: int) -> os.stat_result:
        found = stat(descriptor)
        monkeypatch.setattr(os, "fstat", stat)
        with (library / "a.txt").open("a") as file:
            file.write('"It goes on," Eva Holm said.\n')
        return found

    monkeypatch.setattr(os, "fstat", stat_and_write)
    assert opened.update().unread == ("a.txt: is being written; it will be read at the next update",)
    done = opened.update()
    assert (done.unread, done.articles) == ((), 2)
    assert ("Eva Holm", "It goes on,") in spoken(opened)


def test_progress_is_told_while_there_is_some(library: Path) -> None:
    told: list[Progress] = []
    Library(write(library)).update(progress=told.append)
    assert {step.phase for step in told} == {"reading", "indexing"}
    assert all(step.done <= step.total for step in told)
    last = [step for step in told if step.phase == "reading"][-1]
    assert (last.done, last.total, last.current) == (3, 3, "letter.txt")
    assert last.characters == sum(len(indexed(library).article(path).text) for path in ARTICLES)


def many(count: int) -> dict[str, str]:
    return {f"{n % 7}/{n:04}.txt": VOTE.replace("mill", f"mill number {n}") for n in range(count)}


@pytest.mark.parametrize("seconds", [-(2**31), 0, 10_413_792_000])
def test_a_file_of_any_time_is_read_and_seen_to_change_when_clocks_go_back(
    library: Path, seconds: int
) -> None:
    opened = indexed(library)
    for name, words in (("letter.txt", "tourist"), ("2025/fire.md", "strangers")):
        file = library / name
        file.write_text(file.read_text(encoding="utf-8").replace("migrant", words), encoding="utf-8")
        os.utime(file, (seconds, seconds))
        assert opened.update().changed == 1
    assert (opened.update().changed, opened.update().unchanged) == (0, 3)
    assert found(opened, "tourist", where=("quote",)) == ["No tourist came here,"]


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
    eight = 8 * (len(VOTE) + feeding._EACH)
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


def test_a_search_says_that_what_changed_is_not_all_found_yet(library: Path) -> None:
    opened, reader = indexed(library, many(60)), Library(library)
    notes = set()

    def look(progress: Progress) -> None:
        if progress.phase == "reading" and progress.done == 60:
            reader.refresh()
            notes.add(reader.search("river").note)

    assert reader.search("river").note is None
    opened.update(rebuild=True, progress=look)
    assert notes == {"what changed is still being indexed: not all of it is found yet"}
    reader.refresh()
    results = reader.search("river", limit=500)
    assert (results.note, len(results.hits)) == (None, results.total)


def test_a_stopped_update_keeps_what_it_has_and_goes_on_later(library: Path) -> None:
    stop = Event()
    opened = Library(write(library, many(1010)))

    def after_the_first(progress: Progress) -> None:
        if progress.phase == "reading":
            stop.set()

    opened.update(progress=after_the_first, stop=stop)
    some = opened.article_count()
    assert 0 < some < 1010
    assert opened.quote_count() == 3 * some
    assert sum(speaker.quotes for speaker in opened.speakers()) == 3 * some
    done = opened.update()
    assert (done.unchanged, done.added, done.articles) == (some, 1010 - some, 1010)
    assert opened.search("mill", where=("article",), limit=1).total == 1010


def test_a_second_writer_is_told_and_reads_on(library: Path, tmp_path: Path) -> None:
    opened = indexed(library, cache=tmp_path / "cache")
    write(library, {"new.txt": LETTER})
    with writer_lock(cache_folder(library, tmp_path / "cache"), 1) as locked:
        assert locked
        done = opened.update()
    assert done.notes == ("another onrecord is indexing this library: its last commit is shown",)
    assert (done.added, done.articles) == (0, 3)
    assert opened.update().added == 1


def test_what_another_instance_committed_is_taken_up(library: Path) -> None:
    reader, writer = indexed(library), Library(library)
    assert reader.search("ship").total == 0
    reader.refresh()
    assert not reader.refresh()
    write(library, {"new.txt": '"A ship came," said Eva Holm.\n'})
    writer.update()
    assert reader.refresh()
    assert spoken(reader, Filters(path="new.txt")) == [("Eva Holm", "A ship came,")]
    assert found(reader, "ship", where=("quote",)) == ["A ship came,"]
    assert not reader.refresh()


def test_a_reader_that_has_not_refreshed_shows_no_ghosts(library: Path) -> None:
    reader, writer = indexed(library), Library(library)
    assert reader.search("mill").total == 2
    (library / "2024-05-02-vote.txt").unlink()
    writer.update()
    assert reader.search("mill").hits == ()


# -- damage: whatever is broken is made anew, and said in one line


def break_nothing(folder: Path) -> None:
    """The test of the test: an index that nobody touched is not made anew."""


def cut_store(folder: Path) -> None:
    os.truncate(folder / "store.sqlite", 20_000)


def scramble_store(folder: Path) -> None:
    (folder / "store.sqlite").write_bytes(b"not a database at all" * 1000)


def empty_store(folder: Path) -> None:
    (folder / "store.sqlite").write_bytes(b"")


def remove_store(folder: Path) -> None:
    (folder / "store.sqlite").unlink()


def age_store(folder: Path) -> None:
    with Store(folder).borrow() as db:
        db.execute("PRAGMA user_version = 999")


def remove_search(folder: Path) -> None:
    for file in search_files(folder, "*"):
        file.unlink()
    for empty in folder.glob("search-*"):
        empty.rmdir()


def search_files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(f"search-*/{pattern}"))


def cut(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in search_files(folder, pattern):
            os.truncate(file, file.stat().st_size // 2)

    damage.__name__ = f"cut_{pattern}"
    return damage


def remove(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in search_files(folder, pattern):
            file.unlink()

    damage.__name__ = f"remove_{pattern}"
    return damage


def flip(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in search_files(folder, pattern):
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 0x40
            file.write_bytes(data)

    damage.__name__ = f"flip_{pattern}"
    return damage


DAMAGES: list[tuple[Callable[[Path], None], str | None]] = [
    (break_nothing, None),
    (cut_store, "damaged"),
    (scramble_store, "damaged"),
    (empty_store, None),
    (remove_store, None),
    (age_store, "another format"),
    (remove_search, None),
    (cut("*.toc"), "full-text index was damaged"),
    (flip("*.toc"), "full-text index was damaged"),
    (cut("*.docs"), "full-text index was damaged"),
    (cut("*.trm"), "full-text index was damaged"),
    (cut("*.pst"), "full-text index was damaged"),
    (remove("*.toc"), "full-text index was damaged"),
    (remove("*.pst"), "full-text index was damaged"),
    (flip("*.docs"), "full-text index was damaged"),
    (flip("*.trm"), "full-text index was damaged"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_damaged_index_is_made_anew_and_says_so(
    library: Path, tmp_path: Path, damage: Callable[[Path], None], said: str | None
) -> None:
    sound = indexed(library, cache=tmp_path / "cache")
    expected = indexed(library, {}, cache=tmp_path / "other")
    sound.close()
    damage(cache_folder(library, tmp_path / "cache"))
    opened = Library(library, cache=tmp_path / "cache")
    done = opened.update()
    assert_same(opened, expected)
    assert said is None or said in " ".join(done.notes)
    assert len(done.notes) == (said is not None)
    assert opened.update().notes == ()


def test_a_flipped_bit_anywhere_in_the_store_is_noticed(library: Path, tmp_path: Path) -> None:
    indexed(library, cache=tmp_path / "cache").close()
    expected = indexed(library, {}, cache=tmp_path / "other")
    store = cache_folder(library, tmp_path / "cache") / "store.sqlite"
    sound = store.read_bytes()
    for place in range(100, len(sound), len(sound) // 12):
        data = bytearray(store.read_bytes())
        data[place % len(data)] ^= 0x08
        store.write_bytes(data)
        with Library(library, cache=tmp_path / "cache") as opened:
            [note] = opened.update().notes
            assert "damaged: it is built anew from the articles" in note
            assert_same(opened, expected)
            assert opened.update().notes == ()


def test_an_index_or_a_store_that_is_put_back_from_before_is_brought_up_to_date(
    library: Path, tmp_path: Path
) -> None:
    cache, kept = tmp_path / "cache", tmp_path / "kept"
    folder = cache_folder(library, cache)
    indexed(library, cache=cache).close()
    shutil.copytree(folder, kept)
    write(library, {"letter.txt": LETTER.replace("migrant", "ship"), "new.txt": VOTE})
    (library / "2024-05-02-vote.txt").unlink()
    indexed(library, {}, cache=cache).close()
    for back in ("search-*", "store.*"):
        for there in folder.glob(back):
            shutil.rmtree(there) if there.is_dir() else there.unlink()
        for before in kept.glob(back):
            shutil.copytree(before, folder / before.name) if before.is_dir() else shutil.copy2(before, folder)
        opened = indexed(library, {}, cache=cache)
        assert_same(opened, indexed(library, {}, cache=tmp_path / "anew"))
        opened.close()


def test_damage_that_only_a_search_meets_is_mended_by_it(library: Path, tmp_path: Path) -> None:
    opened = indexed(library, cache=tmp_path / "cache")
    flip("*.pst")(cache_folder(library, tmp_path / "cache"))
    for word in ("river", "mill", "house", "migrants", "said", "the", "keller", "no", "we", "helped"):
        assert opened.search(word).total == indexed(library, {}, cache=tmp_path / "other").search(word).total
    assert opened.update().notes == ()


def test_a_store_that_lost_its_last_commits_gives_nobody_the_hits_of_others(
    library: Path, tmp_path: Path
) -> None:
    """As when the power fails, and a disk that said it had written had not."""
    indexed(library, cache=tmp_path / "cache").close()
    folder = cache_folder(library, tmp_path / "cache")
    before = (folder / "store.sqlite").read_bytes()
    indexed(
        library, {"new.txt": '"The lighthouse is old," said Eva Holm.\n'}, cache=tmp_path / "cache"
    ).close()
    for file in folder.glob("store.*"):
        file.unlink()
    (folder / "store.sqlite").write_bytes(before)
    write(library, {"new.txt": '"The ship came late," said Eva Holm.\n'})
    opened = Library(library, cache=tmp_path / "cache")
    [note] = opened.update().notes
    assert note.startswith("the index had lost its last changes")
    assert found(opened, "lighthouse") == []
    assert found(opened, "ship", where=("quote",)) == ["The ship came late,"]
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))
    assert opened.update().notes == ()


def test_a_store_that_breaks_while_it_is_open_is_one_line_and_mended_by_an_update(
    library: Path, tmp_path: Path
) -> None:
    opened = indexed(library, many(60), cache=tmp_path / "cache")
    opened.close()
    store = cache_folder(library, tmp_path / "cache") / "store.sqlite"
    data = bytearray(store.read_bytes())
    page = 16384
    for start in range(2 * page, len(data), page):
        data[start : start + 200] = b"\xff" * 200
    store.write_bytes(data)
    opened = Library(library, cache=tmp_path / "cache")
    with pytest.raises(IndexUnavailable, match="index is damaged"):
        list(opened.quotes())
    assert "built anew" in " ".join(opened.update().notes)
    assert opened.quote_count() == 180


# -- the cache folder


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


# -- crashes

UPDATE = """
import sys
from pathlib import Path
from index.library import Library
library = Library(Path(sys.argv[1]), cache=Path(sys.argv[2]))
library.update(progress=lambda step: print(step.phase, flush=True))
"""


@pytest.mark.parametrize("moment", [0, 1, 2, 3])
def test_an_update_that_is_killed_is_finished_by_the_next(library: Path, tmp_path: Path, moment: int) -> None:
    cache = tmp_path / "cache"
    indexed(library, many(20), cache=cache).close()
    for n in range(0, 20, 3):
        (library / f"{n % 7}/{n:04}.txt").unlink()
    write(library, {f"new/{n}.txt": FIRE for n in range(52)})
    killed_after(moment, library, cache)
    opened = Library(library, cache=cache)
    held = opened.quote_count()
    assert held == len(list(opened.quotes())) == sum(speaker.quotes for speaker in opened.speakers())
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "anew"))


def killed_after(lines: int, library: Path, cache: Path) -> None:
    """Run an update in a process that is killed when it has said `lines` things, or is done."""
    command = [sys.executable, "-c", UPDATE, str(library), str(cache)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)


def test_no_process_is_left_behind_by_an_update_that_is_killed(library: Path, tmp_path: Path) -> None:
    write(library, many(300))
    command = [sys.executable, "-c", UPDATE, str(library), str(tmp_path / "cache")]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        # Every process that it started holds the other end of this pipe until it ends.
        process.stdout.read()


# -- whatever happens to a library, an index that followed it equals one made anew

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "delete", "rename", "update", "touch"]),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_an_index_that_followed_equals_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    tmp = tmp_path_factory.mktemp("followed")
    library = write(tmp / "library", {"start.txt": VOTE})
    followed = Library(library, cache=tmp / "followed")
    followed.update()
    for step, one, other in steps:
        file = library / f"{one}.txt"
        if step == "write":
            write(library, {file.name: TEXTS[other]})
            touch(file, other)
        elif step == "update":
            followed.update()
        elif file.exists():
            {"delete": file.unlink, "touch": lambda f=file: touch(f)}.get(
                step, lambda f=file, o=other: f.rename(library / f"{o}.txt")
            )()
    followed.update()
    anew = Library(library, cache=tmp / "anew")
    anew.update()
    assert_same(followed, anew)
    followed.close()
    anew.close()


TEXTS = [
    VOTE,
    FIRE,
    LETTER,
    '"I am John Kennedy," John F. Kennedy said. "We migrants stay," said John G. Kennedy.\n',
    '"We win," said John Kennedy.\n\n"We lose," Keller said.\n\n"The river is low," said the mayor.\n',
]


FULL = """
import resource, signal, sys
from pathlib import Path
from index.errors import IndexUnavailable
from index.library import Library
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    Library(Path(sys.argv[1]), cache=Path(sys.argv[2])).update()
except IndexUnavailable as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [1_000, 150_000, 300_000])
def test_a_disk_that_is_full_is_one_line_and_mended_when_there_is_room(
    library: Path, tmp_path: Path, limit: int
) -> None:
    write(library, many(40) | {"long.txt": VOTE * 300})
    command = [sys.executable, "-c", FULL, str(library), str(tmp_path / "cache"), str(limit)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert ran.stdout.count("\n") == 1
    assert "the index can't be used" in ran.stdout
    opened = Library(library, cache=tmp_path / "cache")
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "anew"))


def test_a_reader_takes_up_an_index_that_was_made_anew(library: Path) -> None:
    reader, writer = indexed(library), Library(library)
    assert reader.search("mill").total == 2
    write(library, {"new.txt": '"A ship came to us," said Eva Holm.\n'})
    writer.update(rebuild=True)
    assert reader.refresh()
    assert found(reader, "ship", where=("quote",)) == ["A ship came to us,"]
    assert reader.quote_count(Filters(about="ship")) == 1
    assert reader.search("mill").total == 2


def test_what_was_left_out_or_guessed_is_a_detail_and_no_note(library: Path) -> None:
    write(library, {"photo.jpg": "no article"})
    (library / "old.txt").write_bytes(
        '"Año tras año," dijo Ana Ruiz en la plaza del pueblo.\n'.encode("cp1252")
    )
    done = indexed(library).update(rebuild=True)
    assert done.notes == ()
    assert any("1 other file left out (.jpg)" in line for line in done.details)
    assert any(line.startswith("old.txt: ") for line in done.details)


# -- very many files

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
