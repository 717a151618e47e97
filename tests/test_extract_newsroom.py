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


def test_lo_begins_a_sentence_and_is_nobody() -> None:
    text = "La escritora Clara Mena dice que será la última. Lo dijo también de la séptima."
    assert "Lo" not in [name for _, name in rows(text, "es")]


def test_who_leads_to_a_quotation_with_a_colon_says_it() -> None:
    text = (
        "La novelista Clara Mena vive en Reus. Su editor, Pau Ferrer, la lee. «No le sobra nada», sostiene. "
        "La novelista le devuelve el elogio a su manera: «Pau es un santo»."
    )
    assert rows(text, "es") == [("No le sobra nada", "Pau Ferrer"), ("Pau es un santo", "Clara Mena")]


def test_somebody_new_may_be_who_speaks_without_a_subject() -> None:
    text = (
        "El alcalde, Tomás Rivas, dijo que es tarde. Una de ellas es la de Paqui Senda, costurera de aquí. "
        "«No sé hacer otra cosa», dice."
    )
    assert rows(text, "es") == [("que es tarde", "Tomás Rivas"), ("No sé hacer otra cosa", None)]


def test_a_daughter_known_by_her_given_name_is_not_called_by_her_surname() -> None:
    text = (
        "El farero Remigio Costa Lema murió ayer. «Era su hora», dijo su hija Rosalía.\n\n"
        "Hijo de fareros, Costa nació en 1933. «Dormía en una caja», contaba.\n\n"
        "«Que enciendan una luz», dice Rosalía Costa."
    )
    assert rows(text, "es") == [
        ("Era su hora", "Rosalía Costa"),
        ("Dormía en una caja", "Remigio Costa Lema"),
        ("Que enciendan una luz", "Rosalía Costa"),
    ]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("El ingeniero que le llevó la carta, Luis Amor Rey,", "Luis Amor Rey"),
        ("Este, Fermín Lobo,", "Fermín Lobo"),
    ],
)
def test_the_name_behind_a_description_is_whose_it_is(who: str, name: str) -> None:
    text = f"El pintor Eladio Pose dijo que era tarde. {who} recordó que la rompió. «Y comimos», añadió."
    assert [speaker for _, speaker in rows(text, "es")] == ["Eladio Pose", name, name]


def test_a_verb_between_commas_from_what_is_said_is_a_verb() -> None:
    text = "El abogado, Ricardo Vela, llegó. Sostuvo, además, que su cliente es «un hombre de pueblo»."
    assert rows(text, "es") == [("que su cliente es «un hombre de pueblo»", "Ricardo Vela")]


@pytest.mark.parametrize(
    "text",
    ["No lo ve así el portavoz de la junta, Xabier Otero.", "El Ministerio no ha querido valorarlo."],
)
def test_what_is_seen_otherwise_or_not_judged_is_no_quote(text: str) -> None:
    assert rows(text, "es") == []


def test_a_town_is_not_the_trainer_whose_name_follows() -> None:
    text = "Trotz des 2:1 gegen Mannheim war Trainer Jan Orth laut. „Das reicht nicht“, sagte der 46-Jährige."
    assert rows(text, "de") == [("Das reicht nicht", "Jan Orth")]


def test_who_somebody_is_behind_the_name_is_no_part_of_the_quotation() -> None:
    text = "„Das überrascht uns“, sagt die Neurobiologin Ina Groll, die Autorin der Studie."
    assert rows(text, "de") == [("Das überrascht uns", "Ina Groll")]


@pytest.mark.parametrize("who", ["seine Galerie", "Hubers Sprecher", "der Oberrabbiner Israels"])
def test_what_belongs_to_somebody_or_to_a_place_has_no_name_by_that(who: str) -> None:
    assert rows(f"Der Maler Jan Orth ist tot, wie {who} mitteilte.", "de") == [
        ("Der Maler Jan Orth ist tot", None)
    ]


def test_whoever_wants_to_know_is_not_who_was_asked() -> None:
    text = "„Man hat es gewusst“, sagte Ina Groll. Warum sie nicht gerufen habe, wollte Jan Orth wissen."
    assert rows(text, "de") == [("Man hat es gewusst", "Ina Groll")]


@pytest.mark.parametrize(
    "text",
    [
        "Coach Lucia Ferrante refused to criticise her goalkeeper.",
        "Lena Orr declined to endorse him.",
        "Lena Orr called 999.",
        "Councillors voted 9-7 on Monday.",
        "Lena Orr laughed when that was put to her.",
    ],
)
def test_what_is_refused_dialled_or_laughed_at_is_no_quote(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("who", ["The Leeds-based company", "The London-listed group"])
def test_a_company_is_not_named_by_its_town(who: str) -> None:
    text = f"Halden Foods shrinks. {who}, which makes soup, said it would close. “Yes,” the company said."
    assert rows(text) == [("it would close", "Halden Foods"), ("Yes,", "Halden Foods")]


@pytest.mark.parametrize("verb", ["retorted", "grinned", "quipped"])
def test_a_verb_between_a_quotation_and_who_says_it_is_no_participle(verb: str) -> None:
    text = f"“I have been there more often than the rats,” {verb} Joe Beck, who ran a stall."
    assert rows(text) == [("I have been there more often than the rats,", "Joe Beck")]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("One, who asked not to be named, said the square was “a trap.”", "One"),
        ("The analyst left. The other described the mood as “poisonous.”", "The other"),
    ],
)
def test_one_and_the_other_speak_and_are_nobody_known(text: str, mention: str) -> None:
    (*_, quote) = extract(text, "en")
    assert quote.mention is not None
    assert (text[slice(*quote.mention)], quote.name) == (mention, None)


def test_a_relative_clause_that_the_teller_breaks_into_begins_behind_its_pronoun() -> None:
    text = "Basil Ewart found a charter which, he claimed, gives the market the right to stay “for ever.”"
    assert last(text) == ("gives the market the right to stay “for ever.”", "Basil Ewart")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jan Beck spoke. In his view, the plan is dead.", "the plan is dead"),
        ("Jan Beck spoke. The plan, in his view, is dead.", "The plan … is dead"),
        ("Jan Beck spoke. The plan, according to Beck, is dead.", "The plan … is dead"),
    ],
)
def test_whose_view_it_is_may_stand_before_or_within_it(text: str, said: str) -> None:
    assert rows(text) == [(said, "Jan Beck")]


def test_a_view_of_a_town_is_no_opinion() -> None:
    assert rows("Jan Beck painted. In his view of the town, all the roofs are red.") == []


def test_a_nickname_in_marks_is_whose_name_it_stands_in() -> None:
    text = (
        "Harold ‘Hal’ Brandt, the coxswain, is dead. Hal left school at 13. “I could tie a knot,” Hal said."
    )
    assert last(text) == ("I could tie a knot,", "Harold ‘Hal’ Brandt")


def test_a_sentence_ends_with_the_name_of_the_platform_x() -> None:
    text = (
        "Jan Orth kam. „Das ist das Ende“, schrieb er auf der Plattform X. Der Damm sei dicht, so Ina Groll."
    )
    assert rows(text, "de") == [("Das ist das Ende", "Jan Orth"), ("Der Damm sei dicht", "Ina Groll")]


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [("Gareth Prynne", "he"), ("Ngozi Balewa", "she"), ("Zdeněk Hrubý", "he"), ("Aoife Keane", "she")],
)
def test_given_names_of_many_countries_tell_he_from_she(name: str, pronoun: str) -> None:
    text = f"Tom Beck and Ann Rudd left early. {name} stayed until the end. “It was late,” {pronoun} said."
    assert last(text) == ("It was late,", name)


def test_whose_report_says_something_has_not_spoken() -> None:
    text = (
        "Stott’s report says the ball was in. For Gareth Prynne, whose contract ends in June, it was enough. "
        "Asked about the future, he said: “Ask the chairman.”"
    )
    assert last(f"The referee was Paul Stott.\n\n{text}") == ("Ask the chairman.", "Gareth Prynne")
