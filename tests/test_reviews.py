"""reviews.yaml: what readers say of quotes, taken up without reading an article again, and kept through
edits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import identifying, reviewing
from index.anchor import Anchor
from index.errors import LibraryError
from index.filters import Filters
from index.library import Library
from index.mark import yaml_mark
from index.quote import Kind, Quote
from index.review.entry import Claim, Entry
from index.review.extent import kind_of, spans_within
from index.review.reviews_file import parse
from index.review.writing import rewrite, write_entry
from tests.indexing import ARTICLES, VOTE, contents, indexed, spoken, write

Said = Callable[[Library, Quote], object]

SAYINGS: dict[str, Said] = {
    "confirm": reviewing.confirm,
    "reject": reviewing.reject,
    "name": lambda library, quote: reviewing.correct_speaker(library, quote, "Otto Braun"),
    "nobody": lambda library, quote: reviewing.correct_speaker(library, quote, None),
    "kind": lambda library, quote: reviewing.correct_kind(library, quote, "mixed"),
    "extent": lambda library, quote: reviewing.correct_extent(
        library, quote, [(quote.spans[0][0], quote.spans[0][0] + 3)]
    ),
}


def quote_of(library: Library, words: str) -> Quote:
    """The quote that holds these words, rejected or not."""
    found = [quote for quote in (*library.quotes(), *library.rejected()) if words in quote.text]
    assert len(found) == 1
    return found[0]


def reviews(library: Library) -> dict[str, str | None]:
    """What is said of each quote, by its words."""
    return {quote.text: quote.review for quote in library.quotes()}


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


def test_reviews_survive_edits_around_them_and_a_renamed_article_is_told(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        for words in ("give up the mill", "vote was fair"):
            reviewing.confirm(library, quote_of(library, words))
        write(tmp_path, {"2024-05-02-vote.txt": "A correction was made.\n\n" + VOTE})
        assert library.update().notes == ()
        assert [quote.text for quote in library.quotes(Filters(reviewed=True))] == [
            "We will not give up the mill,", "that the vote was fair",
        ]  # fmt: skip
        (tmp_path / "2024-05-02-vote.txt").rename(tmp_path / "vote.txt")
        [told] = library.update().notes
        assert told.startswith("reviews.yaml: 2 reviews no longer fit; ")
        assert "`onrecord reviews LIBRARY --refit` follows renamed articles" in told
        assert [quote_id for _, quote_id in library.reviews()] == [None, None]


def test_reviews_go_with_a_renamed_article_when_told_to(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        reviewing.confirm(library, quote_of(library, "give up the mill"))
        reviewing.reject(library, quote_of(library, "vote was fair"))
        reviewing.confirm(library, quote_of(library, "No migrant"))
        assert reviewing.refit(library) == (None, 0)
        (tmp_path / "2024-05-02-vote.txt").rename(tmp_path / "vote.txt")
        library.update()
        edit, count = reviewing.refit(library)
        assert (count, library.update().notes) == (2, ())
        assert {quote.path for quote in (*library.quotes(Filters(reviewed=True)), *library.rejected())} == {
            "vote.txt", "letter.txt",
        }  # fmt: skip
        assert edit is not None
        reviewing.undo(library, edit)
        write(tmp_path, {"copy.txt": VOTE})
        library.update()
        assert reviewing.refit(library) == (None, 0), "which of the two it was, nobody knows"


def test_a_review_whose_words_have_changed_is_told_and_kept(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        reviewing.correct_speaker(library, quote_of(library, "give up the mill"), "Otto Braun")
        write(tmp_path, {"2024-05-02-vote.txt": VOTE.replace("give up", "sell")})
        assert len(library.update().notes) == 1
        assert [(entry.right.speaker, quote_id) for entry, quote_id in library.reviews()] == [
            ("Otto Braun", None)
        ]
        assert ("Jonas Brandt", "We will not sell the mill,") in spoken(library)
        write(tmp_path, {"2024-05-02-vote.txt": VOTE})
        assert library.update().notes == ()
        assert quote_of(library, "give up the mill").speaker == "Otto Braun"


def test_a_review_stands_though_extraction_now_finds_other_words_or_none(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        text = library.article("2024-05-02-vote.txt").text
        found = quote_of(library, "vote was fair")
        start, end = found.spans[0]
        longer = Anchor(text[start - 5 : end], text[: start - 5], text[end:])
        title = Anchor("Council votes on the river", "", "\n")
        entries = [
            Entry(found.path, (longer,), "corrected", Claim("Otto Braun", "indirect")),
            Entry(found.path, (title,), "confirmed", Claim(None, "direct")),
        ]
        rewrite(tmp_path, lambda before: [*before, *entries])
        library.update()
        moved = quote_of(library, "vote was fair")
        assert (moved.id, moved.speaker, moved.text) == (
            found.id, "Otto Braun", text[start - 5 : end],
        )  # fmt: skip
        assert quote_of(library, "Council votes").review == "confirmed"


OWN = f"""{yaml_mark("reviews")}
# The desk's own order.
reviews:
  - path: letter.txt  # checked by phone
    passage: [{{exact: "No migrant came here,"}}]
    review: confirmed
    speaker: Jürgen Groß
    kind: direct
    # one more to come
"""


def test_the_readers_own_lines_stay_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "reviews.yaml"
    file.write_text(OWN, encoding="utf-8")
    with indexed(tmp_path) as library:
        assert reviews(library)["No migrant came here,"] is None, "nothing says where these words stand"
        reviewing.confirm(library, quote_of(library, "vote was fair"))
        head, _, tail = file.read_text(encoding="utf-8").partition("    kind: direct\n")
        assert OWN.startswith(head)
        assert tail.endswith("    # one more to come\n")
        assert (tmp_path / "reviews.yaml.bak").read_text(encoding="utf-8") == OWN
        reviewing.withdraw(library, quote_of(library, "vote was fair"))
        assert file.read_text(encoding="utf-8") == OWN


@pytest.mark.parametrize(
    "start",
    [
        "reviews: []\n",
        "reviews:\n",
        "",
        OWN[: OWN.index("    #")].replace("  - ", "- ").replace("\n    ", "\n  "),
    ],
)
def test_a_file_however_begun_takes_a_review(tmp_path: Path, start: str) -> None:
    text = start if start.startswith("#") else f"{yaml_mark('reviews')}\n{start}"
    (tmp_path / "reviews.yaml").write_text(text, encoding="utf-8")
    with indexed(tmp_path) as library:
        for words in ("vote was fair", "house"):
            reviewing.confirm(library, quote_of(library, words))
        assert library.quote_count(Filters(reviewed=True)) == 2
        reviewing.reject(library, quote_of(library, "vote was fair"))
        assert len(library.reviews()) == 2 + ("letter" in start)


def test_a_file_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        edit = reviewing.confirm(library, quote_of(library, "vote was fair"))
        theirs = (tmp_path / "reviews.yaml").read_text(encoding="utf-8") + "# mine\n"

        def revise_slowly(before: object) -> list[Entry | None]:
            (tmp_path / "reviews.yaml").write_text(theirs, encoding="utf-8")
            return [None]

        with pytest.raises(LibraryError, match="changed by somebody else"):
            rewrite(tmp_path, revise_slowly)
        reviewing.undo(library, edit)
        assert library.reviews() == []
        assert (tmp_path / "reviews.yaml").read_text(encoding="utf-8").endswith("reviews:\n# mine\n")


@pytest.mark.parametrize("first", [True, False], ids=["into a new file", "into one that was there"])
@pytest.mark.parametrize("times", [1, 3])
def test_what_one_wrote_is_undone_though_another_has_written_since(
    tmp_path: Path, first: bool, times: int
) -> None:
    with indexed(tmp_path) as library:
        quotes = list(library.quotes())
        if not first:
            reviewing.reject(library, quotes.pop())
        mine = [reviewing.confirm(library, quote) for quote in quotes[:times]]
        theirs = quotes[times]
        with Library(tmp_path) as other:
            reviewing.correct_speaker(other, theirs, "Eva Holm")
        for edit in reversed(mine):
            reviewing.undo(library, edit)
        left = [entry.right.speaker for entry, _ in library.reviews() if entry.review == "corrected"]
        assert left == ["Eva Holm"]
        assert len(library.reviews()) == (1 if first else 2)
        assert library.update().notes == ()


def test_what_another_has_changed_since_is_not_undone_and_why_is_said(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        quote = quote_of(library, "vote was fair")
        edit = reviewing.confirm(library, quote)
        with Library(tmp_path) as other:
            reviewing.correct_speaker(other, other.quote(quote.id) or quote, "Eva Holm")
        theirs = (tmp_path / "reviews.yaml").read_bytes()
        with pytest.raises(
            LibraryError, match="somebody has changed since what you wrote there; nothing was"
        ):
            reviewing.undo(library, edit)
        assert (tmp_path / "reviews.yaml").read_bytes() == theirs


def test_a_line_that_somebody_added_to_my_review_is_no_line_of_the_one_before(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        quotes = list(library.quotes())
        reviewing.confirm(library, quotes[0])
        edit = reviewing.confirm(library, quotes[1])
        file = tmp_path / "reviews.yaml"
        file.write_text(file.read_text(encoding="utf-8") + '    note: "I rang her"\n', encoding="utf-8")
        with pytest.raises(LibraryError, match="nothing was undone"):
            reviewing.undo(library, edit)
        assert "I rang her" in file.read_text(encoding="utf-8")


def test_a_review_that_was_taken_back_comes_back_beside_what_another_wrote(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        quotes = list(library.quotes())
        for quote in quotes[:3]:
            reviewing.confirm(library, quote)
        edit = reviewing.withdraw(library, library.quote(quotes[1].id) or quotes[1])
        with Library(tmp_path) as other:
            reviewing.reject(other, quotes[3])
        reviewing.undo(library, edit)
        assert [entry.review for entry, _ in library.reviews()].count("confirmed") == 3
        assert [quote.id for quote in library.rejected()] == [quotes[3].id]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("reviews: [7]\n", "line 2: expected path, passage,"),
        ("reviews:\n  - path: a\n    kind: direct\n", "line 3: a review needs path, passage, kind"),
        ("reviews:\n  - path: a\n    kind: odd\n    passage: [{exact: x}]\n    review: confirmed\n",
         "line 4: expected one of direct, indirect, mixed"),
        ("reviews:\n  - {path: a, kind: direct, passage: [{exact: x, start: -1}], review: added}\n",
         "line 3: start is a number"),
        ("colour: red\n", "line 2: unknown field: there are reviews"),
        ("reviews: [\n", "line 3: not read: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_nothing_is_written(
    tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "reviews.yaml").write_text(f"{yaml_mark('reviews')}\n{text}", encoding="utf-8")
    with indexed(tmp_path) as library:
        [note] = library.update().notes
        assert note.startswith(f"reviews.yaml: {problem}")
        with pytest.raises(LibraryError, match="nothing was written"):
            reviewing.confirm(library, quote_of(library, "vote was fair"))
    assert (tmp_path / "reviews.yaml").read_text(encoding="utf-8").endswith(text)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(
    path=WORDS, exact=WORDS, before=WORDS, note=WORDS, speaker=WORDS.filter(str.strip),
    start=st.none() | st.integers(0, 10**9),
)  # fmt: skip
def test_whatever_words_an_article_holds_come_back_from_the_file(
    path: str, exact: str, before: str, note: str, speaker: str, start: int | None
) -> None:
    name = " ".join(speaker.split())
    entry = Entry(
        path, (Anchor(exact, before, "", start),), "corrected", Claim(name, "direct"),
        (Anchor(exact, "", before, start),), Claim(None, "mixed"), True, "2025-11-29", note,
    )  # fmt: skip
    text = f"{yaml_mark('reviews')}\nreviews:\n{''.join(write_entry(entry))}"
    placed, problems = parse(text.encode())
    assert (problems, [each.entry for each in placed]) == ([], [entry])


@given(st.binary(max_size=300))
def test_no_bytes_end_the_reading(content: bytes) -> None:
    parse(content)


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


def test_where_the_folder_is_gone_nothing_is_written_anywhere(tmp_path: Path) -> None:
    news, away = tmp_path / "news", tmp_path / "away"
    news.mkdir()
    with indexed(news, cache=tmp_path / "cache") as library:
        before = reviewing.confirm(library, quote_of(library, "vote was fair"))
        kept = (news / "reviews.yaml").read_bytes()
        news.rename(away)
        quote = quote_of(library, "vote was fair")
        speaker = library.speaker(quote.speaker_id or "")
        assert speaker is not None
        writes: tuple[Callable[[], object], ...] = (
            lambda: reviewing.reject(library, quote),
            lambda: identifying.rename(library, speaker, "Eva Holm"),
            lambda: reviewing.undo(library, before),
        )
        for write in writes:
            with pytest.raises(LibraryError, match="news is gone: nothing was written"):
                write()
        assert {file.name for file in tmp_path.iterdir()} == {"away", "cache"}
        assert (away / "reviews.yaml").read_bytes() == kept
