"""Which quotes are reviewed: lists of only these or only the others, and a sample that waits."""

from pathlib import Path

from index.accuracy import draw_sample
from index.library import Library
from tests.exploring import reading, write_library
from tests.reviewing import said


async def test_a_sample_is_reviewed_one_after_the_other(library: Path) -> None:
    with Library(write_library(library)) as opened:
        opened.update()
        draw_sample(opened, 3, 1)
    async with reading(library) as session:
        await session.press("R")
        assert "0 of 3 sampled reviewed" in session.shown()
        await session.press("delete")
        assert "Nothing was said of this quote yet" in session.shown()
        await session.press("r", "c", "r", "r")
        assert "2 of 3 sampled reviewed" in session.shown()
        await session.press("r", "s")
        await session.write("Zoë Brandt")
        await session.press("enter")
        assert "3 of 3 sampled reviewed" in session.shown()
        assert sorted(str(entry[0]) for entry in said(library)) == ["confirmed", "corrected", "rejected"]
        assert "found as" in session.shown()
        await session.press("u")
        assert "2 of 3 sampled reviewed" in session.shown()
        await session.press("escape")
        assert session.is_reading


async def test_quotes_are_narrowed_to_the_reviewed_ones_and_to_the_others(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "c", "4")
        await session.press("V")
        assert "1 · reviewed" in session.text_of("#quotes")
        assert "The bridge will open" in session.text_of("#quotes")
        await session.press("V")
        assert "3 · not reviewed" in session.text_of("#quotes")
        assert "The bridge will open" not in session.text_of("#quotes")
        await session.press("escape")
        assert "not reviewed" not in session.text_of("#quotes")
        assert session.is_reading
        await session.press("1", "g", "j", "j", "p", "V", "V")
        assert "not reviewed" in session.text_of("#page-quotes")
        await session.press("V")
        assert "reviewed" not in session.text_of("#page-quotes")


async def test_where_nothing_is_reviewed_the_list_says_so_and_an_export_takes_what_is_shown(
    library: Path,
) -> None:
    async with reading(write_library(library)) as session:
        await session.press("4", "V")
        assert "Vreviewed" in session.text_of("KeyLine").replace(" ", "")
        assert "V goes on to those" in " ".join(session.text_of("#quotes").replace("│", " ").split())
        await session.press("V", "e")
        assert "4 quotes" in session.shown()


async def test_a_search_tells_how_many_hits_are_reviewed_and_narrows_to_them(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("the")
        assert "Review" not in session.text_of("#facets")
        await session.press("escape", "escape", "3", "n", "r", "c", "n", "r", "d", "slash")
        await session.write("the")
        facets = [" ".join(row.split()) for row in session.text_of("#facets").split("\n")]
        counts = [row.strip("│ ").translate({0x2501: None, 0x2578: None}).split() for row in facets]
        assert ["confirmed", "1"] in counts
        assert ["corrected", "1"] in counts
        await session.press("enter", "1")
        while "confirmed" not in str(session.reader.facets.rows.row):
            await session.press("j")
        await session.press("enter")
        assert "1 · confirmed" in session.text_of("#results")
        await session.press("enter")
        assert "confirmed" not in session.text_of("#results")


async def test_search_results_are_narrowed_to_reviewed_ones(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "c", "slash")
        await session.write("bridge")
        await session.press("enter", "V")
        assert "1 · reviewed" in session.text_of("#results")
        await session.press("V")
        assert "not reviewed" in session.text_of("#results")
