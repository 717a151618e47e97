"""Who is named: titles of several words, what a name is taken for, who several strangers are."""

import pytest

from index.extract import extract


def rows(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    """The words of every attribution with the name of who said them."""
    return [(" … ".join(text[s:e] for s, e in one.spans), one.name) for one in extract(text, lang)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“It was hard,” Miss Universe Rosa Blanco said.", "Rosa Blanco", "Miss Universe"),
        ("“He shouted,” said former Miss World Alma Teng on Monday.", "Alma Teng", "former Miss World"),
        ("“He ran,” Deputy Chief Constable Joan Parr said.", "Joan Parr", "Deputy Chief Constable"),
    ],
)
def test_a_title_of_several_words_is_no_part_of_the_name(text: str, name: str, role: str) -> None:
    [quote] = extract(text, "en")
    assert (quote.name, quote.role) == (name, role)


def test_one_with_a_title_of_several_words_is_later_known_by_the_surname() -> None:
    text = "Miss Universe Rosa Blanco spoke first. “It was hard,” Miss Universe Blanco said."
    assert rows(text) == [("It was hard,", "Rosa Blanco")]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("La vicepresidenta segunda, Rosa Alcaraz,", "Rosa Alcaraz"),
        ("La vicepresidenta primera del Gobierno, María Soto,", "María Soto"),
        ("La viceministra tercera, Elena Cano,", "Elena Cano"),
    ],
)
def test_an_office_with_its_number_is_whose_name_follows(who: str, name: str) -> None:
    text = f"La vicepresidenta cuarta, Inés Puig, llegó tarde.\n\n{who} anunció que el plan costará más."
    assert rows(text, "es") == [("que el plan costará más", name)]


@pytest.mark.parametrize("verb", ["floh", "wuchs", "schlich", "griff"])
def test_a_verb_that_is_hardly_known_does_not_end_a_name(verb: str) -> None:
    text = f"Laut Polizeichef Jan Orth {verb} der Täter über den Zaun."
    assert rows(text, "de") == [(f"{verb} der Täter über den Zaun", "Jan Orth")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Asked whether she would stay, Lena Orr said no.", "en"),
        ("Lena Orr said nothing.", "en"),
        ("Lena Orr said the same.", "en"),
        ("Lena Ortiz dijo lo mismo.", "es"),
    ],
)
def test_a_word_that_repeats_nothing_of_what_was_said_is_no_quote(text: str, lang: str) -> None:
    assert rows(text, lang) == []


def test_what_was_refused_is_told() -> None:
    assert rows("Lena Orr said no to the plan.") == [("no to the plan", "Lena Orr")]


def test_what_somebody_is_described_as_belongs_to_what_is_said() -> None:
    text = "Carl Brandt was arrested. Neighbours on Friday described Brandt as quiet and polite."
    assert rows(text) == [("Brandt as quiet and polite", None)]
    assert rows("Lena Orr praised the plan as the council voted.") == [("the plan", "Lena Orr")]
