"""What a reader sees while an update goes on: everything as it was, or everything as it is."""

import os
import shutil
from collections.abc import Sequence
from itertools import chain, repeat
from pathlib import Path
from threading import Event, Thread

import pytest

from index import update
from index.cache import cache_folder
from index.errors import IndexUnavailable
from index.filters import Filters
from index.library import Library, Progress, Update
from index.search import feeding
from index.search.documents import ArticleWords
from index.search.segments import Built, build_segment
from tests.indexing import assert_same, indexed, many, write


def in_batches_of(characters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "_FIRST_BATCH", characters)
    monkeypatch.setattr(update, "_BATCH", characters)


def test_at_any_moment_of_an_update_lists_searches_and_counts_tell_the_same(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_batches_of(5_000, monkeypatch)
    before = {path: text.replace("mill", "old mill") for path, text in many(60).items()}
    opened, reader = indexed(library, before), Library(library)
    for path in list(many(60))[40:]:
        (library / path).unlink()
    write(library, {path: text.replace("mill", "new mill") for path, text in many(40).items()})
    seen = set()

    def look(progress: Progress) -> None:
        counts = []
        for word in ("old", "new"):
            quoting = Filters(about=word)
            results = reader.search(word, where=("quote",), limit=500)
            assert (results.note, results.exact, len(results.hits)) == (None, True, results.total)
            assert reader.facets(quoting).kinds.get("direct", 0) == results.total
            assert reader.quote_count(quoting) == results.total == len(reader.articles(quoting))
            assert [quote.text for quote in reader.quotes(quoting)] == [
                hit.quote.text for hit in sorted(results.hits, key=lambda hit: hit.path) if hit.quote
            ]
            counts.append(results.total)
        assert sum(counts) == reader.article_count()
        assert reader.quote_count() == 3 * sum(counts)
        seen.add(tuple(counts))

    opened.update(progress=look)
    look(Progress("looking", 0, 0, 0, None))
    assert len(seen) > 3
    assert {(60, 0), (0, 40)} <= seen


def test_a_rebuild_hides_nothing_while_it_goes_on(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_batches_of(5_000, monkeypatch)
    opened, reader = indexed(library, many(60)), Library(library)
    sound = indexed(library, {}, cache=tmp_path / "sound")
    looked = 0

    def look(progress: Progress) -> None:
        nonlocal looked
        if progress.done % 10 == 0:
            assert_same(reader, sound)
            looked += 1

    opened.update(rebuild=True, progress=look)
    assert looked > 5
    assert_same(reader, sound)


def test_a_file_that_is_renamed_is_at_any_moment_under_one_name(library: Path) -> None:
    opened, reader = indexed(library, many(120)), Library(library)
    (library / "3").rename(library / "moved")
    totals = set()
    opened.update(progress=lambda progress: totals.add(reader.search("river", where=("article",)).total))
    assert totals == {120}
    assert len(reader.search("path:moved", where=("article",)).hits) == 17


def test_a_full_text_index_that_is_built_anew_says_so_and_answers_nothing_by_halves(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 10)
    monkeypatch.setattr(feeding, "_AT_ONCE", 2_000)
    indexed(library, many(60), cache=tmp_path).close()
    for folder in cache_folder(library, tmp_path).glob("search-*"):
        shutil.rmtree(folder)
    opened, reader = Library(library, cache=tmp_path), Library(library, cache=tmp_path)
    totals = []

    def look(progress: Progress) -> None:
        if progress.phase == "indexing" and progress.done < progress.total:
            results = reader.search("river", where=("article",))
            assert results.note == "the full-text index is still being built: not all of it is found yet"
            totals.append(results.total)
            for ask in (
                lambda: reader.quote_count(Filters(about="river")),
                lambda: reader.check("the river"),
            ):
                with pytest.raises(IndexUnavailable, match="not whole yet, so not all would be found"):
                    ask()

    opened.update(progress=look)
    assert 0 < max(totals) < 60
    assert reader.search("river", where=("article",)).note is None
    assert reader.quote_count(Filters(about="river")) == 60


def test_progress_says_that_it_is_indexing_as_long_as_that_takes(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_batches_of(5_000, monkeypatch)
    told: list[Progress] = []
    while_building = []

    def build(folder: Path, articles: Sequence[ArticleWords]) -> Built:
        while_building.append((told[-1].phase, told[-1].done, told[-1].total - len(articles)))
        return build_segment(folder, articles)

    monkeypatch.setattr(feeding, "_build_chunk", build)
    write(library, many(40))
    Library(library).update(progress=told.append)
    assert len(while_building) > 1
    assert set(while_building) == {("indexing", 0, 0)}


def stop_when_read(opened: Library, count: int) -> Update:
    stop = Event()

    def look(progress: Progress) -> None:
        if (progress.phase, progress.done) == ("reading", count):
            stop.set()

    return opened.update(progress=look, stop=stop)


def test_an_update_that_is_stopped_keeps_all_that_it_has_read(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 3)
    opened = indexed(library, many(6))
    write(library, {path: text for path, text in many(40).items() if not (library / path).exists()})
    done = stop_when_read(opened, 20)
    assert (done.added, opened.article_count()) == (21, 27)
    results = opened.search("river", where=("article",))
    assert results.total == 6
    assert results.note == "the full-text index is still being built: not all of it is found yet"
    phases = []
    assert opened.update(progress=lambda progress: phases.append(progress.phase)).articles == 40
    assert phases[0] == "indexing"
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


WITHOUT_A_WORD = ArticleWords(0, "", "", "", "en", None, ())


def built_for_long(folder: Path, articles: Sequence[ArticleWords]) -> Built:
    """As of so many articles that the reader loses patience while they are indexed."""
    with (folder.parent / "building").open("wb") as told:
        told.write(b".")
    return build_segment(folder, chain(articles, repeat(WITHOUT_A_WORD, 2_000_000)))


@pytest.mark.parametrize("indexed_before", [0, 6])
def test_an_update_that_is_stopped_while_it_is_indexing_keeps_what_it_has_read(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indexed_before: int
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 3)
    opened = indexed(library, many(indexed_before))
    write(library, {path: text for path, text in many(30).items() if not (library / path).exists()})
    stop = Event()
    building = cache_folder(library) / "building"
    os.mkfifo(building)
    hears = os.open(building, os.O_RDWR)

    def lose_patience() -> None:
        os.read(hears, 1)
        stop.set()

    reader = Thread(target=lose_patience)
    reader.start()
    with monkeypatch.context() as patched:
        patched.setattr(feeding, "_build_chunk", built_for_long)
        done = opened.update(stop=stop)
    reader.join()
    os.close(hears)
    assert (done.added, done.articles) == (30 - indexed_before, 30)
    results = opened.search("river", where=("article",))
    assert results.total == indexed_before
    assert results.note == "the full-text index is still being built: not all of it is found yet"
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))


def test_an_update_that_is_stopped_finds_what_changed_as_it_was_or_as_it_is(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "_FEW", 3)
    opened = indexed(library, many(40))
    (library / "1/0001.txt").unlink()
    write(library, {path: f"{text}\nAnew.\n" for path, text in many(40).items() if path != "1/0001.txt"})
    done = stop_when_read(opened, 20)
    assert (done.changed, done.removed, done.articles) == (21, 1, 39)
    results = opened.search("river", where=("article",))
    assert (results.total, results.note) == (39, None)
    assert opened.search("anew", where=("article",)).total == 21
    opened.update()
    assert_same(opened, indexed(library, {}, cache=tmp_path / "other"))
