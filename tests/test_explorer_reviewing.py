"""What a reader says of quotes in the explorer: right, whose, which words, none, or one that was missed."""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from index.library import Library
from tests.exploring import Reading, reading, write_library
from tests.reviewing import said
from tui.app import Explorer
from tui.desk import open_desk
from tui.screens.words import WordsView

BRIDGE = "The bridge will open before winter,"


async def test_r_and_c_confirm_a_quote_and_u_takes_it_back(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r")
        assert "Is this right?" in session.shown()
        await session.press("c")
        assert said(library) == [("confirmed", "Ana Oliveira", "direct", BRIDGE)]
        assert "Confirmed. u undoes it." in session.shown()
        assert "✓" in session.text_of("#quotes")
        assert "confirmed by a reader" in session.text_of("#card")
        await session.press("u")
        assert not (library / "reviews.yaml").exists()
        assert "✓" not in session.text_of("#quotes")
        assert "Undone: Confirmed." in session.shown()
        await session.press("u")
        assert "Nothing was written since the start." in session.shown()


async def test_another_speaker_is_picked_or_typed_and_the_lists_follow(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "s")
        await session.write("baker")
        await session.press("enter")
        assert said(library) == [("corrected", "Tom Baker", "direct", BRIDGE)]
        assert "Tom Baker" in session.text_of("#card")
        assert "named by a reader" in session.text_of("#card")
        await session.press("r", "s")
        await session.write("Zoë Brandt")
        await session.press("enter")
        assert said(library) == [("corrected", "Zoë Brandt", "direct", BRIDGE)]
        assert "Zoë Brandt" in session.text_of("#speaker-list")
        await session.press("r", "s", "down", "down", "down", "down", "enter")
        assert said(library)[0][:2] == ("corrected", None)


async def test_kind_and_extent_are_corrected_by_the_keyboard(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "m")
        assert said(library) == [("corrected", "Ana Oliveira", "mixed", BRIDGE)]
        await session.press("r", "x", "left", "left", "enter")
        assert said(library)[0][3] == "The bridge will open before"
        await session.press("r", "x", "tab", "right", "enter")
        assert said(library)[0][3] == "bridge will open before"
        await session.press("r", "w")
        assert said(library) == []


async def test_a_rejected_quote_is_gone_until_it_is_undone(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "r")
        assert said(library)[0][0] == "rejected"
        assert BRIDGE not in session.text_of("#quotes")
        await session.press("u")
        assert "The bridge will open" in session.text_of("#quotes")


async def test_a_missed_quote_is_added_by_the_keyboard(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "r")
        assert "Which words are a quote?" in session.shown()
        await session.press("right", "right", "right", "enter")
        await session.write("oliveira")
        await session.press("enter")
        assert said(library) == [("added", "Ana Oliveira", "indirect", "The bridge at Alcora")]
        assert "Added as indirect." in session.shown()


async def test_what_may_be_a_missed_quote_begins_with_a_word_that_can_be_seen(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "a")
        view = session.app.screen.query_one(WordsView)
        start, end = view.chosen
        document = session.reader.article.document
        assert document is not None
        assert document.article.text[start:end] == "said"


async def select(session: Reading, words: str) -> None:
    """Select words of the article as the mouse would."""
    view = session.reader.article.view
    assert view.document is not None
    before, _, _ = view.document.article.text.partition(words)
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    selection = Selection(Offset(column, line), Offset(column + len(words), line))
    session.app.screen.selections = {view: selection}
    await session.settle()


async def test_selected_words_are_added_or_taken_for_the_extent(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n")
        await select(session, "The bridge at Alcora")
        await session.press("r", "a", "enter")
        assert [entry[3] for entry in said(library)] == ["The bridge at Alcora"]
        await select(session, "The bridge will open")
        await session.press("r", "x")
        assert said(library)[1][3] == "The bridge will open"


async def test_a_quote_among_search_results_is_reviewed_without_opening_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("kind:direct river feeds")
        await session.press("enter", "j", "r")
        assert "“The river feeds us all,”" in session.shown()
        await session.press("c")
        assert said(library) == [("confirmed", "Ana Oliveira", "direct", "The river feeds us all,")]
        assert "✓" in session.text_of("#results")


async def test_an_explorer_that_only_reads_writes_nothing(library: Path) -> None:
    opened = Library(write_library(library))
    app = Explorer(opened, open_desk(library, kept=False))
    async with app.run_test(size=(120, 36)) as pilot:
        session = Reading(app, pilot)
        await session.settle()
        await session.press("3", "n", "r")
        assert session.is_reading
        assert "This explorer only reads" in session.shown()
        await session.press("u")
        assert "This explorer only reads" in session.shown()
    opened.close()
    assert sorted(file.name for file in library.iterdir()) == ["bridge.md", "harvest.md", "river.txt"]


async def test_a_file_with_a_mistake_is_told_and_left_alone(library: Path) -> None:
    file = write_library(library) / "reviews.yaml"
    file.write_text("# onrecord reviews\nreviews: [7]\n", encoding="utf-8")
    async with reading(library) as session:
        await session.press("3", "n", "r", "c")
        assert "reviews.yaml: line 2: " in session.shown()
        assert file.read_text(encoding="utf-8").endswith("[7]\n")


async def test_in_the_smallest_terminal_one_sees_what_one_is_asked_about(library: Path) -> None:
    async with reading(write_library(library), size=(60, 16)) as session:
        await session.press("3", "n", "r")
        shown = session.shown()
        assert "Is this right?" in shown
        assert "it is no quote" in shown
        assert "another quote was missed near it" in shown
        quote = session.app.library.quotes()
        assert any(each.text[:20] in shown for each in quote)


@pytest.mark.parametrize("size", [(80, 12), (60, 16), (40, 12), (80, 24)], ids=str)
async def test_the_way_out_of_a_review_is_said_once_however_low_the_terminal(
    library: Path, size: tuple[int, int]
) -> None:
    async with reading(write_library(library), size=size) as session:
        await session.press("3", "n", "r")
        shown = session.shown()
        assert shown.count("esc: leave it") == 1
        assert "Is this right?" in shown
        assert " a  another quote was" in shown
        await session.press("escape")
        assert session.is_reading


async def test_from_a_review_to_its_place_and_what_no_longer_fits_is_shown(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "c", "n", "r", "c", "R", "enter")
        assert session.is_reading
        assert session.reader.article.quote is not None
        assert session.reader.article.quote.text == BRIDGE
        bridge = library / "bridge.md"
        bridge.write_text(bridge.read_text(encoding="utf-8").replace("before winter", "in May"), "utf-8")
        session.reader.key_line.say("")  # what has just been said would come first
        session.app.look_at_files()
        await session.settle()
        assert "1 review no longer fits" in session.shown()
        await session.press("R")
        assert "no longer fits its article" in session.shown()
        assert "1 no longer fits" in session.shown()
        await session.press("enter")
        assert "Its words no longer stand" in session.shown()
        assert "`onrecord reviews LIBRARY --refit` follows a renamed article" in session.shown()
        await session.press("delete")
        assert [entry[3] for entry in said(library)] == ["that the old pillars had to be replaced twice"]
        assert "no longer" not in session.shown()


async def test_what_a_sheet_wrote_shows_in_the_reading(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "c", "R", "delete", "escape")
        assert "✓" not in session.text_of("#quotes")


async def test_a_quote_whose_words_were_edited_away_meanwhile_is_told(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "p", "j", "j")
        harvest = library / "harvest.md"
        harvest.write_text(harvest.read_text(encoding="utf-8").replace("on its way", "spent"), "utf-8")
        session.app.look_at_files()
        await session.settle()
        await session.press("r")
        assert "This quote no longer stands in its article." in session.shown()


async def test_no_answer_is_cut_off_when_the_terminal_becomes_lower_under_the_question(
    library: Path,
) -> None:
    (library / "long.txt").write_text(
        f"The harvest\n\nThe council met. {'It rained all day in Alcora. ' * 9}"
        f'"{"We have lost all of it to the flood. " * 9}And nobody came," said Ana Oliveira. '
        f"{'The meeting went on until late. ' * 9}\n",
        encoding="utf-8",
    )
    async with reading(library, (120, 36)) as session:
        await session.press("3", "n", "r")
        high = session.text_of("#dialog")
        for size in ((80, 24), (60, 16), (80, 12)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            dialog = session.text_of("#dialog").splitlines()
            assert dialog[0].startswith("╭")
            assert dialog[-1].startswith("╰")
            assert len(dialog) <= size[1]
            assert "c  it is right as it stands" in session.text_of("#answers")
            await session.press("G")
            assert "a  another quote was missed near it" in session.text_of("#answers")
            await session.press("g")
        await session.pilot.resize_terminal(120, 36)
        await session.settle()
        assert session.text_of("#dialog") == high
