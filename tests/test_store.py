"""What the store keeps of people and of odd files, as a reader of the library sees it."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.files import FoundFile
from index.filters import Filters
from index.library import Library
from index.quote import Attribution
from index.reading import Job, find_quotes, read_file
from index.store import counting, narrowing, reading
from index.store.columns import from_column, pack_spans, pack_text, to_column, unpack_spans, unpack_text
from index.store.opening import Store
from index.store.writing import FileContent, StoreWriter
from index.workers import WorkerDied, Workers
from tests.indexing import LETTER, indexed, write


def said(*names: str) -> str:
    """An article in which each of `names` says something."""
    return "\n\n".join(f'"Words of number {n} here," {name} said.' for n, name in enumerate(names)) + "\n"


def people(library: Library) -> dict[str, int]:
    """The speakers with their quotes."""
    return {speaker.speaker: speaker.quotes for speaker in library.speakers()}


def test_one_person_under_several_spellings_is_one_speaker(library: Path) -> None:
    opened = indexed(
        library,
        {
            "a.txt": said("José Kast"),
            "b.txt": said("Jose Kast"),
            "c.txt": said("José A. Kast"),
            "d.txt": said("Kast"),
        },
    )
    assert people(opened) == {"José A. Kast": 3, "Kast": 1}
    [kast] = opened.find_speakers("josé kast")
    assert set(kast.aliases) == {"José Kast", "Jose Kast"}
    assert {quote.speaker for quote in opened.quotes(Filters(speaker_ids=(kast.id,)))} == {"José A. Kast"}
    assert {q.name_in_article for q in opened.quotes(Filters(speaker_ids=(kast.id,)))} == {
        "José Kast",
        "Jose Kast",
        "José A. Kast",
    }
    assert kast.articles == 3


def test_a_namesake_that_turns_up_parts_what_was_one_and_rejoins_it_when_gone(library: Path) -> None:
    opened = indexed(library, {"a.txt": said("John Kennedy"), "b.txt": said("John F. Kennedy")})
    assert people(opened) == {"John F. Kennedy": 2}
    write(library, {"c.txt": said("John G. Kennedy")})
    opened.update()
    assert people(opened) == {"John F. Kennedy": 1, "John G. Kennedy": 1, "John Kennedy": 1}
    [middle] = opened.find_speakers("John G. Kennedy")
    assert middle.speaker == "John G. Kennedy"
    (library / "c.txt").unlink()
    opened.update()
    assert people(opened) == {"John F. Kennedy": 2}
    [kennedy] = opened.speakers()
    assert kennedy.articles == 2


def test_two_names_of_one_person_in_one_article_are_one_article(library: Path, tmp_path: Path) -> None:
    words = "One. Two. Three."
    article = Article("a.txt", words, "t", "en", "2025-01-01")
    found = (
        Attribution("direct", ((0, 3),), name="John Kennedy", speaker_kind="person", role="the heir"),
        Attribution("mixed", ((5, 8),), name="John F. Kennedy", speaker_kind="person", role="the heir"),
        Attribution("indirect", ((10, 15),)),
    )
    store = Store(tmp_path)
    with store.borrow() as db:
        writer = StoreWriter(db)
        with writer.batch():
            writer.put(FileContent(FoundFile("a.txt", 16, 1), b"", ((article, found),)))
        [kennedy] = counting.speakers(db, Filters(), None, name="", offset=0, limit=None, order="quotes")
        assert (kennedy.quotes, kennedy.direct, kennedy.mixed, kennedy.articles) == (2, 1, 1, 1)
        assert kennedy.roles == ("the heir",)
        assert reading.attributions(db, "a.txt") == found
        assert reading.quote_count(db, narrowing.quotes(Filters(unnamed=True))) == 1
        with writer.batch():
            writer.remove("a.txt")
        left = [
            table
            for table in ("articles", "texts", "quotes", "names", "speakers", "counts", "roles", "files")
            if db.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,)
        ]
        assert left == []


def test_a_batch_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    article = Article("a.txt", "One.", "t", "en")
    content = FileContent(
        FoundFile("a.txt", 4, 1), b"", ((article, (Attribution("direct", ((0, 3),), name="A B"),)),)
    )
    with Store(tmp_path).borrow() as db:
        writer = StoreWriter(db)
        with pytest.raises(KeyError):
            put_and_fail(writer, content)
        assert (reading.article_count(db, None), list(writer.known_files())) == (0, [])
        with writer.batch():
            writer.put(content)
        assert [
            s.quotes for s in counting.speakers(db, Filters(), None, name="", offset=0, limit=9, order="name")
        ] == [1]


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "  .x y .txt", "ünï.txt", "-rf.txt", "a'b\"c;.txt", "%s_.txt", "#3.txt"]
)
def test_any_file_name_can_be_indexed(library: Path, name: str) -> None:
    opened = indexed(library, {name: LETTER})
    if name.lstrip().startswith(".") and not opened.articles():
        return
    [row] = opened.articles()
    assert row.path == name
    assert opened.article(name).text == LETTER
    assert [quote.path for quote in opened.quotes(Filters(path=name))] == [name]
    assert {hit.path for hit in opened.search("migrant").hits} == {name}


def put_and_fail(writer: StoreWriter, content: FileContent) -> None:
    with writer.batch():
        writer.put(content)
        raise KeyError


def test_a_file_name_that_is_no_text_can_be_indexed(library: Path) -> None:
    opened = Library(write(library, {"caf\udce9.txt": LETTER}))
    assert [os.fsencode(file.name) for file in library.iterdir()] == [b"caf\xe9.txt"]
    assert opened.update().articles == 1
    [row] = opened.articles()
    assert row.path == "caf\udce9.txt"
    assert opened.article(row.path).text == LETTER
    assert {hit.path for hit in opened.search("migrant").hits} == {row.path}
    (library / row.path).rename(library / "letter.txt")
    assert opened.update().removed == 1
    assert [row.path for row in opened.articles()] == ["letter.txt"]


ANYTHING = st.text(st.characters(), max_size=40)


@given(ANYTHING)
def test_any_string_comes_back_from_the_store_as_it_went_in(value: str) -> None:
    assert from_column(to_column(value)) == value
    assert unpack_text(pack_text(value)) == value


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=5))
def test_spans_come_back_as_they_went_in(spans: list[tuple[int, int]]) -> None:
    assert unpack_spans(pack_spans(tuple(spans))) == tuple(spans)


@settings(max_examples=40, deadline=None)
@given(ANYTHING.filter(bool), ANYTHING, ANYTHING, ANYTHING)
def test_an_article_of_any_characters_is_kept(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str, name: str, role: str
) -> None:
    article = Article(f"{name}/x", text, title, "en", "2025", author=role, entry_id=name)
    found = Attribution("direct", ((0, len(text)),), (0, 1), (0, 1), name, "organisation", role, "turn")
    store = Store(tmp_path_factory.mktemp("store"))
    with store.borrow() as db:
        writer = StoreWriter(db)
        with writer.batch():
            writer.put(FileContent(FoundFile(f"{name}/x", 1, 1), b"", ((article, (found,)),)))
        assert reading.article(db, article.path) == article
        [quote] = reading.quotes(db, narrowing.quotes(Filters()), offset=0, limit=None, order="path")
        assert (quote.text, quote.speaker, quote.role, quote.mention) == (text, name, role, text[:1])
    store.close()


def test_a_file_that_ends_the_process_that_reads_it_costs_no_other() -> None:
    with Workers() as workers:
        results = workers.run(end_or_echo, [(n,) for n in range(3)])
        assert [next(results), next(results)] == [0, 1]
        with pytest.raises(WorkerDied):
            list(workers.run(end_or_echo, [(-1,)]))
        assert list(workers.run(end_or_echo, [(n,) for n in range(30)])) == list(range(30))


def end_or_echo(number: int) -> int:
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_fault_of_ours_in_one_file_is_told_as_one(library: Path) -> None:
    write(library, {"a.txt": LETTER})

    def faulty(article: Article) -> list[Attribution]:
        return find_quotes(article)[:0] or [][1]

    outcome = read_file(library, Job(FoundFile("a.txt", 1, 1)), faulty)
    assert outcome.content is not None
    assert outcome.content.problem == (
        "reading it failed by a fault in onrecord, please report it (IndexError: list index out of range)"
    )
