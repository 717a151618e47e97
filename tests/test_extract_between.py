"""Whose words a quotation is that stands behind a sentence about somebody else; who is meant by *he*, by a
verb without a subject and by an office, when somebody without a name has come up since."""

import pytest

from index.extract import extract


def speakers(text: str, lang: str) -> list[tuple[str, str | None]]:
    """The words of every direct quotation with the name of who said them, in their order."""
    return [
        (text[s:e], one.name) for one in extract(text, lang) if one.kind == "direct" for s, e in one.spans
    ]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "en",
            "“No,” said Nora Beck. Pilot Ivan Sorel told the hearing that fog came early. “We "
            "flew blind for an hour.”",
            "Ivan Sorel",
        ),
        (
            "en",
            "“No,” said Nora Beck. According to Ivan Sorel, the fog came early. “We flew blind, all of us.”",
            "Ivan Sorel",
        ),
        (
            "de",
            "„Nein“, sagte Nora Beck. Pilot Ivan Sorel weist darauf hin, dass der Nebel früh "
            "kam. „Wir flogen blind.“",
            "Ivan Sorel",
        ),
        (
            "de",
            "„Nein“, sagt Nora Beck. Sorel gibt zu bedenken, dass der Nebel früh kam. „Wir flogen blind.“",
            "Sorel",
        ),
        (
            "es",
            "«No lo sé», dijo Nora Beltrán. El piloto Iván Sorel advirtió de que la niebla "
            "llegó pronto. «Volamos a ciegas».",
            "Iván Sorel",
        ),
        (
            "es",
            "«No lo sé», dijo Nora Beltrán. Según Iván Sorel, la niebla llegó pronto. "
            "«Volamos todos a ciegas».",
            "Iván Sorel",
        ),
    ],
)
def test_what_stands_behind_a_sentence_that_somebody_says_is_theirs(lang: str, text: str, who: str) -> None:
    assert speakers(text, lang)[-1][1] == who


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "en",
            "“We lost,” said Nora Beck. Her deputy Ivan Sorel shook his head. “We were robbed of it.”",
            "Ivan Sorel",
        ),
        (
            "de",
            "„Wir haben verloren“, sagt Nora Beck. Torwart Ivan Sorel grinst. „Abwarten.“",
            "Ivan Sorel",
        ),
        (
            "de",
            "„Wir haben verloren“, sagt Nora Beck. Ivan Sorel widerspricht. „Das Spiel war gut.“",
            "Ivan Sorel",
        ),
    ],
)
def test_whoever_makes_a_gesture_says_what_stands_behind_it(lang: str, text: str, who: str) -> None:
    assert speakers(text, lang)[-1][1] == who


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "“It roared,” said Nora Beck, whose roof was lost. Her husband, Ivan, was in the "
            "shed. “I hid there until it was over.”",
        ),
        (
            "de",
            "Nora Beck packt ihre Kisten. „Ich bin müde“, sagt sie. Neben ihr nickt ein Kollege. „Wir alle.“",
        ),
        (
            "de",
            "„Ich bin seit Mai hier“, sagt Ivan Sorel. Seine Nachbarin wischt sich die Stirn. „Ich auch.“",
        ),
        ("de", "„Es war laut“, sagt Ivan Sorel. Seine Frau Nora saß im Keller. „Ich habe gebetet.“"),
    ],
)
def test_a_quotation_behind_a_sentence_about_somebody_new_is_not_given_to_who_spoke_before(
    lang: str, text: str
) -> None:
    said = speakers(text, lang)
    assert [name for _, name in said] == [said[0][1], None]
    assert said[0][1] is not None


def test_two_who_are_known_are_told_apart_where_one_is_told_of_behind_the_other() -> None:
    text = (
        "Anna Groll leitet das Heim. „Es war schwer“, sagt Groll. Eine Pflegerin sagt, die Nächte seien "
        "lang. „Man ist allein.“ Groll kennt die Klagen. „Wir suchen Leute.“ Sorels Mutter weint. „So "
        "ist es.“"
    )
    assert [name for _, name in speakers(text, "de")] == ["Anna Groll", None, None, None]


def test_a_quotation_goes_on_behind_what_only_tells_of_the_one_who_speaks_or_of_things() -> None:
    told = (
        "„Ich bin müde“, sagt Nora Beck. Beck seufzt. „Aber es geht.“ Die Kisten stehen im Flur. „Bis Mai.“"
    )
    assert [name for _, name in speakers(told, "de")] == ["Nora Beck"] * 3


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "«Haremos obras», prometió la concejala Nora Beltrán. La enfermera asintió a su "
            "lado. «Falta agua», dijo.",
        ),
        (
            "es",
            "«Haremos obras», prometió Nora Beltrán. A su lado sonreía un bombero. «Ya era hora», gritó.",
        ),
        (
            "es",
            "«Haremos obras», prometió Nora Beltrán.\n\nUn camarero que no quiso dar su nombre "
            "se acercó. «Falta agua», dijo.",
        ),
        (
            "en",
            "Nurse Nora Beck called it “a mess.” One passenger, an old sailor, wept. “I "
            "trusted them,” she said.",
        ),
        (
            "es",
            "«Soy inocente», dijo Beltrán ante todos. La jueza no le creyó. «No lo es», replicó.",
        ),
        (
            "es",
            "«Soy inocente», dijo Beltrán ante todos. La madre de Sorel lloró. «Es mi hijo», dijo.",
        ),
        (
            "en",
            "“Show me the tools,” said Ivan Sorel.\n\nA tribal elder said the find was no surprise. “Our "
            "stories always said so,” he said.",
        ),
        (
            "en",
            "“Where was she?” asked Ivan Sorel.\n\nA platform attendant smiles. “Finally some trains,” he "
            "says.",
        ),
        (
            "de",
            "„Es fehlt Geld“, sagte Verbandschef Ivan Sorel. Zuversichtlicher zeigte sich der Minister. „Das "
            "wird schon“, sagte er.",
        ),
        (
            "de",
            "Bischöfin Nora Beck mahnte zum Frieden. „Betet“, sagte sie. Die Königin will "
            "nach Prag reisen. „Ich komme gern“, sagte sie.",
        ),
    ],
)
def test_somebody_without_a_name_who_came_up_since_is_not_taken_for_who_spoke_before(
    lang: str, text: str
) -> None:
    assert speakers(text, lang)[-1][1] is None


def test_a_subject_left_out_behind_a_neighbour_without_a_name_is_nobody_ever_after() -> None:
    text = (
        "La alcaldesa Nora Beltrán visitó el barrio. «Haremos obras», prometió Beltrán.\n\nUn vecino dijo "
        "que el agua entró en su casa. Añadió que nadie le ayudó. «Llevamos veinte años así», lamentó."
    )
    assert speakers(text, "es") == [("Haremos obras", "Nora Beltrán"), ("Llevamos veinte años así", None)]


def test_nor_is_it_whoever_was_told_of_before_that_neighbour() -> None:
    text = "Beltrán llegó tarde al barrio. Una campesina contó que llovía. Dijo que nadie le preguntó."
    assert [one.name for one in extract(text, "es")] == [None, None]


def test_a_person_who_is_called_what_the_sentence_tells_of_goes_on_speaking() -> None:
    text = (
        "La alcaldesa Nora Beltrán abrió el acto. «Sobra agua», dijo Beltrán. La alcaldesa sonrió. «Por "
        "fin», dijo."
    )
    assert [name for _, name in speakers(text, "es")] == ["Nora Beltrán", "Nora Beltrán"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "El crítico Iván Sorel escribió que el libro «es un golpe». «Es un orgullo», dijo el presidente.",
            None,
        ),
        (
            "Habló el capitán, Iván Sorel. «Perdimos», dijo Sorel. «Vendrán otros», afirmó el "
            "director deportivo.",
            None,
        ),
        (
            "La hija de la pintora, Nora Beltrán, dijo que «olía a cera». «Es una deuda», "
            "señaló la ministra.",
            None,
        ),
        (
            "El presidente, Iván Sorel, llegó tarde. «Perdón», dijo Sorel. «No volverá a "
            "pasar», dijo el presidente.",
            "Iván Sorel",
        ),
        (
            "Sorel llegó tarde. «Perdón», dijo Iván Sorel. «No volverá a pasar», dijo el político.",
            "Iván Sorel",
        ),
    ],
)
def test_an_office_is_not_that_of_an_author_whom_the_article_cites(text: str, name: str | None) -> None:
    assert speakers(text, "es")[-1][1] == name
