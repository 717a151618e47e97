"""Which names are one speaker, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.identity.rulings import identities
from index.speakers import display_name, identity_id, name_key


def groups(*names: str) -> list[set[str]]:
    """The speakers that these names are, each as the set of their names."""
    found: dict[str, set[str]] = {}
    for name, key in identities(names).items():
        found.setdefault(key, set()).add(name)
    return sorted(found.values(), key=sorted)


@pytest.mark.parametrize(
    "names",
    [
        ("José Antonio Kast", "Jose Antonio Kast", "JOSÉ ANTONIO KAST"),
        ("José Antonio Kast", "Kast, José Antonio"),
        ("José Jeri\u0301", "José Jerí"),
        ("Marie-Claire Dubois", "Marie Claire Dubois"),
        ("Sinéad O'Neill", "Sinead O’Neill"),
        ("Søren Łukasz", "Soren Lukasz"),
        ("Jürgen Groß", "Jurgen Gross"),
        ("John F. Kennedy", "John Kennedy", "John F Kennedy"),
        ("Dr. Anna Weber", "Anna Weber", "Mrs Anna Weber"),
        ("J.K. Rowling", "J. K. Rowling"),
        ("The New York Times", "New York Times"),
        ("Luiz Inácio Lula da Silva", "Luiz Inacio Lula da Silva"),
        ("Anna Weber and Otto Braun", "Anna Weber and Otto Braun"),
        ("João Guimarães", "Joao Guimaraes", "Guimarães, João"),
        ("Bashar al-Assad", "Bashar Al Assad", "BASHAR AL-ASSAD"),
        ("Gabriel García Márquez", "García Márquez, Gabriel"),
    ],
)
def test_these_names_are_one_speaker(names: tuple[str, ...]) -> None:
    assert groups(*names) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Kast", "José Antonio Kast"),
        ("Bill Clinton", "Hillary Clinton", "Chelsea Clinton", "Clinton", "Mr. Clinton", "Mrs. Clinton"),
        ("Donald Trump", "Melania Trump", "Ivanka Trump", "Eric Trump", "Trump", "Donald Trump Jr."),
        ("George W. Bush", "George H. W. Bush", "Jeb Bush", "George Bush", "Bush"),
        ("J. Smith", "K. Smith", "Smith", "John Smith"),
        ("Gabriel García Márquez", "Gabriel García", "García Márquez"),
        ("Anna Weber and Otto Braun", "Otto Braun and Anna Weber", "Anna Weber", "Otto Braun"),
        ("The New York Times", "The Times", "NYT"),
        ("Martin Luther King, Jr.", "Martin Luther King"),
        ("Acme, Inc.", "Acme"),
        ("U.S. Supreme Court", "Supreme Court", "U.K. Supreme Court"),
        ("Mrs. Clinton's campaign", "Mr. Clinton's campaign", "Clinton’s campaign"),
        ("J. Edgar Hoover", "Edgar Hoover"),
        ("Smith, Jones and Brown", "Jones and Brown"),
        ("Pedro Sánchez", "Pedro Sánchez Castejón", "Sánchez Castejón"),
        ("José Antonio Kast Rist", "José Antonio Kast Adriasola", "Pablo Kast", "Felipe Kast"),
        ("Eduardo Bolsonaro", "Flávio Bolsonaro", "Carlos Bolsonaro", "Jair Bolsonaro", "Bolsonaro"),
        ("Bashar al-Assad", "Hafez al-Assad", "Asma al-Assad", "al-Assad", "Assad"),
        ("Abu Bakr al-Baghdadi", "Ahmed al-Baghdadi", "al-Baghdadi"),
        ("Mr. and Mrs. Clinton", "Bill and Hillary Clinton", "Mrs. Clinton", "Hillary Clinton"),
    ],
)
def test_these_names_are_all_different_people(names: tuple[str, ...]) -> None:
    assert groups(*names) == sorted(({name} for name in names), key=sorted)


def test_initials_are_set_aside_only_while_nothing_speaks_against_it() -> None:
    assert groups("John Kennedy", "John F. Kennedy") == [{"John Kennedy", "John F. Kennedy"}]
    assert groups("John Kennedy", "John F. Kennedy", "John G. Kennedy") == [
        {"John F. Kennedy"},
        {"John G. Kennedy"},
        {"John Kennedy"},
    ]


def test_a_speaker_is_shown_by_the_most_frequent_of_the_fullest_names() -> None:
    assert display_name({"John Kennedy": 90, "John F. Kennedy": 2}) == "John F. Kennedy"
    assert display_name({"José Kast": 5, "Jose Kast": 9}) == "Jose Kast"
    assert display_name({"José Kast": 5, "Jose Kast": 5}) == "José Kast"
    assert display_name({"Anna Weber": 1, "Dr. Anna Weber": 7}) == "Anna Weber"


def test_an_id_is_the_same_on_every_machine() -> None:
    assert identity_id(name_key("José Antonio Kast").base) == "6d637af98d60e174"


@given(st.text())
def test_every_string_can_be_a_name(name: str) -> None:
    assert identities([name])[name] == name_key(name).base
    assert len(identity_id(name)) == 16


@given(st.lists(st.text("AaÁbB. ,-'", max_size=12), max_size=8))
def test_who_is_who_does_not_depend_on_the_order_of_names(names: list[str]) -> None:
    assert identities(names) == identities(names[::-1])


def test_of_two_alphabets_as_frequent_the_latin_one_is_shown() -> None:
    both = {"Владимир Путин": 2, "Vladimir Putin": 2}
    assert display_name(both) == "Vladimir Putin"
    assert display_name(both | {"Владимир Путин": 3}) == "Владимир Путин"
