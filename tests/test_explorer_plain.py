"""The explorer in plain lines, for screen readers: everything by numbers and letters, nothing drawn."""

import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest

from index.library import Library
from tests.conftest import PROJECT
from tests.exploring import write_library
from tui.desk import open_desk
from tui.plain import run_plain


def talk(folder: Path, *lines: str) -> str:
    """What is said in answer to some lines."""
    answer = StringIO()
    assert run_plain(folder, source=StringIO("".join(f"{line}\n" for line in lines)), target=answer) == 0
    return answer.getvalue()


class Typed(StringIO):
    """Lines that are typed one after the other: each when the one before was answered."""

    def __init__(self, lines: Iterator[str]) -> None:
        super().__init__()
        self._lines = lines

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        return "".join(f"{line}\n" for line in islice(self._lines, 1))


def test_it_begins_with_the_speakers_by_number(library: Path) -> None:
    said = talk(write_library(library), "x")
    assert "3 articles, 9 quotes, 3 speakers" in said
    assert "1. Ana Oliveira, " in said
    assert ": 4 quotes" in said


def test_a_number_opens_a_speaker_and_then_a_quote(library: Path) -> None:
    said = talk(write_library(library), "1", "1", "t")
    assert "1. Ana Oliveira: “The bridge will open before winter,”" in said
    assert "Direct quote." in said
    assert "How it is known: named in full: “Ana Oliveira”." in said
    assert "Engineer Tom Baker said that the old pillars had to be replaced twice." in said


def test_searching_and_back(library: Path) -> None:
    said = talk(write_library(library), "/river", "b")
    assert "Found for river: 3" in said
    assert "Article The river:" in said
    assert said.count("Speakers: 3") == 2


def test_back_from_a_quote_is_the_list_it_was_opened_from(library: Path) -> None:
    said = talk(write_library(library), "1", "/money", "1", "t", "b", "b")
    assert said.count("Found for money in Ana Oliveira: ") == 2
    assert said.count("Ana Oliveira: 4 quotes") == 2, "opened, and gone back to"
    assert said.count("Speakers: 3") == 1


def test_marking_lasts_and_is_the_same_collection(library: Path) -> None:
    talk(write_library(library), "1", "1", "m")
    assert [clip.quote.speaker for clip in open_desk(library).clippings] == ["Ana Oliveira"]
    assert "Marked: 1 quote" in talk(library, "v")


def test_searching_in_a_speakers_quotes_finds_only_what_they_say(library: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.csv"
    said = talk(write_library(library), "1", "/the", f"e {found}", "s", "/the")
    assert "Found for the in Ana Oliveira: " in said
    narrowed, everything = said.split("Found for the in Ana Oliveira: ")[1].split("Found for the: ")
    assert "Tom Baker: " not in narrowed.split("Speakers: ")[0]
    assert "Tom Baker: " in everything
    assert "Tom Baker" not in found.read_text("utf-8")


def test_what_of_a_search_is_understood_otherwise_is_said(library: Path) -> None:
    said = talk(write_library(library), "/(money", "/speakr:baker money")
    assert "a bracket is not closed" in said
    assert "did you mean speaker:?" in said


def test_nothing_is_no_file_but_a_word(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "nothing.csv"
    said = talk(write_library(library), "/zebra", f"e {file}", "v", f"e {file}")
    assert "There is no quote here to export." in said
    assert "Nothing is marked yet." in said
    assert not file.exists()


def test_what_is_empty_says_what_to_do(library: Path) -> None:
    assert "Nothing here. s lists the speakers, a the articles." in talk(write_library(library), "f zzz")


def test_exporting_what_is_shown(library: Path, tmp_path: Path) -> None:
    said = talk(write_library(library), "1", f"e {tmp_path / 'ana.csv'}", f"e {tmp_path / 'ana.csv'}")
    assert "4 quotes in" in said
    assert "is there already: e and another name writes beside it." in said
    assert "before winter" in (tmp_path / "ana.csv").read_text(encoding="utf-8")


def test_exported_is_what_was_found_or_marked(library: Path, tmp_path: Path) -> None:
    found, marked = tmp_path / "found.csv", tmp_path / "marked.csv"
    talk(write_library(library), "1", "1", "m", "/money", f"e {found}", "v", f"e {marked}")
    assert all("money" in line for line in found.read_text("utf-8").splitlines()[1:])
    assert "before winter" not in found.read_text("utf-8")
    assert marked.read_text("utf-8").count("\n") == 2
    assert "before winter" in marked.read_text("utf-8")


def test_what_a_reader_says_of_a_quote_is_written_and_taken_back(library: Path) -> None:
    write_library(library)
    said = talk(library, "1", "confirm 1", "1", "b", "reject 2", "speaker 3 tom baker", "undo", "1")
    assert "Confirmed: The bridge will open before winter," in said
    assert "Written into reviews.yaml. undo takes it back." in said
    assert "Direct quote, confirmed by a reader." in said
    assert "Undone: Said by Tom Baker: " in said
    with Library(library) as opened:
        reviews = {entry.review for entry, _ in opened.reviews()}
    assert reviews == {"confirmed", "rejected"}


def test_what_can_not_be_undone_now_is_undone_later(library: Path) -> None:
    write_library(library)
    file, aside = library / "reviews.yaml", library / "reviews.aside"

    def lines() -> Iterator[str]:
        yield from ("a", "1", "confirm 1")
        file.rename(aside)
        file.symlink_to(aside)
        yield "undo"
        file.unlink()
        aside.rename(file)
        yield "undo"

    answer = StringIO()
    assert run_plain(library, source=Typed(lines()), target=answer) == 0
    said = answer.getvalue()
    assert "it is a link; nothing was written; undo tries again." in said
    assert "Undone: Confirmed" in said


def test_two_speakers_are_merged_and_parted_again(library: Path) -> None:
    write_library(library)
    (library / "later.txt").write_text('Later\n\n"It will rain," Baker said.\n', encoding="utf-8")
    said = talk(library, "f baker", "merge 2 tom baker", "s", "undo", "s")
    assert "Baker and Tom Baker are one." in said
    assert "Written into speakers.yaml. undo takes it back." in said
    assert said.count("Speakers: 4") == 2
    assert said.count("Speakers: 3") == 1


def test_it_is_said_of_the_quote_that_is_open_and_nobody_can_be_its_speaker(library: Path) -> None:
    said = talk(write_library(library), "/winter", "1", "speaker none", "1")
    assert "Said by nobody who can be named: The bridge will open before winter," in said
    assert "Nobody is named. Direct quote, corrected by a reader." in said


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["confirm 1"], "Say of which quote: confirm and its number; or open it first."),
        (["1", "confirm 99"], "Say of which quote: confirm and its number; or open it first."),
        (["1", "reject"], "Say of which quote: reject and its number; or open it first."),
        (["1", "speaker 1"], "Say whose words it is: speaker, the number, and the name."),
        (["undo"], "You have said nothing yet that could be taken back."),
        (["merge 1"], "In the list of speakers, s, say merge, a speaker's number, and the other name."),
        (["1", "merge 1 Baker"], "In the list of speakers, s, say merge, a speaker's number, and"),
        (["merge 1 Ana Oliveira"], "Ana Oliveira is the same already."),
        (["merge 1 Nobody Here"], "'Nobody Here': nobody of that name is quoted in this library"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_written(
    library: Path, lines: list[str], answer: str
) -> None:
    assert answer in talk(write_library(library), *lines)
    assert not list(library.glob("*.yaml"))


@pytest.mark.parametrize(
    "line",
    [
        "99",
        "²",
        "9" * 5000,
        "confirm ²",
        "merge ٣ x",
        "nonsense",
        "t",
        "m",
        "",
        "f nobody",
        "/",
        "e /",
        "n",
        "b",
    ],
)
def test_no_line_ends_it(library: Path, line: str) -> None:
    assert "> " in talk(write_library(library), line, "h")


def test_nothing_hostile_is_printed(library: Path) -> None:
    (library / "evil.txt").write_text('T \x1b[2J\n\n"We \x1b]0;x\x07 go \u202eon," said Ana Oliveira.\n')
    said = talk(library, "1", "1", "t", "/go", "a", "m")
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


def test_it_needs_no_textual(library: Path) -> None:
    program = (
        "import sys, io, pathlib; from tui.plain import run_plain; "
        "run_plain(pathlib.Path(sys.argv[1]), source=io.StringIO('1\\n'), target=io.StringIO()); "
        "print('textual' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(write_library(library))],
        capture_output=True, text=True, check=True, cwd=PROJECT,
    )  # fmt: skip
    assert run.stdout.strip() == "False"
