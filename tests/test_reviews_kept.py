"""Reviews through the life of a library: articles edited, renamed, read anew by another onrecord."""

from pathlib import Path

from index import reviewing
from index.anchor import Anchor
from index.filters import Filters
from index.review.entry import Claim, Entry
from index.review.writing import rewrite
from tests.indexing import VOTE, indexed, spoken, write
from tests.reviewing import quote_of


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
