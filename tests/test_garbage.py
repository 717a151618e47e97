"""Memory that is given back while nobody presses a key."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from rich.style import Style

from tui.garbage import look_at_leisure, look_between_keys


class Closed:
    """What a screen leaves when it closes: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def open_for_long() -> weakref.ref[Closed]:
    screen = Closed()
    gc.collect(1)
    return weakref.ref(screen)


@pytest.fixture(autouse=True)
def _python_s_own_ways_again() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()  # what other tests have left counts as looks that are due
    yield
    gc.set_threshold(*before)


def closed_after_a_while() -> weakref.ref[Closed]:
    screen = Closed()
    gc.collect(0)
    return weakref.ref(screen)


def test_what_a_closed_screen_held_is_given_back_between_keys_and_not_at_one() -> None:
    look_between_keys()
    left = closed_after_a_while()
    look_at_leisure(idle=0.1)
    assert left() is not None
    look_at_leisure(idle=2.0)
    assert left() is None


def test_of_a_reader_who_never_rests_it_is_given_back_too_if_not_at_every_key() -> None:
    look_between_keys()
    left = closed_after_a_while()
    for _ in range(30):
        gc.collect(0)
        look_at_leisure(idle=0.0)
    assert left() is None


def test_what_was_open_for_long_is_given_back_without_a_long_rest() -> None:
    look_between_keys()
    gc.collect()
    left = open_for_long()
    for _ in range(30):
        gc.collect(0)
        look_at_leisure(idle=2.0)
    assert left() is None


def test_of_what_was_drawn_nothing_is_remembered_for_good() -> None:
    look_between_keys()
    gc.collect()
    Style.parse("bold on rgb(1,2,3)")
    for _ in range(60):
        gc.collect(0)
        look_at_leisure(idle=0.0)
    assert Style.parse.cache_info().currsize == 0


def test_where_python_looks_by_itself_it_is_left_alone() -> None:
    left = closed_after_a_while()
    look_at_leisure(idle=60.0)
    assert left() is not None
