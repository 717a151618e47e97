"""What a search finds, in which order, and how it shows it."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import get_args

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query.compound import And
from whoosh.query.terms import Term

from index import reviewing
from index.filters import Filters
from index.library import Library, Results
from index.quote import Kind, Review
from index.search.segments import INDEX_NAME
from index.store.opening import Store
from tests.indexing import ARTICLES, VOTE, found, indexed

COAST = """The coast waits

Por la noche, “El éxodo de los migrantes no se detendrá,” dijo José Jerí.

In the U.S., officials of the state watched. The state of emergency was not declared in Lima.

"A state of emergency is a state of mind," Ana Ruiz said. "Don't you see?"
"""


LONG = "a" * 64
MONTH = f"---\ndate: 2024-05\n---\n{VOTE}"


def words_marked(library: Library, results: Results) -> list[list[str]]:
    return [[library.article(hit.path).text[s:e] for s, e in hit.hits] for hit in results.hits]


@pytest.fixture
def coast(library: Path) -> Library:
    return indexed(library, {"coast.txt": COAST})


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("jeri", ["Jerí"]),
        ("JERÍ", ["Jerí"]),
        ("exodo", ["éxodo"]),
        ("official", ["officials"]),
        ('"official"', None),
        ('"officials"', ["officials"]),
        ("watching", ["watched"]),
        ('"state of emergency"', ["state of emergency", "state of emergency"]),
        ('"of the state"', ["of the state"]),
        ('"state emergency"', None),
        ('"the of"', None),
        ("emerg*", ["emergency", "emergency"]),
        ("emergancy~", ["emergency", "emergency"]),
        ("emxrgxncy~", None),
        ("u.s.", ["U.S"]),
        ("don’t", ["Don't"]),
        ("lima -emergency", None),
        ("lima -dublin", ["Lima"]),
        ("lima dublin", None),
        ("lima OR dublin", ["Lima"]),
        ("title:coast", []),
        ("title:lima", None),
        ("path:coast", []),
        ("since:2020", None),
    ],
)
def test_a_query_finds_an_article_and_marks_in_it(
    coast: Library, query: str, marked: list[str] | None
) -> None:
    results = coast.search(query, where=("article",))
    assert words_marked(coast, results) == ([] if marked is None else [marked])
    assert results.total == len(results.hits)


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_cannot_be_seen_does_not_hide_a_word(library: Path, hidden: str) -> None:
    text = f"A note\n\n“We saw the mi{hidden}grants,” said Ann Lee. Jeri\u0301 left.\n"
    opened = indexed(library, {"a.txt": text})
    assert words_marked(opened, opened.search("migrants", where=("quote",))) == [[f"mi{hidden}grants"]]
    assert words_marked(opened, opened.search("jeri", where=("article",))) == [["Jeri\u0301"]]


def test_letters_that_are_several_when_folded_do_not_shift_the_marks(library: Path) -> None:
    text = "Notes\n\nIn İstanbul, Straße und Groß, the ﬁrst œuvre 東京 stood; “We stay,” said Ann Lee.\n"
    opened = indexed(library, {"a.txt": text})
    for query, marked in [
        ("istanbul", "İstanbul"),
        ("strasse", "Straße"),
        ("gross", "Groß"),
        ("first", "ﬁrst"),
        ("oeuvre", "œuvre"),
        ("東京", "東京"),
        ("stood", "stood"),
    ]:
        assert words_marked(opened, opened.search(query, where=("article",))) == [[marked]]


def test_quotes_are_found_by_their_words_and_by_who_said_them(library: Path) -> None:
    opened = indexed(library)
    assert found(opened, "mill", where=("quote",)) == ["We will not give up the mill,"]
    assert found(opened, "brandt", where=("quote",)) == ["We will not give up the mill,"]
    assert found(opened, "keller river", where=("quote",)) == ["The river belongs to everyone,"]
    assert found(opened, '"jonas brandt"', where=("quote",)) == ["We will not give up the mill,"]
    assert found(opened, '"mill jonas"', where=("quote",)) == []


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        (
            "speaker:keller",
            {"The river belongs to everyone,", "that the vote was fair", "The migrants helped us,"},
        ),
        (
            "speaker:MARÍA",
            {"The river belongs to everyone,", "that the vote was fair", "The migrants helped us,"},
        ),
        ('speaker:"maria keller" river', {"The river belongs to everyone,"}),
        (
            "speaker:kel*",
            {"The river belongs to everyone,", "that the vote was fair", "The migrants helped us,"},
        ),
        ("speaker:kel", set()),
        ("speaker:none", set()),
        ("speaker:keller kind:indirect", {"that the vote was fair"}),
        ("speaker:keller -kind:indirect", {"The river belongs to everyone,", "The migrants helped us,"}),
        ("speaker:keller since:2025", {"The migrants helped us,"}),
        ("until:2024 kind:direct", {"The river belongs to everyone,", "We will not give up the mill,"}),
        ("title:fire", {"We will rebuild every house,", "The migrants helped us,"}),
        ('title:"after the fire" migrant', {"The migrants helped us,"}),
        ("path:vote river", {"The river belongs to everyone,"}),
        ("speaker:brandt OR speaker:ruiz", {"We will not give up the mill,", "We will rebuild every house,"}),
        ("will -speaker:ruiz", {"We will not give up the mill,"}),
        (
            "-speaker:keller",
            {"We will not give up the mill,", "We will rebuild every house,", "No migrant came here,"},
        ),
        ("migrant", {"The migrants helped us,", "No migrant came here,"}),
    ],
)
def test_the_fields_of_a_query_narrow_quotes(library: Path, query: str, quotes: set[str]) -> None:
    assert set(found(indexed(library), query, where=("quote",))) == quotes


def test_conditions_on_quotes_take_the_articles_that_hold_one(library: Path) -> None:
    opened = indexed(library)

    def paths(query: str, filters: Filters = Filters()) -> set[str]:
        return {hit.path for hit in opened.search(query, where=("article",), filters=filters).hits}

    [brandt] = opened.find_speakers("brandt")
    assert paths("speaker:keller") == {"2024-05-02-vote.txt", "2025/fire.md"}
    assert paths("speaker:keller house") == {"2025/fire.md"}
    assert paths("said", Filters(speaker_ids=(brandt.id,))) == {"2024-05-02-vote.txt"}
    assert paths("said", Filters(speaker_ids=(brandt.id,), kinds=("indirect",))) == set()
    assert paths("said", Filters(since="2024", until="2024")) == {"2024-05-02-vote.txt"}
    assert paths("said", Filters(path="letter.txt")) == {"letter.txt"}
    assert paths("said", Filters(path="nowhere.txt")) == set()
    assert paths("said", Filters(about="mill")) == {"2024-05-02-vote.txt"}
    assert paths("said", Filters(about="mill", speaker_ids=(brandt.id,))) == {"2024-05-02-vote.txt"}
    assert paths("said", Filters(about="river", speaker_ids=(brandt.id,))) == set()
    assert paths("said", Filters(about="council")) == set()


def test_a_hit_says_where_it_stands(library: Path) -> None:
    opened = indexed(library)
    [quote, article] = sorted(opened.search("mill").hits, key=lambda hit: hit.where, reverse=True)
    text = opened.article("2024-05-02-vote.txt").text
    assert (quote.where, quote.path, quote.line, quote.title, quote.published) == (
        "quote",
        "2024-05-02-vote.txt",
        5,
        "Council votes on the river",
        "2024-05-02",
    )
    assert quote.quote is not None
    assert quote.quote.speaker == "Jonas Brandt"
    assert [text[s:e] for s, e in quote.hits] == ["mill"]
    assert (article.where, article.quote, article.line) == ("article", None, 5)


def test_what_is_in_the_title_or_said_by_the_one_named_comes_first(library: Path) -> None:
    filler = "Nothing else happened on that day in the town by the sea.\n\n"
    opened = indexed(
        library,
        {
            "a.txt": f"A day\n\n{filler * 2}The bridge was closed. The bridge was old.\n",
            "b.txt": f"The bridge falls\n\n{filler * 2}It was closed and old.\n",
            "c.txt": "A talk\n\n“We like Weber,” Otto Braun said.\n\n“We like cake,” Anna Weber said.",
        },
    )
    assert [hit.path for hit in opened.search("bridge", where=("article",)).hits] == ["b.txt", "a.txt"]
    assert found(opened, "weber", where=("quote",)) == ["We like cake,", "We like Weber,"]


def test_results_can_be_sorted_by_date(library: Path) -> None:
    opened = indexed(library)
    dates = [hit.published for hit in opened.search("said", where=("article",), sort="date").hits]
    assert dates == ["2025-11-29", "2024-05-02", None]


def test_results_come_by_page_and_are_counted_exactly(library: Path) -> None:
    opened = indexed(library, {f"{n:02}.txt": VOTE.replace("mill", f"mill number {n}") for n in range(30)})
    whole = opened.search("mill", limit=100)
    assert (whole.total, whole.exact, len(whole.hits)) == (60, True, 60)
    pages = [opened.search("mill", offset=offset, limit=7) for offset in range(0, 63, 7)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages} == {60}
    assert opened.search("mill", offset=60).hits == ()
    assert opened.search("mill", limit=0).total == 60


@pytest.mark.parametrize("query", ["the", "river OR migrants", '"the river"', "m* -keller", "", "nowhere"])
@pytest.mark.parametrize(
    "narrowing",
    [
        Filters(),
        Filters(kinds=("direct",)),
        Filters(since="2025"),
        Filters(unnamed=True),
        Filters(until="2024"),
    ],
)
def test_what_a_search_divides_into_is_what_its_quotes_count_to(
    library: Path, query: str, narrowing: Filters
) -> None:
    opened = indexed(library, {**ARTICLES, "2024.md": f"---\ndate: 2024\n---\n{VOTE}", "month.md": MONTH})
    about = replace(narrowing, about=query)
    facets = opened.facets(about)
    kinds = {kind: opened.quote_count(replace(about, kinds=(kind,))) for kind in get_args(Kind)}
    assert facets.kinds == {kind: count for kind, count in kinds.items() if count}
    anybody = opened.speakers(replace(about, unnamed=False))
    assert facets.speakers == tuple((each.id, each.speaker, each.quotes) for each in anybody)
    assert facets.months == opened.months(replace(about, since=None, until=None))


@pytest.mark.parametrize("reviewed", [None, True, False, "confirmed", "corrected", "added"])
def test_what_a_search_divides_into_by_review_is_what_its_quotes_count_to(
    library: Path, reviewed: bool | Review | None
) -> None:
    opened = indexed(library)
    assert opened.facets(Filters(about="the")).reviews == {}
    quotes = [hit.quote for hit in opened.search("the", where=("quote",)).hits if hit.quote]
    reviewing.confirm(opened, quotes[0])
    reviewing.correct_speaker(opened, quotes[1], "Eva Holm")
    reviewing.reject(opened, quotes[2])
    about = Filters(about="the", reviewed=reviewed)
    found = opened.facets(about).reviews
    assert found == {"confirmed": 1, "corrected": 1, None: len(quotes) - 3}
    wanted: dict[bool | Review | None, int] = {None: len(quotes) - 1, True: 2, False: len(quotes) - 3}
    assert opened.quote_count(about) == wanted.get(reviewed, int(reviewed in found))
    assert opened.search("the", where=("quote",), filters=about).total == opened.quote_count(about)


def test_a_search_that_nobody_waits_for_stops(library: Path) -> None:
    opened = indexed(library)
    stop = Event()
    stop.set()
    results = opened.search("said", stop=stop)
    assert not results.exact
    assert results.note is None


def test_a_query_that_was_understood_otherwise_says_so(library: Path) -> None:
    opened = indexed(library)
    assert "can't begin with *" in (opened.search("*mill").note or "")
    assert "nobody called 'quixote'" in (opened.search("speaker:quixote").note or "")
    assert opened.search("").note == "type a word to search for"
    assert opened.search("mill").note is None


def test_a_prefix_takes_every_word_that_begins_so_however_many(library: Path) -> None:
    words = " ".join(f"zeb{a}{b}" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop")
    opened = indexed(library, {"a.txt": words, "b.txt": "zebra", "c.txt": "zebra"})
    results = opened.search("zeb*", where=("article",))
    assert {hit.path for hit in results.hits} == {"a.txt", "b.txt", "c.txt"}
    assert results.note is None
    assert len(next(hit for hit in results.hits if hit.path == "a.txt").hits) == 256
    assert found(opened, "zebab*", where=("article",)) == [words[:239]]


def test_plain_words_follow_the_language_of_the_articles(library: Path) -> None:
    opened = indexed(
        library,
        {
            "es.md": "---\nlang: es\n---\nLos migrantes cruzaron la frontera y cantaron.\n",
            "en.md": "---\nlang: en\n---\nThey were singing on both sides.\n",
        },
    )
    assert [hit.path for hit in opened.search("cantar", where=("article",)).hits] == ["es.md"]
    assert [hit.path for hit in opened.search("sings", where=("article",)).hits] == ["en.md"]


def test_whoosh_itself_can_search_the_index(library: Path, tmp_path: Path) -> None:
    opened = indexed(library, cache=tmp_path / "cache")
    [folder] = (tmp_path / "cache").glob("*/search-*")
    with FileIndex(FileStorage(str(folder)), indexname=INDEX_NAME).searcher() as searcher:
        hits = searcher.search(And([Term("text", "river"), Term("text", "mill")]))
        rows = [hit.fields() for hit in hits]
    with Store(folder.parent).borrow() as db:
        [(row,)] = db.execute("SELECT id FROM articles WHERE path = '2024-05-02-vote.txt'")
    assert rows == [{"article": row, "quote": 0}]
    assert [hit.path for hit in opened.search("river mill", where=("article",)).hits] == [
        "2024-05-02-vote.txt"
    ]
