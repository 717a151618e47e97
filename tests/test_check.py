"""Whether pasted words stand in the library: found whatever their typography, and every difference told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.check import LONGEST, Checked
from index.errors import QueryError
from index.wording import Wording, differences, likeness, manners
from index.words import words_of
from tests.indexing import indexed

FLOOD = """The river rose at night

“We won’t leave – not for a flood,” Ana Ruiz said. The water came at two in the morning.

"Nobody," Bo Lind told reporters, "has come here since the bridge fell." Critics asked why.

Lind said that the mayor had promised 5 million euros. "Where is it?" Ruiz asked.
"""


def check(folder: Path, passage: str, text: str = FLOOD) -> Checked:
    library = indexed(folder, {"flood.txt": text})
    try:
        return library.check(passage)
    finally:
        library.close()


@pytest.mark.parametrize(
    ("passage", "status", "differ"),
    [
        ("We won’t leave – not for a flood", "exact", ()),
        ("“We won’t leave – not for a flood.”", "exact", ()),
        ("we WON'T leave -- not for a flood", "verbatim", {"case", "quotation marks", "dashes"}),
        ("We won’t\n\n  leave – not for a\u00a0flood", "verbatim", {"spaces"}),
        ("We won’t leave – not for a ﬂo\u00adod", "verbatim", {"characters"}),
        ("We won’t leave, not for a flood", "words", {"dashes", "spaces", "punctuation"}),
        ("We won’t leave – not for a flood?", "words", {"punctuation"}),
        ("Wé won’t leave – not for a flood", "words", {"accents"}),
        ("We won’t leave – never for a flood", "near", ()),
    ],
)
def test_typography_never_hides_a_match_and_is_told(
    passage: str, status: str, differ: set[str], library: Path
) -> None:
    place = check(library, passage).places[0]
    assert (place.status, set(place.manners)) == (status, set(differ))
    assert FLOOD[slice(*place.spans[0])] == place.text == "We won’t leave – not for a flood"
    assert (place.line, place.said[0].quote.speaker, place.said[0].whole) == (3, "Ana Ruiz", True)


def test_words_that_nobody_is_quoted_with_are_found_too(library: Path) -> None:
    checked = check(library, "the water came at two")
    assert checked.found
    assert (checked.places[0].status, checked.places[0].said) == ("verbatim", ())


def test_words_that_a_quote_holds_only_in_part_say_so(library: Path) -> None:
    [said] = check(library, "not for a flood,” Ana Ruiz said").places[0].said
    assert (said.quote.speaker, said.whole) == ("Ana Ruiz", False)


def test_a_quote_that_the_article_interrupts_is_found_as_one(library: Path) -> None:
    checked = check(library, "nobody has come here since the bridge fell")
    assert checked.found
    [place] = checked.places
    assert [FLOOD[start:end] for start, end in place.spans] == [
        "Nobody,",
        "has come here since the bridge fell",
    ]
    assert place.said[0].quote.speaker == "Bo Lind"


def test_a_question_is_not_taken_for_a_statement(library: Path) -> None:
    assert check(library, "where is it").places[0].manners == ("case", "punctuation")


def test_a_near_passage_shows_the_differences_word_by_word(library: Path) -> None:
    checked = check(library, "The mayor had promised us 6 million euros")
    assert not checked.found
    place = checked.places[0]
    assert [(each.what, each.first.strip(), each.second.strip()) for each in place.differences] == [
        ("written", "The", "the"),
        ("same", "mayor had promised", "mayor had promised"),
        ("gone", "us 6", ""),
        ("new", "", "5"),
        ("same", "million euros", "million euros"),
    ]
    assert [said.quote.speaker for said in place.said] == ["Bo Lind"]
    assert 0.5 < place.likeness < 1


def test_words_found_in_several_articles_put_the_quoted_ones_first(library: Path) -> None:
    told = "A note\n\nNo bridge will stand here for long, as we know.\n"
    said = 'A visit\n\n"No bridge will stand here for long," Bo Lind said.\n'
    source = indexed(library, {"a.txt": told, "b.txt": said, "c.txt": told})
    checked = source.check("no bridge will stand here for long", limit=2)
    assert checked.articles == 3
    assert checked.places[0].path == "b.txt"
    assert len(checked.places) == 2


RUNNING = (
    "A visit\n\nNo bridge will stand here for long. Bo Lind said that no bridge will stand here for long.\n"
)
SAID = "A visit\n\n“No bridge — will stand here for long,” Bo Lind said.\n"


@pytest.mark.parametrize(
    "passage",
    ["No bridge will stand here for long", "no bridge would stand here for long", "no bridge stands"],
)
def test_of_places_that_come_equally_near_a_direct_quote_is_first(library: Path, passage: str) -> None:
    checked = indexed(library, {"a.txt": RUNNING, "b.txt": SAID, "c.txt": RUNNING}).check(passage)
    assert [place.is_direct for place in checked.places[:2]] == [True, False]
    assert checked.places[0].path == "b.txt"
    assert checked.prefers_quotes


def test_a_nearer_place_is_first_though_it_is_no_quote(library: Path) -> None:
    said = SAID.replace("for long", "for days")
    checked = indexed(library, {"a.txt": RUNNING, "b.txt": said}).check("no bridge will stand here for long")
    assert checked.places[0].path == "a.txt"
    assert not checked.prefers_quotes


def test_a_word_changed_anywhere_still_leads_to_the_passage_among_many(library: Path) -> None:
    articles = {
        f"{n}.txt": f"Report {n}\n\nThe council met and the plan number {n} was read.\n" for n in range(60)
    }
    source = indexed(library, {**articles, "flood.txt": FLOOD})
    words = ["We", "won't", "leave", "not", "for", "a", "flood"]
    for at in range(len(words)):
        changed = " ".join([*words[:at], "xyzzy", *words[at + 1 :]])
        assert source.check(changed).places[0].path == "flood.txt"


@pytest.mark.parametrize("passage", ["xyzzy plugh", "xyzzy", "council xyzzy plugh frobozz"])
def test_what_is_nowhere_is_said_to_be_nowhere(passage: str, library: Path) -> None:
    assert check(library, passage).places == ()


@pytest.mark.parametrize("passage", ["", " ", "“…” — !"])
def test_without_words_there_is_nothing_to_check(passage: str, library: Path) -> None:
    with pytest.raises(QueryError, match="no words to check"):
        check(library, passage)


def test_too_long_a_passage_is_refused(library: Path) -> None:
    with pytest.raises(QueryError, match="too many to check"):
        check(library, "word " * LONGEST)


def test_a_long_passage_is_found_and_so_is_one_with_a_changed_word(library: Path) -> None:
    text = " ".join(f"word{n % 700} of the {n}th line." for n in range(600))
    source = indexed(library, {"long.txt": f"Long\n\n{text}\n"})
    assert source.check(text).places[0].status == "exact"
    assert source.check(text.replace("word450 ", "other ", 1)).places[0].status == "near"


passages = st.text(st.characters(exclude_categories=()), max_size=60).filter(words_of)


@given(passages, passages)
def test_the_differences_hold_both_passages_whole(first: str, second: str) -> None:
    ours, theirs = Wording(first), Wording(second)
    found = differences(ours, theirs)
    assert "".join(each.first for each in found) == ours.text
    assert "".join(each.second for each in found) == theirs.text
    assert ours.text in first
    assert likeness(ours, ours) == 1
    for each in found:
        if each.what == "same":
            assert each.first.split() == each.second.split()


@given(passages)
def test_how_a_passage_is_typeset_makes_it_no_other_passage(passage: str) -> None:
    spaced = re.sub(r"(\s)", r"\1 ", passage)
    assert set(manners(passage, f"“{spaced}”") or ()) <= {"quotation marks", "spaces"}
    assert manners(passage, f"“{spaced}”") is not None
