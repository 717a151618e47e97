"""Keys that are pressed before the explorer has anything to show."""

from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from index.article import Article
from index.library import Library
from tests.exploring import Reading, reading, write_library
from tests.terminal import terminal
from tui.app import Explorer
from tui.desk import open_desk
from tui.screens.compare import Compare


class SlowLibrary(Library):
    """A library whose articles come when they are let."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.may_come = Event()

    def article(self, path: str) -> Article:
        """The article, in its own time."""
        assert self.may_come.wait(30)
        return super().article(path)


async def test_keys_typed_before_the_article_has_come_do_what_they_do_once_it_is_there(library: Path) -> None:
    slow = SlowLibrary(write_library(library))
    slow.update()
    app = Explorer(slow, open_desk(slow.root))
    async with app.run_test(size=(120, 36)) as pilot:
        session = Reading(app, pilot)
        await pilot.press("3", "n", "n", "n")
        assert app.reader.article.document is None
        slow.may_come.set()
        await session.settle()
        assert "3 of 4" in session.text_of("#card")
        assert app.reader.pane == "article"
    slow.close()


async def test_in_an_empty_folder_keys_are_not_waited_with(library: Path) -> None:
    empty = Library(library)
    app = Explorer(empty, open_desk(empty.root))
    async with app.run_test(size=(80, 24)) as pilot:
        session = Reading(app, pilot)
        await pilot.press("question_mark")
        await session.settle()
        assert "esc closes" in session.shown()
    empty.close()


async def test_an_index_that_is_empty_and_stays_so_says_why(library: Path) -> None:
    unread = Library(write_library(library))
    app = Explorer(unread, open_desk(unread.root), watches=False)
    async with app.run_test(size=(80, 24)) as pilot:
        session = Reading(app, pilot)
        await pilot.press("3")
        await session.settle()
        assert "Nothing has been read yet" in session.shown()
    unread.close()


async def test_one_can_leave_before_anything_has_come(library: Path) -> None:
    slow = SlowLibrary(write_library(library))
    slow.update()
    app = Explorer(slow, open_desk(slow.root))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        assert app.return_code == 0
        slow.may_come.set()
    slow.close()


def test_what_is_typed_while_the_program_starts_is_not_lost(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.write(b"3nn")
        screen.read_until(b"2 of 4")
        screen.write(b"q")
        assert screen.end() == 0


async def test_keys_that_come_all_at_once_are_taken_in_their_order(library: Path) -> None:
    async with reading(write_library(library)) as session:
        for key in ("3", "n", "2", "g", "1", "g", "slash", "r", "i", "v", "e", "r"):
            session.app.simulate_key(key)
        await session.settle()
        assert session.reader.search_row.input.value == "river"
        assert "The river" in session.text_of("#results")


async def test_a_key_whose_screen_has_gone_holds_up_none(library: Path) -> None:
    async with reading(write_library(library)) as session:
        for key in ("v", "escape", "question_mark", "escape", "3", "n"):
            session.app.simulate_key(key)
        await session.settle()
        assert "1 of 4" in session.text_of("#card")


async def test_a_search_typed_over_another_is_taken_whole(library: Path) -> None:
    async with reading(write_library(library)) as session:
        for word in ("river", "harvest"):
            for key in ("slash", "ctrl+u", *word, "enter"):
                session.app.simulate_key(key)
            await session.settle()
            assert session.reader.search_row.input.value == word


async def test_what_is_typed_on_while_two_speakers_are_compared_goes_to_neither_line(library: Path) -> None:
    async with reading(write_library(library)) as session:
        for key in ("1", "j", "j", "c", *"lucia", "enter", "tab", "j"):
            session.app.simulate_key(key)
        await session.settle()
        sides = session.app.screen
        assert isinstance(sides, Compare)
        assert [choice.label for choice in sides.choices] == ["Ana Oliveira", "Lucía Paz"]
        assert sides.query_one("#about", Input).value == ""
        assert [side.quotes.cursor for side in sides.sides] == [0, 1]


async def test_a_key_right_after_a_search_was_entered_is_no_letter_of_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        for key in ("slash", *"river", "enter", "1"):
            session.app.simulate_key(key)
        await session.settle()
        assert session.reader.search_row.input.value == "river"
        assert session.reader.pane == "facets"


async def test_a_key_right_after_a_filter_was_left_is_no_letter_of_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        for key in ("1", "f", *"ana", "enter", "m", "escape", "2"):
            session.app.simulate_key(key)
        await session.settle()
        assert session.reader.pane == "articles"


@pytest.mark.parametrize("keys", [("x",), ("w",), ("3", "n", "p"), ("3", "n", "p", "c", "enter")], ids=str)
async def test_words_typed_at_once_on_a_screen_that_is_being_made_go_into_its_line(
    library: Path, keys: tuple[str, ...]
) -> None:
    async with reading(write_library(library)) as session:
        for key in (*keys, "slash", *"river"):
            session.app.simulate_key(key)
        await session.settle()
        line = session.app.focused
        assert isinstance(line, Input)
        assert line.value == "river"
