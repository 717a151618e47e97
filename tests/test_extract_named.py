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


HEADS = "El presidente de la patronal, Julio Ortiz, se reunió con el presidente del Gobierno, Pedro Cano."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{HEADS} El presidente de la patronal pidió que bajen los impuestos.", "Julio Ortiz"),
        (f"{HEADS} El presidente del Gobierno pidió que bajen los precios.", "Pedro Cano"),
        (f"{HEADS} El mandatario pidió que bajen los precios.", "Pedro Cano"),
        ("El presidente Luis Cano llegó. El presidente de la asociación pidió que vuelva.", None),
        ("El presidente Luis Cano llegó. El presidente del país pidió que bajen los precios.", "Luis Cano"),
        ("Este alcalde, Luis Cano, vio a Julio Ortiz, dueño del bar. Este pidió que se vaya.", "Julio Ortiz"),
        ("El alcalde, Luis Cano, vio a un vecino. Este pidió que se vaya.", None),
        ("El alcalde, Luis Cano, denunció a Iberia. Esta pidió que se archive.", None),
        ("El alcalde, Luis Cano, vio al juez Julio Ortiz. Aquel pidió que se vaya.", None),
    ],
)
def test_who_a_spanish_office_or_this_one_stands_for(text: str, name: str | None) -> None:
    assert [speaker for _, speaker in rows(text, "es")][-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ana Cole came. “We want more,” the president of the union said.", None),
        ("Elmstead President Ana Cole came. “More,” the president of the university said.", "Ana Cole"),
        ("President Ana Cole met union president Tom Orr. “No,” the union president said.", "Tom Orr"),
        ("President Ana Cole came. Union president Tom Orr sighed. “No,” the president said.", None),
        ("The mayor, Ana Cole, met Tom Orr. The latter said talks had failed.", "Tom Orr"),
    ],
)
def test_who_a_president_or_the_latter_is(text: str, name: str | None) -> None:
    assert [speaker for _, speaker in rows(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Präsident Max Orth kam. „Das reicht nicht“, sagte der Präsident des Verbandes.", None),
        ("Bürgermeister Max Orth traf den Trainer Jan Kohl. Dieser sagte, er bleibe.", "Jan Kohl"),
        ("Die Ministerin Ina Orth traf die Ärztin Eva Lenz. Letztere sagte, sie bleibe.", "Eva Lenz"),
    ],
)
def test_who_a_german_president_or_this_one_is(text: str, name: str | None) -> None:
    assert [speaker for _, speaker in rows(text, "de")] == [name]


@pytest.mark.parametrize(
    ("title", "said", "name"),
    [
        ("Careless Brandt and Vera Cole;", "“It was late,” Brandt said.", "Brandt"),
        ("Brandt Addresses Mill Attack: ‘This Cannot Continue’", "“It was late,” Brandt said.", "Brandt"),
        ("Vera Cole on Her New Mill", "“It was late,” Cole said.", "Vera Cole"),
        ("Mayor Vera Cole", "“It was late,” Cole said.", "Vera Cole"),
    ],
)
def test_a_title_in_capitals_names_only_whom_the_text_names(title: str, said: str, name: str) -> None:
    assert rows(f"{title}\n\n{said}")[-1] == ("It was late,", name)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Liar of the Year Tom Reed", "Tom Reed"),
        ("Co-anchor Nora Teal", "Nora Teal"),
        ("Texas-based Matt Orr", "Matt Orr"),
        ("Post Editor-in-Chief Martin Bright", "Martin Bright"),
        ("Senate Minority Whip Tom Dolan", "Tom Dolan"),
        ("former Chief Of Staff Tom Dolan", "Tom Dolan"),
        ("Reed County Supervisor of Elections Susan Bolt", "Susan Bolt"),
    ],
)
def test_what_somebody_is_is_no_part_of_the_name(who: str, name: str) -> None:
    text = f"They met {who} there. “It was late,” {name.split()[1]} said."
    assert rows(text) == [("It was late,", name)]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("one New Hampshire Democrat", None),
        ("the State Department spokesman", None),
        ("the Utah Republican", None),
        ("Senate Democrats", "Senate Democrats"),
        ("the Department of Justice", "Department of Justice"),
    ],
)
def test_who_is_of_a_place_or_party_has_no_name_by_that(who: str, name: str | None) -> None:
    assert rows(f"Republican Tom Orr came. “It was late,” {who} said.")[-1] == ("It was late,", name)


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (
            "A neighbour said he was kind and another neighbour said he was loud.",
            "en",
            [("he was kind", "A neighbour"), ("he was loud", "another neighbour")],
        ),
        (
            "“He was kind,” a neighbour said; “he was loud,” another neighbour said.",
            "en",
            [("He was kind,", "a neighbour"), ("he was loud,", "another neighbour")],
        ),
        (
            "“It was loud,” one said, and another: “I slept.”",
            "en",
            [("It was loud,", "one"), ("I slept.", "another")],
        ),
        (
            "«Hubo ruido», dijo un vecino, y otro: «Yo dormía».",
            "es",
            [("Hubo ruido", "un vecino"), ("Yo dormía", "otro")],
        ),
        (
            "„Es war laut“, sagte Jan Orth, und Ina Groll: „Ich schlief gut.“",
            "de",
            [("Es war laut", "Jan Orth"), ("Ich schlief gut.", "Ina Groll")],
        ),
    ],
)
def test_two_who_speak_in_one_sentence_are_two(text: str, lang: str, said: list[tuple[str, str]]) -> None:
    found = [(q.spans, q.mention) for q in extract(text, lang)]
    assert [
        (" … ".join(text[s:e] for s, e in spans), mention and text[slice(*mention)])
        for spans, mention in found
    ] == said
