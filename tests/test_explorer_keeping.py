"""What a reader takes along: marked quotes, notes on them, copies."""

from pathlib import Path

import pytest

from index.library import Library
from tests.exploring import mark_two, reading, write_library
from tui.desk import DeskError, open_desk
from tui.widgets.key_line import KeyLine


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
