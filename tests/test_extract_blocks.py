"""Block quotations, as Markdown sets them, and the names that sign what stands above them."""

import pytest

from index.extract import extract
from tests.extraction import said

SIGNED = [
    ("> We waited eleven years.\n\n— Ana Delgado", "en"),
    ("> We waited eleven years.\n> \n> -- Ana Delgado, mayor of Riverton", "en"),
    ("> We waited eleven years.\n>\n> - *Ana Delgado*", "en"),
    ('> "We waited eleven years."\n> — **Ana Delgado** (mayor)', "en"),
    ('"We waited eleven years."\n— Ana Delgado, mayor of Riverton', "en"),
    ("> We waited eleven years.\n\n- Ana Delgado\n\nIt rained.", "en"),
    ("> We waited eleven years.\n- Ana Delgado, mayor of Riverton", "en"),
    ("Ana Delgado wrote on Facebook:\n\n> We waited eleven years.", "en"),
    ("Ana Delgado wrote on Facebook:\n\n> “We waited eleven years.”", "en"),
    ("> Esperamos once años.\n\n—Ana Delgado, alcaldesa", "es"),
    ("Ana Delgado escribió en Facebook:\n\n> Esperamos once años.", "es"),
    ("> Wir haben elf Jahre gewartet.\n\n– Ana Delgado, Bürgermeisterin", "de"),
]


@pytest.mark.parametrize(("text", "lang"), SIGNED)
def test_a_block_belongs_to_who_signs_it_or_leads_over_to_it(text: str, lang: str) -> None:
    (words,) = [one for one in said(text, lang) if one[2] == "direct"]
    assert words[0] == words[1] == "Ana Delgado"
    assert words[3] in ("We waited eleven years.", "Esperamos once años.", "Wir haben elf Jahre gewartet.")


def test_a_block_of_several_paragraphs_is_one_quotation_without_its_marks() -> None:
    text = "> We waited.\n> Eleven years.\n>\n> It is “good”.\n>\n> — Ana Delgado\n\n> And this is another."
    (one,) = extract(text, "en")
    assert [text[start:end] for start, end in one.spans] == ["We waited.", "Eleven years.", "It is “good”."]
    assert one.name == "Ana Delgado"


def test_the_name_that_signs_is_looked_up_in_the_article() -> None:
    text = "The mayor, Ana Delgado, was there.\n\n> It runs.\n>\n> — Delgado"
    (one,) = extract(text, "en")
    assert (one.name, one.resolution, one.role) == ("Ana Delgado", "surname", "The mayor")


@pytest.mark.parametrize(
    "text",
    [
        "The plant opened on Monday.\n\n> Nobody signs this.\n\nIt rained.",
        "> Nobody signs this.\n\n- Ana Delgado\n- Tom Okafor",
        "> Nobody signs this.\n\n- Read more",
        "> Nobody signs this.\n\n- Bread\n\nIt rained.",
        "> [!NOTE]\n> The plant is open on Mondays.",
        "A list:\n\n— Ana Delgado\n— Tom Okafor",
        "The plant is > 40 years old.\n— Ana Delgado",
    ],
)
def test_a_block_that_nobody_signs_and_a_list_of_names_are_no_quotations(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("wrote Ana Delgado on Facebook. The town was glad.", "Ana Delgado"),
        ("So said Ana Delgado, the mayor, on Monday.", "Ana Delgado"),
        ("Thus wrote the historian Ana Delgado in 1999.", "Ana Delgado"),
        ("said the report.", None),
    ],
)
def test_a_block_belongs_to_who_is_told_behind_it_to_have_said_it(behind: str, name: str | None) -> None:
    text = f"It rained.\n\n> We waited.\n> Eleven years.\n\n{behind}"
    (one,) = extract(text, "en")
    assert [text[start:end] for start, end in one.spans] == ["We waited.", "Eleven years."]
    assert one.name == name


def test_what_is_said_behind_a_block_is_no_word_on_whose_the_block_is() -> None:
    assert said("> We waited.\n\nAna Delgado said it rained.") == [
        ("Ana Delgado", "Ana Delgado", "indirect", "it rained")
    ]
    assert said("> We waited.\n\nSaid aloud, it rained.") == []


def test_two_blocks_that_stand_together_belong_to_who_signs_each() -> None:
    text = "> We waited.\n>\n> — Ana Delgado\n>\n> We did not.\n>\n> — Tom Okafor"
    assert [(one[0], one[3]) for one in said(text)] == [
        ("Ana Delgado", "We waited."),
        ("Tom Okafor", "We did not."),
    ]


def test_who_speaks_next_signs_nothing() -> None:
    assert said('"Will it run?"\n— No, said Tom Okafor.') == []
    assert [one[0] for one in said("—Sí —dijo Ana Ruiz—.\n—No —dijo Luis Paz—.", "es")] == [
        "Ana Ruiz",
        "Luis Paz",
    ]


def test_in_wrapped_text_each_line_of_a_block_is_quoted_without_its_mark() -> None:
    wrapped = "The plant on the river was opened on Monday by the mayor of the town\n" * 5
    text = f"{wrapped}\nAna Delgado wrote:\n\n> We waited eleven years for\n> this day, all of us."
    one = extract(text, "en")[-1]
    assert [text[start:end] for start, end in one.spans] == [
        "We waited eleven years for",
        "this day, all of us.",
    ]
