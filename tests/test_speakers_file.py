"""speakers.yaml, a file of the reader's own: its lines stay, and its mistakes are told."""

from pathlib import Path

import pytest

from index import identifying
from index.errors import LibraryError
from index.identity import merging
from index.library import Library
from index.mark import yaml_mark
from tests.identifying import library_of, named, said

LONG = f"""{yaml_mark("speakers")}
# The desk's list.

speakers:
# farmers
- name: Maria Keller   # not the singer
  aliases: [Keller]
  note: |
    # she runs the mill
    since 2019

# politicians
- name: José Antonio Kast
  wikidata: "Q5950474"

apart:
- [Kast, Rita Kast] # sisters
# the end
"""


def test_the_readers_own_lines_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "speakers.yaml"
    file.write_text(LONG, encoding="utf-8")
    with library_of(tmp_path, said("José Antonio Kast"), said("Kast"), said("Keller")) as library:
        assert library.update().notes == ()
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        identifying.split(library, named(library, "Maria Keller"), ["Keller"])
        assert library.update().notes == ()
    text = file.read_text(encoding="utf-8")
    kept = [line for line in LONG.splitlines() if "aliases" not in line]
    assert [line for line in text.splitlines() if line in kept] == kept
    assert [line for line in text.splitlines() if line not in kept] == [
        "  aliases:", "  - Kast", "- [Maria Keller, Keller]",
    ]  # fmt: skip


def test_where_nothing_is_left_of_a_list_its_heading_goes_too(tmp_path: Path) -> None:
    with library_of(tmp_path, said("José Antonio Kast"), said("Kast")) as library:
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        identifying.split(library, library.speakers()[0], ["Kast"])
        assert (tmp_path / "speakers.yaml").read_text(encoding="utf-8").count("apart:") == 1
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        text = (tmp_path / "speakers.yaml").read_text(encoding="utf-8")
        assert "apart" not in text
        assert library.update().notes == ()
    file = tmp_path / "speakers.yaml"
    file.write_text(
        f"{yaml_mark('speakers')}\nspeakers:\n  - name: Kast\n    aliases: [Rita]\napart:\n  - [A, B]\n",
        "utf-8",
    )
    with Library(tmp_path) as library:
        library.update()
        merging.split(tmp_path, ["Rita"], ["Kast"])
        assert "- name: Rita\n" in file.read_text(encoding="utf-8")
        merging.split(tmp_path, ["Kast"], ["Rita"])
    assert "speakers:" not in file.read_text(encoding="utf-8")


def test_a_list_on_one_line_is_left_to_the_reader(tmp_path: Path) -> None:
    text = f"{yaml_mark('speakers')}\nspeakers: [{{name: Ana Ruiz}}]\n"
    (tmp_path / "speakers.yaml").write_text(text, encoding="utf-8")
    with (
        library_of(tmp_path, said("José Antonio Kast"), said("Kast")) as library,
        pytest.raises(LibraryError, match="can't be changed by program"),
    ):
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
    assert (tmp_path / "speakers.yaml").read_text(encoding="utf-8") == text


def test_what_is_merged_keeps_the_notes_of_both(tmp_path: Path) -> None:
    with library_of(tmp_path, said("José Antonio Kast"), said("Kast")) as library:
        identifying.describe(library, named(library, "Kast"), wikidata="Q5950474")
        identifying.merge(library, named(library, "José Antonio Kast"), named(library, "Kast"))
        assert library.update().notes == ()
    assert "wikidata: Q5950474" in (tmp_path / "speakers.yaml").read_text(encoding="utf-8")


FIELDS = "name, aliases, in, note, wikidata"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{name: Ana, wikidata: '12'}", "line 3: wikidata takes an id such as Q5950474"),
        ("{name: Ana, note: [a]}", "line 3: a note is a text"),
        ("{name: Ana, in: judge/}", "line 3: in takes a list, as [one, another], not 'judge/'"),
        ("{name: ''}", "line 3: an empty name: write one, or take it out"),
        ("{name: Ana, aliases: [' ']}", "line 3: an empty name: write one, or take it out"),
        (f"{{name: {'A' * 501}}}", "line 3: a name of 501 characters: it may have 500"),
        ("{name: [Ana, Eva]}", "line 3: expected one name, not a list or fields"),
        ("{name: Ana, alias: [A. Ruiz]}", f"line 3: unknown field 'alias': there are {FIELDS}"),
        ("{name: Ana, name: Eva}", "line 3: name is given twice: keep one of them"),
        (
            "{name: Ana Ruiz, aliases: [Ruiz]}\n  - name: Eva Ruiz\n    aliases:\n      - ruiz",
            "line 6: 'ruiz' already stands for 'Ana Ruiz', on line 3: "
            "take it out of one of the two, or merge them into one entry",
        ),
    ],
)
def test_mistakes_are_told_with_their_lines(tmp_path: Path, entry: str, problem: str) -> None:
    (tmp_path / "speakers.yaml").write_text(f"{yaml_mark('speakers')}\nspeakers:\n  - {entry}\n", "utf-8")
    with Library(tmp_path) as library:
        assert library.update().notes == (f"speakers.yaml: {problem}",)
