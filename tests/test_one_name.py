"""A surname alone, in one article and another: never silently one person."""

from pathlib import Path

import pytest

from index import identifying, reviewing
from index.errors import AmbiguousSpeaker
from tests.exploring import reading
from tests.identifying import in_any_order, named, said, suggested
from tests.indexing import contents, indexed, write
from tests.running import run
from tests.test_identity import speakers


def bare(who: str, words: str) -> str:
    """An article that has nothing but one name."""
    return f'A note\n\n"{words}," {who} said on Monday.\n'


MAN = bare("Mr Brown", "Taxes will fall")
WOMAN = bare("Ms Brown", "Schools will close")
NOBODY_KNOWS = bare("Brown", "It will rain")


@pytest.mark.parametrize(
    ("articles", "names", "why"),
    [
        ([MAN, WOMAN], ["Brown (he)", "Brown (she)"], "a man and a woman"),
        ([MAN, WOMAN, NOBODY_KNOWS], ["Brown", "Brown (he)", "Brown (she)"], "and one who may be either"),
        ([MAN, NOBODY_KNOWS], ["Brown"], "nothing speaks against their being one"),
        ([MAN, MAN], ["Brown"], "two men may be one"),
        ([bare("Mr de Blasio", "No"), bare("Ms de Blasio", "Yes")], ["de Blasio (he)", "de Blasio (she)"],
         "with a particle"),
        ([bare("Mrs Ocasio-Cortez", "No"), bare("Mr Ocasio-Cortez", "Yes")],
         ["Ocasio-Cortez (he)", "Ocasio-Cortez (she)"], "of two parts"),
        ([bare("Gordon Brown", "No"), WOMAN], ["Brown", "Gordon Brown"], "a full name is as it is"),
        (['"Está bien", dijo la señora Prado.\n\nEl pueblo la oyó y la casa es de todos.',
          '"No está bien", dijo el señor Prado.\n\nEl pueblo lo oyó y la casa es de todos.'],
         ["Prado (he)", "Prado (she)"], "in Spanish"),
        (["„Das ist gut“, sagte Frau Kranz.\n\nDie Leute hörten ihr zu und das Haus gehört allen.",
          "„Das ist schlecht“, sagte Herr Kranz.\n\nDie Leute hörten ihm zu und das Haus gehört allen."],
         ["Kranz (he)", "Kranz (she)"], "in German"),
    ],
)  # fmt: skip
def test_a_man_and_a_woman_of_one_surname_are_two(
    tmp_path: Path, articles: list[str], names: list[str], why: str
) -> None:
    with indexed(tmp_path, {f"{n}.txt": text for n, text in enumerate(articles)}) as library:
        assert sorted(speakers(library)) == names, why
        before = in_any_order(contents(library))
        (tmp_path / "0.txt").unlink()
        library.update()
        write(tmp_path, {"0.txt": articles[0]})
        library.update()
        assert in_any_order(contents(library)) == before, "in whatever order they come"


def test_one_name_is_said_to_be_one_until_somebody_vouches_for_it(tmp_path: Path) -> None:
    articles = {"1.txt": NOBODY_KNOWS, "2.txt": MAN, "3.txt": bare("Gordon Brown", "No")}
    with indexed(tmp_path, articles) as library:
        assert {each.speaker: each.one_name for each in library.speakers()} == {
            "Brown": True, "Gordon Brown": False,
        }  # fmt: skip
        assert {quote.path: quote.one_name for quote in library.quotes()} == {
            "1.txt": True, "2.txt": True, "3.txt": False,
        }  # fmt: skip
        edit = identifying.vouch(library, named(library, "Brown"))
        assert not any(each.one_name for each in library.speakers())
        reviewing.undo(library, edit)
        assert named(library, "Brown").one_name


def test_an_export_says_that_a_name_may_be_several_peoples(library: Path) -> None:
    write(library, {"1.txt": NOBODY_KNOWS, "2.txt": bare("Gordon Brown", "No")})
    out = run("export", library).out
    assert "## Brown (one name)\n" in out
    assert "**Brown** (one name)" in out
    assert "## Gordon Brown\n" in out
    (library.parent / "export.md").write_text(out, encoding="utf-8")
    assert run("verify", library, library.parent / "export.md").status == 0
    assert "Brown (one name)" in run("speakers", library).out


def test_a_surname_that_others_bear_is_not_taken_for_whom_articles_call_so(tmp_path: Path) -> None:
    articles = {
        "1.txt": NOBODY_KNOWS, "2.txt": bare("Gordon Brown", "No"), "3.txt": bare("Rita Brown", "Yes"),
    }  # fmt: skip
    with indexed(tmp_path, articles) as library:
        with pytest.raises(AmbiguousSpeaker) as told:
            library.find_speakers("brown")
        assert set(told.value.candidates) == {"Brown (one name)", "Gordon Brown", "Rita Brown"}
        for each in library.speakers():
            assert library.find_speakers(each.label) == [each]
            assert library.find_speakers(each.id) == [each]
        identifying.vouch(library, named(library, "Brown"))
        assert library.find_speakers("brown") == [named(library, "Brown")]


def test_who_is_told_apart_is_merged_renamed_and_split_by_that_name(tmp_path: Path) -> None:
    articles = {"1.txt": NOBODY_KNOWS, "2.txt": MAN, "3.txt": WOMAN, "4.txt": bare("Gordon Brown", "No")}
    with indexed(tmp_path, articles) as library:
        before = contents(library)
        merged = identifying.merge(library, named(library, "Gordon Brown"), named(library, "Brown (he)"))
        assert speakers(library) == {"Gordon Brown": (2, 2), "Brown": (1, 1), "Brown (she)": (1, 1)}
        assert named(library, "Gordon Brown").aliases == ("Brown (he)",)
        library.update(rebuild=True)
        assert len(library.speakers()) == 3
        identifying.split(library, named(library, "Gordon Brown"), ["Brown (he)"])
        assert contents(library)["speakers"] == before["speakers"]
        renamed = identifying.rename(library, named(library, "Brown (she)"), "Sarah Brown")
        assert "Sarah Brown" in speakers(library)
        assert speakers(library)["Brown"] == (1, 1)
        assert renamed.file == merged.file


def test_a_woman_is_not_suggested_to_be_a_man_of_her_surname(tmp_path: Path) -> None:
    articles = [
        said("Gordon Brown"),
        '---\ndate: 2025-03-04\n---\nA note\n\n"No," Ms Brown said.\n',
        '---\ndate: 2025-03-04\n---\nA note\n\n"Yes," Mr Brown said.\n',
    ]
    with indexed(tmp_path, {f"{n}.md": text for n, text in enumerate(articles)}) as library:
        assert suggested(library) == {("Brown (he)", "Gordon Brown")}
        assert [each.why for each in library.suggestions()] == [("same month",)]


def test_the_commands_know_who_is_meant_where_only_one_is_left(library: Path) -> None:
    write(library, {"1.txt": NOBODY_KNOWS, "2.txt": bare("Gordon Brown", "No")})
    told = run("quotes", library, "--speaker", "brown")
    assert told.status == 1
    assert "  Brown (one name)\n" in told.err
    rows = run("quotes", library, "--speaker", "Brown (one name)", "--json").rows
    assert [row["path"] for row in rows] == ["1.txt"]
    assert run("merge", library, "Gordon Brown", "brown").status == 0
    assert [row["speaker"] for row in run("speakers", library, "--json").rows] == ["Gordon Brown"]


async def test_the_explorer_says_so_and_lets_one_vouch_for_it(library: Path) -> None:
    write(library, {"1.txt": NOBODY_KNOWS, "2.txt": bare("Ana Ruiz", "No")})
    async with reading(library) as session:
        assert "Brown (one name)" in session.text_of("#speaker-list")
        await session.press("1", "g", "j", "j", "j")
        await session.press("p")
        assert "perhaps not always the same person" in session.shown()
        await session.press("escape", "M")
        assert "perhaps not always the same person" in session.shown()
        await session.press("o")
        assert "Brown (one name)" not in session.text_of("#speaker-list")
        assert "- name: Brown" in (library / "speakers.yaml").read_text(encoding="utf-8")
        await session.press("u")
        assert "Brown (one name)" in session.text_of("#speaker-list")
