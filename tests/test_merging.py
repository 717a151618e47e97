"""`onrecord merge`: two speakers are made one, in speakers.yaml, which stays the reader's own file."""

from pathlib import Path

import pytest

from index.errors import LibraryError
from index.identity.merging import describe, merge, split
from index.mark import yaml_mark
from index.own_file import edit
from tests.indexing import indexed
from tests.test_identity import ARTICLES, TOGETHER, speakers
from tui.cli import main

OWN = f"""{yaml_mark("speakers")}
# Checked by the desk.
speakers:
  - name: Maria Keller  # the farmer
    note: not the singer
  - name: José Antonio Kast
    wikidata: Q5950474
apart:
  - [Kast, Rita Kast]
"""


def test_the_command_merges_at_once_and_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        assert main(["merge", str(tmp_path), "José Antonio Kast", "Kast"]) == 0
        assert str(tmp_path / "speakers.yaml") in capsys.readouterr().err
        assert speakers(library) == TOGETHER
        assert {hit.path for hit in library.search("speaker:antonio", where=("quote",)).hits} == {
            "one.txt",
            "two.txt",
        }
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*ARTICLES, "speakers.yaml"])


def test_what_stands_in_the_file_is_kept_with_its_comments(tmp_path: Path) -> None:
    file = tmp_path / "speakers.yaml"
    file.write_text(OWN, encoding="utf-8")
    with indexed(tmp_path, ARTICLES):
        merge(tmp_path, "José Antonio Kast", ["Kast"])
    added = "    wikidata: Q5950474\n    aliases:\n      - Kast\n"
    assert file.read_text(encoding="utf-8") == OWN.replace("    wikidata: Q5950474\n", added)
    assert (tmp_path / "speakers.yaml.bak").read_text(encoding="utf-8") == OWN


def test_a_file_that_nobody_else_may_read_stays_so_and_so_does_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "speakers.yaml"
    file.write_text(OWN, encoding="utf-8")
    file.chmod(0o600)
    with indexed(tmp_path, ARTICLES):
        merge(tmp_path, "José Antonio Kast", ["Kast"])
    for kept in (file, tmp_path / "speakers.yaml.bak"):
        assert kept.stat().st_mode & 0o777 == 0o600


def test_what_an_editor_saves_while_the_file_is_changed_stays(tmp_path: Path) -> None:
    file = tmp_path / "speakers.yaml"
    file.write_text(OWN, encoding="utf-8")
    saved = OWN.replace("not the singer", "nor the painter")

    def change(before: bytes | None) -> bytes:
        file.write_text(saved, encoding="utf-8")
        return (before or b"") + b"# Merged.\n"

    with pytest.raises(LibraryError, match="was changed by somebody else just now; nothing was written"):
        edit(tmp_path, file, 1_000_000, change, tmp_path / "cache")
    assert file.read_text(encoding="utf-8") == saved


def test_two_entries_become_one_without_losing_an_alias(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        merge(tmp_path, "Kast", ["J. A. K."])
        merge(tmp_path, "Maria Keller", ["Keller"])
        merge(tmp_path, "José Antonio Kast", ["Kast"])
        assert library.update().notes == ()
        assert speakers(library) == TOGETHER
    text = (tmp_path / "speakers.yaml").read_text(encoding="utf-8")
    assert [text.count(name) for name in ("name:", "J. A. K.", "- Kast", "Keller")] == [2, 1, 1, 2]


@pytest.mark.parametrize("text", [f"{yaml_mark('speakers')}\nspeakers: [7]\n", "speakers: []\n"])
def test_a_file_with_a_mistake_is_not_written(tmp_path: Path, text: str) -> None:
    file = tmp_path / "speakers.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match="nothing was written"):
        merge(tmp_path, "José Antonio Kast", ["Kast"])
    assert file.read_text(encoding="utf-8") == text
    assert [found.name for found in tmp_path.iterdir()] == ["speakers.yaml"]


def test_names_that_articles_made_hostile_come_back_as_they_were(tmp_path: Path) -> None:
    names = ["x: [y", "*a", "!!python/x", "# z", "No", "7", "\x1b[2J", "'", '"', "\u202eabc"]
    with indexed(tmp_path) as library:
        merge(tmp_path, "Ana Ruiz", names)
        assert library.update().notes == ()
    merge(tmp_path, "Ana Ruiz", ["Ruiz"])


def test_merging_what_is_one_or_unknown_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with indexed(tmp_path, ARTICLES):
        assert main(["merge", str(tmp_path), "Maria Keller", "Keller"]) == 1
        assert main(["merge", str(tmp_path), "Maria Keller", "Nobody Known"]) == 1
    assert capsys.readouterr().err.count("\n") == 2
    assert not (tmp_path / "speakers.yaml").exists()


def test_a_split_loses_nothing_that_was_written_on_those_who_were_merged(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        root = library.root
        describe(root, "Rita Kast Rist", note="senator")
        merge(root, "Rita Kast Rist", ["Rita Kast"])
        merge(root, "José Antonio Kast", ["Rita Kast Rist", "Rita Kast"])
        split(root, ["Rita Kast", "Rita Kast Rist"], ["José Antonio Kast"])
    written = (root / "speakers.yaml").read_text(encoding="utf-8")
    assert written.partition("apart:")[0].endswith(
        "speakers:\n  - name: Rita Kast\n    note: senator\n    aliases:\n      - Rita Kast Rist\n"
    )
