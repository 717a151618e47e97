"""The main screens as pictures, at three sizes: look at the report when one of these fails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from textual.pilot import Pilot

from index.library import Library
from tests.exploring import Reading, write_library
from tui.app import Explorer
from tui.desk import open_desk

SIZES = [(80, 24), (120, 36), (200, 60)]


def at_all_sizes(name: str, *keys: str) -> list[ParameterSet]:
    """A screen at each size; a key that begins with a slash is a text to type."""
    return [pytest.param(list(keys), size, id=f"{name}-{size[0]}") for size in SIZES]


SCENES = [
    *at_all_sizes("reading", "3", "n", "n"),
    *at_all_sizes("searching", "slash", "/the bridge", "enter"),
    *at_all_sizes("speakers", "j", "j"),
    *at_all_sizes("speaker", "j", "j", "p"),
    *at_all_sizes("compare", "j", "j", "c", "/lucia", "enter"),
    *at_all_sizes("context", "w", "/the", "enter", "comma"),
    *at_all_sizes("check", "x", "/the river takes what I want", "enter"),
    *at_all_sizes("review", "3", "n", "r"),
    *at_all_sizes("reviews", "3", "n", "r", "c", "n", "r", "r", "R"),
    *at_all_sizes("identities", "j", "j", "M"),
    *at_all_sizes("suggestions", "j", "j", "M", "l"),
    *at_all_sizes("collection", "3", "n", "m", "n", "m", "v"),
    *at_all_sizes("help", "question_mark"),
    pytest.param(["ctrl+p", "/spe"], (80, 24), id="palette-80"),
    pytest.param(["ctrl+t", "3", "n"], (120, 36), id="light-120"),
]


@pytest.mark.parametrize(("keys", "size"), SCENES)
def test_screen(
    snap_compare: Callable[..., bool], library: Path, keys: list[str], size: tuple[int, int]
) -> None:
    write_library(library)
    if keys[-1] == "l":
        (library / "later.txt").write_text('Later\n\n"It will rain," Baker said.\n', encoding="utf-8")
    opened = Library(library)
    app = Explorer(opened, open_desk(library))

    async def drive(pilot: Pilot[Any]) -> None:
        session = Reading(app, pilot)
        await session.settle()
        for key in keys:
            if key.startswith("/"):
                await session.write(key[1:])
            else:
                await session.press(key)

    assert snap_compare(app, terminal_size=size, run_before=drive)
    opened.close()
