"""Who speaks in wire copy, court reports, features: where somebody else had been named, or words cut."""

import pytest

from index.extract import extract


def rows(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    """The words of every attribution with the name of who said them."""
    return [(" … ".join(text[s:e] for s, e in one.spans), one.name) for one in extract(text, lang)]


def last(text: str, lang: str = "en") -> tuple[str, str | None]:
    return rows(text, lang)[-1]


def test_she_is_nobody_whom_the_article_has_called_he() -> None:
    text = "The singer Ivo Stamm came. “It was late,” he said. Who would sing? “Not I,” she said."
    assert rows(text) == [("It was late,", "Ivo Stamm"), ("Not I,", None)]


def test_a_sentence_ends_with_a_time_of_day_before_a_quotation() -> None:
    text = "Rosa Beck said she ran when the siren went at 4:12 a.m. “The whole roof was gone,” she said."
    assert rows(text) == [
        ("she ran when the siren went at 4:12 a.m.", "Rosa Beck"),
        ("The whole roof was gone,", "Rosa Beck"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "the victims, a couple in their 80s, were found at home",
        "the storm, rated EF3, was on the ground for an hour",
        "the mayor, who was ill, had left",
    ],
)
def test_a_clause_goes_on_behind_what_is_set_between_commas(said: str) -> None:
    assert rows(f"Sheriff Wade Kessler said {said}.") == [(said, "Wade Kessler")]


def test_the_object_of_a_verb_still_ends_at_a_comma() -> None:
    text = "Wade Kessler praised the victims, a couple in their 80s."
    assert rows(text) == [("the victims", "Wade Kessler")]


def test_what_a_charge_is_called_is_not_said_by_who_made_it() -> None:
    text = "Mayor Ivan Beck accused them of theft, a charge their captain, Joan Rudd, dismissed as “silly.”"
    assert last(text)[1] == "Joan Rudd"


def test_whoever_is_questioned_is_not_who_questions() -> None:
    text = "Joyce Beck said it was late. Cross-examined by Helen Rudd KC, she said that it was dark."
    assert rows(text) == [("it was late", "Joyce Beck"), ("that it was dark", "Joyce Beck")]


@pytest.mark.parametrize("honour", ["KC", "QC", "OBE", "PhD"])
def test_what_somebody_has_earned_is_no_part_of_the_name(honour: str) -> None:
    assert rows(f"“It was late,” said Helen Rudd {honour}.") == [("It was late,", "Helen Rudd")]
    assert rows("“It was late,” said Helen Rudd Jr.") == [("It was late,", "Helen Rudd Jr.")]


def test_meteorologists_and_cellists_are_people() -> None:
    assert last("Meteorologist Chet Bowman said it would rain.") == ("it would rain", "Chet Bowman")
    text = "Her daughter, the cellist Nora Pell, remembers that it was late."
    assert last(text) == ("that it was late", "Nora Pell")


@pytest.mark.parametrize("who", ["el albañil", "un alto cargo", "el guardabosques"])
def test_a_noun_that_ends_the_sentence_behind_a_verb_of_saying_is_who_says_it(who: str) -> None:
    text = f"La edil Lola Cano dijo que vendrá. «Que me arreglen la puerta», replicó {who}."
    (*_, quote) = extract(text, "es")
    assert quote.mention is not None
    assert (text[slice(*quote.mention)], quote.name) == (who, None)


def test_who_laughs_behind_a_quotation_says_it() -> None:
    assert rows("«Eso dicen los taxistas», ríe Olivares.", "es") == [("Eso dicen los taxistas", "Olivares")]


def test_the_town_hall_chief_is_the_mayor_and_the_impartial_one_the_referee() -> None:
    text = "Oberbürgermeister Jan Orth kam. „Das ist gut“, sagte der Rathauschef."
    assert rows(text, "de") == [("Das ist gut", "Jan Orth")]
    text = "Schiedsrichter Tim Groll kam. Er habe freie Sicht gehabt, erklärte der Unparteiische."
    assert last(text, "de") == ("Er habe freie Sicht gehabt", "Tim Groll")
