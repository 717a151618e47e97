"""The panes' frames stand whole at every size, whatever the names and words in them."""

from pathlib import Path

import pytest

from tests.exploring import Reading, reading, write_library
from tui.widgets.pane import Frame

SIZES = [(60, 16), (80, 24), (100, 30), (120, 36), (160, 45), (200, 60), (250, 70)]
LONG = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley-Majoribanks"
WIDE = f"""\
---
title: 東京で地震、政府が緊急対応を発表 🚨🚨 and a title that goes on for longer than a pane is wide
date: 2025-03-04
publisher: 東京新聞
---
東京で地震 🚨

"我们必须尊重边界，这是非常重要的事情，因为我们的人民需要安全 🎉🎉," said Mei 山田太郎太郎太郎太郎.

"We know 🚄🚄 the border, the café and the façade," said {LONG}, the deputy undersecretary.

{LONG} said that the trains 🚄 would run on the border again.

Mei 山田太郎太郎太郎太郎 said that the border 国境 was open.
"""


def broken(session: Reading) -> list[str]:
    """The rows where a frame on the screen has no side, each with the frame's id."""
    rows = session.rows()
    found = []
    frames = [frame for frame in session.app.screen.query(Frame) if frame.region]
    assert frames
    for frame in frames:
        left, right = frame.region.x, frame.region.right - 1
        for row in rows[frame.region.y : frame.region.bottom]:
            if row[left] not in "╭│╰" or row[right] not in "╮│╯":
                found.append(f"{frame.id}: {row}")
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_name_or_word_breaks_a_frame(library: Path, size: tuple[int, int]) -> None:
    (library / "wide.md").write_text(WIDE, encoding="utf-8")
    (library / ("very-long-name-of-a-file-" * 6 + ".txt")).write_text('"Hm," said Ana Paz.', encoding="utf-8")
    async with reading(library, size) as session:
        for keys in (
            ("j", "j"), ("2", "j"), ("3", "n", "m", "n", "m"), ("4", "j"),
            ("v",), ("escape", "p"), ("escape",), ("w",), ("escape", "x"), ("escape",),
        ):  # fmt: skip
            await session.press(*keys)
            assert not broken(session), keys
        await session.press("slash")
        await session.write("border")
        assert not broken(session)
        await session.press("enter", "1")
        assert not broken(session)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((59, 20), "One pane at a time below 60x16."),
        ((80, 15), "One pane at a time below 60x16."),
        ((30, 8), "Below 60x16: one pane."),
        ((16, 5), "under 60x16"),
    ],
)
async def test_a_terminal_too_small_for_panes_is_told_so_in_words_that_fit(
    library: Path, size: tuple[int, int], said: str
) -> None:
    (library / "wide.md").write_text(WIDE, encoding="utf-8")
    async with reading(library, size) as session:
        assert session.rows()[1].strip() == said
        await session.press("3")
        assert session.rows()[1].strip() == said


@pytest.mark.parametrize("key", ["n", "right_square_bracket"])
@pytest.mark.parametrize("pane", ["1", "2"])
async def test_where_one_pane_is_shown_a_quote_that_is_gone_to_is_shown(
    library: Path, key: str, pane: str
) -> None:
    async with reading(write_library(library), (60, 16)) as session:
        await session.press(pane, "g", key)
        assert session.reader.pane == "article"
        assert "The bridge will open before winter" in session.text_of("#article-view")
        await session.press("escape", "2", "1", "j", "j", key)
        assert session.reader.pane in ("article", "quotes")


async def test_beside_the_article_the_list_keeps_the_focus(library: Path) -> None:
    async with reading(write_library(library), (120, 36)) as session:
        await session.press("2", "n")
        assert session.reader.pane == "articles"
        assert "1 of 4" in session.text_of("#card")


async def test_what_does_not_fit_is_left_out_and_no_word_of_it_cut(library: Path) -> None:
    write_library(library)
    (library / "puerto.md").write_text("---\nlang: es\n---\nEl puerto\n\n«Es así», dijo Ana Paz.\n", "utf-8")
    async with reading(library, (120, 36)) as session:
        assert " 2025-03-04 · 4 quotes " in session.text_of("#article-list")
        assert " 1 quote · Español " in session.text_of("#article-list")
        await session.press("1", "G")
        assert " search what they say · backspace: everyone " in session.shown()
    for width, hint, quotes in (
        (
            100,
            "search articles and quotes 4 articles · 10 quotes",
            "4 quotes in this article: n or ] goes to the next.",
        ),
        (48, "search articles 4 articles", "4 quotes: n goes to the next."),
        (36, "search articles", "4 quotes: n goes to the next."),
        (20, "", "4 quotes"),
    ):
        async with reading(library, (width, 12)) as session:
            await session.press("3")
            assert " ".join(session.rows()[0].split()) == f"library / {hint}".strip()
            assert quotes in [line.strip() for line in session.text_of("#card").splitlines()]


async def test_of_files_that_can_not_be_read_the_first_is_named_and_where_the_others_are(
    library: Path,
) -> None:
    for name in ("a", "b", "c"):
        (library / f"{name}.txt").write_bytes(bytes(range(256)))
    async with reading(write_library(library)) as session:
        last = session.rows()[-1].strip()
        assert last == "a.txt: is a binary file, not text · 2 more: `onrecord index` names them"


async def test_how_many_quotes_an_article_has_is_always_shown(library: Path) -> None:
    (library / "wide.md").write_text(WIDE, encoding="utf-8")  # another language
    for count in (22, 122, 1_022):
        words = (
            '---\ndate: 2025-03-04\nlang: en\n---\n"It is so," said Ana Paz.\n'
            + '"So it is," she said.\n' * count
        )
        (library / f"{count}.md").write_text(words, encoding="utf-8")
    async with reading(library) as session:
        shown = session.text_of("#article-list")
        for line in ("2025-03-04 · 23 quotes", "2025-03-04 · 123 quotes", "1,023 quotes"):
            assert f" {line}" in shown
