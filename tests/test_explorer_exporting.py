"""What a reader exports from the explorer: the quotes that are shown, or the collection with its notes."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from index.library import Library
from tests.exploring import mark_two, reading, write_library


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the explorer was opened: there it exports to."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_what_is_shown_is_exported_and_nothing_is_written_over_unasked(
    library: Path, here: Path
) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j", "e")
        assert "Export 2 quotes: Lucía Paz" in session.shown()
        assert ".md, .csv or .jsonl" in session.shown()
        await session.press("enter")
        export = (here / "lucia-paz.md").read_text(encoding="utf-8")
        assert "Nobody asked the farmers," in export
        assert "Tom Baker" not in export
        (here / "lucia-paz.md").write_text("mine", encoding="utf-8")
        await session.press("e", "enter")
        assert "Write over it?" in session.shown()
        for key in ("escape", "n"):
            await session.press(key)
            assert (here / "lucia-paz.md").read_text(encoding="utf-8") == "mine"
            await session.press("e", "enter")
        await session.press("enter", "x")
        assert (here / "lucia-paz.md").read_text(encoding="utf-8") == "mine"
        await session.press("y")
        assert "Nobody asked the farmers," in (here / "lucia-paz.md").read_text(encoding="utf-8")


async def test_in_a_search_the_quotes_that_were_found_are_exported(library: Path, here: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("farmers")
        await session.press("enter", "2", "e")
        assert "Export the quotes found: farmers" in session.shown()
        await session.press("enter")
    export = (here / "farmers.md").read_text(encoding="utf-8")
    assert "Nobody asked the farmers," in export
    assert "before winter" not in export


async def test_the_collection_is_exported_with_its_notes_in_its_order(library: Path, here: Path) -> None:
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "n")
        await session.write("first of all")
        await session.press("enter", "e", "enter")
    export = (here / "collection.md").read_text(encoding="utf-8")
    assert export.index("before winter") < export.index("first of all") < export.index("Nobody asked")
    assert "\n## " not in export


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
async def test_the_collection_as_a_table_has_its_notes_and_is_no_article(
    library: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library)
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "n")
        await session.write("=ask, “first”")
        await session.press("enter", "e", "ctrl+u")
        await session.write(f"mine{suffix}")
        await session.press("enter")
    text = (library / f"mine{suffix}").read_text(encoding="utf-8")
    if suffix == ".csv":
        rows = list(csv.DictReader(StringIO(text)))
    else:
        rows = [json.loads(line) for line in text.splitlines()]
    assert [list(row)[-1] for row in rows] == ["note", "note"]
    guard = "'" if suffix == ".csv" else ""
    assert [row["note"] for row in rows] == [f"{guard}=ask, “first”", ""]
    assert "before winter" in rows[0]["text"]
    with Library(library) as again:
        assert again.update().articles == 3


async def test_where_nothing_is_to_be_exported_that_is_said(library: Path, tmp_path: Path) -> None:
    write_library(library)
    (library / "weather.txt").write_text("It rained in Alcora all day.\n", encoding="utf-8")
    async with reading(library) as session:
        await session.press("4", "V", "e")
        assert "There is no quote here to export." in session.rows()[-1]
        assert session.is_reading
        await session.press("escape", "slash")
        await session.write("zebra")
        await session.press("enter", "e")
        assert "There is no quote here to export." in session.rows()[-1]
        await session.press("slash", "ctrl+u")
        await session.write("rained")
        await session.press("enter", "e", "ctrl+u")
        await session.write(str(tmp_path / "rain.md"))
        await session.press("enter")
        assert "There is no quote here to export." in session.rows()[-1]
        assert session.is_reading
        assert not (tmp_path / "rain.md").exists()


async def test_a_collection_of_rejected_quotes_is_nothing_to_export(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "m", "r", "r", "v", "e")
        assert "There is no quote here to export. What is marked is rejected." in session.rows()[-1]


async def test_an_export_to_a_place_that_is_none_says_so(library: Path, tmp_path: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("e", "ctrl+u")
        await session.write("nowhere/at/all.md")
        await session.press("enter")
        assert "no such folder" in session.rows()[-1]


async def test_an_export_to_the_home_of_nobody_says_so(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("e", "ctrl+u")
        await session.write("~nobody-of-this-name/all.md")
        await session.press("enter")
        assert "nobody here has that name" in session.rows()[-1]


async def test_the_quotes_of_a_speakers_page_and_of_one_side_are_exported(library: Path, here: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j", "p", "tab", "j", "enter")
        assert "No quotes of this time.  " in session.text_of("#page-quotes")
        assert "esc shows all again." in session.text_of("#page-quotes")
        await session.press("e")
        assert "There is no quote here to export." in session.rows()[-1]
        await session.press("j", "enter", "e")
        assert "Export 1 quote: Lucía Paz 2025-05" in session.shown()
        await session.press("enter")
        export = (here / "lucia-paz-2025-05.md").read_text(encoding="utf-8")
        assert "the money had never come" in export
        assert "Nobody asked" not in export
        await session.press("escape", "c")
        await session.write("baker")
        await session.press("enter", "tab", "e", "enter")
    export = (here / "tom-baker.md").read_text(encoding="utf-8")
    assert "The river takes what it wants," in export
    assert "Lucía Paz" not in export


async def test_an_export_that_was_refused_is_asked_for_again_with_its_name(library: Path, here: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("e", "ctrl+u")
        await session.write("farmers.json")
        await session.press("enter")
        assert ".json: give a name that ends in .md" in session.text_of("#dialog")
        await session.press("l", "enter")
        assert "quotes: in farmers.jsonl" in session.rows()[-1]
    assert len((here / "farmers.jsonl").read_text(encoding="utf-8").splitlines()) > 1
