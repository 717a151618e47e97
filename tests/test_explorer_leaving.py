"""A screen is left once, whatever asks for it, and only while it is what is shown."""

from pathlib import Path

import pytest

from tests.exploring import reading, write_library
from tui.screens.help import Help
from tui.screens.sheet import Sheet


@pytest.mark.parametrize("key", ["R", "x", "v", "r", "question_mark"])
async def test_who_leaves_a_screen_twice_at_once_is_where_they_were(library: Path, key: str) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", key)
        screen = session.app.screen
        screen.dismiss(None)
        screen.dismiss(None)
        await session.settle()
        assert session.is_reading
        assert "The bridge at Alcora" in session.shown()


async def test_a_place_that_is_found_after_help_was_opened_does_not_take_it_away(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("R")
        sheet = session.app.screen
        assert isinstance(sheet, Sheet)
        await session.press("question_mark")
        sheet.action_escape()
        await session.settle()
        assert isinstance(session.app.screen, Help)
        await session.press("escape", "escape")
        assert session.is_reading
