"""Quotes are reviewed on every screen that lists them, and what was said shows there."""

from pathlib import Path

import pytest

from index.library import Library
from tests.exploring import Reading, reading, write_library
from tests.reviewing import said
from tui.app import Explorer
from tui.desk import open_desk


async def test_on_a_speakers_page_the_mark_shows_and_the_cursor_stays(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "p", "j", "j", "r")
        assert "Is this right?" in session.shown()
        assert "“The money is on its way,”" in session.text_of("#dialog")
        await session.press("c")
        assert said(library) == [("confirmed", "Ana Oliveira", "direct", "The money is on its way,")]
        assert "✓" in session.text_of("#page-quotes")
        assert "Confirmed. u undoes it." in session.shown()
        await session.press("r")
        assert "“The money is on its way,”" in session.text_of("#dialog")
        await session.press("escape", "u")
        assert "✓" not in session.text_of("#page-quotes")
        assert said(library) == []


async def test_on_a_speakers_page_a_rejected_quote_is_gone_from_list_and_sums(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "p")
        assert "4 quotes" in session.text_of("#facts")
        await session.press("j", "j", "r", "r")
        assert "The money is on its way" not in session.text_of("#page-quotes")
        assert "3 quotes" in session.text_of("#facts")
        assert "2025-05" not in session.text_of("#months")
        await session.press("u")
        assert "The money is on its way" in session.text_of("#page-quotes")
        assert "4 quotes" in session.text_of("#facts")
        await session.press("r", "r", "escape")
        assert session.is_reading
        assert "Ana Oliveira        3" in session.text_of("#speaker-list")


async def compare_oliveira_and_baker(session: Reading) -> None:
    await session.press("j", "j", "c")
    await session.write("baker")
    await session.press("enter")


async def test_in_compare_a_corrected_quote_goes_to_the_other_side(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await compare_oliveira_and_baker(session)
        assert "simply not true" in session.text_of("#side-2")
        await session.press("tab", "down", "r")
        assert "“That is simply not true,”" in session.text_of("#dialog")
        await session.press("s")
        await session.write("oliveira")
        await session.press("enter")
        assert said(library) == [("corrected", "Ana Oliveira", "direct", "That is simply not true,")]
        assert "simply not true" in session.text_of("#side-1")
        assert "✎" in session.text_of("#side-1")
        assert "simply not true" not in session.text_of("#side-2")
        await session.press("u")
        assert "simply not true" in session.text_of("#side-2")


async def test_what_compare_wrote_shows_on_the_page_under_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "p")
        await session.press("c")
        await session.write("baker")
        await session.press("enter", "r", "c", "escape")
        assert "✓" in session.text_of("#page-quotes")


async def test_in_the_collection_reviews_show_and_nothing_marked_is_lost(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "m", "n", "n", "m", "v", "j", "n")
        await session.write("ask her again")
        await session.press("enter", "r")
        assert "“Nobody asked the farmers,”" in session.text_of("#dialog")
        await session.press("s")
        await session.write("baker")
        await session.press("enter")
        assert said(library) == [("corrected", "Tom Baker", "direct", "Nobody asked the farmers,")]
        assert "Tom Baker  ✎ corrected" in session.text_of("#clippings")
        assert "Lucía Paz" not in session.text_of("#clippings")
        await session.press("r", "r")
        assert "✗ rejected" in session.text_of("#clippings")
        assert "ask her again" in session.text_of("#clippings")
        await session.press("r")
        assert "rejected by a reader" in session.text_of("#dialog")
        await session.press("escape", "u", "u")
        assert "Lucía Paz" in session.text_of("#clippings")
        assert "rejected" not in session.text_of("#clippings")


async def test_a_rejected_quote_is_not_exported_with_the_collection(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "m", "n", "n", "m", "r", "r", "v", "e")
        assert "1 quote, without 1 rejected" in session.shown()
        await session.press("enter")
    export = (tmp_path / "collection.md").read_text(encoding="utf-8")
    assert "The bridge will open" in export
    assert "Nobody asked" not in export


async def test_what_was_reviewed_elsewhere_shows_in_the_collection(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "m", "r", "c", "v")
        assert "✓ confirmed" in session.text_of("#clippings")
        await session.press("escape", "u", "v")
        assert "confirmed" not in session.text_of("#clippings")


async def test_in_words_in_context_a_lines_quote_is_reviewed(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("w")
        await session.write("river")
        await session.press("enter", "j", "r")
        assert "“The river feeds us all,”" in session.text_of("#dialog")
        await session.press("c")
        assert said(library) == [("confirmed", "Ana Oliveira", "direct", "The river feeds us all,")]
        assert "✓ Ana Oliveira" in session.text_of("#context")
        await session.press("r", "r")
        assert "feeds us all" not in session.text_of("#context")
        assert "takes what it wants" in session.text_of("#context")
        await session.press("u", "j", "r")
        assert "“The river feeds us all,”" in session.text_of("#dialog")


async def test_a_line_of_no_quote_has_nothing_to_review(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("w")
        await session.write("river")
        await session.press("enter", "a", "r")
        assert "Put the cursor on a quote first." in session.shown()
        assert said(library) == []


async def test_of_checked_words_the_quote_is_reviewed(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("x")
        await session.write("the river feeds us all")
        await session.press("enter", "r")
        assert "“The river feeds us all,”" in session.text_of("#dialog")
        await session.press("s")
        await session.write("baker")
        await session.press("enter")
        assert said(library) == [("corrected", "Tom Baker", "direct", "The river feeds us all,")]
        assert "✎ Tom Baker" in session.text_of("#checked")
        await session.press("r", "r")
        assert "in no quote found here" in session.text_of("#checked")
        await session.press("r")
        assert "Put the cursor on a quote first." in session.shown()
        await session.press("u", "u")
        assert "Ana Oliveira" in session.text_of("#checked")
        assert "✎" not in session.text_of("#checked")


@pytest.mark.parametrize(
    ("key", "words"), [("p", ""), ("v", ""), ("w", "river"), ("c", "baker"), ("x", "the river feeds us all")]
)
async def test_on_no_screen_is_anything_written_by_an_explorer_that_only_reads(
    library: Path, key: str, words: str
) -> None:
    opened = Library(write_library(library))
    app = Explorer(opened, open_desk(library, kept=False))
    async with app.run_test(size=(120, 36)) as pilot:
        session = Reading(app, pilot)
        await session.settle()
        await session.press("j", "j", key)
        if words:
            await session.write(words)
            await session.press("enter")
        assert not session.is_reading
        for asked in "ru":
            await session.press(asked)
            assert "This explorer only reads" in session.shown()
    opened.close()
    assert sorted(file.name for file in library.iterdir()) == ["bridge.md", "harvest.md", "river.txt"]
