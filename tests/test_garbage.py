"""Memory that is given back while nobody presses a key, and while somebody presses many."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from rich.style import Style

from tui.garbage import Garbage


class Closed:
    """What a screen leaves when it closes: it refers to itself, and has so many rows."""

    def __init__(self, rows: int = 0) -> None:
        self.itself = self
        self.rows = [[row] for row in range(rows)]


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    before = gc.get_threshold()
    gc.collect()  # what other tests have left counts as looks that are due
    garbage = Garbage()
    garbage.look_between_keys()
    yield garbage
    gc.set_threshold(*before)


def closed_after_a_while(rows: int = 0) -> weakref.ref[Closed]:
    screen = Closed(rows)
    gc.collect(0)
    return weakref.ref(screen)


def open_for_long(rows: int = 0) -> weakref.ref[Closed]:
    screen = Closed(rows)
    gc.collect(1)
    return weakref.ref(screen)


def test_what_a_closed_screen_held_is_given_back_between_keys_and_not_at_one(garbage: Garbage) -> None:
    left = closed_after_a_while()
    garbage.look(idle=0.1)
    assert left() is not None
    garbage.look(idle=2.0)
    assert left() is None


def test_of_a_reader_who_never_rests_it_is_given_back_as_soon_as_it_is_much(garbage: Garbage) -> None:
    left = closed_after_a_while(rows=2_000)
    garbage.look(idle=0.0)
    assert left() is not None
    more = open_for_long(rows=50_000)
    garbage.look(idle=0.0)
    assert left() is None
    assert more() is None


def test_however_long_nobody_rests_little_more_is_held_than_lives(garbage: Garbage) -> None:
    before = sys.getallocatedblocks()
    most = 0
    for _ in range(100):
        open_for_long(rows=5_000)
        most = max(most, sys.getallocatedblocks() - before)
        garbage.look(idle=0.0)
    assert most < 60_000


def test_what_was_open_for_long_is_given_back_without_a_long_rest(garbage: Garbage) -> None:
    left = open_for_long()
    for _ in range(30):
        gc.collect(0)
        garbage.look(idle=2.0)
    assert left() is None


def test_of_what_was_drawn_nothing_is_remembered_for_good(garbage: Garbage) -> None:
    Style.parse("bold on rgb(1,2,3)")
    for _ in range(10):
        open_for_long(rows=20_000)
        garbage.look(idle=0.0)
    assert Style.parse.cache_info().currsize == 0


def test_what_only_seems_to_be_in_use_is_let_go_of_before_it_is_looked_at() -> None:
    drawn = [Closed(rows=50_000)]
    left = weakref.ref(drawn[0])
    before = gc.get_threshold()
    try:
        garbage = Garbage(drawn.clear)
        garbage.look_between_keys()
        more = [[row] for row in range(50_000)]
        garbage.look(idle=0.0)
        assert left() is None
        assert len(more) == 50_000
    finally:
        gc.set_threshold(*before)


def test_where_python_looks_by_itself_it_is_left_alone() -> None:
    left = closed_after_a_while(rows=50_000)
    Garbage().look(idle=60.0)
    assert left() is not None


def test_where_python_cannot_say_how_much_it_is_it_looks_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: 0)  # so it is with PYTHONMALLOC=malloc
    before = gc.get_threshold()
    garbage = Garbage()
    garbage.look_between_keys()
    assert gc.get_threshold() == before
    left = closed_after_a_while()
    garbage.look(idle=60.0)
    assert left() is not None
