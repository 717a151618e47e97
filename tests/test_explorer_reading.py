"""Reading in the explorer: who speaks, their quotes, the places where these stand, and the way back."""

from pathlib import Path

import pytest

from index.library import Library
from tests.exploring import reading, write_library
from tui.widgets.article_view import ArticleView


async def test_opening_a_library_shows_speakers_with_counts_articles_and_an_article(library: Path) -> None:
    async with reading(write_library(library)) as session:
        speakers = session.text_of("#speakers")
        assert "Everyone            9" in speakers
        assert "Without a name      0" in speakers
        assert "Ana Oliveira        4" in speakers
        assert "The bridge at Alcora" in session.text_of("#articles")
        assert '"Nobody asked the farmers," Lucía Paz said.' in session.text_of("#article-view")
        assert "that the old pillars had" in session.text_of("#quotes")
        assert "3 articles · 9 quotes" in session.rows()[0]


async def test_a_quote_shows_its_speaker_kind_cue_and_how_the_name_was_found(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("n")
        card = session.text_of("#card")
        assert "AO ▌ Ana Oliveira" in card
        assert "direct · “said”" in card
        assert "named in full: “Ana Oliveira”" in card
        assert "1 of 4" in card


async def test_direct_and_indirect_quotes_have_different_marks_in_the_margin(library: Path) -> None:
    async with reading(write_library(library)) as session:
        text = session.text_of("#article-view")
        assert 'AO ▌ "The bridge will open' in text
        assert "TB ┆ Engineer Tom Baker said that" in text


async def test_choosing_a_speaker_shows_their_quotes_of_all_articles_and_the_first_place(
    library: Path,
) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j")
        assert "[Lucía Paz]" in session.rows()[0]
        assert "“Nobody asked the" in session.text_of("#quotes")
        assert "that the money had never" in session.text_of("#quotes")
        assert session.reader.article.quote is not None
        assert session.reader.article.quote.text == "Nobody asked the farmers,"
        assert "The river" not in session.text_of("#articles")


async def test_from_a_quote_to_its_place_and_back(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "j", "j", "4", "j")
        assert "harvest.md" in session.text_of("#article")
        await session.press("enter")
        assert isinstance(session.app.focused, ArticleView)
        assert session.reader.article.quote is not None
        assert session.reader.article.quote.text == "that the money had never come"
        await session.press("backspace")
        assert session.reader.pane == "quotes"
        assert session.reader.choice.label == "Lucía Paz"


async def test_next_and_previous_quote(library: Path) -> None:
    async with reading(write_library(library)) as session:
        read = []
        for key in ("3", "n", "n", "right_square_bracket", "N", "left_square_bracket"):
            await session.press(key)
            quote = session.reader.article.quote
            read.append(quote.text.split()[0] if quote else None)
        assert read == [None, "The", "that", "Nobody", "that", "The"]


async def test_everything_by_this_quotes_speaker_and_back_to_where_i_was(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "n", "s")
        assert session.reader.choice.label == "Tom Baker"
        assert "“The river takes what it" in session.text_of("#quotes")
        await session.press("backspace")
        assert not session.reader.choice.narrows
        assert session.reader.pane == "article"


async def test_filtering_speakers_as_i_type_without_minding_accents(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("f")
        await session.write("lucia")
        assert "Lucía Paz" in session.text_of("#speakers")
        assert "Tom Baker" not in session.text_of("#speakers")
        await session.press("escape")
        assert "Tom Baker" in session.text_of("#speakers")


async def test_filtering_articles_as_i_type(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("2", "f")
        await session.write("hárvest")
        assert "After the harvest" in session.text_of("#articles")
        assert "The river" not in session.text_of("#articles")
        await session.press("enter", "enter")
        assert "harvest.md" in session.text_of("#article")
        await session.press("2", "escape")
        assert "The river" in session.text_of("#articles")


async def test_sorting_speakers_by_name(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("comma")
        names = session.text_of("#speakers")
        assert names.index("Ana Oliveira") < names.index("Lucía Paz") < names.index("Tom Baker")
        assert "by name" in names


async def test_finding_words_in_the_article_with_a_count(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("ctrl+f")
        await session.write("alcora")
        assert "1 of 2 hits" in session.text_of("#article")
        await session.press("enter", "n")
        assert "2 of 2 hits" in session.text_of("#article")
        await session.press("n")
        assert "1 of 2 hits" in session.text_of("#article")
        await session.press("escape")
        assert "hits" not in session.text_of("#article")


async def test_esc_goes_back_step_by_step_and_never_quits(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "enter", "z")
        await session.press(*["escape"] * 12)
        assert session.app.is_running
        assert not session.reader.choice.narrows
        assert not session.reader.has_class("-zoomed")


async def test_q_quits_with_status_0(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.pilot.press("q")
        await session.pilot.pause()
        assert session.app.return_code == 0


async def test_a_click_on_a_quote_in_the_text_puts_the_cursor_on_it(library: Path) -> None:
    async with reading(write_library(library)) as session:
        rows = session.text_of("#article-view").split("\n")
        row = next(number for number, line in enumerate(rows) if "Nobody asked" in line)
        await session.pilot.click("#article-view", offset=(14, row))
        await session.settle()
        assert "Lucía Paz" in session.text_of("#card")


async def test_text_can_be_selected_with_the_mouse_and_copied(library: Path) -> None:
    async with reading(write_library(library)) as session:
        rows = session.text_of("#article-view").split("\n")
        row = next(number for number, line in enumerate(rows) if "Nobody asked" in line)
        column = rows[row].index("Nobody")
        await session.pilot.mouse_down("#article-view", offset=(column, row))
        await session.pilot.hover("#article-view", offset=(column + 11, row))
        await session.pilot.mouse_up("#article-view", offset=(column + 11, row))
        await session.settle()
        assert session.app.screen.get_selected_text() == "Nobody asked"
        await session.press("y")
        assert session.app.clipboard == "Nobody asked"
        assert "Copied what is selected" in session.rows()[-1]
        assert not session.app.screen.get_selected_text()


async def test_the_palette_finds_a_speaker_by_part_of_the_name(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("ctrl+p")
        await session.write("baker")
        await session.press("enter")
        assert session.reader.choice.label == "Tom Baker"


async def test_the_place_in_an_article_is_remembered_between_starts(library: Path) -> None:
    long = "\n\n".join(f"Paragraph {number} of a long day." for number in range(200))
    (library / "long.txt").write_text(long, encoding="utf-8")
    async with reading(library) as session:
        await session.press("3", "space", "space")
        top = session.reader.article.view.top
        assert top > 0
        await session.pilot.press("q")
    async with reading(library) as session:
        assert session.reader.article.view.top == top


async def test_a_file_that_changes_appears_without_moving_my_place(library: Path) -> None:
    long = "\n\n".join(f"Paragraph {number} of a long day." for number in range(200))
    (library / "long.txt").write_text(long, encoding="utf-8")
    async with reading(library) as session:
        await session.press("3", "space", "space")
        before = session.text_of("#article-view").split("\n")[0]
        (library / "long.txt").write_text("A first line.\n\n" + long, encoding="utf-8")
        (library / "new.txt").write_text('"We are new here," said Eva Stone.', encoding="utf-8")
        session.app.look_at_files()
        await session.settle()
        assert session.text_of("#article-view").split("\n")[0] == before
        assert session.reader.article.document is not None
        assert session.reader.article.document.article.text.startswith("A first line.")
        assert "Eva Stone" in session.text_of("#speakers")
        assert isinstance(session.app.focused, ArticleView)


async def test_a_file_that_cannot_be_read_is_told_once(library: Path) -> None:
    (write_library(library) / "song.txt").write_bytes(bytes(range(256)) * 9)
    async with reading(library) as session:
        assert "song.txt" in session.rows()[-1]
        session.reader.key_line.say("Copied.")
        (library / "new.txt").write_text('"It rains," said Bo Lind.\n', encoding="utf-8")
        session.app.look_at_files()
        await session.settle()
        assert "4 articles" in session.shown()
        assert "Copied." in session.rows()[-1]


async def test_what_another_process_has_indexed_appears_too(library: Path) -> None:
    async with reading(write_library(library)) as session:
        changed = (library / "bridge.md").read_text(encoding="utf-8").replace("winter", "summer")
        (library / "bridge.md").write_text(changed, encoding="utf-8")
        other = Library(library)
        other.update()
        other.close()
        session.app.look_at_files()
        await session.settle()
        assert "before summer" in session.text_of("#article-view")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (100, 30), (120, 36), (200, 60)])
async def test_an_empty_folder_says_what_to_do(library: Path, size: tuple[int, int]) -> None:
    async with reading(library, size) as session:
        if size[0] < 100:
            await session.press("3")
        assert "No articles here yet" in session.shown()
        assert "quits" in session.shown()


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 60)])
async def test_an_article_without_quotes_can_be_read(library: Path, size: tuple[int, int]) -> None:
    (library / "calm.txt").write_text("It was a calm day. Nothing was said.", encoding="utf-8")
    async with reading(library, size) as session:
        await session.press("3")
        assert "It was a calm day. Nothing was said." in session.shown()
        assert "No quotes in this article." in session.shown()


async def test_in_a_narrow_terminal_one_pane_is_shown_and_a_line_says_where_i_am(library: Path) -> None:
    async with reading(write_library(library), (80, 24)) as session:
        assert "Ana Oliveira" in session.shown()
        assert "Nobody asked" not in session.shown()
        await session.press("j", "j", "enter", "enter")
        assert "Ana Oliveira › Article 1/3 › Quote 1/4" in session.rows()[1]
        assert "The bridge will open before winter" in session.shown()


async def test_a_library_of_several_languages_says_which_each_article_is_in(library: Path) -> None:
    write_library(library)
    (library / "puente.txt").write_text(
        "El puente\n\n«El puente se abrirá mañana», dijo la alcaldesa de la ciudad, Ana Oliveira.\n",
        encoding="utf-8",
    )
    async with reading(library) as session:
        assert "Español" in session.text_of("#articles")
        assert "English" in session.text_of("#articles")
        assert "English" in session.text_of("#article-view")


async def test_a_library_of_one_language_does_not_say_which(library: Path) -> None:
    async with reading(write_library(library)) as session:
        assert "English" not in "\n".join(session.rows())


async def test_beside_a_speaker_one_picks_from_all_others(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("j", "j", "c")
        picker = session.text_of("#dialog")
        assert "Ana Oliveira beside…" in picker
        assert picker.count("Ana Oliveira") == 1
        assert "Tom Baker" in picker
        await session.press("escape", "j", "c")
        assert session.text_of("#dialog").count("Tom Baker") == 1
        await session.write("tom")
        assert "No speaker of that name: fewer letters find more." in session.text_of("#dialog")


async def test_a_folder_that_is_moved_away_is_told_with_what_to_do_and_what_is_indexed_stays(
    library: Path,
) -> None:
    (write_library(library) / "speakers.yaml").write_text(
        "# onrecord speakers\nspeakers:\n- name: Ana Oliveira\n  aliases: [Lucía Paz]\n", encoding="utf-8"
    )
    away = library.with_name("away")
    async with reading(library, size=(80, 24)) as session:
        library.rename(away)
        session.app.look_at_files()
        await session.settle()
        told = "library is gone: put it back, or open its new place. What is indexed stays."
        assert told in session.rows()[-1]
        assert "folder gone" in session.rows()[0]
        await session.press("slash", *"river", "enter")
        assert "The river takes what it wants," in session.text_of("#results")
        assert "indexed:" not in session.text_of("#note")
        await session.press("escape", "1")
        assert "Ana Oliveira              " in session.text_of("#speakers")
        assert "Lucía Paz" not in session.text_of("#speakers")
        away.rename(library)
        session.app.look_at_files()
        await session.settle()
        assert "3 articles · 9 quotes" in session.rows()[0]


async def test_that_the_folder_is_gone_is_said_once_and_then_makes_room_for_the_keys(library: Path) -> None:
    async with reading(write_library(library), size=(80, 24)) as session:
        library.rename(library.with_name("away"))
        session.app.look_at_files()
        await session.settle()
        session.reader.key_line.say("")
        session.app.look_at_files()
        await session.settle()
        assert "? help" in session.rows()[-1]
        assert "folder gone" in session.rows()[0]
