"""What the explorer tells: where one is, which keys work, what was done, what to do with an empty list."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import reviewing
from index.library import Library
from tests.exploring import Reading, reading, write_library
from tui import typeahead
from tui.desk import open_desk
from tui.widgets.key_line import KeyLine

LONG = "Alexandra Oliveira-Paz"
NARROW = (80, 24)


def plain(text: str) -> str:
    """What a frame holds, on one line."""
    return " ".join(text.replace("│", " ").split())


async def test_the_article_that_is_open_is_counted_not_the_row_of_the_cursor(library: Path) -> None:
    async with reading(write_library(library), NARROW) as session:
        await session.press("slash")
        await session.write("harvest speaker:paz")
        await session.press("enter")
        assert "Result 1/2" in session.rows()[1]
        await session.press("escape", "3")
        article = session.reader.article.document
        assert article is not None
        number = sorted(path.name for path in library.iterdir()).index(article.article.path) + 1
        assert f"Article {number}/3" in session.rows()[1]


@pytest.mark.parametrize("key", ["r", "c", "question_mark", "ctrl+p"])
async def test_while_a_dialog_has_the_keys_no_others_are_offered(library: Path, key: str) -> None:
    async with reading(write_library(library), (120, 40)) as session:
        await session.press("3", "n")
        assert "mark" in session.rows()[-1]
        await session.press(key)
        assert session.rows()[-1].strip() == ""
        await session.press("escape")
        assert "mark" in session.rows()[-1]


async def test_ctrl_p_finds_everything_over_a_dialog_too(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "ctrl+p")
        assert "what to do, or whose quotes to see" in session.shown()
        await session.write("tom baker")
        await session.press("enter")
        assert session.is_reading
        assert session.reader.choice.label == "Tom Baker"


async def test_what_only_a_search_has_says_so_from_the_palette(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("ctrl+p")
        await session.write("narrow the search to this result's kind")
        await session.press("enter")
        assert "K narrows a search: / begins one." in session.text_of("KeyLine")


async def test_what_was_marked_is_named(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "m")
        said = "Marked: Ana Oliveira: “The bridge will open before winter… · 1 in the collection; v shows it."
        assert said in session.text_of("KeyLine")
        await session.press("v", "m")
        assert "Taken out: " in session.text_of("KeyLine")
        await session.press("n")
        assert "Nothing is marked yet: m marks a quote where you read it." in session.text_of("KeyLine")


async def test_what_is_said_is_folded_and_the_keys_come_back(library: Path) -> None:
    async with reading(write_library(library), NARROW) as session:
        line = session.reader.key_line
        line.say(f"{'/home/ana' * 9}: somebody has changed since what you wrote; nothing was undone")
        await session.settle()
        assert "nothing was undone" in session.text_of("KeyLine")
        assert line.size.height == 2
        line.say("Done.")
        await session.settle()
        assert line.size.height == 1


async def test_a_name_has_the_room_of_its_bar(library: Path) -> None:
    (library / "long.md").write_text(
        f'---\ndate: 2025-03-01\n---\nA note\n\n"The harvest was late," said {LONG}.\n\n'
        f'"The harvest was good," said Tom Baker.\n',
        encoding="utf-8",
    )
    async with reading(write_library(library), NARROW) as session:
        await session.press("slash")
        await session.write("harvest")
        assert LONG in session.text_of("#facets")
        await session.press("escape", "escape", "1", "f")
        await session.write("baker")
        await session.press("enter", "p")
        assert LONG in session.text_of("#company")


async def _nothing_typed(session: Reading, key: str, told: str) -> None:
    await session.press(key)
    assert told in plain(session.shown())
    await session.press("escape")


async def test_an_empty_list_says_what_to_do(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await _nothing_typed(session, "w", 'Type a word, a "phrase" or the beginning* of one')
        await _nothing_typed(session, "x", "Type or paste what is said to have been said, then press enter.")
        await session.press("1", "f")
        await session.write("zzz")
        assert "esc shows all again." in plain(session.text_of("#speakers"))
        await session.press("escape", "2", "f")
        await session.write("zzz")
        assert "esc shows all again." in plain(session.text_of("#articles"))
        await session.press("escape", "w")
        await session.write("zzz")
        assert "a looks in all text" in plain(session.shown())


async def test_rejected_quotes_are_counted_beside_the_reviewed_ones(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "r", "n", "r", "c", "4", "V")
        assert "1 · reviewed, 1 rejected" in session.text_of("#quotes")
        await session.press("V")
        assert "rejected" not in session.text_of("#quotes")


def test_rejected_quotes_are_found_by_whoever_their_name_has_become(library: Path) -> None:
    from index import identifying
    from index.filters import Filters

    with Library(write_library(library)) as opened:
        opened.update()
        [ana], [tom] = opened.find_speakers("Ana Oliveira"), opened.find_speakers("Tom Baker")
        mine = next(iter(opened.quotes(Filters(speaker_ids=(tom.id,)))))
        reviewing.reject(opened, mine)
        identifying.merge(opened, ana, tom)
        assert [quote.id for quote in opened.rejected(Filters(speaker_ids=(ana.id,)))] == [mine.id]


async def test_a_result_that_shows_a_part_of_the_quote_has_a_sign_for_the_rest(library: Path) -> None:
    words = (
        "The old mill stood there for years and nobody in the valley ever asked why it had been built so far"
    )
    (library / "mill.txt").write_text(
        f'The mill\n\n"{words} from the river, nor who had paid for all of its stones," said Tom Baker.\n',
        encoding="utf-8",
    )
    async with reading(library) as session:
        await session.press("slash")
        await session.write("asked")
        shown = plain(session.text_of("#results"))
        assert "…" in shown.partition("asked")[0]
        assert "…" in shown.partition("asked")[2]


async def test_where_the_lines_of_a_word_have_no_room_for_names_the_one_here_is_named(library: Path) -> None:
    async with reading(write_library(library), NARROW) as session:
        await session.press("w")
        await session.write("the")
        await session.press("enter")
        bottom = session.rows()[-2]
        assert "Ana Oliveira · " in bottom
        await session.press("j", "j")
        assert "Lucía Paz · " in session.rows()[-2] or "Tom Baker · " in session.rows()[-2]


async def test_the_line_where_words_stand_is_told_however_long_the_title_is(library: Path) -> None:
    title = "A council votes on what nobody in the whole of the long valley had ever thought of before"
    (library / "vote.txt").write_text(f'{title}\n\n"The vote was fair," said Tom Baker.\n', encoding="utf-8")
    async with reading(library, NARROW) as session:
        await session.press("x")
        await session.write("the vote was fair")
        await session.press("enter")
        assert "… · line 3" in plain(session.text_of("#checked-list"))


@pytest.mark.parametrize("key", ["t", "z"])
async def test_where_one_pane_is_all_there_is_it_is_said_how_to_see_others(library: Path, key: str) -> None:
    async with reading(write_library(library), NARROW) as session:
        before = session.rows()[:-1]
        await session.press(key)
        assert session.rows()[:-1] == before
        assert "There is no room for more: 1 to 4 show each pane." in session.text_of("KeyLine")


async def test_of_a_flood_of_keys_some_wait_and_the_rest_is_left_out_and_said_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "MOST_WAITING", 3)
    async with reading(write_library(library)) as session:
        session.app.hold_keys()
        for _ in range(8):
            session.send("j")
        await session.pilot.pause(0)
        await session.app.release_keys()
        await session.settle()
        assert session.reader.speakers.rows.cursor == 3
        assert "5 keys came too fast and did nothing." in session.rows()[-1]
        session.reader.key_line.say("")
        await session.press("k")
        assert session.reader.speakers.rows.cursor == 2
        assert "too fast" not in session.shown()


async def test_a_flood_under_a_dialog_is_told_of_too(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeahead, "MOST_WAITING", 2)
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r")
        session.app.hold_keys()
        for _ in range(3):
            session.send("j")
        await session.pilot.pause(0)
        await session.app.release_keys()
        await session.settle()
        assert "1 key came too fast and did nothing." in session.rows()[-1]


async def test_what_is_typed_into_an_input_is_never_left_out(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "MOST_WAITING", 3)
    typed = "the bridge will open"
    async with reading(write_library(library)) as session:
        await session.press("slash")
        session.app.hold_keys()
        for char in typed:
            session.send("space" if char == " " else char)
        await session.pilot.pause(0)
        await session.app.release_keys()
        await session.settle()
        assert session.reader.search_row.input.value == typed
        assert "too fast" not in session.shown()


async def test_an_export_says_what_of_it_is_of(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "e")
        assert "Export 4 quotes of this article" in session.shown()
        await session.press("escape", "1", "g", "j", "j", "e")
        assert "Export 4 quotes: Ana Oliveira" in session.shown()


NOTHING_FOUND = "Nothing was found: / changes the search, esc leaves it."


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("R", "r"), "Nothing is reviewed yet"),
        (("R", "delete"), "Nothing is reviewed yet"),
        (("1", "g", "M", "y"), "Nothing is suggested; M on a speaker says who it is."),
        (("1", "g", "M", "n"), "Nothing is suggested; M on a speaker says who it is."),
        (("3", "n", "m", "v", "K"), "It is the first already."),
        (("3", "n", "m", "v", "J"), "It is the last already."),
        (("slash", "z", "z", "enter", "n"), NOTHING_FOUND),
        (("slash", "z", "z", "enter", "K"), NOTHING_FOUND),
        (("slash", "z", "z", "enter", "S"), NOTHING_FOUND),
        (("slash", "z", "z", "enter", "T"), NOTHING_FOUND),
    ],
    ids=" ".join,
)
async def test_a_key_that_has_nothing_to_do_says_so(library: Path, keys: tuple[str, ...], told: str) -> None:
    async with reading(write_library(library), NARROW) as session:
        await session.press(*keys)
        assert told in plain(session.text_of("KeyLine"))


async def test_the_next_hit_can_be_seen_where_there_is_one_pane(library: Path) -> None:
    async with reading(write_library(library), NARROW) as session:
        await session.press("slash")
        await session.write("river")
        await session.press("enter", "n")
        assert session.reader.pane == "article"
        assert "of 3 hits" in session.shown()


async def test_what_is_said_twice_stays_as_long_as_what_is_said_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(write_library(library)) as session:
        line = session.reader.key_line
        ends: list[Callable[[], None]] = []
        monkeypatch.setattr(line, "set_timer", lambda _, end: ends.append(end))
        line.say("Copied.")
        line.say("Copied.")
        ends[0]()
        await session.settle()
        assert "Copied." in session.text_of("KeyLine")
        ends[1]()
        await session.settle()
        assert "Copied." not in session.text_of("KeyLine")


async def test_no_warning_of_the_start_takes_the_place_of_another(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (write_library(library) / f"{name}.txt").write_bytes(bytes(range(256)))
    (library / "speakers.yaml").write_text("speakers: []", encoding="utf-8")
    desk = open_desk(library)
    desk.save()
    desk.path.write_text("[", encoding="utf-8")
    ends: list[Callable[[], None]] = []
    monkeypatch.setattr(KeyLine, "set_timer", lambda _, seconds, end: ends.append(end))
    told = []
    async with reading(library) as session:
        for _ in range(4):
            told.append(plain(session.text_of("KeyLine")))
            ends[-1]()
            await session.settle()
    assert told[0].startswith("Your collection could not be read; it is kept as ")
    assert told[1] == "a.txt: is a binary file, not text · 1 more: `onrecord index` names it"
    assert told[2].startswith("speakers.yaml: not read: ")
    assert "search" in told[3]
