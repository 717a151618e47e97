"""Who is who, said in the explorer: merged, split, renamed, told apart, accepted or refused, and undone."""

from pathlib import Path
from threading import Event

import pytest

from index import identifying
from index.identity.suggesting import Suggestion
from index.library import Library
from tests.exploring import Reading, reading
from tests.identifying import said
from tests.indexing import write
from tui import typeahead
from tui.app import Explorer
from tui.desk import open_desk
from tui.screens.suggestions import Suggestions


def names(session: Reading) -> list[str]:
    """Who stands in the list of speakers, less its first two rows."""
    return [speaker.speaker for speaker in session.app.library.speakers()]


def write_kasts(library: Path) -> Path:
    """José Antonio Kast, a bare Kast of the same month, and Maria Keller."""
    articles = {
        "1.md": said("José Antonio Kast", "a senator"), "2.md": said("Kast"), "3.md": said("Maria Keller"),
    }  # fmt: skip
    return write(library, articles)


async def to_speaker(session: Reading, name: str) -> None:
    """The cursor on a speaker in the list."""
    await session.press("1", "g", *["j"] * (2 + names(session).index(name)))


async def test_two_speakers_are_merged_and_that_is_undone(library: Path) -> None:
    async with reading(write_kasts(library)) as session:
        await to_speaker(session, "Kast")
        await session.press("M")
        assert "Who is this?" in session.shown()
        await session.press("m")
        await session.write("antonio")
        await session.press("enter")
        assert names(session) == ["José Antonio Kast", "Maria Keller"]
        assert "José Antonio Kast" in session.text_of("#speaker-list")
        assert "u undoes it" in session.shown()
        await session.press("u")
        assert names(session) == ["José Antonio Kast", "Kast", "Maria Keller"]
        assert not (library / "speakers.yaml").exists()


async def test_a_merged_name_is_split_off_again(library: Path) -> None:
    async with reading(write_kasts(library)) as session:
        await to_speaker(session, "Kast")
        await session.press("M", "m")
        await session.write("antonio")
        await session.press("enter")
        await to_speaker(session, "José Antonio Kast")
        await session.press("M", "s")
        assert "Which of these is somebody else?" in session.shown()
        await session.press("1")
        assert names(session) == ["José Antonio Kast", "Kast", "Maria Keller"]


async def test_a_speaker_is_renamed(library: Path) -> None:
    async with reading(write_kasts(library)) as session:
        await to_speaker(session, "Maria Keller")
        await session.press("M", "r", "ctrl+u")
        await session.write("Maria Keller-Groß")
        await session.press("enter")
        assert "Maria Keller-Groß" in names(session)
        assert "Maria Keller-Groß" in session.text_of("#speaker-list")


async def test_who_is_chosen_goes_with_another_name_and_back(library: Path) -> None:
    async with reading(write_kasts(library)) as session:
        await to_speaker(session, "Maria Keller")
        assert "It will rain" in session.text_of("#quotes")
        await session.press("M", "r", "ctrl+u")
        await session.write("The miller")
        await session.press("enter")
        assert "It will rain" in session.text_of("#quotes")
        assert "[The miller]" in session.shown()
        await session.press("u")
        await session.settle()
        assert "The miller" not in session.shown().replace("Maria Keller is The miller", "")
        assert "It will rain" in session.text_of("#quotes")


class SlowLibrary(Library):
    """A library whose suggestions come when they are let."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.may_come = Event()

    def suggestions(self) -> list[Suggestion]:
        """The suggestions, in their own time."""
        assert self.may_come.wait(30)
        return super().suggestions()


async def test_what_is_typed_before_the_dialog_has_come_goes_to_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "_AWAITED", 30.0)
    slow = SlowLibrary(write_kasts(library))
    slow.update()
    app = Explorer(slow, open_desk(slow.root))
    async with app.run_test(size=(120, 36)) as pilot:
        session = Reading(app, pilot)
        await session.settle()
        await to_speaker(session, "Maria Keller")
        await pilot.press("M", "r", "ctrl+u", *"Rita", "enter")
        assert session.is_reading
        slow.may_come.set()
        await session.settle()
        assert "Rita" in names(session)
    slow.close()
    assert not (library / "reviews.yaml").exists()


async def test_what_is_noted_on_a_speaker_stands_on_their_page(library: Path) -> None:
    with Library(write_kasts(library)) as opened:
        opened.update()
        [keller] = opened.find_speakers("keller")
        identifying.describe(opened, keller, wikidata="Q5950474", note="runs the mill")
    async with reading(library) as session:
        await to_speaker(session, "Maria Keller")
        await session.press("p")
        assert "runs the mill · Q5950474" in session.shown()


async def test_a_namesake_is_told_apart_in_the_article_that_is_open(library: Path) -> None:
    write(library, {"1.md": said("Ana Ruiz"), "2.md": said("Ana Ruiz")})
    async with reading(library) as session:
        await session.press("3", "n", "M", "n", "ctrl+u")
        assert "only in 1.md" in session.shown()
        await session.write("Ana Ruiz (judge)")
        await session.press("enter")
        assert sorted(names(session)) == ["Ana Ruiz", "Ana Ruiz (judge)"]
        assert "Ana Ruiz (judge)" in session.text_of("#card")


@pytest.mark.parametrize("row", ["Everyone", "Without a name"])
async def test_on_everyone_all_suggestions_are_listed(library: Path, row: str) -> None:
    async with reading(write_kasts(library)) as session:
        await session.press("1", "g", *(["j"] if row == "Without a name" else []), "M")
        assert isinstance(session.app.screen, Suggestions)
        assert "Kast" in session.shown()
        await session.press("escape")
        assert session.is_reading


@pytest.mark.parametrize("chosen_by", ["the list", "a quote"])
async def test_one_stays_on_a_speaker_whose_new_name_is_taken_back(library: Path, chosen_by: str) -> None:
    async with reading(write_kasts(library)) as session:
        await to_speaker(session, "Maria Keller")
        await session.press("M", "r", "ctrl+u")
        await session.write("Maria Groß")
        await session.press("enter")
        await to_speaker(session, "Maria Groß")
        if chosen_by == "a quote":
            await session.press("g", "3", "n")
            while "Maria Groß" not in session.text_of("#card"):
                await session.press("n")
            await session.press("s")
        await session.press("u")
        assert "Undone: Maria Keller is Maria Groß." in session.shown()
        assert session.reader.choice.label == "Maria Keller"
        assert "Maria Keller" in session.text_of("#quotes").split("\n")[0]


async def test_suggestions_are_accepted_refused_and_undone(library: Path) -> None:
    write(write_kasts(library), {"4.md": said("Keller")})
    async with reading(library) as session:
        await to_speaker(session, "Kast")
        await session.press("M")
        assert "the same as José Antonio Kast: same month" in session.shown()
        await session.press("l")
        assert "Kast, in 1 article, may be José Antonio Kast" in session.shown()
        await session.press("enter")
        assert "It will rain" in session.shown(), "the quotes under the short name"
        await session.press("escape", "y")
        assert "Kast, in 1 article" not in session.shown()
        await session.press("n")
        assert "Nobody seems to be somebody else." in session.shown()
        assert sorted(names(session)) == ["José Antonio Kast", "Keller", "Maria Keller"]
        await session.press("u")
        assert "Keller, in 1 article, may be Maria Keller" in session.shown()
        await session.press("escape")
        assert session.is_reading


async def test_a_suggestion_is_accepted_in_the_dialog_of_either_speaker(library: Path) -> None:
    async with reading(write_kasts(library)) as session:
        await to_speaker(session, "José Antonio Kast")
        await session.press("M", "1")
        assert names(session) == ["José Antonio Kast", "Maria Keller"]


async def test_an_explorer_that_only_reads_asks_nothing(library: Path) -> None:
    opened = Library(write_kasts(library))
    app = Explorer(opened, open_desk(library, kept=False))
    async with app.run_test(size=(120, 36)) as pilot:
        session = Reading(app, pilot)
        await session.settle()
        await to_speaker(session, "Kast")
        await session.press("M")
        assert session.is_reading
        assert "This explorer only reads" in session.shown()
    opened.close()
    assert not (library / "speakers.yaml").exists()
