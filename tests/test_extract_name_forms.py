"""The forms that names have: nicknames, initials, particles, two surnames, capitals, and from everywhere."""

import pytest

from tests.extraction import expected, found

NICKNAMES = [
    ("“{I never lost,}” said [Jorge “El Toro” Medina].", "Jorge “El Toro” Medina (name)"),
    ('"{I never lost,}" said [Jorge "El Toro" Medina], 71.', 'Jorge "El Toro" Medina (name)'),
    ("[William “Bud” Hansen] said <he never lost>.", "William “Bud” Hansen (name)"),
    ("Robert Hale coached the team. “{We never lost,}” [Bob Hale] said.", "Robert Hale (name)"),
]

POSSESSIVES = [
    ("[Nadia Petrov’s brother], Ivan Brandt, said <the mill was sold>.", "Ivan Brandt (description)"),
    ("“{The mill is sold,}” said [Nadia Petrov’s lawyer], Ivan Brandt.", "Ivan Brandt (description)"),
    ("“{The mill is sold,}” said [Petrov’s lawyer]. ¶ Nadia Petrov inherited the mill.", "nobody"),
    ("Nadia Petrov inherited the mill. “{The mill is sold,}” [her lawyer] said.", "nobody"),
]

INITIALS_AND_SUFFIXES = [
    ("“{The mill is sold,}” said [Edwin R. Castle Jr.]", "Edwin R. Castle Jr. (name)"),
    ("“{The mill is sold,}” [Edwin R. Castle Jr.] said.", "Edwin R. Castle Jr. (name)"),
    ("“{The mill is sold,}” said [J. T. Marlow], who owns it.", "J. T. Marlow (name)"),
    ("“{The mill is sold,}” said [J.T. Marlow], who owns it.", "J.T. Marlow (name)"),
    ("“{The mill is sold,}” said [Thomas Wade III].", "Thomas Wade III (name)"),
    ("Edwin R. Castle Jr. owned the mill. “{It is sold,}” [Castle] said.", "Edwin R. Castle Jr. (surname)"),
    ("Edwin R. Castle owned the mill. “{It is sold,}” [Edwin Castle] said.", "Edwin R. Castle (name)"),
    ("Edwin Castle, Jr., owned the mill. “{It is sold,}” [Mr. Castle] said.", "Edwin Castle, Jr. (title)"),
]

PARTICLES = [
    ("“{The mill is sold,}” said [Katrin von der Heyde].", "Katrin von der Heyde (name)"),
    ("“{The mill is sold,}” said [Rosa de la Fuente].", "Rosa de la Fuente (name)"),
    ("“{The mill is sold,}” said [Ahmed bin Rashid al-Farouk].", "Ahmed bin Rashid al-Farouk (name)"),
    ("Fatima al-Farouk owned the mill. “{It is sold,}” [al-Farouk] said.", "Fatima al-Farouk (surname)"),
    ("“{The mill is sold,}” [Jan van den Berg] told the council.", "Jan van den Berg (name)"),
    ("“{The mill is sold,}” said [Siobhán O’Malley].", "Siobhán O’Malley (name)"),
    ("“{The mill is sold,}” said [Jean-Luc D’Arcy].", "Jean-Luc D’Arcy (name)"),
]

DOUBLE_SURNAMES = [
    ("“{The mill is sold,}” said [María Elena Ríos Quintana].", "María Elena Ríos Quintana (name)"),
    (
        "María Elena Ríos Quintana owned the mill. “{It is sold,}” [Ríos] said.",
        "María Elena Ríos Quintana (surname)",
    ),
    ("“{The mill is sold,}” said [Amelia Barton-Hughes].", "Amelia Barton-Hughes (name)"),
]

HEADLINES = [
    ("'{We will build it}', says [Okello] ¶ Mayor Ruth Okello opened the bridge.", "Ruth Okello (surname)"),
    ("[Okello]: ‘{We will build it}’ ¶ Mayor Ruth Okello opened the bridge.", "Ruth Okello (surname)"),
    (
        "[Okello] says <bridge will be rebuilt> ¶ Mayor Ruth Okello opened the bridge.",
        "Ruth Okello (surname)",
    ),
    ("<Bridge will be rebuilt>, [mayor] says ¶ Mayor Ruth Okello opened the bridge.", "nobody"),
    ("MILL SOLD AFTER LONG FIGHT ¶ “{It is sold,}” said [Nadia Petrov].", "Nadia Petrov (name)"),
    (
        "NADIA PETROV SELLS MILL ¶ Nadia Petrov has sold the mill. “{It is sold,}” [Petrov] said.",
        "Nadia Petrov (surname)",
    ),
    ("Nadia Petrov Sells Mill After Long Fight ¶ “{It is sold,}” [Ms. Petrov] said.", "Nadia Petrov (title)"),
]

NAMES_FROM_EVERYWHERE = [
    ("[Kim Jong Sun] said <it was open>.", "Kim Jong Sun (name)"),
    ("[Nguyen Van Minh] said <it was open>.", "Nguyen Van Minh (name)"),
    ("[Abu Bakr al-Masri] said <it was open>.", "Abu Bakr al-Masri (name)"),
    ("[1:Li Wei] said <1:it was open>. “{2:Come in,}” [2:Li] said.", "Li Wei (name); Li Wei (surname)"),
    ("[Suharto] said <it was open>.", "Suharto (name)"),
    ("[Pope Clement] said <it was open>.", "Clement (name)"),
    ("[Queen Maud] said <it was open>.", "Queen Maud (name)"),
    ("[Mary-Kate O’Brien-Smith] said <it was open>.", "Mary-Kate O’Brien-Smith (name)"),
    ("[Conor McGrath] said <it was open>.", "Conor McGrath (name)"),
]

HEADLINE_NOUNS = [
    ("Nurse tells inquiry of chaos ¶ “{Nobody came,}” [the nurse] said.", "nobody"),
    (
        "<1:Bees like coffee>, [1:study] finds ¶ [2:Farah Aziz] said <2:the bees came back>.",
        "nobody; Farah Aziz (name)",
    ),
    (
        "[1:Minister] says <1:taxes will fall> ¶ [2:Finance Minister Tom Achebe] said <2:taxes would fall>.",
        "nobody; Tom Achebe (name)",
    ),
]


@pytest.mark.parametrize(("article", "who"), NICKNAMES)
def test_nicknames(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), POSSESSIVES)
def test_possessives(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), INITIALS_AND_SUFFIXES)
def test_initials_and_suffixes(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), PARTICLES)
def test_particles(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), DOUBLE_SURNAMES)
def test_double_surnames(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), HEADLINES)
def test_headlines_in_capitals(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), NAMES_FROM_EVERYWHERE)
def test_names_from_everywhere(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), HEADLINE_NOUNS)
def test_a_noun_that_begins_a_headline_is_no_name(article: str, who: str) -> None:
    assert found(article) == expected(article, who)
