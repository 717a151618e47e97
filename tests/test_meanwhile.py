"""What a reader sees while an update goes on: everything as it was, or everything as it is."""

import shutil
from pathlib import Path
from threading import Event

import pytest

from index import update
from index.cache import cache_folder
from index.errors import IndexUnavailable
from index.filters import Filters
from index.library import Library, Progress
from index.search import feeding
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


def test_an_update_that_is_stopped_with_much_to_index_leaves_what_was_there(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_batches_of(5_000, monkeypatch)
    monkeypatch.setattr(update, "_FEW_TO_KEEP", 3)
    opened = indexed(library, many(3))
    write(library, many(60))
    stop = Event()

    def when_a_batch_is_half_full(progress: Progress) -> None:
        if progress.phase == "reading" and progress.done >= 6 + reader.article_count():
            stop.set()

    with Library(library) as reader:
        done = opened.update(progress=when_a_batch_is_half_full, stop=stop)
    assert (done.added, opened.article_count()) == (done.articles - 3, done.articles)
    assert opened.search("river", where=("article",)).total == done.articles < 60
    assert opened.update().articles == 60
