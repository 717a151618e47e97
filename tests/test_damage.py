"""Whatever is broken, cut off or killed is made anew or finished, and said in one line."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.cache import cache_folder
from index.errors import IndexUnavailable
from index.library import Library
from index.search import feeding
from index.store.opening import Store
from tests.conftest import PROJECT
from tests.indexing import (
    FIRE,
    LETTER,
    VOTE,
    assert_same,
    found,
    indexed,
    many,
    write,
)


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


def flip(pattern: str, place: float = 0.5) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in search_files(folder, pattern):
            data = bytearray(file.read_bytes())
            data[int(len(data) * place)] ^= 0x40
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


@pytest.mark.parametrize("place", [0.05, 0.2, 0.35, 0.5, 0.75, 0.95])
def test_damage_that_only_a_search_meets_is_mended_by_it(library: Path, tmp_path: Path, place: float) -> None:
    opened = indexed(library, cache=tmp_path / "cache")
    flip("*.pst", place)(cache_folder(library, tmp_path / "cache"))
    whole = indexed(library, {}, cache=tmp_path / "other")
    for word in ("river", "mill", "house", "migrants", "said", "the", "keller", "no", "we", "helped"):
        assert opened.search(word) == whole.search(word)
    [segment] = search_files(cache_folder(library, tmp_path / "cache"), "*.pst")
    [sound] = search_files(cache_folder(library, tmp_path / "other"), "*.pst")
    assert segment.read_bytes() == sound.read_bytes()
    assert opened.update().notes == ()


def test_a_bit_that_flipped_without_a_trace_is_mended_whole_by_the_next_change(
    library: Path, tmp_path: Path
) -> None:
    indexed(library, many(30), cache=tmp_path / "cache").close()
    [commit] = search_files(cache_folder(library, tmp_path / "cache"), "*.toc")
    before = commit.stat()
    flip("*.toc")(cache_folder(library, tmp_path / "cache"))
    os.utime(commit, ns=(before.st_atime_ns, before.st_mtime_ns))
    write(library)
    opened = Library(library, cache=tmp_path / "cache")
    [note] = opened.update().notes
    assert "full-text index was damaged" in note
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


def test_a_commit_of_the_full_text_index_that_was_not_to_be_gives_way_to_the_next(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the program is killed, or the disk full, just before the store names it."""
    opened = indexed(library)
    write(library, many(3))

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(feeding, "name_commit", fail)
        with pytest.raises(IndexUnavailable, match="no space left on device; make room, or set"):
            opened.update()
    assert opened.search("river", where=("article",)).total == 1
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


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
