"""Whatever is searched for: no query is an error, and hits are marked as the index cuts words."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.filters import Filters
from index.library import Library, Results
from index.search.marking import Marker
from index.search.parts import AnyWord, Beginning, Phrase
from index.words import placed_words
from tests.indexing import ARTICLES, indexed, write


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["we", "said", "Wé", "we_", "saying", ", ", "-", "\n", " ", "fi", "ﬁ", "ß", "東"])
    ),
    st.lists(st.sampled_from(["we", "said", "sa", "fi", "ss"]), min_size=1, max_size=3),
)
def test_what_is_marked_are_the_words_as_the_index_cuts_them(pieces: list[str], words: list[str]) -> None:
    text = "".join(pieces)
    placed = list(placed_words(text))
    alone = [(each.start, each.end) for each in placed if each.word in words]
    assert Marker([AnyWord(tuple(words))]).find(text) == alone
    begun = [(each.start, each.end) for each in placed if each.word.startswith(tuple(words))]
    assert Marker([Beginning(word) for word in words]).find(text) == begun
    together = {
        character
        for at in range(len(placed) - len(words) + 1)
        if [each.word for each in placed[at : at + len(words)]] == words
        for character in range(placed[at].start, placed[at + len(words) - 1].end)
    }
    found = Marker([Phrase(tuple(words))]).find(text)
    assert {character for start, end in found for character in range(start, end)} == together


def test_a_snippet_is_whole_words_around_the_best_hits(library: Path) -> None:
    filler = "Lorem ipsum dolor sit amet consectetur. " * 40
    best = "A zebra and another zebra met at noon, and nobody who passed by that river looked up at them."
    text = f"Title\n\n{filler}\n\n{best}\n\n{filler}\n\nOne zebra only.\n"
    opened = indexed(library, {"a.txt": text})
    [hit] = opened.search("zebra", where=("article",)).hits
    assert hit.snippet == best
    assert text[hit.snippet_span[0] : hit.snippet_span[1]] == hit.snippet
    assert [text[s:e] for s, e in hit.hits] == ["zebra"] * 3
    assert hit.line == 5


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_snippets_are_pieces_of_the_text_cut_between_words(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    pieces = ["word", "Zebra", "zebras", "x" * 90, "\n\n", "Jeri\u0301", "a\u00adb", "東京", "—", "\t"]
    text = " ".join(chance.choice(pieces) for _ in range(chance.randrange(1, 200)))
    folder = tmp_path_factory.mktemp("snippets")
    opened = indexed(folder, {"a.txt": text}, cache=tmp_path_factory.mktemp("cache"))
    for hit in opened.search("zebra OR word", where=("article",)).hits:
        start, end = hit.snippet_span
        assert text[start:end] == hit.snippet
        assert hit.snippet == hit.snippet.strip()
        assert len(hit.snippet) <= 400
        assert start == 0 or text[start - 1].isspace() or "x" * 60 in text[start - 60 : start + 60]
        assert end == len(text) or text[end].isspace() or "x" * 60 in text[end - 60 : end + 60]
        assert all(text[s:e].lower().startswith(("zebra", "word")) for s, e in hit.hits)
    opened.close()


HOSTILE = [
    "**",
    "?*",
    "[a TO z]",
    "[a TO " * 80,
    "date:[garbage TO 2021]",
    "(" * 3000,
    "abc~99999999",
    "a* b* c* d* e*",
    " OR ".join("abcdefghijklmnopqrstuvwxyz") + "*",
    '"' * 99,
    "\ud800",
    "\x00\x1b[31m",
    "-" * 500,
    "speaker:* title:* path:*",
    "since:9999-12-31 until:0001",
    "% _ ' ; DROP TABLE quotes --",
    "NOT " * 100 + "said",
    "e\u0301" * 200,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_is_an_error(library: Path, query: str) -> None:
    opened = indexed(library)
    results = opened.search(query)
    assert results.total >= len(results.hits)
    assert opened.quote_count(Filters(about=query)) == opened.search(query, where=("quote",), limit=0).total


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return indexed(tmp_path_factory.mktemp("searched"), ARTICLES, cache=tmp_path_factory.mktemp("cache"))


@given(st.text(max_size=60))
def test_any_string_can_be_searched_for(searched: Library, query: str) -> None:
    results = searched.search(query)
    assert results.exact
    assert results.total == len(results.hits)


@given(
    st.lists(
        st.sampled_from(["said", "river", "mill", "migrants", "keller", "house", "the", "nowhere"]),
        min_size=1,
        max_size=4,
    )
)
def test_and_or_and_not_agree_with_each_other(searched: Library, words: list[str]) -> None:
    def taken(query: str) -> set[tuple[str, str]]:
        return {
            (hit.where, hit.quote.id if hit.quote else hit.path)
            for hit in searched.search(query, limit=99).hits
        }

    each = [taken(word) for word in words]
    everything = taken("said OR -said")
    assert taken(" ".join(words)) == set.intersection(*each)
    either = {hit for hits in each for hit in hits}
    assert taken(" OR ".join(words)) == either
    assert taken(f"-({' OR '.join(words)})") == everything - either
    assert len(everything) == searched.article_count() + searched.quote_count()


def test_a_library_without_articles_finds_nothing(library: Path) -> None:
    write(library, {})
    opened = Library(library)
    opened.update()
    assert opened.search("river") == Results((), 0, True, None)
