"""What a reader takes along: marked quotes, notes on them, copies, exports."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from index.library import Library
from tests.exploring import Reading, reading, write_library
from tui.desk import DeskError, open_desk
from tui.widgets.key_line import KeyLine


async def mark_two(session: Reading) -> None:
    await session.press("3", "n", "m", "n", "n", "m")


async def test_marked_quotes_have_a_star_and_last_between_starts(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await mark_two(session)
        assert "AO★▌" in session.text_of("#article-view")
        assert "★" in session.text_of("#quotes")
    async with reading(library) as session:
        await session.press("v")
        assert "“The bridge will open before winter,”" in session.shown()
        assert "“Nobody asked the farmers,”" in session.shown()


async def test_the_collection_is_ordered_noted_and_thinned_out(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "J", "n")
        await session.write("check with the town hall")
        await session.press("enter")
        clippings = open_desk(library).clippings
        assert [clip.quote.speaker for clip in clippings] == ["Lucía Paz", "Ana Oliveira"]
        assert clippings[1].note == "check with the town hall"
        assert "✎ check with the town hall" in session.shown()
        await session.press("k", "m")
        assert [clip.quote.speaker for clip in open_desk(library).clippings] == ["Ana Oliveira"]


async def test_from_the_collection_to_the_place_of_a_quote(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "j", "enter")
        assert session.app.screen is session.reader
        assert session.reader.article.quote is not None
        assert session.reader.article.quote.text == "Nobody asked the farmers,"


async def test_a_quote_is_copied_with_its_source_or_alone(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "y")
        assert session.app.clipboard == (
            "“The bridge will open before winter,”\n"
            "— Ana Oliveira, the mayor of Alcora (The bridge at Alcora, The Alcora Courier, 2025-03-04, "
            "bridge.md:9, https://example.org/bridge)"
        )
        await session.press("Y")
        assert session.app.clipboard == "The bridge will open before winter,"
        copy = session.app.desk.path.parent.parent / "clipboard.txt"
        assert copy.read_text(encoding="utf-8") == "The bridge will open before winter,\n"


async def test_an_interrupted_quote_never_looks_as_if_it_were_said_in_one(library: Path) -> None:
    (library / "pier.txt").write_text(
        "The pier\n\n“The pier is old,” said Ana Oliveira, “but it will stand.”\n", encoding="utf-8"
    )
    async with reading(library) as session:
        await session.press("3", "n", "Y")
        assert session.app.clipboard == "The pier is old, […] but it will stand."
        await session.press("y")
        assert session.app.clipboard.startswith("“The pier is old, […] but it will stand.”\n— Ana Oliveira")
        assert "old, […]" in session.text_of("#quotes")
        await session.press("m", "v")
        assert "“The pier is old, […] but it will stand.”" in session.shown()


async def test_what_is_shown_is_exported_and_nothing_is_written_over_unasked(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j", "e")
        assert "Export 2 quotes: Lucía Paz" in session.shown()
        assert ".md, .csv or .jsonl" in session.shown()
        await session.press("enter")
        export = (tmp_path / "lucia-paz.md").read_text(encoding="utf-8")
        assert "Nobody asked the farmers," in export
        assert "Tom Baker" not in export
        (tmp_path / "lucia-paz.md").write_text("mine", encoding="utf-8")
        await session.press("e", "enter")
        assert "Write over it?" in session.shown()
        for key in ("escape", "n"):
            await session.press(key)
            assert (tmp_path / "lucia-paz.md").read_text(encoding="utf-8") == "mine"
            await session.press("e", "enter")
        await session.press("enter", "x")
        assert (tmp_path / "lucia-paz.md").read_text(encoding="utf-8") == "mine"
        await session.press("y")
        assert "Nobody asked the farmers," in (tmp_path / "lucia-paz.md").read_text(encoding="utf-8")


async def test_in_a_search_the_quotes_that_were_found_are_exported(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("farmers")
        await session.press("enter", "2", "e")
        assert "Export the quotes found: farmers" in session.shown()
        await session.press("enter")
    export = (tmp_path / "farmers.md").read_text(encoding="utf-8")
    assert "Nobody asked the farmers," in export
    assert "before winter" not in export


async def test_the_collection_is_exported_with_its_notes_in_its_order(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "n")
        await session.write("first of all")
        await session.press("enter", "e", "enter")
    export = (tmp_path / "collection.md").read_text(encoding="utf-8")
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


async def test_what_is_taken_out_of_the_collection_is_put_back_with_its_line_and_in_its_place(
    library: Path,
) -> None:
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "n")
        await session.write("first of all")
        await session.press("enter")
        before = session.app.desk.clippings
        await session.press("m")
        assert "u puts it back" in session.rows()[-1]
        assert "first of all" not in session.shown()
        await session.press("m")
        assert open_desk(library).clippings == []
        await session.press("u", "u")
        assert session.app.desk.clippings == before
        assert "first of all" in session.shown()
        assert open_desk(library).clippings == before
        await session.press("u")
        assert "Nothing was written since the start." in session.rows()[-1]


async def test_what_was_written_after_something_was_taken_out_is_undone_before_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await mark_two(session)
        await session.press("v", "m", "r", "c")
        assert "Confirmed" in session.rows()[-1]
        await session.press("u")
        assert "Undone: Confirmed" in session.rows()[-1]
        assert len(session.app.desk.clippings) == 1
        await session.press("u")
        assert len(session.app.desk.clippings) == 2


def test_a_line_comes_back_when_its_quote_is_marked_again_later_or_elsewhere(library: Path) -> None:
    opened = Library(write_library(library))
    opened.update()
    first, second = list(opened.quotes())[:2]
    opened.close()
    desk = open_desk(library)
    for quote in (first, second):
        desk.toggle(quote)
        desk.annotate(quote.id, f"of {quote.id}")
    desk.save()
    other = open_desk(library)
    for quote in (first, second):
        desk.toggle(quote)
    desk.save()
    other.annotate(second.id, "written while it was taken out")
    other.save()
    assert other.clippings == []
    for fresh in (open_desk(library), other):
        fresh.toggle(first)
        fresh.save()
        assert [clip.note for clip in open_desk(library).clippings] == [f"of {first.id}"]
        fresh.toggle(first)
        fresh.save()
    desk.toggle(second)
    desk.save()
    [clip] = open_desk(library).clippings
    assert clip.note == f"of {second.id}"


def test_a_collection_that_is_damaged_while_the_explorer_is_open_is_put_aside_too(library: Path) -> None:
    desk = open_desk(library)
    desk.save()
    for number, damage in (
        ("", "[" * 100_000),
        ("-2", '{"format": 1, "clippings": [], "places": {"a": 1e999}}'),
    ):
        desk.path.write_text(damage, encoding="utf-8")
        with pytest.raises(DeskError, match="it is kept as"):
            desk.save()
        assert desk.path.with_suffix(f".unreadable{number}").read_text(encoding="utf-8") == damage
    assert open_desk(library).warning is None


def test_a_desk_that_cannot_be_read_is_put_aside_and_not_lost(library: Path) -> None:
    desk = open_desk(library)
    desk.save()
    desk.path.write_text('{"format": 1, "clippings": [17]}', encoding="utf-8")
    fresh = open_desk(library)
    assert fresh.clippings == []
    assert fresh.warning is not None
    assert "unreadable" in fresh.warning
    assert '"clippings": [17]' in desk.path.with_suffix(".unreadable").read_text(encoding="utf-8")


def test_two_explorers_keep_what_each_other_marks_notes_and_takes_out(library: Path) -> None:
    opened = Library(write_library(library))
    opened.update()
    first, second, third, fourth = list(opened.quotes())[:4]
    opened.close()
    mine = open_desk(library)
    for quote in (first, second, third):
        mine.toggle(quote)
    mine.save()
    theirs = open_desk(library)
    theirs.toggle(fourth)
    theirs.toggle(first)
    theirs.annotate(second.id, "seen by them")
    theirs.remember_place("river.txt", 7)
    theirs.save()
    mine.annotate(third.id, "seen by me")
    mine.remember_place("bridge.md", 5)
    mine.save()
    both = open_desk(library)
    assert [(clip.quote.id, clip.note) for clip in both.clippings] == [
        (second.id, "seen by them"), (third.id, "seen by me"), (fourth.id, ""),
    ]  # fmt: skip
    assert both.places == {"river.txt": 7, "bridge.md": 5}
    assert mine.clippings == both.clippings


def test_a_desk_that_cannot_be_written_says_so_and_keeps_what_was_there(library: Path) -> None:
    desk = open_desk(library)
    desk.path.parent.parent.mkdir(parents=True, exist_ok=True)
    desk.path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(DeskError, match="could not be kept"):
        desk.save()


async def test_a_quote_is_copied_and_marked_on_a_speakers_page_and_beside_another(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j", "p", "Y")
        assert session.app.clipboard == "Nobody asked the farmers,"
        await session.press("y", "m")
        assert session.app.clipboard.startswith("“Nobody asked the farmers,”\n— Lucía Paz (The bridge at")
        assert "Marked: Lucía Paz" in session.rows()[-1]
        assert "★" in session.text_of("#page-quotes")
        await session.press("c")
        await session.write("baker")
        await session.press("enter")
        assert "★" in session.text_of("#side-1")
        await session.press("m", "tab", "m")
        assert [clip.quote.speaker for clip in open_desk(library).clippings] == ["Tom Baker"]
        await session.press("escape")
        assert "★" not in session.text_of("#page-quotes")
        await session.press("escape", "4")
        assert session.is_reading
        assert "★" not in session.text_of("#quotes")
        assert session.shown().count("★") == 1


async def test_a_place_in_the_concordance_and_a_checked_one_are_copied(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("w")
        await session.write("farmers")
        await session.press("enter", "Y")
        assert session.app.clipboard == "Nobody asked the farmers,"
        await session.press("m", "escape", "escape", "x")
        await session.write("the river feeds us all")
        await session.press("enter", "Y", "m")
        assert session.app.clipboard == "The river feeds us all,"
        assert [clip.quote.speaker for clip in open_desk(library).clippings] == ["Lucía Paz", "Ana Oliveira"]


async def test_where_no_quote_is_under_the_cursor_copying_and_marking_say_so(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("w")
        await session.write("council")
        await session.press("enter", "a")
        for key in ("y", "Y", "m"):
            session.app.screen.query_one(KeyLine).say("")
            await session.press(key)
            assert "Put the cursor on a quote first." in session.rows()[-1]
    assert not open_desk(library).clippings


async def test_the_quotes_of_a_speakers_page_and_of_one_side_are_exported(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j", "p", "tab", "j", "enter")
        assert "No quotes of this time.  " in session.text_of("#page-quotes")
        assert "esc shows all again." in session.text_of("#page-quotes")
        await session.press("e")
        assert "There is no quote here to export." in session.rows()[-1]
        await session.press("j", "enter", "e")
        assert "Export 1 quote: Lucía Paz 2025-05" in session.shown()
        await session.press("enter")
        export = (tmp_path / "lucia-paz-2025-05.md").read_text(encoding="utf-8")
        assert "the money had never come" in export
        assert "Nobody asked" not in export
        await session.press("escape", "c")
        await session.write("baker")
        await session.press("enter", "tab", "e", "enter")
    export = (tmp_path / "tom-baker.md").read_text(encoding="utf-8")
    assert "The river takes what it wants," in export
    assert "Lucía Paz" not in export


async def test_an_export_that_was_refused_is_asked_for_again_with_its_name(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(write_library(library)) as session:
        await session.press("e", "ctrl+u")
        await session.write("farmers.json")
        await session.press("enter")
        assert ".json: give a name that ends in .md" in session.text_of("#dialog")
        await session.press("l", "enter")
        assert "quotes: in farmers.jsonl" in session.rows()[-1]
    assert len((tmp_path / "farmers.jsonl").read_text(encoding="utf-8").splitlines()) > 1
