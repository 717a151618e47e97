"""What a library answers once it is indexed: articles, quotes, speakers, counts."""

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from index.errors import AmbiguousSpeaker, LibraryError, QueryError
from index.filters import Filters
from index.library import Library, Order
from index.quote import Quote
from index.store.columns import place_of
from tests.indexing import ARTICLES, FIRE, VOTE, indexed, spoken, write


def id_of(library: Library, name: str) -> str:
    [speaker] = library.find_speakers(name)
    return speaker.id


def test_a_library_opens_empty_and_reads_no_article_by_itself(library: Path) -> None:
    opened = Library(write(library))
    assert (opened.article_count(), opened.quote_count(), opened.speakers()) == (0, 0, [])
    assert opened.search("river").hits == ()


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere: there is no such folder"):
        Library(tmp_path / "nowhere")


def test_one_file_is_a_library_of_one(library: Path) -> None:
    write(library)
    opened = Library(library / "letter.txt")
    opened.update()
    assert [row.path for row in opened.articles()] == ["letter.txt"]
    assert spoken(opened) == [("Jürgen Groß", "No migrant came here,")]


def test_an_article_is_kept_to_the_character(library: Path) -> None:
    text = "  Title\u00ad\n\n\u201cÀ \U0001f600 demain,\u201d said Ann Lee.\u2028 \tEnd \n\n"
    opened = indexed(library, {"a.txt": text})
    assert opened.article("a.txt").text == text
    with pytest.raises(LibraryError, match=r"b\.txt: no such article"):
        opened.article("b.txt")


def test_every_quote_stands_in_its_article_at_its_spans_and_line(library: Path) -> None:
    opened = indexed(library)
    for quote in opened.quotes():
        text = opened.article(quote.path).text
        assert " ".join(text[start:end] for start, end in quote.spans) == quote.text
        line = (library / quote.path).read_text(encoding="utf-8").split("\n")[quote.line - 1]
        assert text[slice(*quote.spans[0])] in line
        for words, span in ((quote.mention, quote.mention_span), (quote.cue, quote.cue_span)):
            assert words == (None if span is None else text[span[0] : span[1]])


def test_a_quote_says_where_it_comes_from(library: Path) -> None:
    opened = indexed(library)
    quote = next(opened.quotes(Filters(path="2025/fire.md")))
    assert replace(quote, id="", speaker_id="") == Quote(
        id="",
        path="2025/fire.md",
        line=6,
        title="After the fire",
        published="2025-11-29",
        lang="en",
        author="J. Doe",
        publisher=None,
        url=None,
        kind="direct",
        text="We will rebuild every house,",
        spans=((1, 29),),
        speaker="Ana Ruiz",
        speaker_id="",
        name_in_article="Ana Ruiz",
        mention="Ana Ruiz",
        mention_span=(31, 39),
        role="the mayor of Alba",
        cue="said",
        cue_span=(60, 64),
        resolution="name",
        review=None,
    )
    assert opened.quote(quote.id) == quote
    assert opened.quote("0000000000000000") is None


def test_a_quotes_id_stays_when_another_is_added_before_it(library: Path) -> None:
    opened = indexed(library, {"a.txt": VOTE})
    before = {quote.text: quote.id for quote in opened.quotes()}
    write(library, {"a.txt": '"First of all, thanks," Eva Holm said.\n\n' + VOTE})
    opened.update()
    after = {quote.text: quote.id for quote in opened.quotes()}
    assert {text: after[text] for text in before} == before
    assert len(after) == len(before) + 1


def test_equal_words_in_one_article_are_quotes_of_their_own(library: Path) -> None:
    words = '"They would not listen to us," Eva Holm said.\n'
    opened = indexed(library, {"a.txt": f"{words}\n{words}"})
    assert len({quote.id for quote in opened.quotes()}) == 2


def test_quotes_come_by_path_and_place_or_by_date(library: Path) -> None:
    opened = indexed(library)
    places = [(quote.path, quote.spans) for quote in opened.quotes()]
    assert places == sorted(places)
    assert [quote.path for quote in opened.quotes(order="date")] == (
        ["2024-05-02-vote.txt"] * 3 + ["2025/fire.md"] * 2 + ["letter.txt"]
    )
    everything = list(opened.quotes())
    assert list(opened.quotes(offset=2, limit=3)) == everything[2:5]
    assert list(opened.quotes(offset=99)) == []


def test_articles_come_by_path_date_or_quotes(library: Path) -> None:
    opened = indexed(library)
    vote, fire, letter = opened.articles()
    assert (vote.path, vote.title, vote.published, vote.lang, vote.quotes) == (
        "2024-05-02-vote.txt",
        "Council votes on the river",
        "2024-05-02",
        "en",
        3,
    )
    assert opened.articles(order="date") == [vote, fire, letter]
    assert opened.articles(order="quotes") == [vote, fire, letter]
    assert opened.articles(offset=1, limit=1) == [fire]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("COUNCIL", ["2024-05-02-vote.txt"]),
        ("after the  fire", ["2025/fire.md"]),
        ("létter", ["letter.txt"]),
        ("2025", ["2025/fire.md"]),
        ("harvest", []),
        ("…", ["2024-05-02-vote.txt", "2025/fire.md", "letter.txt"]),
    ],
)
def test_articles_are_found_by_title_or_path_without_minding_case_and_accents(
    library: Path, name: str, expected: list[str]
) -> None:
    opened = indexed(library)
    assert [row.path for row in opened.articles(name=name)] == expected
    assert opened.article_count(name=name) == len(expected)


def test_a_speakers_articles_are_found_by_title_too(library: Path) -> None:
    opened = indexed(library)
    [keller] = opened.find_speakers("Keller")
    filters = Filters(speaker_ids=(keller.id,))
    assert [(row.path, row.quotes) for row in opened.articles(filters, name="fire")] == [("2025/fire.md", 1)]
    assert opened.article_count(filters, name="fire") == 1
    assert opened.article_count(filters, name="letter") == 0


def test_the_rows_of_a_file_come_in_the_order_of_their_numbers() -> None:
    paths = [f"talks.csv#{number}" for number in (1, 2, 10, 100)]
    assert sorted(paths, key=lambda path: place_of(path, "talks.csv")) == paths
    assert place_of("a#1.txt", "a#1.txt") == "a#1.txt"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), 6),
        (Filters(kinds=("direct",)), 5),
        (Filters(kinds=("indirect", "mixed")), 1),
        (Filters(kinds=("direct",), since="2025"), 2),
        (Filters(since="2025"), 2),
        (Filters(until="2024"), 3),
        (Filters(until="2024-05"), 3),
        (Filters(since="2024-05-02", until="2024-05-02"), 3),
        (Filters(since="2024-05-03", until="2025-11-28"), 0),
        (Filters(path="2025/fire.md"), 2),
        (Filters(about="migrant"), 2),
        (Filters(about='"migrant"'), 1),
        (Filters(about="migrant", since="2025"), 1),
        (Filters(about="keller"), 3),
        (Filters(about="-river"), 5),
        (Filters(about=""), 0),
        (Filters(unnamed=True), 0),
    ],
)
def test_filters_narrow_quotes_articles_and_counts_alike(
    library: Path, filters: Filters, expected: int
) -> None:
    opened = indexed(library)
    quotes = list(opened.quotes(filters))
    assert len(quotes) == opened.quote_count(filters) == expected
    assert (
        list(opened.quotes(filters, order="date", limit=1))
        == sorted(quotes, key=lambda quote: (quote.published or "~", quote.path, quote.spans))[:1]
    )
    rows = opened.articles(filters)
    assert {row.path for row in rows} == {quote.path for quote in quotes} or filters == Filters()
    assert opened.article_count(filters) == len(rows)
    assert sum(row.quotes for row in rows) == expected
    assert sum(speaker.quotes for speaker in opened.speakers(filters)) == expected
    assert opened.speaker_count(filters) == len(opened.speakers(filters))
    dated = [quote.published for quote in quotes if quote.published]
    assert sum(opened.months(filters).values()) == len(dated)


def test_a_speaker_has_counts_roles_other_names_and_dates(library: Path) -> None:
    opened = indexed(
        library, ARTICLES | {"b.txt": '"This is the mill that they want," said Maria Keller, a judge.\n'}
    )
    keller = opened.speakers()[0]
    assert (keller.speaker, keller.kind, keller.roles) == ("Maria Keller", "person", ("a judge",))
    assert (keller.quotes, keller.direct, keller.indirect, keller.mixed, keller.articles) == (4, 3, 1, 0, 3)
    assert (keller.first, keller.last) == ("2024-05-02", "2025-11-29")
    assert opened.speaker(keller.id) == keller
    assert opened.speaker("nobody") is None
    assert opened.months(Filters(speaker_ids=(keller.id,))) == {"2024-05": 2, "2025-11": 1}


def test_speakers_are_counted_under_filters(library: Path) -> None:
    opened = indexed(library)
    keller = id_of(opened, "Maria Keller")
    [speaker] = opened.speakers(Filters(speaker_ids=(keller,), since="2025"))
    assert (speaker.quotes, speaker.articles, speaker.first) == (1, 1, "2025-11-29")
    [speaker] = opened.speakers(Filters(speaker_ids=(keller,), kinds=("indirect",)))
    assert (speaker.quotes, speaker.direct, speaker.indirect) == (1, 0, 1)


def test_speakers_come_by_quotes_name_or_recency_and_by_part_of_a_name(library: Path) -> None:
    opened = indexed(library)

    def names(
        name: str = "", order: Order = "quotes", offset: int = 0, limit: int | None = None
    ) -> list[str]:
        found = opened.speakers(name=name, order=order, offset=offset, limit=limit)
        return [speaker.speaker for speaker in found]

    assert names() == ["Maria Keller", "Ana Ruiz", "Jonas Brandt", "Jürgen Groß"]
    assert names(order="name") == ["Ana Ruiz", "Jonas Brandt", "Jürgen Groß", "Maria Keller"]
    assert names(order="recent") == ["Maria Keller", "Ana Ruiz", "Jonas Brandt", "Jürgen Groß"]
    assert names(name="GRÖS") == ["Jürgen Groß"]
    assert names(name="r", offset=1, limit=2) == ["Ana Ruiz", "Jonas Brandt"]
    assert opened.speaker_count(name="kel") == 1


@pytest.mark.parametrize(
    "name", ["Maria Keller", "maria keller", "MARIA KÉLLER", "Mrs. Maria Keller", "Keller, Maria"]
)
def test_a_speaker_is_found_by_the_whole_name(library: Path, name: str) -> None:
    assert [speaker.speaker for speaker in indexed(library).find_speakers(name)] == ["Maria Keller"]


def test_a_speaker_is_found_by_a_surname_that_only_one_bears(library: Path) -> None:
    more = {"b.txt": '"I was first," Otto Keller said.\n\n"You were not," said Otto Keller.\n'}
    opened = indexed(library)
    assert [speaker.speaker for speaker in opened.find_speakers("keller")] == ["Maria Keller"]
    assert [speaker.speaker for speaker in opened.find_speakers("jurgen gross")] == ["Jürgen Groß"]
    write(library, more)
    opened.update()
    with pytest.raises(AmbiguousSpeaker) as ambiguous:
        opened.find_speakers("Keller")
    assert ambiguous.value.candidates == ("Maria Keller", "Otto Keller")
    with pytest.raises(QueryError, match="'Kell': nobody of that name"):
        opened.find_speakers("Kell")


def test_quotes_without_a_name_are_a_choice_of_their_own(library: Path) -> None:
    opened = indexed(library, {"a.txt": VOTE, "b.txt": '"Nobody told us," critics said.\n'})
    keller = id_of(opened, "Maria Keller")
    assert spoken(opened, Filters(unnamed=True)) == [(None, "Nobody told us,")]
    assert opened.quote_count(Filters(unnamed=True, speaker_ids=(keller,))) == 3
    assert opened.speakers(Filters(unnamed=True)) == []
    assert opened.months(Filters(unnamed=True)) == {}


def test_a_date_that_is_none_is_one_line(library: Path) -> None:
    opened = indexed(library)
    for filters in (Filters(since="last week"), Filters(until="2025-02-30")):
        for ask in (opened.quote_count, opened.speakers, opened.months, opened.article_count):
            with pytest.raises(QueryError, match="is no date"):
                ask(filters)


def test_an_article_dated_by_its_year_counts_as_its_first_day(library: Path) -> None:
    opened = indexed(
        library, {"a.md": f"---\ndate: 2025\n---\n{VOTE}", "b.md": f"---\ndate: 2025-03\n---\n{VOTE}"}
    )
    assert [row.published for row in opened.articles()] == ["2025", "2025-03"]
    assert opened.quote_count(Filters(since="2025-01-01")) == 6
    assert opened.quote_count(Filters(since="2025-01-02")) == 3
    assert opened.quote_count(Filters(until="2025-02")) == 3
    assert opened.quote_count(Filters(since="2025-03-01", until="2025-03")) == 3
    assert opened.search("river", filters=Filters(since="2025-01-02")).total == 2


def test_attributions_are_explained(library: Path) -> None:
    opened = indexed(library)
    explained = opened.explain("2025/fire.md")
    assert [quote for quote, _ in explained] == list(opened.quotes(Filters(path="2025/fire.md")))
    with pytest.raises(LibraryError):
        opened.explain("nowhere.txt")


def test_any_thread_may_read(library: Path) -> None:
    opened = indexed(library)
    answers: list[tuple[int, int]] = []

    def ask() -> None:
        for _ in range(20):
            answers.append((len(list(opened.quotes(Filters(about="mill")))), opened.search("river").total))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [(1, 2)] * 160


def test_quotes_can_be_gone_through_while_the_library_changes(library: Path) -> None:
    opened = indexed(library, {"a.txt": VOTE, "b.txt": FIRE})
    quotes = opened.quotes()
    first = next(quotes)
    (library / "b.txt").unlink()
    opened.update()
    assert first.path == "a.txt"
    assert len(list(quotes)) >= 2
    assert opened.quote_count() == 3


def test_each_article_of_a_mixed_library_is_read_by_its_own_language(library: Path) -> None:
    opened = indexed(
        library,
        {
            "a.txt": "Das Tor ist offen, und die Brücke ist zu. „Wir kommen nicht durch“, sagte Jana Roth.\n",
            "b.txt": "The gate is open and the bridge is not. “We are stuck,” Ruth Okello said.\n",
            "c.txt": "La puerta está abierta, pero el puente no. «No se puede pasar», dijo Ana Ruiz.\n",
            "d.md": "---\nlang: es-CL\n---\n«No hay más», dijo Luis Soto.\n",
        },
    )
    assert opened.languages() == ("de", "en", "es")
    assert [(row.path, row.language) for row in opened.articles()] == [
        ("a.txt", "Deutsch"),
        ("b.txt", "English"),
        ("c.txt", "Español"),
        ("d.md", "Español"),
    ]
    assert spoken(opened) == [
        ("Jana Roth", "Wir kommen nicht durch"),
        ("Ruth Okello", "We are stuck,"),
        ("Ana Ruiz", "No se puede pasar"),
        ("Luis Soto", "No hay más"),
    ]


def test_a_library_of_one_language_has_nothing_to_tell_apart(library: Path) -> None:
    opened = indexed(library)
    assert opened.languages() == ("en",)
    assert {row.language for row in opened.articles()} == {None}
