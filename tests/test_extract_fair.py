"""Nobody is made to say what they did not: denials, questions, shared surnames, headlines, wrapped lines."""

import textwrap

import pytest

from index.extract import extract
from index.quote import Attribution

WRAPPED = (
    "The bridge will close on Monday for repairs that the council says are overdue, after years of "
    "complaints from the people who live beside it and drive over it.",
    "“We have no choice left, and nobody in this room wanted to come to this point,” said Margaret Hale, "
    "who leads the council. “It was this or a collapse, and we had to think of the children first of all.”",
    "She added that the ferry would run every ten minutes until the end of the summer, and that it would be "
    "free.",
)


def words(text: str, found: Attribution) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in found.spans)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_wrapped_text_loses_no_words_at_a_lines_end(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in WRAPPED)
    said = {words(text, found): found.name for found in extract(text, "en")}
    assert said == {
        "We have no choice left, and nobody in this room wanted to come to this point, "
        "It was this or a collapse, and we had to think of the children first of all.": "Margaret Hale",
        "that the ferry would run every ten minutes until the end of the summer, and that it would be free": (
            "Margaret Hale"
        ),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe did not say that the mayor had stolen money.",
        "Jane Roe never claimed that the mayor had stolen money.",
        "Jane Roe has not said the ferry is safe.",
        "The court asked whether Jane Roe had said that the mayor was a thief.",
    ],
)
def test_what_was_denied_or_only_asked_is_nobodys_statement(text: str) -> None:
    assert [f for f in extract(text, "en") if f.name == "Jane Roe" and "mayor" in words(text, f)] == []
    assert [f for f in extract(text, "en") if f.name == "Jane Roe" and "ferry" in words(text, f)] == []


def test_a_surname_that_two_people_were_named_with_is_neithers() -> None:
    (quote,) = extract("Bill and Hillary Marsh came. “We are happy,” Marsh said.", "en")
    assert (quote.name, quote.mention is not None) == (None, True)


def test_a_headline_with_a_colon_is_no_turn_of_an_interview() -> None:
    text = "Marsh: the ferry was late\n\nMARSH: It was late.\n\nHALE: Why?\n\nMARSH: The fog."
    found = extract(text, "en")
    assert [words(text, f) for f in found if f.resolution == "turn"] == ["It was late.", "Why?", "The fog."]


def test_a_month_can_be_a_surname() -> None:
    (found,) = extract("Prime Minister Theresa May said she would resign.", "en")
    assert found.name == "Theresa May"


def test_a_quotation_inside_another_belongs_to_its_own_source() -> None:
    text = "Nora Smith and her boss, Paul Kim, fell out. “He told me, ‘You are fired,’” Smith said."
    assert [(f.name, words(text, f)) for f in extract(text, "en")] == [
        ("Nora Smith", "He told me, ‘You are fired,’"),
        ("Paul Kim", "You are fired,"),
    ]


def test_who_only_agrees_is_not_given_the_end_of_anothers_words() -> None:
    text = "Ian Cole doubts it. “It is not,” he said. “It will pass.” The former mayor agreed."
    (found,) = extract(text, "en")
    assert (found.name, words(text, found)) == ("Ian Cole", "It is not, It will pass.")
