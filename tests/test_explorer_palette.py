"""The palette: every command and every speaker by name, from every screen."""

from pathlib import Path

import pytest

from tests.exploring import reading, write_library
from tui.actions import ACTIONS


@pytest.mark.parametrize("way", [(), ("v",), ("w",), ("3", "n", "p"), ("x",), ("slash",)], ids=str)
async def test_what_somebody_said_about_something_is_two_steps_from_anywhere(
    library: Path, way: tuple[str, ...]
) -> None:
    async with reading(write_library(library)) as session:
        await session.press(*way, "ctrl+p")
        await session.write("baker")
        await session.press("enter", "slash")
        await session.write("river")
        assert "[Tom Baker]" in session.rows()[0]
        assert "river takes what it" in " ".join(session.text_of("#result-list").split())
        assert session.reader.results.rows.total == 1


async def test_on_a_speakers_page_one_types_what_they_say_something_about(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "p", "slash")
        await session.write("river")
        assert "[Ana Oliveira]" in session.rows()[0]
        assert session.reader.results.rows.total == 1


@pytest.mark.parametrize("way", [(), ("3",), ("v",), ("slash",)], ids=str)
async def test_it_finds_every_command(library: Path, way: tuple[str, ...]) -> None:
    async with reading(write_library(library), (150, 110)) as session:
        await session.press(*way, "ctrl+p")
        shown = " ".join(session.shown().split())
        for action in ACTIONS:
            if action.place != "moving":
                assert action.help[1:] in shown


async def test_a_command_of_the_reading_is_done_there_from_another_screen(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("v", "ctrl+p")
        await session.write("find in this article")
        await session.press("enter")
        await session.write("farmers")
        assert session.is_reading
        assert "1 of 1 hit " in session.text_of("#article")


async def test_a_command_of_another_screen_says_where_it_works(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("ctrl+p")
        await session.write("write a line on this quote")
        await session.press("enter")
        assert "n works elsewhere: the collection." in session.rows()[-1]
