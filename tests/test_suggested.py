"""Who may be whom: suggested by what speaks for it, never assumed."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import identifying
from index.article import Article
from index.files import FoundFile
from index.identity.suggesting import as_line
from index.quote import Attribution
from index.store import reading
from index.store.narrowing import Condition
from index.store.opening import Store
from index.store.writing import FileContent, StoreWriter
from tests.identifying import library_of, named, said, suggested


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


def test_words_that_stand_everywhere_are_no_role_in_common(tmp_path: Path) -> None:
    articles = [
        said("José Antonio Kast", "a senator from Paine"),
        said("Rita Kast", "a baker", date="2019-01-01"),
        said("Kast", "a farmer from Buin"),
    ]
    with library_of(tmp_path, *articles) as library:
        assert [each.why for each in library.suggestions()] == [("same month",)]


def test_a_common_surname_without_anything_else_in_common_suggests_nobody(tmp_path: Path) -> None:
    articles = [
        said("Ana Silva", date="2019-01-01"), said("Pedro Silva", date="2020-01-01"), said("Silva"),
    ]  # fmt: skip
    with library_of(tmp_path, *articles) as library:
        assert suggested(library) == set()


def test_nobody_else_is_called_so_only_where_that_is_true(tmp_path: Path) -> None:
    both = '---\ndate: 2025-{}-02\n---\n"It rains," said Maria Pell.\n\n"It snows," said M. Pell of Lima.\n'
    with library_of(tmp_path, both.format("03"), said("Pell", date="2024-01-02")) as library:
        assert len(library.speakers()) == 3
        assert all("nobody else is called so" not in each.why for each in library.suggestions())
