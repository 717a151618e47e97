"""Nothing that an article, a file name or a search holds is obeyed by the terminal or the screen."""

from pathlib import Path

import pytest

from index.safe import make_safe
from tests.exploring import reading
from tests.hostile import HOSTILE, write_hostile_library

SCREENS: dict[str, tuple[str, ...]] = {
    "speakers": ("1", "G", "k"),
    "articles": ("2", "G"),
    "article": ("3", "n", "m"),
    "quotes": ("4", "j", "m"),
    "everything by a speaker": ("4", "s"),
    "speaker's page": ("1", "G", "p"),
    "two side by side": ("1", "g", "p", "c", "enter"),
    "collection": ("v", "j"),
    "export": ("4", "e"),
    "source": ("o",),
    "context": ("w",),
    "check": ("x",),
    "help": ("question_mark",),
    "palette": ("ctrl+p", "m", "o"),
    "filter": ("2", "f", "s"),
    "zoom": ("3", "z"),
    "copied": ("4", "y"),
}
"""Keys that lead to each screen."""


def unsafe(shown: str) -> set[str]:
    """The characters on a screen that should stand as a visible sign."""
    return {char for char, sign in zip(shown, make_safe(shown), strict=True) if char != sign}


@pytest.fixture
def hostile_library(library: Path) -> Path:
    return write_hostile_library(library)


@pytest.mark.parametrize("size", [(60, 16), (120, 36)])
async def test_every_screen_shows_hostile_text_and_obeys_none_of_it(
    hostile_library: Path, size: tuple[int, int]
) -> None:
    async with reading(hostile_library, size) as session:
        for name, keys in SCREENS.items():
            await session.press(*keys)
            assert not unsafe(session.shown()), name
            await session.press("escape")
            while not session.is_reading:
                await session.press("escape")
        assert session.app.return_code is None


async def test_every_hostile_article_can_be_read(hostile_library: Path) -> None:
    async with reading(hostile_library) as session:
        await session.press("2")
        for number in range(len(HOSTILE)):
            assert not unsafe(session.shown()), number
            await session.press("j", "j")


@pytest.mark.parametrize(
    "query", ["\x1b[31m", "[/]", "**", "speaker:", '"', "a" * 3000, "date:[x TO y]", "((("]
)
async def test_no_search_ends_the_program(library: Path, query: str) -> None:
    (library / "one.txt").write_text('"We are here," said Ana Oliveira.', encoding="utf-8")
    async with reading(library) as session:
        session.reader.search_row.input.focus()
        session.reader.search_row.input.value = query
        await session.settle()
        assert session.app.is_running
        assert not unsafe(session.shown())


async def test_markup_in_a_quote_is_shown_as_it_stands(library: Path) -> None:
    (library / "one.txt").write_text('"We [sic] are [bold]here[/bold]," said Ana Oliveira.', encoding="utf-8")
    async with reading(library) as session:
        await session.press("3", "n")
        assert '"We [sic] are [bold]here[/bold],"' in session.text_of("#article-view")
        assert "We [sic] are" in session.text_of("#quotes")
