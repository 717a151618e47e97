"""Transcripts and interviews: whose turn it is, by the label before the colon."""

import pytest

from index.extract import extract
from tests.extraction import expected, found

TRANSCRIPTS = [
    (
        "[1:Q]: {1:Who paid for the dam?} ¶ [2:Q]: {2:Nobody?} ¶ [3:Reporter]: {3:Will you?} ¶ "
        "[4:Dahl]: {4:Ask me in May.} ¶ [5:THE MAYOR]: {5:Or in June.}",
        "nobody; nobody; nobody; Dahl (turn); nobody",
    ),
    (
        "[1:Host]: {1:Good evening.} ¶ [2:Dr. Aziz]: {2:Thank you.} ¶ [3:Host]: {3:Are the bees all "
        "right?} ¶ [4:Dr. Aziz]: {4:They are asleep.}",
        "nobody; Aziz (turn); nobody; Aziz (turn)",
    ),
    (
        "Transcript of a press conference with Mayor Ruth Okello ¶ [1:MAYOR OKELLO]: {1:Good morning.} ¶ "
        "[2:QUESTION]: {2:How late, Mayor?} ¶ [3:MAYOR OKELLO]: {3:Nine months. (Laughter.)} ¶ "
        "[4:QUESTION]: {4:And how much did it cost?} ¶ [5:MAYOR OKELLO]: {5:Next question.}",
        "Ruth Okello (turn); nobody; Ruth Okello (turn); nobody; Ruth Okello (turn)",
    ),
    (
        "[1:PL]: {1:Why did you run?} ¶ [2:HV]: {2:Because nobody else did.} ¶ [3:PL]: {3:And now?} ¶ "
        "[4:HV]: {4:Now everybody wants to.}",
        "PL (turn); HV (turn); PL (turn); HV (turn)",
    ),
    (
        "[1:HELGA STEIN]: {1:Who paid for the dam?} ¶ [2:OMAR DAHL]: {2:Nobody has paid yet.} ¶ "
        "[3:HELGA STEIN]: {3:Will you?} ¶ [4:OMAR DAHL]: {4:Ask me in May.}",
        "HELGA STEIN (turn); OMAR DAHL (turn); HELGA STEIN (turn); OMAR DAHL (turn)",
    ),
    (
        "Helga Stein met Omar Dahl in Corran. ¶ [1:STEIN]: {1:Who paid for the dam?} ¶ [2:DAHL]: {2:Nobody "
        "has.} ¶ "
        "[3:STEIN]: {3:Will you?} ¶ [4:DAHL]: {4:Ask me in May.}",
        "Helga Stein (turn); Omar Dahl (turn); Helga Stein (turn); Omar Dahl (turn)",
    ),
    (
        "[1:Helga Stein]: {1:Who paid for the dam?} ¶ [2:Omar Dahl]: {2:Nobody has.} ¶ "
        "[3:Helga Stein]: {3:Will you?} ¶ [4:Omar Dahl]: {4:Ask me in May.}",
        "Helga Stein (turn); Omar Dahl (turn); Helga Stein (turn); Omar Dahl (turn)",
    ),
    (
        "Helga Stein met Mayor Omar Dahl in Corran. ¶ [1:Stein]: {1:Who paid for the dam?} ¶ [2:Mayor "
        "Dahl]: {2:Nobody has.} ¶ "
        "[3:Stein]: {3:Will you?} ¶ [4:Mayor Dahl]: {4:Ask me in May.}",
        "Helga Stein (turn); Omar Dahl (turn); Helga Stein (turn); Omar Dahl (turn)",
    ),
    (
        "[1:MODERATOR]: {1:Welcome to Corran.} ¶ [2:OMAR DAHL]: {2:Thank you.} ¶ [3:MODERATOR]: {3:Let’s "
        "begin.} ¶ "
        "[4:OMAR DAHL]: {4:Gladly.}",
        "nobody; OMAR DAHL (turn); nobody; OMAR DAHL (turn)",
    ),
]

QUESTIONS_AND_ANSWERS = [
    (
        "[1:Q]: {1:Who paid for the dam?} ¶ [2:A]: {2:Nobody has paid yet.} ¶ [3:Q]: {3:Will you?} ¶ "
        "[4:A]: {4:Ask me in May.}",
        "nobody; nobody; nobody; nobody",
    ),
]

NO_TURNS = [
    "Corran: a town of nine thousand on the river Ald. ¶ The dam was built in 1931.",
    "Where: the town hall, Corran ¶ When: Friday at noon ¶ Price: nine crowns",
    "The dam: a history ¶ It was built in 1931.",
]

REACTIONS = [
    (
        "What they said ¶ “{1:It is a disgrace.}” — [1:Harald Brock], Conservative MP ¶ “{2:It is a "
        "start.}” — [2:Sofia Lind], Green MP",
        "Harald Brock (name); Sofia Lind (name)",
    ),
]


@pytest.mark.parametrize(("article", "who"), TRANSCRIPTS)
def test_a_turn_belongs_to_its_label(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), QUESTIONS_AND_ANSWERS)
def test_questions_and_answers(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize("article", NO_TURNS)
def test_headings_and_lists_are_no_turns(article: str) -> None:
    assert found(article) == expected(article, "")


@pytest.mark.parametrize(("article", "who"), REACTIONS)
def test_lists_of_reactions(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


def test_a_label_between_marks_that_were_mangled_leaves_the_words_behind_it() -> None:
    text = "The flood\n\n" + '"Dahl: "It rained all night.\n\n"Moe: "It did not.\n\n' * 3
    words = [text[start:end] for one in extract(text, "en") for start, end in one.spans]
    assert [word.strip('"') for word in words] == ["It rained all night.", "It did not."] * 3
