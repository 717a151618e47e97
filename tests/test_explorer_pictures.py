"""The main screens as pictures, at three sizes: look at the report when one of these fails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from index.library import Library
from tests.exploring import Reading, write_library
from tui.app import Explorer
from tui.desk import open_desk

SIZES = [(80, 24), (120, 36), (200, 60)]
SCENES = [
    *[pytest.param(["3", "n", "n"], size, id=f"reading-{size[0]}") for size in SIZES],
    *[pytest.param(["slash", "/the bridge", "enter"], size, id=f"searching-{size[0]}") for size in SIZES],
    pytest.param(["j", "j"], (80, 24), id="speakers-80"),
    pytest.param(["j", "j", "p"], (120, 36), id="speaker-120"),
    pytest.param(["w", "/the", "enter", "comma"], (120, 36), id="context-120"),
    pytest.param(["3", "n", "m", "n", "m", "v"], (120, 36), id="collection-120"),
    pytest.param(["question_mark"], (80, 24), id="help-80"),
    pytest.param(["ctrl+t", "3", "n"], (120, 36), id="light-120"),
]


@pytest.mark.parametrize(("keys", "size"), SCENES)
def test_screen(
    snap_compare: Callable[..., bool], library: Path, keys: list[str], size: tuple[int, int]
) -> None:
    opened = Library(write_library(library))
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
