"""Did they really say this? Words from elsewhere, checked in the explorer."""

from pathlib import Path

from textual import events

from tests.exploring import reading, write_library


async def test_words_are_checked_and_enter_goes_to_their_place(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("x")
        await session.write("nobody asked the farmers")
        await session.press("enter")
        assert "Found word for word in 1 article." in session.shown()
        assert "word for word: Lucía Paz" in session.shown()
        assert "differs in case" in session.shown()
        await session.press("enter")
        assert session.app.screen is session.reader
        assert session.reader.article.quote is not None
        assert session.reader.article.quote.text == "Nobody asked the farmers,"


async def test_other_words_come_with_the_nearest_and_what_differs(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("x")
        await session.write("The bridge will never open before winter")
        await session.press("enter")
        assert "Not found word for word. What comes nearest:" in session.shown()
        assert "The bridge will [-never-] open before winter" in session.shown()


async def test_a_paraphrase_is_not_passed_off_as_the_speakers_own_words(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("x")
        await session.write("the old pillars had to be replaced")
        await session.press("enter")
        assert "exactly: Tom Baker (paraphrased)" in session.shown()


async def test_all_whose_words_a_passage_runs_over_are_named(library: Path) -> None:
    article = '"We go home," Ann Lee said. "We stay here," Bob Ray said.\n'
    (library / "a.txt").write_text(article, encoding="utf-8")
    async with reading(library) as session:
        await session.press("x")
        await session.write('We go home," Ann Lee said. "We stay here')
        await session.press("enter")
        assert "exactly: Ann Lee (only in part); Bob Ray (only in part)" in session.shown()


async def test_a_pasted_passage_of_several_lines_is_taken_apart(library: Path) -> None:
    pasted = "The river takes what it wants.\n\nThe mayor is a liar and a thief.\nNobody asked the farmers."
    async with reading(write_library(library)) as session:
        await session.press("x")
        session.app.post_message(events.Paste(pasted))
        await session.press("enter")
        assert "Its sentences, each by itself:" in session.shown()
        assert "“The mayor is a liar and a thief”" in session.shown()
        assert "Not found, nor anything near it." in session.shown()
        assert "exactly: Tom Baker" in session.shown()


async def test_esc_leads_back_to_the_reading(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("x", "escape")
        assert session.app.screen is session.reader


async def test_hostile_words_are_shown_and_not_obeyed(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("x")
        session.app.post_message(
            events.Paste("[bold]No[/x] \x1b]52;c;eA==\x07. The river takes what it wants.")
        )
        await session.press("enter")
        assert "exactly: Tom Baker" in session.shown()
        assert "“The river takes what it wants”" in session.shown()
