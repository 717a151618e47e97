"""Nothing that an article, a file name or a search holds is obeyed by the terminal or the screen."""

import re
from pathlib import Path

import pytest

from tests.exploring import reading

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]")

HOSTILE = (
    "\x1b]52;c;aGFja2Vk\x07",
    "\x1b[2J\x1b[31m",
    "\x9b31m",
    "\u202eevil\u202c",
    "[/foo] [link=http://x] [sic] [bold red]",
    "[@click=app.leave]click[/]",
    "$background {name} %s",
    "\U0001f469\u200d\U0001f4bb 日本語の見出し e\u0301e\u0301",
)


def hostile_article(words: str) -> str:
    return (
        f"Title {words}\n\n"
        f'"We said {words} at once," said Ana {words} Oliveira.\n\n'
        f'"And again {words} it was," said Tom Baker, head of {words} things.\n\n'
        f"Tom Baker said that {words} was over.\n"
    )


@pytest.fixture
def hostile_library(library: Path) -> Path:
    for number, words in enumerate(HOSTILE):
        path = library / f"{number} {words.replace('/', '_')[:40]}.txt"
        path.write_text(hostile_article(words), encoding="utf-8", errors="surrogatepass")
    return library


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36)])
async def test_every_pane_shows_hostile_text_and_obeys_none_of_it(
    hostile_library: Path, size: tuple[int, int]
) -> None:
    async with reading(hostile_library, size) as session:
        for keys in (["1"], ["2", "j", "j"], ["3", "n", "m"], ["4", "j"], ["v"], ["escape"], ["s"]):
            await session.press(*keys)
            assert not ACTING.search(session.shown())
        assert session.app.is_running


async def test_every_hostile_article_can_be_read_from_end_to_end(hostile_library: Path) -> None:
    async with reading(hostile_library) as session:
        await session.press("2")
        for _ in HOSTILE:
            assert not ACTING.search(session.shown())
            assert "Title" in session.text_of("#article-view")
            await session.press("j")


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
        assert not ACTING.search(session.shown())


async def test_markup_in_a_quote_is_shown_as_it_stands(library: Path) -> None:
    (library / "one.txt").write_text('"We [sic] are [bold]here[/bold]," said Ana Oliveira.', encoding="utf-8")
    async with reading(library) as session:
        await session.press("3", "n")
        assert '"We [sic] are [bold]here[/bold],"' in session.text_of("#article-view")
        assert "We [sic] are" in session.text_of("#quotes")
