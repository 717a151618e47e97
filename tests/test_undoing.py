"""What one wrote into speakers.yaml and reviews.yaml, taken back beside what others have written there."""

from pathlib import Path

import pytest

from index import identifying, reviewing
from index.errors import LibraryError
from index.library import Library
from tests.identifying import library_of, named, said
from tests.indexing import indexed
from tests.reviewing import quote_of


@pytest.mark.parametrize("first", [True, False], ids=["into a new file", "into one that was there"])
@pytest.mark.parametrize("times", [1, 3])
def test_what_one_wrote_is_undone_though_another_has_written_since(
    tmp_path: Path, first: bool, times: int
) -> None:
    with indexed(tmp_path) as library:
        quotes = list(library.quotes())
        if not first:
            reviewing.reject(library, quotes.pop())
        mine = [reviewing.confirm(library, quote) for quote in quotes[:times]]
        theirs = quotes[times]
        with Library(tmp_path) as other:
            reviewing.correct_speaker(other, theirs, "Eva Holm")
        for edit in reversed(mine):
            reviewing.undo(library, edit)
        left = [entry.right.speaker for entry, _ in library.reviews() if entry.review == "corrected"]
        assert left == ["Eva Holm"]
        assert len(library.reviews()) == (1 if first else 2)
        assert library.update().notes == ()


def test_what_another_has_changed_since_is_not_undone_and_why_is_said(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        quote = quote_of(library, "vote was fair")
        edit = reviewing.confirm(library, quote)
        with Library(tmp_path) as other:
            reviewing.correct_speaker(other, other.quote(quote.id) or quote, "Eva Holm")
        theirs = (tmp_path / "reviews.yaml").read_bytes()
        with pytest.raises(
            LibraryError, match="somebody has changed since what you wrote there; nothing was"
        ):
            reviewing.undo(library, edit)
        assert (tmp_path / "reviews.yaml").read_bytes() == theirs


def test_a_line_that_somebody_added_to_my_review_is_no_line_of_the_one_before(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        quotes = list(library.quotes())
        reviewing.confirm(library, quotes[0])
        edit = reviewing.confirm(library, quotes[1])
        file = tmp_path / "reviews.yaml"
        file.write_text(file.read_text(encoding="utf-8") + '    note: "I rang her"\n', encoding="utf-8")
        with pytest.raises(LibraryError, match="nothing was undone"):
            reviewing.undo(library, edit)
        assert "I rang her" in file.read_text(encoding="utf-8")


def test_a_review_that_was_taken_back_comes_back_beside_what_another_wrote(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        quotes = list(library.quotes())
        for quote in quotes[:3]:
            reviewing.confirm(library, quote)
        edit = reviewing.withdraw(library, library.quote(quotes[1].id) or quotes[1])
        with Library(tmp_path) as other:
            reviewing.reject(other, quotes[3])
        reviewing.undo(library, edit)
        assert [entry.review for entry, _ in library.reviews()].count("confirmed") == 3
        assert [quote.id for quote in library.rejected()] == [quotes[3].id]


def test_a_merge_is_undone_though_another_has_written_since(tmp_path: Path) -> None:
    said_by = [said("José Antonio Kast"), said("Kast"), said("Maria Keller"), said("Keller")]
    with library_of(tmp_path, *said_by) as library:
        edit = identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        with Library(tmp_path) as other:
            identifying.merge(other, named(other, "Maria Keller"), named(other, "Keller"))
        reviewing.undo(library, edit)
        names = {speaker.speaker for speaker in library.speakers()}
        assert names == {"José Antonio Kast", "Kast", "Maria Keller"}
        assert library.update().notes == ()


def test_a_merge_into_which_another_has_merged_since_is_not_undone(tmp_path: Path) -> None:
    with library_of(tmp_path, said("José Antonio Kast"), said("Kast"), said("J. A. Kast")) as library:
        edit = identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        with Library(tmp_path) as other:
            identifying.merge(other, named(other, "José Antonio Kast"), named(other, "J. A. Kast"))
        with pytest.raises(LibraryError, match="nothing was undone"):
            reviewing.undo(library, edit)
        assert {speaker.speaker for speaker in library.speakers()} == {"José Antonio Kast"}
