"""Several programs on one library: one writes, the others read, and none gets in the way or sees half."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.filters import Filters
from index.library import Library
from index.search import feeding
from tests.conftest import PROJECT
from tests.indexing import FIRE, LETTER, VOTE, assert_same, indexed, many, write

READER = """
import sys
from pathlib import Path
from index.library import Library
library = Library(Path(sys.argv[1]), cache=Path(sys.argv[2]))
print("open", flush=True)
rounds = 0
while not Path(sys.argv[3]).exists() or rounds < 5:
    quotes = list(library.quotes())
    assert all(quote.text for quote in quotes)
    for hit in library.search("river", limit=20).hits:
        assert hit.quote is None or hit.quote.text
    for speaker in library.speakers(limit=20):
        assert speaker.quotes == speaker.direct + speaker.indirect + speaker.mixed
    library.refresh()
    rounds += 1
print(rounds, library.quote_count())
"""
WRITER = """
import sys
from pathlib import Path
from index.library import Library
library = Library(Path(sys.argv[1]), cache=Path(sys.argv[2]))
print("open", flush=True)
for _ in range(4):
    library.update()
print(library.quote_count())
"""


SEARCHER = """
import sys
from pathlib import Path
from index.library import Library
library = Library(Path(sys.argv[1]), cache=Path(sys.argv[2]))
library.search("river")
print("open", flush=True)
done = False
while not done:
    done = Path(sys.argv[3]).exists()
    found = [library.search(f"round{n}", where=("article",), limit=100) for n in range(6)]
    assert all(len(results.hits) == results.total for results in found), found
    assert all(results.note is None for results in found), found
    seen = [results.total for results in found]
    assert set(seen) <= {0, 40}, seen
    assert sum(seen) <= 40 * 2, seen
print(*seen)
"""


def start(code: str, *words: Path) -> subprocess.Popen[str]:
    """A program that has opened the library."""
    command = [sys.executable, "-c", code, *map(str, words)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=PROJECT, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n", process.communicate()[1]
    return process


def finish(process: subprocess.Popen[str]) -> list[int]:
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    return [int(word) for word in out.split()]


def test_four_read_while_one_writes_and_the_library_changes(library: Path, tmp_path: Path) -> None:
    cache, done = tmp_path / "cache", tmp_path / "done"
    writer = indexed(library, many(12), cache=cache)
    readers = [start(READER, library, cache, done) for _ in range(4)]
    for number in range(12):
        write(library, {f"{number}.txt": VOTE, f"new/{number}.md": FIRE, "letter.txt": LETTER * (number + 1)})
        if number % 3 == 2:
            (library / f"{number - 1}.txt").unlink()
        writer.update(rebuild=number == 6)
    done.touch()
    for reader in readers:
        rounds, seen = finish(reader)
        assert rounds >= 5
        assert seen == writer.quote_count()
    assert_same(writer, indexed(library, {}, cache=tmp_path / "anew"))


def test_a_search_sees_an_update_whole_or_not_at_all(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 10)
    monkeypatch.setattr(feeding, "_AT_ONCE", 2_000)
    cache, done = tmp_path / "cache", tmp_path / "done"
    writer = indexed(library, {path: f"{text}\nround0\n" for path, text in many(40).items()}, cache=cache)
    searchers = [start(SEARCHER, library, cache, done) for _ in range(2)]
    for number in range(1, 6):
        write(library, {path: f"{text}\nround{number}\n" for path, text in many(40).items()})
        writer.update()
    done.touch()
    for searcher in searchers:
        assert finish(searcher) == [0, 0, 0, 0, 0, 40]


def test_two_that_write_at_once_end_with_what_the_library_holds(library: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    write(library, many(30))
    writers = [start(WRITER, library, cache) for _ in range(2)]
    for number in range(10):
        write(library, {f"{number}.txt": LETTER})
    for writer in writers:
        finish(writer)
    opened = Library(library, cache=cache)
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "anew"))
    assert opened.quote_count(Filters(path="9.txt")) == 1


def test_a_program_that_ends_leaves_the_log_under_one_that_is_open(tmp_path: Path) -> None:
    root, cache = write(tmp_path / "library"), tmp_path / "cache"
    with Library(root, cache=cache) as library:
        library.update()
        [log] = cache.rglob("store.sqlite-wal")
        before = log.stat().st_ino
        script = "import sys, pathlib; from index.library import Library as L; p = pathlib.Path\n"
        script += "with L(p(sys.argv[1]), cache=p(sys.argv[2])) as library: print(library.quote_count())"
        command = [sys.executable, "-c", script, str(root), str(cache)]
        subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
        assert log.exists()
        assert log.stat().st_ino == before


def log_of(cache: Path) -> int:
    """The bytes that the log of changes takes."""
    [log] = cache.rglob("store.sqlite-wal")
    return log.stat().st_size


def test_the_log_of_changes_takes_no_room_while_others_have_the_library_open(
    library: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    with indexed(library, many(60), cache=cache) as writer, Library(library, cache=cache) as reader:
        for number in range(3):
            reader.speakers()
            write(library, {path: f"{text}\nround{number}\n" for path, text in many(60).items()})
            writer.update()
            assert log_of(cache) == 0
            reader.refresh()
        assert_same(reader, writer)


def test_who_reads_on_while_the_library_changes_keeps_the_log_until_the_next_update(
    library: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    with indexed(library, many(60), cache=cache) as writer, Library(library, cache=cache) as reader:
        quotes = reader.quotes()
        seen = [next(quotes)]
        (library / "1/0001.txt").unlink()
        writer.update()
        assert log_of(cache) > 0
        assert len([*seen, *quotes]) == 3 * 60
        (library / "2/0002.txt").unlink()
        writer.update()
        assert log_of(cache) == 0
        assert_same(reader, indexed(library, {}, cache=tmp_path / "anew"))
