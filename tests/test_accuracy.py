"""How often onrecord was right on the reader's own library: sampled, reviewed, counted with an interval."""

from pathlib import Path

import pytest

from index import reviewing
from index.accuracy import draw_sample, measure
from index.errors import LibraryError
from index.filters import Filters
from index.library import Library
from tests.indexing import contents, indexed
from tests.running import run, write_articles


def sampled(library: Library) -> set[str | None]:
    return {quote_id for entry, quote_id in library.reviews() if entry.sample}


def test_a_sample_is_the_same_for_the_same_seed_and_grows(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        before = contents(library)
        draw_sample(library, 2, 1)
        two = sampled(library)
        draw_sample(library, 4, 1)
        assert two < sampled(library)
        assert len(sampled(library)) == 4
        assert contents(library) == before, "a sample changes no quote"
        (tmp_path / "reviews.yaml").unlink()
        library.update()
        draw_sample(library, 2, 1)
        assert sampled(library) == two
        (tmp_path / "reviews.yaml").unlink()
        library.update()
        drawn = []
        for seed in range(5):
            draw_sample(library, 2, seed)
            drawn.append(frozenset(sampled(library)))
        assert len(drawn[-1]) > 2


def test_what_readers_say_of_sampled_quotes_is_counted(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        reviewing.reject(library, next(q for q in library.quotes() if q.kind == "indirect"))
        draw_sample(library, 100, 1)
        assert (measure(library).sampled, measure(library).reviewed) == (6, 1)
        quotes = list(library.quotes())
        reviewing.confirm(library, quotes[0])
        reviewing.correct_speaker(library, quotes[1], "Otto Braun")
        reviewing.correct_kind(library, quotes[2], "mixed")
        reviewing.correct_extent(library, quotes[3], [(quotes[3].spans[0][0], quotes[3].spans[0][0] + 4)])
        reviewing.add(library, "letter.txt", [(0, 8)], "Otto Braun", "indirect")
        found = measure(library)
        counts = [(p.right, p.seen) for p in (found.detection, found.speaker, found.kind, found.extent)]
        assert (found.sampled, found.reviewed) == (6, 5)
        assert counts == [(4, 5), (3, 4), (3, 4), (3, 4)]
        reviewing.withdraw(library, quotes[0])
        assert (measure(library).sampled, measure(library).reviewed) == (6, 4)
        assert library.quote_count(Filters(reviewed=True)) == 4


def test_a_name_that_is_another_of_the_same_speaker_is_right(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        draw_sample(library, 100, 1)
        quote = next(quote for quote in library.quotes() if quote.speaker == "Jürgen Groß")
        reviewing.correct_speaker(library, quote, "Jurgen Gross")
        assert (measure(library).speaker.right, measure(library).speaker.seen) == (1, 1)


def test_a_quote_without_a_name_tells_of_names_that_are_missing(tmp_path: Path) -> None:
    text = 'A plan\n\n"It will not work," a spokesman said.\n'
    with indexed(tmp_path, {"a.txt": text}) as library:
        draw_sample(library, 1, 1)
        reviewing.correct_speaker(library, next(library.quotes()), "Ana Ruiz")
        found = measure(library)
        assert (found.nameless, found.could_be_named, found.speaker.seen) == (1, 1, 0)


def test_there_must_be_something_to_draw_from(tmp_path: Path) -> None:
    with indexed(tmp_path, {"a.txt": "Nothing is said here.\n"}) as library, pytest.raises(LibraryError):
        draw_sample(library, 5, 1)
    assert not (tmp_path / "reviews.yaml").exists()


def test_the_commands_say_how_many_and_when_they_are_too_few(library: Path) -> None:
    news = write_articles(library)
    ran = run("accuracy", news)
    assert (ran.status, ran.out) == (0, "")
    assert "onrecord sample LIBRARY" in ran.err
    assert run("sample", news, "-n", "3", "--seed", "7").err.startswith("3 quotes are up for review, 0 of")
    for row in run("reviews", news, "--json").rows:
        run("review", news, row["id"], "--confirm")
    ran = run("accuracy", news)
    assert ran.lines[1].startswith("detection      3     3  100.0%  43.9% to 100.0%")
    assert "3 of 3 sampled quotes are reviewed: too few" in ran.err
    [row] = run("accuracy", news, "--json").rows
    assert (row["reviewed"], row["speaker"]["right"]) == (3, row["speaker"]["seen"])
