"""Who is who across articles: accepted or refused, split, renamed, told apart."""

from pathlib import Path

import pytest

from index import identifying, reviewing
from index.errors import LibraryError
from index.library import Library
from tests.identifying import in_any_order, library_of, named, said, suggested
from tests.indexing import contents, indexed, write
from tests.test_identity import speakers


def test_an_accepted_suggestion_joins_and_a_refused_one_never_comes_back(tmp_path: Path) -> None:
    articles = said("José Antonio Kast"), said("Kast"), said("Maria Keller"), said("Keller")
    with library_of(tmp_path, *articles) as library:
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        edit = identifying.refuse(library, named(library, "Keller"), named(library, "Maria Keller"))
        assert suggested(library) == set()
        assert speakers(library) == {"José Antonio Kast": (2, 2), "Keller": (1, 1), "Maria Keller": (1, 1)}
        reviewing.undo(library, edit)
        assert suggested(library) == {("Keller", "Maria Keller")}
    text = (tmp_path / "speakers.yaml").read_text(encoding="utf-8")
    assert "apart" not in text


def test_a_merge_is_split_again_and_takes_the_refusal_back_when_merged_anew(tmp_path: Path) -> None:
    with library_of(tmp_path, said("José Antonio Kast"), said("Kast")) as library:
        before = contents(library)
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        assert len(library.speakers()) == 1
        identifying.split(library, named(library, "José Antonio Kast"), ["Kast"])
        assert contents(library) == before
        assert suggested(library) == set(), "what was split is not suggested"
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        assert len(library.speakers()) == 1
        with pytest.raises(LibraryError):
            identifying.split(library, library.speakers()[0], ["José Antonio Kast", "Kast"])


def test_equal_names_but_for_an_initial_are_split(tmp_path: Path) -> None:
    with library_of(tmp_path, said("John Kennedy"), said("John F. Kennedy")) as library:
        assert len(library.speakers()) == 1
        [both] = library.speakers()
        identifying.split(library, both, ["John Kennedy"])
        assert speakers(library) == {"John F. Kennedy": (1, 1), "John Kennedy": (1, 1)}


def test_namesakes_are_told_apart_by_their_articles_now_and_later(tmp_path: Path) -> None:
    articles = {
        "mayor/1.md": said("Ana Ruiz"), "mayor/2.md": said("Ana Ruiz"), "judge/1.md": said("Ana Ruiz"),
    }  # fmt: skip
    with indexed(tmp_path, articles) as library:
        [both] = library.speakers()
        before = contents(library)
        edit = identifying.tell_apart(library, both, "Ana Ruiz (judge)", ["judge/"])
        assert speakers(library) == {"Ana Ruiz": (2, 2), "Ana Ruiz (judge)": (1, 1)}
        assert {quote.name_in_article for quote in library.quotes()} == {"Ana Ruiz"}
        found = library.search('speaker:"ruiz judge"', where=("quote",)).hits
        assert [hit.path for hit in found] == ["judge/1.md"]
        write(tmp_path, {"judge/2.md": said("Ana Ruiz"), "mayor/3.md": said("Ana Ruiz")})
        library.update()
        assert speakers(library) == {"Ana Ruiz": (3, 3), "Ana Ruiz (judge)": (2, 2)}
        with Library(tmp_path, cache=tmp_path.parent / f"{tmp_path.name}-cache") as other:
            other.update()
            assert in_any_order(contents(other)) == in_any_order(contents(library))
        for name in ("judge/2.md", "mayor/3.md"):
            (tmp_path / name).unlink()
        library.update()
        reviewing.undo(library, edit)
        assert in_any_order(contents(library)) == in_any_order(before)


def test_a_renamed_speaker_keeps_everything_but_the_name(tmp_path: Path) -> None:
    with library_of(tmp_path, said("José A. Kast"), said("Kast")) as library:
        identifying.rename(library, named(library, "José A. Kast"), "José Antonio Kast Rist")
        identifying.describe(
            library, named(library, "José Antonio Kast Rist"), wikidata="Q5950474", note="candidate"
        )
        assert speakers(library) == {"José Antonio Kast Rist": (1, 1), "Kast": (1, 1)}
        identifying.rename(library, named(library, "José Antonio Kast Rist"), "Kast Rist")
        text = (tmp_path / "speakers.yaml").read_text(encoding="utf-8")
        assert text.splitlines()[1:] == [
            "speakers:",
            "  - name: Kast Rist",
            "    aliases:",
            "      - José A. Kast",
            "      - José Antonio Kast Rist",
            "    wikidata: Q5950474",
            "    note: candidate",
        ]
        with pytest.raises(LibraryError, match="Wikidata"):
            identifying.describe(library, named(library, "Kast"), wikidata="5950474")


def test_a_name_that_somebody_else_has_is_not_given_to_another(tmp_path: Path) -> None:
    with library_of(tmp_path, said("José Antonio Kast"), said("Kast"), said("Maria Keller")) as library:
        for taken in ("José Antonio Kast", "jose antonio kast", "Maria Keller"):
            with pytest.raises(LibraryError, match="already"):
                identifying.rename(library, named(library, "Kast"), taken)
        assert not (tmp_path / "speakers.yaml").exists()
        identifying.rename(library, named(library, "Kast"), "Kast (unknown)")
        identifying.rename(library, named(library, "José Antonio Kast"), "José Antonio KAST")
        assert {speaker.speaker for speaker in library.speakers()} == {
            "José Antonio KAST", "Kast (unknown)", "Maria Keller",
        }  # fmt: skip
