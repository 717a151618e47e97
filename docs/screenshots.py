"""Makes the pictures of every screen: ``python -m docs.screenshots [LIBRARY]``, from the project's folder.

They go to ``docs/screenshots/`` as SVG, at 80x24, 120x36 and 200x60, of `seeds/` where no library is
given; what keys write is written into a copy. Fonts are named, never fetched: a picture asks nothing of
the network.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from index.accuracy import draw_sample
from index.library import Library
from tests.exploring import reading

HERE = Path(__file__).parent
SIZES = ((80, 24), (120, 36), (200, 60))
SCENES: dict[str, tuple[str, ...]] = {
    "reading": ("3", "n", "n", "n"),
    "speakers": ("j", "j"),
    "searching": ("slash", "'border", "enter"),
    "narrowing": ("slash", "'border", "enter", "1", "j", "j", "enter"),
    "finding": ("3", "ctrl+f", "'border"),
    "speaker": ("j", "j", "p"),
    "compare": ("j", "j", "c", "'kast", "enter"),
    "check": ("x", "'Our borders should be respected", "enter"),
    "context": ("w", "'border", "enter", "comma"),
    "review": ("3", "n", "r"),
    "reviews": ("3", "n", "r", "c", "n", "r", "r", "R"),
    "identities": ("j", "j", "M"),
    "suggestions": ("j", "j", "M", "l"),
    "sample": ("R",),
    "collection": ("3", "n", "m", "n", "n", "m", "v"),
    "palette": ("ctrl+p", "'speaker"),
    "help": ("question_mark",),
    "light": ("ctrl+t", "3", "n", "n", "n"),
}
LATER = 'At the border\n\n"Nobody has crossed since Monday," Torres said.\n'
"""An article in which somebody is named who may be a speaker of the other."""

_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def picture(library: Path, keys: tuple[str, ...], size: tuple[int, int]) -> str:
    """The screen after some keys, as SVG; a key that begins with ``'`` is a text to type."""
    async with reading(library, size) as session:
        for key in keys:
            if key.startswith("'"):
                await session.write(key[1:])
            else:
                await session.press(key)
        return _FONT.sub("", session.app.export_screenshot(title="onrecord"))


def sample(library: Path) -> None:
    """Put a few quotes up for review, as `onrecord sample` does."""
    with Library(library) as opened:
        opened.update()
        draw_sample(opened, 5, 1)


def main() -> None:
    """Make them all."""
    library = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "seeds"
    folder = HERE / "screenshots"
    folder.mkdir(exist_ok=True)
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    for scene, keys in SCENES.items():
        for size in SIZES:
            with tempfile.TemporaryDirectory() as own:
                os.environ |= {"ONRECORD_DATA": f"{own}/data", "ONRECORD_CONFIG": f"{own}/config"}
                copy = Path(own, library.resolve().name)
                shutil.copytree(library, copy)
                if scene == "sample":
                    sample(copy)
                if scene == "suggestions":
                    (copy / "later.txt").write_text(LATER, encoding="utf-8")
                svg = asyncio.run(picture(copy, keys, size))
            path = folder / f"{scene}-{size[0]}x{size[1]}.svg"
            path.write_text(svg, encoding="utf-8")
            print(path.relative_to(HERE.parent))


if __name__ == "__main__":
    main()
