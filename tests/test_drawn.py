"""What Textual and Rich remember of what they have drawn: let go of, and nobody sees a difference."""

import re
from pathlib import Path

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tests.exploring import reading, write_library
from tui.drawn import forget_drawn

CACHES = (Style.parse, Region.union, Region.intersection, Strip.render_ansi)
"""One of a class method, of methods, and of a static method."""


def remembered() -> int:
    return sum(cache.cache_info().currsize for cache in CACHES)


async def test_what_was_drawn_is_forgotten_and_drawn_again_as_it_was(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "question_mark", "escape", "n")
        before = session.shown()
        assert remembered()
        forget_drawn()
        assert not remembered()
        session.app.refresh(layout=True)
        await session.settle()
        assert session.shown() == before
        assert remembered()


def test_patterns_of_words_that_were_searched_are_forgotten_too() -> None:
    searched = re.compile("what nobody will search again")
    assert re.compile("what nobody will search again") is searched
    forget_drawn()
    assert re.compile("what nobody will search again") is not searched
