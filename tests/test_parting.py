"""Two people of one full name: told by what articles say they do, and parted only by the reader."""

from pathlib import Path

import pytest

from index import identifying, reviewing
from index.identity.parting import as_line
from tests.exploring import reading
from tests.identifying import library_of, named, said
from tests.indexing import indexed, write
from tests.running import run
from tests.test_explorer_identities import names, to_speaker
from tests.test_identity import speakers

BOSS = said("Tim Cook", "the CEO of Quince")
SERGEANT = '---\ndate: 2025-04-02\n---\nA crash\n\n"The road is closed," Sgt. Tim Cook said on Monday.\n'


@pytest.mark.parametrize(
    ("articles", "count", "why"),
    [
        ([BOSS, SERGEANT], 1, "head of a company and sergeant"),
        ([said("John Smith", "a plumber"), said("John Smith", "a judge")], 1, "plumber and judge"),
        ([said("Ana Ruiz", "a senator"), said("Ana Ruiz", "a judge")], 0, "judges do become senators"),
        ([said("Ana Ruiz", "a judge"), said("Ana Ruiz", "a former detective")], 0, "what is over"),
        ([said("Ana Ruiz", "a judge", date="2014-01-02"), said("Ana Ruiz", "a detective", date="2025-01-02")],
         0, "years between them"),
        ([said("Ana Ruiz", "a judge"), said("Ana Ruiz", "the wife of a detective")], 0, "somebody else's"),
        ([said("Ana Ruiz", "a judge"), said("Ana Ruiz", "the mayor")], 0, "nothing known of the other"),
        ([said("Ana Ruiz", "a judge"), said("Ana Ruiz", "a singer"),
          'A note\n\n"It rains," Judge Ana Ruiz said.\n\n"It snows," said Ana Ruiz, a singer, later.\n'],
         0, "both in one article"),
        ([said("Ana Ruiz", "a judge"), said("Eva Ruiz", "a singer")], 0, "two names"),
    ],
)  # fmt: skip
def test_two_callings_at_once_may_be_two_people(
    tmp_path: Path, articles: list[str], count: int, why: str
) -> None:
    with library_of(tmp_path, *articles) as library:
        assert len(library.partings()) == count, why


def test_who_may_be_two_is_two_once_the_reader_says_so(tmp_path: Path) -> None:
    articles = {"a.md": BOSS, "b.md": BOSS.replace("It will", "Will it"), "c.md": SERGEANT}
    with indexed(tmp_path, articles) as library:
        [two] = library.partings()
        assert as_line(two) == (
            "Tim Cook may be two people: the CEO of Quince in a.md and 1 more; Sgt. in c.md"
        )
        edit = identifying.part(library, two)
        assert speakers(library) == {"Tim Cook": (2, 2), "Tim Cook (Sgt.)": (1, 1)}
        assert library.partings() == []
        reviewing.undo(library, edit)
        assert library.partings() == [two]
        identifying.vouch(library, named(library, "Tim Cook"))
        assert library.partings() == [], "an entry of their own says that it is one"
        assert speakers(library) == {"Tim Cook": (3, 3)}


def test_the_command_tells_it_too(library: Path) -> None:
    write(library, {"a.md": BOSS, "c.md": SERGEANT})
    assert run("suggestions", library).out.startswith("Tim Cook may be two people: ")
    [row] = run("suggestions", library, "--json").rows
    assert row["two"] == [
        {"role": "the CEO of Quince", "paths": ["a.md"]}, {"role": "Sgt.", "paths": ["c.md"]},
    ]  # fmt: skip
    assert run("split", library, "Tim Cook", "Tim Cook (sergeant)", "--in", "c.md").status == 0
    assert run("suggestions", library).out == ""


async def test_the_explorer_lists_them_and_parts_or_leaves_them(library: Path) -> None:
    write(library, {"a.md": BOSS, "c.md": SERGEANT})
    async with reading(library) as session:
        await to_speaker(session, "Tim Cook")
        await session.press("M")
        assert "the CEO of Quince in 1 article, Sgt. in 1 article" in session.shown()
        await session.press("l")
        assert "Tim Cook may be two people" in session.shown()
        await session.press("n")
        assert sorted(names(session)) == ["Tim Cook", "Tim Cook (Sgt.)"]
        await session.press("u", "y")
        assert names(session) == ["Tim Cook"]
        assert "may be two people" not in session.shown()
        await session.press("u", "escape")
        await to_speaker(session, "Tim Cook")
        await session.press("M", "t")
        assert sorted(names(session)) == ["Tim Cook", "Tim Cook (Sgt.)"]
