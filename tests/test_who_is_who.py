"""Who is who across articles: suggested, never assumed; accepted or refused, split, renamed, told apart."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index import identifying, reviewing
from index.article import Article
from index.errors import LibraryError
from index.files import FoundFile
from index.identity import merging
from index.identity.suggesting import as_line
from index.library import Library
from index.mark import yaml_mark
from index.quote import Attribution
from index.speaker import Speaker
from index.store import reading
from index.store.narrowing import Condition
from index.store.opening import Store
from index.store.writing import FileContent, StoreWriter
from tests.indexing import contents, indexed, write
from tests.test_identity import speakers


def said(name: str, role: str = "", *, date: str = "2025-03-02", words: str = "It will rain") -> str:
    """An article in which `name` is quoted, with a role and a date."""
    who = f"{name}, {role}," if role else name
    return f'---\ntitle: A note\ndate: {date}\n---\nA note\n\n"{words}," said {who} on Monday.\n'


def library_of(folder: Path, *articles: str) -> Library:
    return indexed(folder, {f"{number}.md": text for number, text in enumerate(articles)})


def named(library: Library, name: str) -> Speaker:
    return next(speaker for speaker in library.speakers() if speaker.speaker == name)


def suggested(library: Library) -> set[tuple[str, str]]:
    return {(each.short.name, each.full.name) for each in library.suggestions()}


def in_any_order(held: dict[str, Any]) -> dict[str, Any]:
    """What a library holds, hits that are equally good in any order."""
    return held | {"found": [sorted(hits) for hits in held["found"]]}


@pytest.mark.parametrize(
    ("names", "pairs", "why"),
    [
        (["José Antonio Kast", "Kast"], {("Kast", "José Antonio Kast")}, "a surname of one bearer"),
        (["Bill Clinton", "Hillary Clinton", "Clinton"],
         {("Clinton", "Bill Clinton"), ("Clinton", "Hillary Clinton")}, "a couple: either of them"),
        (["George W. Bush", "George H. W. Bush", "Jeb Bush", "Bush"],
         {("Bush", "George W. Bush"), ("Bush", "George H. W. Bush"), ("Bush", "Jeb Bush")}, "a dynasty"),
        (["Gabriel Boric Font", "Boric"], {("Boric", "Gabriel Boric Font")}, "the first of two surnames"),
        (["Luiz Inácio Lula da Silva", "Lula", "Silva"],
         {("Lula", "Luiz Inácio Lula da Silva"), ("Silva", "Luiz Inácio Lula da Silva")}, "Portuguese"),
        (["Abdel Fattah el-Sisi", "Sisi"], {("Sisi", "Abdel Fattah el-Sisi")}, "after an Arabic article"),
        (["José Antonio Kast", "J. A. Kast"], {("J. A. Kast", "José Antonio Kast")}, "initials that agree"),
        (["José Antonio Kast", "M. Kast"], set(), "initials that don't"),
        (["José Kast", "J. J. Kast"], set(), "more initials than names"),
        (["José Antonio Kast", "Rita Kast"], set(), "two full names"),
        (["Maria Keller", "Kellermann"], set(), "another surname"),
    ],
)  # fmt: skip
def test_a_short_name_may_be_whoever_bears_it_in_the_same_month(
    tmp_path: Path, names: list[str], pairs: set[tuple[str, str]], why: str
) -> None:
    with library_of(tmp_path, *(said(name) for name in names)) as library:
        assert suggested(library) == pairs, why
        assert len(library.speakers()) == len(names), "nobody is joined by a suggestion"


@pytest.mark.parametrize(
    ("names", "count", "why"),
    [
        (["Kast, José Antonio", "José Antonio Kast", "JOSÉ ANTONIO KAST"], 1, "order and case"),
        (["Dr. José A. Kast", "Jose Kast"], 1, "title, initial, accent"),
        (["Jürgen Groß", "Jurgen Gross"], 1, "without its umlaut"),
        (["Robert Müller", "Robert Mueller"], 2, "umlauts spelled out are another name"),
        (["Vladimir Putin", "Владимир Путин", "Володимир Путін"], 2, "in another alphabet, one candidate"),
        (["Владимир Путин", "Vladimir Putin", "ВЛАДИМИР ПУТИН"], 1, "the other alphabet first"),
        (["Volodymyr Zelensky", "Володимир Зеленський"], 1, "Ukrainian"),
        (["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Володимир Зеленський"], 3, "two candidates"),
        (["Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης", "KYRIAKOS MITSOTAKIS"], 1, "Greek"),
        (["Putin", "Путин"], 2, "a surname alone in another alphabet"),
        (["Xi Jinping", "习近平"], 2, "an alphabet that has no letters"),
        (["Juergen Gross", "Jürgen Größ"], 2, "another vowel"),
        (["Juergen Bauer", "Jurgen Baur"], 2, "nothing in the library has the umlaut"),
        (["Björn Åström", "Bjoern Aastroem"], 2, "Swedish spelled out"),
        (["Müller", "Mueller"], 2, "surnames alone"),
        (["Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"], 1, "the Arabic article"),
        (["Muqtada as-Sadr", "Muqtada al-Sadr"], 1, "the article as it is spoken"),
        (["João Paulo Cunha", "Joao Paulo Cunha"], 1, "Portuguese accents"),
        (["María García López", "María García Márquez"], 2, "the second surname differs"),
        (["María García López", "María García"], 2, "one of two surnames is another name"),
        (["Bill Clinton", "Hillary Clinton", "Chelsea Clinton"], 3, "a family"),
        (["George W. Bush", "George H. W. Bush"], 2, "initials that tell"),
        (["Martin Luther King, Jr.", "Martin Luther King, Sr."], 2, "father and son"),
        (["The New York Times", "Times", "NYT"], 3, "an organisation's short names"),
    ],
)
def test_equal_full_names_are_one_speaker_and_others_are_not(
    tmp_path: Path, names: list[str], count: int, why: str
) -> None:
    assert len(set(_judged(tmp_path, names))) == count, why
    assert len(set(_judged(tmp_path / "turned", names[::-1]))) == count, f"{why}, the other way round"


def _judged(folder: Path, names: list[str]) -> list[str | None]:
    """The speaker of each of these names, taken up one after the other; then all but the first are taken
    out and put back."""
    folder.mkdir(exist_ok=True)
    file = FoundFile("", 1, 1)
    store = Store(folder)
    with store.borrow() as db:
        writer = StoreWriter(db)

        def put(number: int) -> None:
            article = Article(f"{number}.txt", '"It rains."', "", "en", None, None, None, None, None)
            found = Attribution("direct", ((1, 10),), name=names[number])
            content = FileContent(replace(file, path=article.path), None, ((article, (found,)),))
            with writer.batch():
                writer.put(content)

        def speakers_now() -> list[str | None]:
            quotes = reading.quotes(db, Condition(), offset=0, limit=None, order="path")
            return [quote.speaker_id for quote in quotes]

        for number in range(len(names)):
            put(number)
        found = speakers_now()
        for number in range(1, len(names)):
            with writer.batch():
                writer.remove(f"{number}.txt")
        for number in range(1, len(names)):
            put(number)
        assert speakers_now() == found
    store.close()
    return found


def test_other_transcriptions_of_a_name_are_suggested(tmp_path: Path) -> None:
    names = ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Mohammed Salah", "Muhammad Salah", "Maria Salah"]
    with library_of(tmp_path, *(said(name) for name in names)) as library:
        pairs = {frozenset(pair) for pair in suggested(library)}
        assert pairs == {frozenset(names[:2]), frozenset(names[2:4])}
        assert all(each.why[0] == "spelt otherwise" for each in library.suggestions())
        first = library.suggestions()[0]
        identifying.refuse(library, *(named(library, each.name) for each in (first.short, first.full)))
        assert len(library.suggestions()) == 1


@pytest.mark.parametrize(
    ("names", "pairs", "why"),
    [
        (["Vladimir Putin", "Путин"], {("Путин", "Vladimir Putin")}, "a surname in another alphabet"),
        (["Putin", "Путин"], {("Путин", "Putin")}, "two surnames"),
        (["Volodymyr Zelenskyy", "Зеленский"], {("Зеленский", "Volodymyr Zelenskyy")}, "of another spelling"),
        (["Volodymyr Zelenskyy", "Zelensky"], {("Zelensky", "Volodymyr Zelenskyy")}, "in Latin letters"),
        (["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Володимир Зеленський"],
         {("Volodymyr Zelenskyy", "Volodymyr Zelensky"), ("Володимир Зеленський", "Volodymyr Zelensky")},
         "of two candidates the first"),
        (["Kyriakos Mitsotakis", "Μητσοτάκης"], {("Μητσοτάκης", "Kyriakos Mitsotakis")}, "Greek"),
        (["Robert Müller", "Robert Mueller"], {("Robert Müller", "Robert Mueller")}, "umlauts spelled out"),
    ],
)  # fmt: skip
def test_another_spelling_is_suggested(
    tmp_path: Path, names: list[str], pairs: set[tuple[str, str]], why: str
) -> None:
    with library_of(tmp_path, *(said(name) for name in names)) as library:
        assert suggested(library) == pairs, why


def test_a_suggestion_says_what_speaks_for_it(tmp_path: Path) -> None:
    articles = [
        said("José Antonio Kast", "a senator"),
        said("Rita Kast", "a baker", date="2019-01-01"),
        said("Kast", "the senator"),
    ]
    with library_of(tmp_path, *articles) as library:
        lines = [as_line(each) for each in library.suggestions()]
    assert lines == ["Kast in 1 article may be José Antonio Kast: same month, same role: senator"]


def test_a_common_surname_without_anything_else_in_common_suggests_nobody(tmp_path: Path) -> None:
    articles = [
        said("Ana Silva", date="2019-01-01"), said("Pedro Silva", date="2020-01-01"), said("Silva"),
    ]  # fmt: skip
    with library_of(tmp_path, *articles) as library:
        assert suggested(library) == set()


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


def test_nobody_else_is_called_so_only_where_that_is_true(tmp_path: Path) -> None:
    both = '---\ndate: 2025-{}-02\n---\n"It rains," said Maria Pell.\n\n"It snows," said M. Pell of Lima.\n'
    with library_of(tmp_path, both.format("03"), said("Pell", date="2024-01-02")) as library:
        assert len(library.speakers()) == 3
        assert all("nobody else is called so" not in each.why for each in library.suggestions())
