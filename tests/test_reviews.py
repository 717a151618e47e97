"""What readers say of quotes, taken up without reading an article again."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import reviewing
from index.filters import Filters
from index.library import Library
from index.quote import Kind
from index.review.extent import kind_of, spans_within
from tests.indexing import ARTICLES, contents, indexed, spoken, write
from tests.reviewing import SAYINGS, quote_of, reviews


def test_a_confirmed_quote_is_as_it_was_but_for_its_mark(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        before = quote_of(library, "give up the mill")
        reviewing.confirm(library, before)
        after = quote_of(library, "give up the mill")
        assert (after.review, after.id, after.speaker, after.cue) == (
            "confirmed", before.id, "Jonas Brandt", before.cue,
        )  # fmt: skip
        assert spoken(library, Filters(reviewed=True)) == [("Jonas Brandt", before.text)]
        assert library.quote_count(Filters(reviewed=False)) == library.quote_count() - 1
        assert [speaker.speaker for speaker in library.speakers(Filters(reviewed=True))] == ["Jonas Brandt"]
        found = library.search("mill", where=("quote",), filters=Filters(reviewed=True)).hits
        assert [hit.quote.id for hit in found if hit.quote] == [before.id]
        assert library.search("river", where=("quote",), filters=Filters(reviewed=True)).hits == ()
        assert library.search("mill", where=("quote",), filters=Filters(reviewed=False)).hits == ()


def test_a_corrected_speaker_has_the_quote_in_lists_counts_and_search(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        before = quote_of(library, "give up the mill")
        reviewing.correct_speaker(library, before, "Maria Keller")
        after = quote_of(library, "give up the mill")
        assert (after.id, after.speaker, after.review) == (before.id, "Maria Keller", "corrected")
        assert (after.mention, after.resolution) == (None, None)
        keller = library.find_speakers("keller")[0]
        assert (keller.quotes, keller.articles) == (4, 2)
        assert "Jonas Brandt" not in {speaker.speaker for speaker in library.speakers()}
        found = library.search("speaker:keller mill", where=("quote",)).hits
        assert [hit.quote.id for hit in found if hit.quote] == [before.id]
        assert library.search("speaker:brandt").hits == ()


def test_a_rejected_quote_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        count = library.quote_count()
        reviewing.reject(library, quote_of(library, "vote was fair"))
        assert library.quote_count() == count - 1
        assert [(quote.text, quote.review) for quote in library.rejected()] == [
            ("that the vote was fair", "rejected")
        ]
        assert library.rejected(Filters(kinds=("direct",))) == []
        assert library.rejected(Filters(until="2023")) == []
        assert library.search('"vote was fair"', where=("quote",)).hits == ()
        reviewing.confirm(library, library.rejected()[0])
        assert reviews(library)["that the vote was fair"] == "confirmed"


def test_a_missed_quote_is_added_where_it_stands(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        article = library.article("2024-05-02-vote.txt")
        start = article.text.index("Council votes")
        spans = spans_within(article, start, start + 26, "indirect")
        reviewing.add(library, article.path, spans, "Ana Ruiz", "indirect")
        added = quote_of(library, "Council votes on the river")
        assert (added.review, added.line, added.spans) == ("added", 1, ((0, 26),))
        assert added.speaker_id == quote_of(library, "rebuild").speaker_id
        assert [hit.quote.id for hit in library.search("council", where=("quote",)).hits if hit.quote] == [
            added.id
        ]
        reviewing.correct_kind(library, added, "mixed")
        assert quote_of(library, "Council votes").review == "added"
        reviewing.reject(library, quote_of(library, "Council votes"))
        assert library.reviews() == []


def test_the_extent_of_a_quote_changes_and_its_id_stays(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        before = quote_of(library, "vote was fair")
        start = before.spans[0][0] + len("that ")
        reviewing.correct_extent(library, before, [(start, before.spans[0][1])])
        after = quote_of(library, "vote was fair")
        assert (after.text, after.id, after.review) == ("the vote was fair", before.id, "corrected")
        assert after.cue == before.cue
        reviewing.correct_extent(library, after, before.spans)
        assert quote_of(library, "vote was fair").review == "confirmed"


@pytest.mark.parametrize("saying", SAYINGS)
def test_taking_a_review_back_or_undoing_it_leaves_no_trace(tmp_path: Path, saying: str) -> None:
    with indexed(tmp_path) as library:
        before = contents(library)
        SAYINGS[saying](library, quote_of(library, "give up the mill"))
        assert contents(library) != before
        [(entry, _)] = library.reviews()
        reviewing.drop(library, entry)
        assert contents(library) == before
        edit = reviewing.confirm(library, quote_of(library, "house"))
        reviewing.undo(library, edit)
        assert contents(library) == before
        assert library.update().notes == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(sorted(SAYINGS))), max_size=6))
def test_an_index_made_anew_holds_what_reviews_one_by_one_made_of_it(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[int, str]]
) -> None:
    root = tmp_path_factory.mktemp("library")
    with indexed(root, cache=tmp_path_factory.mktemp("cache")) as library:
        ids = [quote.id for quote in library.quotes()]
        for number, saying in said:
            quotes = {quote.id: quote for quote in (*library.quotes(), *library.rejected())}
            SAYINGS[saying](library, quotes[ids[number]])
        assert {quote.id for quote in (*library.quotes(), *library.rejected())} == set(ids)
        for quote in library.quotes():
            text = library.article(quote.path).text
            assert " ".join(text[start:end] for start, end in quote.spans) == quote.text
        with Library(root, cache=tmp_path_factory.mktemp("cache")) as other:
            other.update()
            assert contents(other) == contents(library)
            assert other.rejected() == library.rejected()
        library.update(rebuild=True)
        with Library(root, cache=tmp_path_factory.mktemp("cache")) as other:
            other.update()
            assert contents(other) == contents(library)


def test_words_that_are_selected_become_spans_of_their_kind(tmp_path: Path) -> None:
    with indexed(tmp_path, {"a.txt": 'One\n\n"We go," he said, "and we stay."\n\nTwo  \n'}) as library:
        article = library.article("a.txt")
        text = article.text
        start, end = text.index('"'), text.rindex('"') + 1

        def words(first: int, last: int, kind: Kind) -> list[str]:
            return [text[s:e] for s, e in spans_within(article, first, last, kind)]

        assert words(start, end, "direct") == ["We go,", "and we stay."]
        assert words(start, end, "mixed") == ['"We go," he said, "and we stay."']
        assert words(0, len(text), "indirect") == ["One", text[start:end], "Two"]
        assert words(3, 5, "indirect") == []
        assert [kind_of(article, *span) for span in ((start, end), (start, end - 16), (0, 3))] == [
            "direct", "mixed", "indirect",
        ]  # fmt: skip


def test_a_library_of_one_file_takes_its_own_reviews_alone(tmp_path: Path) -> None:
    write(tmp_path, ARTICLES)
    with Library(tmp_path / "letter.txt") as library:
        library.update()
        reviewing.confirm(library, quote_of(library, "No migrant"))
    with Library(tmp_path / "2024-05-02-vote.txt") as library:
        assert library.update().notes == ()
        assert library.reviews() == []
    with Library(tmp_path) as library:
        library.update()
        assert reviews(library)["No migrant came here,"] == "confirmed"
