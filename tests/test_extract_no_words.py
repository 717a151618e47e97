"""What is no words of anybody's: what somebody was asked, saw, showed or published; the dateline of an
article speaks no more than an adverb with a capital."""

import pytest

from index.extract import extract


def rows(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    """The words of every attribution with the name of who said them."""
    return [(" … ".join(text[s:e] for s, e in one.spans), one.name) for one in extract(text, lang)]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orr showed no emotion as the verdict was read.",
        "Lena Orr showed little remorse.",
        "Neighbours reported hearing a woman yell.",
        "One clerk recalled seeing two men in the yard.",
        "The mayor fired back hours later.",
    ],
)
def test_what_somebody_shows_or_has_heard_is_no_statement(text: str) -> None:
    assert rows(text) == []


def test_what_a_document_or_a_clause_shows_is_one() -> None:
    assert rows("The study shows that the dam leaks.") == [("that the dam leaks", None)]
    assert rows("The filings show that the dam leaks.") == [("that the dam leaks", None)]
    assert rows("Lena Orr reported that a woman yelled.") == [("that a woman yelled", "Lena Orr")]


@pytest.mark.parametrize("asked", ["Asked whether she would sell the mill", "Pressed on whether she lied"])
def test_what_somebody_was_asked_is_nobodys_words(asked: str) -> None:
    assert rows(f"{asked}, Lena Orr said the question was rude.") == [("the question was rude", "Lena Orr")]


@pytest.mark.parametrize(
    "text",
    [
        "La escritora Lena Ortiz acaba de publicar «El molino hundido», su segunda novela.",
        "Lena Ortiz publicó en 2015 «Voces del valle», una guía de aves.",
    ],
)
def test_the_title_of_what_somebody_publishes_is_no_quotation(text: str) -> None:
    assert rows(text, "es") == []


def test_words_that_somebody_publishes_behind_a_colon_are_one() -> None:
    assert rows("Lena Ortiz publicó en su cuenta: «No voy a vender».", "es") == [
        ("No voy a vender", "Lena Ortiz")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ortiz, después de admitir que «el molino se hunde», recordó que lo compró barato.",
            ["que «el molino se hunde»", "que lo compró barato"],
        ),
        (
            "El dueño, Iván Ortiz, tras recordar que «el molino se hunde», avisó de que lo vendería.",
            ["que «el molino se hunde»", "que lo vendería"],
        ),
    ],
)
def test_what_is_said_in_passing_ends_before_the_main_verb(text: str, said: list[str]) -> None:
    assert [words for words, _ in rows(text, "es")] == said


def test_a_place_in_a_dateline_says_nothing() -> None:
    text = "MADRID, 12 feb.- La ministra segunda, Rosa Ortiz, anunció hoy una subida de las pensiones."
    assert "MADRID" not in [name for _, name in rows(text, "es")]


@pytest.mark.parametrize("text", ["Der Fall zeigt, dass Geduld hilft.", "Das Beispiel zeigt, dass es geht."])
def test_a_case_says_nothing(text: str) -> None:
    assert rows(text, "de") == []


@pytest.mark.parametrize("how", ["Kritischer", "Deutlicher", "Zuversichtlicher"])
def test_an_adverb_that_begins_a_sentence_is_nobodys_name(how: str) -> None:
    text = f"{how} äußerte sich Verbandschef Jan Orth: „Das reicht nicht.“"
    assert rows(text, "de") == [("Das reicht nicht.", "Jan Orth")]


def test_the_subjunctive_goes_on_with_nobody_behind_a_sentence_about_somebody_new() -> None:
    text = (
        "Minister Karl Orth sagte, es fehle Geld. Ökonomin Vera Groll hält das für falsch. Der Staat müsse "
        "sparen."
    )
    assert rows(text, "de") == [("es fehle Geld", "Karl Orth")]


def test_an_office_that_several_have_held_is_whose_it_was_in_the_last_few_sentences() -> None:
    near = "Papst Benedikt XVI. war in Köln. Papst Franziskus schrieb einen Brief. „Betet“, sagte der Papst."
    assert rows(near, "de")[-1] == ("Betet", "Franziskus")
    far = (
        "Papst Benedikt XVI. war in Köln. Papst Franziskus schrieb einen Brief.\n\nDie Stadt freute sich. "
        "Der Dom war voll. Es regnete. Im Herbst kommt wieder Besuch.\n\n„Betet“, sagte der Papst."
    )
    assert rows(far, "de")[-1] == ("Betet", None)
