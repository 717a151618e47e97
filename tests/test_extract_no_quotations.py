"""What stands between quotation marks and is no quotation: titles, terms, nicknames, scare quotes."""

import pytest

from tests.extraction import expected, found, said

TITLES_OF_WORKS = [
    "In a blog post titled “Landing,” the firm showed a bus.",
    "A report entitled “The Empty Ward” was published in May.",
    "She hummed “Rust” in the lift.",
    "The museum’s “Salt and Light” show closes on Sunday.",
    "Ruth Okello’s new book, “Bridges I Have Known,” is out on Monday.",
    "Ruth Okello hosts “The Morning Tide” on Radio Corran.",
    "The film “Low Water” is based on her novel “Salt.”",
    "Her first single, “Rust,” sold nine copies; her second, “More Rust,” sold ten.",
    "“Gravel Nights” (2009) was her last film.",
    "Among her books are “Salt,” “Rust” and “Gravel.”",
    "Her novel “The Salt Road” won the Harrow Prize in 2014.",
    "The band opened with “Midnight Ferry” and closed with “Coming Home.”",
    "He starred in “Low Water,” a film about a drowned village, and in “The Glass Boat.”",
    "The museum shows “Lighthouse at Dusk” until the end of June.",
    "The choir sang “Abide With Me” at the graveside.",
    "The play, “A House by the Weir,” opens on Thursday at the Corran Theatre.",
    "She was a guest on the podcast “Bread and Circuits” last week.",
    "A song called “Rust” played on the radio.",
]

TERMS = [
    "The word “bridge” appears nine times.",
    "The two “friends” have not spoken since.",
    "The “Iron Mayor,” as she is known, never sleeps.",
    "He won an award for “best use of gravel.”",
    "The bill, known as the “Gravel Act,” passed on Monday.",
    "The plan is dubbed “Project Otter.”",
    "The category “Other” was the largest.",
    "A tattoo on his arm reads “Mum.”",
    "Enter “open sesame” and press the green button.",
    "The file is called “final_final.doc.”",
    "The statue of “Old Tom” was moved.",
    "The winner of the “golden spade” award was a mole.",
    "The “no” campaign leads in the polls.",
    "A “yes” vote would end the debate.",
    "He was charged with “theft by deception.”",
    "The so-called “gravel king” owns nine quarries.",
    "Employees are encouraged to “think gravel.”",
    "A “living wage” is defined as 12 crowns an hour.",
    "Many “smart” cities are not.",
    "The “Gravel Papers,” published in May, named nine ministers.",
    "The study defines “heavy rain” as 20 millimetres in an hour.",
    "The label “organic” is not protected.",
    "In English, “gift” means present; in German, poison.",
    "“Stop” is a word that Rivka Stern uses often.",
    "The fungus, known as “black foot,” kills vines within a year.",
    "The word “weir” comes from an old word for a dam.",
    "A so-called “rain tax” will be levied on paved gardens.",
    "The term “ghost acre” means land that is farmed abroad.",
    "Under the law, “vessel” includes rafts.",
    "The gene is called “hedgehog” because of its shape.",
]

SCARE_QUOTES = [
    "The “experts” in the ministry had never seen a cow.",
    "The town’s “beach” is forty metres of gravel behind a car park.",
    "Her “office” was a shed with a lamp.",
    "This “improvement” of the square cost nine million crowns.",
    "The “free” parking costs nine crowns an hour.",
]

NICKNAMES = [
    "Jorge “El Toro” Medina fought his last bout in Corran.",
    "The bridge, nicknamed “the Old Lady,” was closed on Monday.",
    'Edward "Teddy" Marsh was buried on Sunday.',
    "Rep. Edward C. “Teddy” Marsh threw open his garden for a cookout.",
    "Fans know her as “the Wall.”",
]


@pytest.mark.parametrize("article", TITLES_OF_WORKS)
def test_titles_of_works_are_no_quotations(article: str) -> None:
    assert found(article) == expected(article, "")


@pytest.mark.parametrize("article", TERMS)
def test_terms_are_no_quotations(article: str) -> None:
    assert found(article) == expected(article, "")


@pytest.mark.parametrize("article", SCARE_QUOTES)
def test_scare_quotes_are_no_quotations(article: str) -> None:
    assert found(article) == expected(article, "")


@pytest.mark.parametrize("article", NICKNAMES)
def test_nicknames_are_no_quotations(article: str) -> None:
    assert found(article) == expected(article, "")


PROGRAMMES = [
    "[Ruth Okello] told KCRN’s “Morning Tide” <that the dam would hold>.",
    "[Ruth Okello] tells KCRN’s “Morning Tide” <+that “who did it” is not known+>.",
]


@pytest.mark.parametrize("example", PROGRAMMES)
def test_the_programme_that_somebody_speaks_on_is_no_quotation(example: str) -> None:
    assert found(example) == expected(example, "Ruth Okello (name)")


@pytest.mark.parametrize("aside", ["(CROSSTALK.)", "[Laughter]", "(Applause and cheers)"])
def test_what_was_heard_meanwhile_is_nobody_s_words_and_what_is_said_goes_on(aside: str) -> None:
    article = f"Ruth Okello said: “The dam will hold.\n\n“{aside}\n\n“It has held for years.”\n"
    assert said(article) == [
        ("Ruth Okello", "Ruth Okello", "direct", "The dam will hold. … It has held for years.")
    ]


def test_what_tells_more_about_a_thing_is_not_what_is_said() -> None:
    article = "The Senate on Friday approved a bill that its sponsor, Sen. Maria Cantor of Oregon, praised."
    assert not any(words.startswith("that") for _, _, _, words in said(article))


def test_what_tells_more_about_somebody_is_not_what_they_say() -> None:
    assert said("A teacher accused of locking pupils in a classroom has been cleared of misconduct.") == []


def test_a_question_put_before_the_subject_is_not_what_the_subject_says() -> None:
    assert "Price" not in {mention for _, mention, _, _ in said("Asked if Holt had read it, Price laughed.")}


def test_a_word_in_what_is_told_of_a_speaker_is_not_what_they_say() -> None:
    article = "“Markets love it,” said Jonas Price, a broker in Corran, who rates the share a “buy.”"
    assert [words for _, _, _, words in said(article)] == ["Markets love it,"]


def test_an_aside_about_a_source_is_not_what_they_say() -> None:
    text = "According to a person familiar with the talks, who asked for nothing, the dam nearly broke."
    assert said(text)[0][3] == "the dam nearly broke"
