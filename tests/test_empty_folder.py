"""A library whose folder is there and empty, as where its drive is not mounted: what was indexed stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest

from index import reviewing
from index.errors import LibraryEmpty
from index.library import Library
from tests.exploring import reading, write_library
from tests.indexing import ARTICLES, assert_same, indexed, write
from tests.reviewing import ways_to_write
from tests.running import run
from tui.plain import run_plain

SPEAKERS = "# onrecord speakers\nspeakers:\n- name: Ana Oliveira\n  aliases: [Lucía Paz]\n"
SAID = "no file is in this folder any more; what is indexed stays: mount its drive, or, if it is meant to be"


@contextmanager
def unmounted(library: Path) -> Iterator[None]:
    """The folder as it is while its drive is not mounted: there, and empty."""
    drive = library.with_name("drive")
    library.rename(drive)
    library.mkdir()
    yield
    library.rmdir()
    drive.rename(library)


def test_an_update_leaves_the_index_as_it_is_and_says_what_to_do(library: Path, tmp_path: Path) -> None:
    opened, untouched = indexed(library), indexed(library, {}, cache=tmp_path / "untouched")
    with unmounted(library):
        with pytest.raises(LibraryEmpty, match=SAID):
            opened.update()
        assert_same(opened, untouched)
        assert_same(Library(library), untouched)
    done = opened.update()
    assert (done.unchanged, done.added, done.removed) == (3, 0, 0)


@pytest.mark.parametrize(
    "left", [(), (".DS_Store",), (".Trash/old.txt",), ("disk1/disk2/.keep",)], ids=lambda left: "".join(left)
)
def test_hidden_files_and_folders_without_a_file_make_it_no_fuller(
    library: Path, left: tuple[str, ...]
) -> None:
    opened = indexed(library)
    for path in ARTICLES:
        (library / path).unlink()
    write(library, dict.fromkeys(left, ""))
    with pytest.raises(LibraryEmpty):
        opened.update()


@pytest.mark.parametrize("left", ["speakers.yaml", "notes.pdf", "2025/photo.jpg"])
def test_articles_that_are_gone_from_among_other_files_are_gone(library: Path, left: str) -> None:
    opened = indexed(library)
    write(library, {left: ""})
    for path in ARTICLES:
        (library / path).unlink()
    assert opened.update().removed == 3
    assert opened.article_count() == 0


def test_articles_that_are_there_and_left_out_now_leave_the_index(library: Path) -> None:
    opened = indexed(library)
    write(library, {".onrecordignore": "*\n"})
    assert opened.update().removed == 3


def test_who_means_it_has_the_index_emptied(library: Path) -> None:
    opened = indexed(library)
    for path in ARTICLES:
        (library / path).unlink()
    done = opened.update(rebuild=True)
    assert (done.removed, done.articles) == (3, 0)
    assert opened.update().articles == 0


def test_a_folder_that_was_always_empty_is_a_library_without_articles(library: Path) -> None:
    assert Library(library).update().articles == 0
    assert "0 articles" in run("index", library).out


def test_nothing_is_written_where_the_drive_would_hide_it(library: Path) -> None:
    opened = indexed(library)
    quote = next(opened.quotes())
    done = reviewing.confirm(opened, quote)
    with unmounted(library):
        for write_ in ways_to_write(opened, quote, done):
            with pytest.raises(LibraryEmpty, match="library is empty: nothing was written; mount its drive"):
                write_()
        assert list(library.iterdir()) == []
        with pytest.raises(LibraryEmpty):
            opened.take_up()
    assert [quote.review for quote in opened.quotes()].count("confirmed") == 1


# -- the command line


@pytest.fixture
def news(library: Path) -> Path:
    write_library(library)
    (library / "speakers.yaml").write_text(SPEAKERS, encoding="utf-8")
    assert run("index", library).status == 0
    return library


@pytest.mark.parametrize("words", [("quotes",), ("search", "river"), ("speakers",), ("text", "river.txt")])
def test_commands_answer_from_what_is_indexed_and_say_so(news: Path, words: tuple[str, ...]) -> None:
    line: tuple[str | Path, ...] = (words[0], news, *words[1:])
    before = run(*line)
    with unmounted(news):
        ran = run(*line)
        assert (ran.status, ran.out) == (0, before.out)
        assert SAID in ran.err
        assert len(ran.err.splitlines()) == 1
        quiet = run(*line, "--no-update")
        assert (quiet.status, quiet.out, quiet.err) == (0, before.out, "")
        assert run(*line, "--strict").status == 1
    assert (run(*line).out, run(*line).err) == (before.out, "")


def test_index_has_not_done_what_was_asked_and_rebuild_does_it(news: Path) -> None:
    with unmounted(news):
        ran = run("index", news)
        assert (ran.status, ran.out) == (1, "")
        assert SAID in ran.err
        assert "3 removed" in run("index", news, "--rebuild").out
        assert "0 articles" in run("index", news).out
    assert "3 added" in run("index", news).out


def test_plain_lines_say_so_and_go_on(news: Path) -> None:
    with unmounted(news):
        answer = StringIO()
        assert run_plain(news, source=StringIO("/river\n"), target=answer) == 0
        assert SAID in answer.getvalue()
        assert "Found for river: 3" in answer.getvalue()


# -- the explorer


async def test_the_explorer_says_so_shows_what_is_indexed_and_goes_on_when_the_drive_is_back(
    news: Path,
) -> None:
    async with reading(news, size=(80, 24)) as session:
        with unmounted(news):
            session.app.look_at_files()
            await session.settle()
            told = "library is empty: mount its drive, or run onrecord index --rebuild on it."
            assert told in session.rows()[-1]
            assert "folder empty" in session.rows()[0]
            await session.press("slash", *"river", "enter")
            assert "The river takes what it wants," in session.text_of("#results")
            await session.press("escape", "1")
            assert "Lucía Paz" not in session.text_of("#speakers")
        session.app.look_at_files()
        await session.settle()
        assert "3 articles · 9 quotes" in session.rows()[0]


async def test_it_opens_on_what_is_indexed(news: Path) -> None:
    with unmounted(news):
        async with reading(news, size=(80, 24)) as session:
            assert "folder empty" in session.rows()[0]
            assert "Ana Oliveira" in session.text_of("#speakers")
