"""speakers.yaml: the reader's own word on who is who, taken up at the next update."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.identity.rulings import Rulings, identities
from index.identity.speakers_file import parse
from index.library import Library
from index.mark import yaml_mark
from tests.indexing import contents, indexed, write

ARTICLES = {
    "one.txt": 'A plan\n\n"We will close the border," José Antonio Kast said on Monday.\n',
    "two.txt": 'A reply\n\n"The border stays open," Kast told reporters.\n',
    "three.txt": 'A note\n\n"The harvest was good," Maria Keller said.\n',
}
MERGED = "speakers:\n  - name: José Antonio Kast\n    aliases: [Kast]\n"


def rule(library: Library, text: str) -> tuple[str, ...]:
    """Write the rulings and update; the problems that are told."""
    (library.root / "speakers.yaml").write_text(f"{yaml_mark('speakers')}\n{text}", encoding="utf-8")
    return library.update().notes


def speakers(library: Library) -> dict[str, tuple[int, int]]:
    """Quotes and articles by speaker."""
    return {speaker.speaker: (speaker.quotes, speaker.articles) for speaker in library.speakers()}


APART = {"José Antonio Kast": (1, 1), "Kast": (1, 1), "Maria Keller": (1, 1)}
TOGETHER = {"José Antonio Kast": (2, 2), "Maria Keller": (1, 1)}


def test_an_alias_joins_a_surname_and_taking_it_out_parts_them_again(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        assert speakers(library) == APART
        before = contents(library)
        kast = next(speaker for speaker in library.speakers() if speaker.speaker == "José Antonio Kast")
        assert rule(library, MERGED) == ()
        assert speakers(library) == TOGETHER
        assert {quote.speaker_id for quote in library.quotes() if quote.path != "three.txt"} == {kast.id}
        assert [quote.name_in_article for quote in library.quotes()] == [
            "José Antonio Kast", "Maria Keller", "Kast",
        ]  # fmt: skip
        (tmp_path / "speakers.yaml").unlink()
        library.update()
        assert contents(library) == before


def test_a_merge_holds_for_articles_that_come_later_and_after_a_rebuild(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        rule(library, MERGED)
        write(tmp_path, {"four.txt": 'More\n\n"We will win," Kast said.\n'})
        library.update()
        assert speakers(library)["José Antonio Kast"] == (3, 3)
        library.update(rebuild=True)
        assert speakers(library)["José Antonio Kast"] == (3, 3)


def test_a_merged_speaker_is_found_under_the_new_name(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        rule(
            library, 'speakers:\n  - name: "J. A. Kast, candidate"\n    aliases: [Kast, José Antonio Kast]\n'
        )
        assert speakers(library)["J. A. Kast, candidate"] == (2, 2)
        found = library.search("speaker:candidate", where=("quote",)).hits
        assert {hit.path for hit in found} == {"one.txt", "two.txt"}


def test_a_slip_in_the_file_costs_one_line_and_undoes_no_merge(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        rule(library, MERGED)
        problems = rule(library, "speakers:\n  - name: [\n")
        assert len(problems) == 1
        assert problems[0].startswith("speakers.yaml: line 4: not read: ")
        assert speakers(library) == TOGETHER


def test_one_wrong_entry_leaves_the_others_and_is_told_at_every_update(tmp_path: Path) -> None:
    with indexed(tmp_path, ARTICLES) as library:
        problems = rule(library, f"{MERGED}  - aliases: [Keller]\n  - 7\ncolour: red\n")
        assert problems == (
            "speakers.yaml: line 5: a speaker needs a name: write `name: …` into this entry",
            "speakers.yaml: line 6: expected name, aliases, in, note, wikidata, as `name: …`, not '7'",
            "speakers.yaml: line 7: unknown field 'colour': there are speakers, apart",
        )
        assert library.update().notes == problems
        assert speakers(library) == TOGETHER


def test_a_file_without_the_mark_too_large_behind_a_link_or_a_folder_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "library"
    with indexed(root, ARTICLES, cache=tmp_path / "cache") as library:
        (root / "speakers.yaml").write_text(MERGED, encoding="utf-8")
        assert library.update().notes == (
            'speakers.yaml: not read: its first line must be "# onrecord speakers"',
        )
        (tmp_path / "elsewhere.yaml").write_text(f"{yaml_mark('speakers')}\n{MERGED}", encoding="utf-8")
        (root / "speakers.yaml").unlink()
        (root / "speakers.yaml").symlink_to(tmp_path / "elsewhere.yaml")
        assert library.update().notes == ("speakers.yaml: not read: it is a link",)
        (root / "speakers.yaml").unlink()
        large = f"{yaml_mark('speakers')}\n{MERGED}" + "#" * 4_000_000
        (root / "speakers.yaml").write_text(large, encoding="utf-8")
        assert library.update().notes == ("speakers.yaml: not read: larger than 4 MB",)
        (root / "speakers.yaml").unlink()
        os.mkfifo(root / "speakers.yaml")
        assert library.update().notes == ("speakers.yaml: not read: it is no ordinary file",)
        (root / "speakers.yaml").unlink()
        (root / "speakers.yaml").mkdir()
        assert library.update().notes == ("speakers.yaml: not read: it is no ordinary file",)
        assert speakers(library) == APART


@pytest.mark.parametrize(
    "text",
    [
        "speakers: &a [*a, *a]",
        "speakers: !!python/object/apply:os.system [ls]",
        "[" * 300_000,
        "- " * 300_000,
        "{a: " * 300_000,
        f"speakers: [&a {{name: A, aliases: [{', '.join(map(str, range(9999)))}]}}, {'*a, ' * 9999}]",
        "speakers: {name: x}",
        "apart: [[A, B, C], [A], [A, A], x]",
        "speakers: [{name: Kast, name: Keller}]",
        "speakers: [{name: Kast, aliases: [X]}, {name: Keller, aliases: [X]}]",
        "a: \0",
    ],
    ids=range(11),
)
def test_a_hostile_or_mistaken_file_is_told_in_a_line(text: str) -> None:
    _, problems = parse(text.encode())
    assert problems
    assert not any("\n" in problem for problem in problems)


@given(st.binary(max_size=200))
def test_no_bytes_end_the_reading(content: bytes) -> None:
    parse(content)


def test_namesakes_can_be_kept_apart_and_a_ruling_goes_for_equal_names() -> None:
    names = ["John Kennedy", "John F. Kennedy"]
    assert len(set(identities(names).values())) == 1
    apart, problems = parse(b"apart:\n  - [John Kennedy, John F. Kennedy]\n")
    assert not problems
    assert len(set(identities(names, apart).values())) == 2
    ruled = Rulings({"john kennedy|f": "JFK"})
    assert set(identities(names, ruled).values()) == {"jfk"}
