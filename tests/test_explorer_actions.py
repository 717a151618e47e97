"""One registry of actions: every key is bound, shown, explained and does something."""

from pathlib import Path

import pytest
from textual.actions import parse

from tests.conftest import PROJECT
from tests.exploring import reading, write_library
from tui.actions import ACTIONS, PLACES, Action, bind, keys_as_markdown, show_keys
from tui.app import Explorer
from tui.screens.check import Check
from tui.screens.collection import Collection
from tui.screens.compare import Compare
from tui.screens.context import Context
from tui.screens.help import Help
from tui.screens.reader import Reader
from tui.screens.reviews import Reviews
from tui.screens.speaker_page import SpeakerPage
from tui.screens.suggestions import Suggestions
from tui.widgets.article_view import ArticleView
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList

OWNERS = {
    "moving": (VirtualList, ArticleView, Help),
    "list": (VirtualList,),
    "pane": (ListPane,),
    "reader": (Reader,),
    "speaker": (SpeakerPage,),
    "compare": (Compare,),
    "concordance": (Context,),
    "quotes": (SpeakerPage, Compare, Context, Collection, Check),
    "check": (Check,),
    "reviews": (Reviews,),
    "suggestions": (Suggestions,),
    "collection": (Collection,),
    "everywhere": (Explorer,),
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.place}: {action.name}")
def test_every_action_is_something_that_its_place_can_do(action: Action) -> None:
    namespace, name, _ = parse(action.name)
    owners = (
        (Reader, SpeakerPage, Compare, Context, Check, Collection, Reviews, Suggestions)
        if namespace == "screen"
        else OWNERS[action.place]
    )
    for owner in owners:
        assert callable(getattr(owner, f"action_{name}", None)), f"{owner.__name__} can't {name}"


def test_no_key_has_two_meanings_in_one_place() -> None:
    for place in PLACES:
        keys = [binding.key for binding in bind(place)]
        bound = [key for binding in keys for key in binding.split(",")]
        assert len(bound) == len(set(bound)), place


def test_the_table_for_the_readme_has_every_action() -> None:
    table = keys_as_markdown()
    for action in ACTIONS:
        assert action.help in table


async def test_the_help_screen_has_every_action_and_its_keys(library: Path) -> None:
    async with reading(write_library(library), (100, 200)) as session:
        await session.press("question_mark")
        sheet = " ".join(session.shown().replace("│", " ").split())
        for action in ACTIONS:
            assert show_keys(action.keys) in sheet
            assert action.help in sheet


async def test_the_last_line_shows_keys_that_work_here(library: Path) -> None:
    async with reading(write_library(library)) as session:
        assert "f filter" in session.rows()[-1]
        await session.press("3")
        assert "f filter" not in session.rows()[-1]
        assert "? help" in session.rows()[-1]
        await session.press("slash")
        assert "n next" not in session.rows()[-1]


async def test_a_key_in_the_last_line_can_be_clicked(library: Path) -> None:
    async with reading(write_library(library)) as session:
        column = session.rows()[-1].index("? help")
        await session.pilot.click("KeyLine", offset=(column, 0))
        await session.settle()
        assert isinstance(session.app.screen, Help)


def test_the_list_of_keys_in_the_docs_is_this_one() -> None:
    assert keys_as_markdown() in (PROJECT / "docs" / "keys.md").read_text(encoding="utf-8")


async def test_the_pane_alone_and_the_sidebar_away(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "t")
        assert "Tom Baker       3" not in session.shown()
        assert "“Nobody asked the" in session.shown()
        await session.press("z")
        assert "“Nobody asked the" not in session.shown()
        await session.press("z", "t")
        assert "Ana Oliveira        4" in session.shown()


async def test_light_or_dark_lasts_between_starts(library: Path) -> None:
    async with reading(write_library(library)) as session:
        assert session.app.current_theme.dark
        await session.press("ctrl+t")
        await session.pilot.press("q")
    async with reading(library) as session:
        assert not session.app.current_theme.dark


async def test_rows_can_be_clicked_and_clicked_twice_to_open(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.pilot.click("#speaker-list", offset=(6, 3))
        await session.settle()
        assert session.reader.choice.label == "Tom Baker"
        await session.pilot.click("#quotes-list", offset=(6, 5), times=2)
        await session.settle()
        assert isinstance(session.app.focused, ArticleView)
        assert session.reader.article.quote is not None
        assert session.reader.article.quote.text == "That is simply not true,"


async def test_ctrl_c_says_what_quits(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("ctrl+c")
        assert "q quits; ctrl+q from anywhere." in session.shown()
