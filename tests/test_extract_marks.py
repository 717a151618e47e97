"""Quotation marks: which words stand between them, whatever the marks and however broken the pairs."""

import pytest

from tests.extraction import expected, found, said

KINDS_OF_MARKS = [
    ("“{The ferry sails at dawn,}” said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ('"{The ferry sails at dawn,}" said [Ines Halvorsen].', "Ines Halvorsen (name)"),
    ("«{The ferry sails at dawn}», said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("« {The ferry sails at dawn} », said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("„{The ferry sails at dawn}“, said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("‹{The ferry sails at dawn}›, said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("‘{The ferry sails at dawn,}’ said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("'{The ferry sails at dawn,}' said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("''{The ferry sails at dawn,}'' said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ("``{The ferry sails at dawn,}'' said [Ines Halvorsen].", "Ines Halvorsen (name)"),
    ('“{The ferry sails at dawn,}" said [Ines Halvorsen].', "Ines Halvorsen (name)"),
    ('"{The ferry sails at dawn,}” said [Ines Halvorsen].', "Ines Halvorsen (name)"),
    ("[Halvorsen] said: “{The ferry sails at dawn.}”", "Halvorsen (name)"),
]

APOSTROPHES = [
    ("‘{We can’t wait, and the farmers’ union won’t either,}’ said [Tomas Reyle].", "Tomas Reyle (name)"),
    ("'{It isn't our fault that the dog's gone,}' [Marta Kowal] said.", "Marta Kowal (name)"),
    ("'{Don't shoot,}' [Marta Kowal] shouted. '{They're children.}'", "Marta Kowal (name)"),
    ("The teachers’ pay and the nurses’ pay fell in the '90s, and the cities’ budgets with them.", ""),
    ("[Marta Kowal] said <the unions' strike would end the owners' patience>.", "Marta Kowal (name)"),
    ("“{Rock 'n' roll saved my life,}” said [Marta Kowal].", "Marta Kowal (name)"),
    ("“{We was just talkin’ and laughin’ and drinkin’,}” [Joe Tarn] said.", "Joe Tarn (name)"),
]

NESTED = [
    ("“{He told me, ‘Get out of my shop,’ and I left,}” said [Dana Whitlock].", "Dana Whitlock (name)"),
    (
        "\"{My mother called it 'the long winter' and never said more,}\" said [Dana Whitlock].",
        "Dana Whitlock (name)",
    ),
    ("“{The sign says “No swimming” in four languages,}” [Dana Whitlock] said.", "Dana Whitlock (name)"),
    ("«{The sign says “No swimming”}», [Dana Whitlock] said.", "Dana Whitlock (name)"),
    (
        "‘{They call us “the forgotten valley”, and they are right,}’ said [Dana Whitlock].",
        "Dana Whitlock (name)",
    ),
]

INCHES_AND_ATTRIBUTES = [
    ("“{He was 6'2\" and thin as a rail,}” said [Paul Okafor].", "Paul Okafor (name)"),
    (
        'At 5’11", the goalkeeper is the smallest in the league. "{I jump,}" [Paul Okafor] said.',
        "Paul Okafor (name)",
    ),
]

BROKEN_PAIRS = [
    ("Amina Sesay was shocked. “{Is the well dry?}“ [she] asked.", "Amina Sesay (pronoun)"),
    ("A stray ” mark stands here. ¶ “{The well is dry,}” said [Amina Sesay].", "Amina Sesay (name)"),
    ('A stray " mark stands here. ¶ "{The well is dry,}" said [Amina Sesay].', "Amina Sesay (name)"),
    ('[Amina Sesay] said, "{The well is dry.} ¶ The rain came on Sunday.', "Amina Sesay (name)"),
    ('The council met."{The well is dry,}" [Amina Sesay] said.', "Amina Sesay (name)"),
    ('"{The well is dry,}"said [Amina Sesay].', "Amina Sesay (name)"),
    ('" {The well is dry,} " said [Amina Sesay].', "Amina Sesay (name)"),
]

OVER_PARAGRAPHS = [
    (
        "“{Water comes first.} ¶ “{Bread comes second.} ¶ “{Rest comes third,}” [Amina Sesay] said.",
        "Amina Sesay (name)",
    ),
    (
        "Tom Beck was there. ¶ “{Water comes first.} ¶ “{Bread comes second.} ¶ “{Rest comes third,}” said "
        "[Amina Sesay], who farms in Dover. “{We know it.}”",
        "Amina Sesay (name)",
    ),
    (
        "“{1:Water comes first.} ¶ “{1:Bread comes second,}” [1:Amina Sesay] said. ¶ Tom Beck disagreed. "
        "“{2:No,}” [2:he] said.",
        "Amina Sesay (name); Tom Beck (pronoun)",
    ),
    (
        "[Amina Sesay] said: ¶ “{Water comes first.} ¶ “{Bread comes second.} ¶ “{Rest comes third.}”",
        "Amina Sesay (name)",
    ),
    (
        "‘{Water comes first,}’ [Amina Sesay] said. ‘{We need it.} ¶ ‘{Bread comes second.} ¶ ‘{Rest comes "
        "third.}’",
        "Amina Sesay (name)",
    ),
    (
        "''{Water comes first.} ¶ ''{Bread comes second.} ¶ ''{Rest comes third,}'' [Amina Sesay] said.",
        "Amina Sesay (name)",
    ),
    (
        "Amina Sesay spoke. ¶ “{Water comes first.} ¶ “{Bread comes second.}”",
        "nobody",
    ),
    (
        "“{1:It is a shame,}” said [1:Amina Sesay]. “{1:We had a well.} ¶ “{2:I had none,}” said [2:Tom "
        "Beck], who lives there.",
        "Amina Sesay (name); Tom Beck (name)",
    ),
    (
        "“{We had no water for nine days,}” said [Yusuf Demir]. “{The trucks never came.} ¶ “{On the tenth "
        "day it rained.}”",
        "Yusuf Demir (name)",
    ),
    (
        "[Yusuf Demir] said: “{We had no water for nine days.} ¶ “{The trucks never came.} ¶ “{On the "
        "tenth day it rained.}”",
        "Yusuf Demir (name)",
    ),
    (
        '[Yusuf Demir] wrote in a letter: "{We had no water for nine days.} ¶ "{The trucks never came.}"',
        "Yusuf Demir (name)",
    ),
]


@pytest.mark.parametrize(("article", "who"), KINDS_OF_MARKS)
def test_words_stand_between_marks_of_any_kind(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), APOSTROPHES)
def test_apostrophes_are_no_marks(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), NESTED)
def test_marks_inside_a_quotation_neither_end_nor_split_it(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), INCHES_AND_ATTRIBUTES)
def test_inches_and_attributes_of_markup_open_nothing(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), BROKEN_PAIRS)
def test_a_broken_pair_shifts_no_other(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), OVER_PARAGRAPHS)
def test_a_quotation_over_paragraphs_is_one_speaker_s(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


def test_attributes_of_markup_open_nothing() -> None:
    link = 'See <a href="https://example.org/tides">the tables</a>. "They are wrong," Ines Halvorsen said.'
    assert said(link) == [("Ines Halvorsen", "Ines Halvorsen", "direct", "They are wrong,")]


def test_what_a_colon_leads_to_ends_with_its_marks() -> None:
    text = "Ana Delgado tweeted: “Open at last!” She added that taxes would not rise."
    assert [(kind, words) for _, _, kind, words in said(text)] == [
        ("direct", "Open at last!"),
        ("indirect", "that taxes would not rise"),
    ]
