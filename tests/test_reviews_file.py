"""reviews.yaml, a file of the reader's own: its lines stay, its mistakes are told, and nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import reviewing
from index.anchor import Anchor
from index.errors import LibraryError
from index.filters import Filters
from index.mark import yaml_mark
from index.review.entry import Claim, Entry
from index.review.reviews_file import parse
from index.review.writing import rewrite, write_entry
from tests.indexing import indexed
from tests.reviewing import quote_of, reviews, ways_to_write

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


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("reviews: [7]\n", "line 2: expected path, passage,"),
        ("reviews: none\n", "line 2: reviews takes a list, each of it after a dash, not 'none'"),
        ("reviews:\n  - path: a\n    kind: direct\n",
         "line 3: a review needs passage: write `passage: …` into this entry"),
        ("reviews:\n  - path: a\n    kind: odd\n    passage: [{exact: x}]\n    review: confirmed\n",
         "line 4: expected one of direct, indirect, mixed, not 'odd'"),
        ("reviews:\n  - {path: a, kind: direct, passage: [{exact: x}]}\n",
         "line 3: nothing is said here: write `review:` and one of confirmed, corrected, added, rejected"),
        ("reviews:\n  - {path: a, kind: direct, passage: [{prefix: x}], review: added}\n",
         "line 3: passage needs the words themselves: write `exact: …`"),
        ("reviews:\n  - {path: a, kind: direct, passage: [{exact: x, start: -1}], review: added}\n",
         "line 3: start takes a number of characters, not '-1': put it right, or take it out"),
        ("reviews:\n  - {path: a, path: b, kind: direct, passage: [{exact: x}], review: added}\n",
         "line 3: path is given twice: keep one of them"),
        ("reviews:\n" + 2 * "  - {path: a, kind: direct, passage: [{exact: x}], review: added}\n",
         "line 4: line 3 is about this passage too: keep one of the two entries"),
        ("colour: red\n", "line 2: unknown field 'colour': there are reviews"),
        ("reviews: [\n", "line 3: not read: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_nothing_is_written(
    tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "reviews.yaml").write_text(f"{yaml_mark('reviews')}\n{text}", encoding="utf-8")
    with indexed(tmp_path) as library:
        assert library.update().notes[0].startswith(f"reviews.yaml: {problem}")
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


def test_where_the_folder_is_gone_nothing_is_written_anywhere(tmp_path: Path) -> None:
    news, away = tmp_path / "news", tmp_path / "away"
    news.mkdir()
    with indexed(news, cache=tmp_path / "cache") as library:
        before = reviewing.confirm(library, quote_of(library, "vote was fair"))
        kept = (news / "reviews.yaml").read_bytes()
        news.rename(away)
        for write in ways_to_write(library, quote_of(library, "vote was fair"), before):
            with pytest.raises(LibraryError, match="news is gone: nothing was written"):
                write()
        assert {file.name for file in tmp_path.iterdir()} == {"away", "cache"}
        assert (away / "reviews.yaml").read_bytes() == kept
