"""An index follows its library: what an update does when files come, change, move and go."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.cache import cache_folder, writer_lock
from index.errors import LibraryError
from index.filters import Filters
from index.library import Library, Progress
from index.mark import comment_mark
from tests.indexing import (
    ARTICLES,
    FIRE,
    LETTER,
    VOTE,
    assert_same,
    found,
    indexed,
    many,
    spoken,
    write,
)


def touch(file: Path, seconds: int = 10) -> None:
    """Give a file another time, as an editor or a checkout would."""
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + seconds * 10**9))


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


@pytest.mark.parametrize("told_by", ["/proc/self/fd", "/nowhere"], ids=["the kernel", "the name"])
@pytest.mark.parametrize("swapped", ["swapped.txt", "folder"])
def test_what_becomes_a_link_out_of_the_library_when_it_is_opened_is_not_read(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_by: str, swapped: str
) -> None:
    path = "swapped.txt" if swapped == "swapped.txt" else "folder/letter.txt"
    outside = write(tmp_path / "outside", {"letter.txt": LETTER})
    opened = Library(write(library, {path: VOTE}))
    open_file = os.open

    def swap_and_open(file: str, flags: int, *mode: int) -> int:
        if os.fspath(file) == os.fspath(library / path) and not (library / swapped).is_symlink():
            (library / swapped).rename(tmp_path / "before")
            (library / swapped).symlink_to(outside / "letter.txt" if swapped == path else outside)
        return open_file(file, flags, *mode)

    monkeypatch.setattr("index.inside._DESCRIPTORS", told_by)
    monkeypatch.setattr(os, "open", swap_and_open)
    done = opened.update()
    assert (library / swapped).is_symlink()
    assert done.unread == (f"{path}: became a link that leads out of the library; it is not read",)
    assert spoken(opened) == []


def test_a_link_to_a_hidden_place_inside_is_read_as_git_annex_needs(library: Path) -> None:
    write(library, {".git/annex/1": VOTE})
    (library / "a.txt").symlink_to(".git/annex/1")
    done = Library(library).update()
    assert (done.unread, done.articles) == ((), 1)


def test_progress_is_told_while_there_is_some(library: Path) -> None:
    told: list[Progress] = []
    Library(write(library)).update(progress=told.append)
    assert {step.phase for step in told} == {"reading", "indexing"}
    assert all(step.done <= step.total for step in told)
    last = [step for step in told if step.phase == "reading"][-1]
    assert (last.done, last.total, last.current) == (3, 3, "letter.txt")
    assert last.characters == sum(len(indexed(library).article(path).text) for path in ARTICLES)


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


def test_what_onrecord_wrote_is_counted_as_no_article(library: Path) -> None:
    opened = indexed(library)
    (library / "out.md").write_text(f"{comment_mark('export')}\n\n> “The river,” said Maria Keller.\n")
    for _ in range(2):
        done = opened.update()
        assert (done.added, done.changed, done.articles) == (0, 0, 3)
    (library / "out.md").write_text(f"{comment_mark('export')}\n\n> Another.\n")
    assert opened.update().changed == 0


def words_known(library: Path, cache: Path | None = None) -> list[tuple[str, str, int]]:
    """The words that a search can fall back on, by language, and in how many articles each stands."""
    with closing(sqlite3.connect(cache_folder(library, cache) / "store.sqlite")) as db:
        return db.execute("SELECT word, lang, articles FROM words ORDER BY word, lang").fetchall()


def test_words_of_articles_that_are_gone_or_changed_are_forgotten(library: Path, tmp_path: Path) -> None:
    spanish = "---\nlang: es\n---\nLa alcaldesa de Alba dijo: «El río es de todos».\n"
    opened = indexed(library, {**ARTICLES, "rio.md": spanish, "otro.md": spanish + "Otro molino.\n"})
    (library / "2024-05-02-vote.txt").unlink()
    (library / "rio.md").unlink()
    (library / "letter.txt").rename(library / "renamed.txt")
    write(library, {"2025/fire.md": FIRE.replace("house", "barn"), "otro.md": spanish})
    opened.update()
    indexed(library, {}, cache=tmp_path / "anew").close()
    assert words_known(library) == words_known(library, tmp_path / "anew")
    opened.update(rebuild=True)
    assert words_known(library) == words_known(library, tmp_path / "anew")


def test_words_that_nothing_contains_any_more_take_no_place_from_those_that_are_near(library: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    gone = [f"stor{one}" for one in letters] + [f"sto{one}r" for one in letters]
    opened = indexed(library, {f"{number}.txt": f"The word {word}.\n" for number, word in enumerate(gone)})
    for file in library.iterdir():
        file.unlink()
    write(library, {"new.txt": "A stur.\n"})
    opened.update()
    assert [hit.path for hit in opened.search("stor~", where=("article",)).hits] == ["new.txt"]
    assert words_known(library) == [("a", "en", 1), ("stur", "en", 1)]
