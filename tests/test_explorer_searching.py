"""Asking: search as one types, what narrows it, words in context, a speaker's page, two side by side."""

from pathlib import Path

import pytest

from index.library import Hit
from tests.exploring import reading, write_library
from tui.screens.collection import Collection
from tui.screens.compare import Compare
from tui.screens.context import Context
from tui.screens.speaker_page import SpeakerPage
from tui.widgets import results_pane
from tui.widgets.results_pane import ResultsPane


async def test_searching_finds_articles_and_quotes_with_the_words_marked(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash", "r", "i", "v", "e", "r")
        results = session.text_of("#results")
        assert "¶ The river" in results
        assert "The river takes what it wants" in results
        assert "river.txt" in session.text_of("#article")
        assert session.text_of("#results").strip().endswith("3 ─╯")
        document = session.reader.article.document
        assert document is not None
        marked = [document.article.text[start:end] for start, end in session.reader.article.view.marking.hits]
        assert marked == ["river", "river", "river"]


async def test_a_search_that_takes_long_shows_what_it_has_and_then_all(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    describe = ResultsPane.describe

    def note(pane: ResultsPane, total: int) -> str:
        told.append(describe(pane, total))
        return told[-1]

    monkeypatch.setattr(ResultsPane, "describe", note)
    monkeypatch.setattr(results_pane, "SOON", 0.0)
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("river")
        assert told[-2:] == ["2 so far", "3"]
        assert "¶ The river" in session.text_of("#results")
        assert "so far" not in session.text_of("#note")


async def test_what_of_a_search_is_understood_otherwise_stands_over_what_is_found(library: Path) -> None:
    async with reading(write_library(library), size=(80, 24)) as session:
        await session.press("slash")
        await session.write("(river")
        assert "a bracket is not closed" in session.text_of("#note")
        assert "The river takes what it wants" in session.text_of("#results")
        await session.press("ctrl+u")
        await session.write("speakr:baker river")
        assert "did you mean speaker:?" in session.text_of("#note")


async def test_what_a_speaker_says_about_a_word_is_two_steps(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "slash")
        await session.write("money")
        assert "The money is on its way" in session.text_of("#results")
        assert "that the money had never" not in session.text_of("#results")
        await session.press("ctrl+u", "backspace")
        await session.write("money")
        assert "that the money had never" in session.text_of("#results")


async def test_results_divide_by_kind_speaker_and_month_and_one_key_narrows(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("the")
        await session.press("enter")
        facets = session.text_of("#facets")
        assert "indirect" in facets
        assert "Tom Baker" in facets
        before = session.reader.results.rows.total
        while getattr(session.reader.results.rows.row, "quote", None) is not None:
            await session.press("j")
        await session.press("K")
        assert "This result is an article" in session.shown()
        await session.press("g")
        while getattr(session.reader.results.rows.row, "quote", None) is None:
            await session.press("j")
        await session.press("K")
        assert session.reader.results.rows.total < before
        await session.press("K")
        assert session.reader.results.rows.total == before


async def test_results_can_stand_latest_first(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("oliveira")
        await session.press("enter", "comma")
        assert "latest first" in session.text_of("#results")
        hits = [session.reader.results.rows.row_at(at) for at in range(session.reader.results.rows.total)]
        dates = [hit.published or "" for hit in hits if hit is not None]
        assert dates == sorted(dates, reverse=True)
        assert len(set(dates)) == 3


async def test_enter_on_a_result_reads_on_there_and_n_goes_from_hit_to_hit(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("river")
        await session.press("enter", "enter")
        assert session.reader.pane == "article"
        first = session.reader.article.view.marking.hit
        await session.press("n")
        assert session.reader.article.view.marking.hit == (first or 0) + 1
        await session.press("backspace")
        assert session.reader.pane == "results"


async def test_esc_ends_the_search_and_the_lists_are_as_they_were(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("river")
        await session.press("escape", "escape")
        assert not session.reader.searching
        assert "Ana Oliveira" in session.text_of("#speakers")
        assert session.reader.article.view.marking.hits == ()


async def test_earlier_searches_come_back_with_the_up_key_and_last_between_starts(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("river")
        await session.press("enter", "slash", "ctrl+u")
        await session.write("money")
        await session.press("enter")
        await session.pilot.press("q")
    async with reading(library) as session:
        await session.press("slash", "up")
        assert session.reader.search_row.input.value == "money"
        await session.press("up")
        assert session.reader.search_row.input.value == "river"
        await session.press("down")
        assert session.reader.search_row.input.value == "money"


async def test_nothing_found_says_what_finds_more(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("xylophone")
        assert "Nothing found." in session.text_of("#results")
        assert "Fewer words find more" in session.text_of("#results")


async def test_words_in_context_are_aligned_sorted_and_lead_to_their_place(library: Path) -> None:
    async with reading(write_library(library), (140, 36)) as session:
        await session.press("w")
        await session.write("the")
        await session.press("enter")
        assert isinstance(session.app.screen, Context)
        rows = [row for row in session.rows() if "│" in row and " the " in row.lower()]
        assert len(rows) > 4
        await session.press("comma")
        assert "by what follows" in session.shown()
        shown = session.app.screen.lines.rows
        lines = [line for number in range(shown.total) if (line := shown.row_at(number)) is not None]
        follows = [line.right.lower() for line in lines]
        assert follows == sorted(follows)
        await session.press("enter")
        assert session.is_reading
        assert session.reader.pane == "article"


async def test_a_speakers_page_shows_sums_months_company_and_quotes_in_time(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "p")
        page = session.shown()
        assert isinstance(session.app.screen, SpeakerPage)
        assert "4 quotes in 3 articles · 3 direct, 1 indirect" in page
        assert "the mayor of Alcora" in page
        assert "2025-03  2 ━" in page
        assert "2025-04  ·" in page
        assert "Tom Baker" in session.text_of("#company")
        await session.press("enter")
        assert session.is_reading
        assert session.reader.pane == "article"


async def test_a_month_on_a_speakers_page_narrows_their_quotes(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "p", "shift+tab", "shift+tab", "G", "enter")
        assert "Quotes of 2025-05" in session.shown()
        assert "The money is on its way" in session.text_of("#page-quotes")
        assert "before winter" not in session.text_of("#page-quotes")


async def test_two_speakers_side_by_side_about_the_same_word(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "c")
        await session.write("baker")
        await session.press("enter")
        assert isinstance(session.app.screen, Compare)
        assert "The bridge will open before winter" in session.text_of("#side-1")
        assert "That is simply not true" in session.text_of("#side-2")
        await session.press("slash")
        await session.write("river")
        assert "The river feeds us all" in session.text_of("#side-1")
        assert "The river takes what it wants" in session.text_of("#side-2")
        assert "before winter" not in session.text_of("#side-1")


async def test_an_empty_collection_says_how_to_fill_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("v")
        assert isinstance(session.app.screen, Collection)
        assert "m marks the quote under the cursor" in session.shown()
        await session.press("escape")
        assert session.is_reading


async def test_a_word_that_is_not_typed_to_its_end_finds_those_that_begin_so(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("harv")
        assert "harv*" in session.text_of("#results")
        assert "After the harvest" in session.text_of("#results")
        assert "No quotes to divide" not in session.text_of("#facets")
        await session.write("est")
        assert "harv" not in session.text_of("#results").split("\n")[-1]


async def test_one_key_narrows_a_search_to_this_results_speaker_and_widens_it_again(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("money")
        await session.press("enter")
        assert "Lucía Paz" in session.text_of("#result-list")
        assert "Ana Oliveira" in session.text_of("#result-list")
        hit = session.reader.results.rows.row
        assert isinstance(hit, Hit)
        assert hit.quote is not None
        await session.press("S")
        assert session.reader.choice.label == hit.quote.speaker
        assert session.reader.results.rows.total == 1
        await session.press("S")
        assert not session.reader.choice.narrows
        assert "Ana Oliveira" in session.text_of("#result-list")


async def test_a_result_without_a_date_says_that_it_can_narrow_to_no_month(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("slash")
        await session.write("feeds")
        await session.press("enter", "T")
        assert "No date is known here" in session.shown()


async def test_in_a_narrow_terminal_the_results_stand_beside_what_narrows_them(library: Path) -> None:
    async with reading(write_library(library), (80, 24)) as session:
        await session.press("3", "slash")
        await session.write("river")
        assert "The river" in session.text_of("#results")
        assert "direct" in session.text_of("#facets")
        await session.press(*["backspace"] * 5)
        await session.press("escape")
        assert "The bridge at Alcora" in session.shown()


async def test_a_speakers_page_draws_their_months_as_bars(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "p")
        chart = session.text_of("#chart")
        assert "2025-03" in chart
        assert "2025-05" in chart
        assert "█" in chart


@pytest.mark.parametrize("key", ["K", "S", "T"])
async def test_a_key_that_narrows_a_search_says_so_where_there_is_none(library: Path, key: str) -> None:
    async with reading(write_library(library)) as session:
        await session.press("4", key)
        assert f"{key} narrows a search: / begins one." in session.rows()[-1]
        await session.press("slash", key)
        assert session.reader.asked == key
