"""An explorer that is open all day needs no more memory than one that was just opened."""

import gc
import random
import re
import weakref
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from sqlite3 import Connection, ProgrammingError

import pytest
from textual.cache import FIFOCache
from textual.strip import Strip

from index.library import Library
from index.own_file import Edit
from index.store.opening import Store
from tests.exploring import reading, write_library
from tests.indexing import VOTE, indexed, write
from tui.covered import forget_covered
from tui.desk import Desk, open_desk
from tui.reviews import Edits


def drawn() -> int:
    """How many lines, and pieces of lines, are kept as they were drawn."""
    gc.collect()
    return sum(isinstance(thing, Strip) for thing in gc.get_objects())


async def test_what_a_screen_drew_is_let_go_when_it_is_left(library: Path) -> None:
    async with reading(write_library(library)) as session:
        before = drawn()
        for _ in range(5):
            await session.press("question_mark", "escape", "v", "escape", "ctrl+p", "escape")
        assert drawn() < 2 * before


async def test_nor_do_the_scroll_bars_of_such_a_screen_stay_as_they_were_drawn(library: Path) -> None:
    async with reading(write_library(library), size=(60, 16)) as session:
        await session.press("question_mark", "down", "escape")
        before = drawn()
        await session.press(*["question_mark", "down", "escape"] * 12)
        assert drawn() < before + 12


@pytest.mark.parametrize("key", ["r", "question_mark", "R"])
@pytest.mark.parametrize("sizes", [((160, 60), (40, 10)), ((40, 10), (160, 60))])
async def test_no_scroll_bar_keeps_a_screen_that_is_closed(
    library: Path, key: str, sizes: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    before, after = sizes
    async with reading(write_library(library), size=before) as session:
        await session.press("3", "n", key)
        screen = weakref.ref(session.app.screen)
        await session.pilot.resize_terminal(*after)
        await session.press("escape")
        assert session.is_reading
        session.app.let_go()
        await session.settle()
        gc.collect()
        assert screen() is None


async def test_what_a_sheet_covers_is_not_kept_as_drawn_and_is_drawn_again(
    library: Path,
) -> None:
    async with reading(write_library(library), size=(160, 50)) as session:
        picture = session.shown()
        await session.press("R")
        before = drawn()
        forget_covered(session.app.screen_stack)
        await session.settle()
        assert before - drawn() > 300
        await session.press("escape")
        assert session.shown() == picture


async def test_what_shows_below_a_dialog_is_kept(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("question_mark")
        before = drawn()
        forget_covered(session.app.screen_stack)
        await session.settle()
        assert drawn() >= before


def test_where_no_screen_is_left_as_when_the_reader_quits_there_is_nothing_to_let_go_of() -> None:
    forget_covered([])


async def test_where_keys_leave_much_what_a_sheet_covers_is_let_go_of_before_the_next(library: Path) -> None:
    thresholds = gc.get_threshold()
    try:
        async with reading(write_library(library), size=(160, 50)) as session:
            await session.press("R")
            before = drawn()
            session.app.garbage.look_between_keys()
            left = [[row] for row in range(50_000)]
            await session.press("j")
            assert before - drawn() > 300
            assert left
    finally:
        gc.set_threshold(*thresholds)


async def test_of_a_long_article_some_screens_are_kept_as_drawn(library: Path) -> None:
    lines = (f"This is line {number} of a long day in the council of Alcora.\n\n" for number in range(1500))
    (library / "long.txt").write_text("".join(lines), "utf-8")
    async with reading(library) as session:
        await session.press("3", "space")
        before = drawn()
        await session.press(*["space"] * 40)
        assert session.reader.article.view.scroll_offset.y > 800
        assert drawn() - before < 500


def test_a_desk_that_is_saved_often_keeps_no_states_before_the_last(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, tmp_path / "data")
    for number in range(20):
        desk.remember_place(f"{number}.txt", 1)
        desk.save()
    gc.collect()
    assert sum(isinstance(thing, Desk) for thing in gc.get_objects()) <= 3


def test_however_many_read_at_once_few_connections_stay(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ExitStack() as readers:
        lent = [readers.enter_context(store.borrow()) for _ in range(20)]
    assert sum(map(is_open, lent)) <= 4
    store.close()
    assert not any(map(is_open, lent))


def is_open(connection: Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except ProgrammingError:
        return False
    return True


def test_of_many_changes_to_a_large_file_the_last_can_be_taken_back() -> None:
    edits = Edits()
    states = [random.Random(number).randbytes(800_000) for number in range(20)]  # which no packing makes less
    for number, (before, after) in enumerate(pairwise(states)):
        edits.note(f"to {number}", Edit(Path("reviews.yaml"), before, after))
    assert len(edits.done) == 2
    assert edits.last() == ("to 18", Edit(Path("reviews.yaml"), *states[-2:]))


def test_hundreds_of_changes_to_a_file_of_hundreds_of_reviews_take_little_and_can_all_be_taken_back() -> None:
    edits = Edits()
    review = "- quote: {0:016x}\n  review: confirmed\n  by: Ana\n  text: It will rain tomorrow, he said.\n"
    states = ["".join(review.format(n * 7919) for n in range(count)).encode() for count in range(300)]
    file = Path("reviews.yaml")
    for before, after in pairwise([None, *states]):
        edits.note("one more", Edit(file, before, after))
    assert sum(map(len, states)) > 4_000_000
    assert sum(kept.size for kept in edits.done) < 1_500_000
    for before, after in reversed(list(pairwise([None, *states]))):
        assert edits.last() == ("one more", Edit(file, before, after))
    assert edits.last() is None


def test_updates_leave_no_patterns_behind(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        change(library, 3)
        before = patterns()
        change(library, 20)
        assert patterns() - before < 5


def change(library: Library, times: int) -> None:
    for number in range(times):
        write(library.root, {"2024-05-02-vote.txt": VOTE.replace("mill", f"mill {times}-{number}")})
        assert library.update().changed


def patterns() -> int:
    gc.collect()
    return sum(isinstance(thing, re.Pattern) for thing in gc.get_objects())


async def test_of_a_row_no_pieces_are_kept_that_were_cut_from_it(library: Path) -> None:
    async with reading(write_library(library), size=(160, 50)) as session:
        before = drawn()
        await session.press("j", "tab", "j", "j", "tab", "j", "tab")
        assert drawn() - before < 200
        caches = sum(isinstance(thing, FIFOCache) for thing in gc.get_objects())
        assert caches < drawn()
