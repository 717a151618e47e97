"""Paraphrase: where what is said begins and truly ends, and the words quoted inside it."""

import pytest

from tests.extraction import expected, found

TRUE_ENDS = [
    ("[Rita Solheim] said <only one ferry had sailed>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said <about 20 people had waited>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said <almost nobody had waited>.", "Rita Solheim (name)"),
    ("[The agency] said <at least 14 boats had sunk>.", "nobody"),
    ("[The agency] said <up to 14 boats could sink by Thursday>.", "nobody"),
    ("[The agency] said <as many as 300 people had waited>.", "nobody"),
    ("[The agency] said Monday <more than a dozen boats had sunk>.", "nobody"),
    ("[The agency] said <between 10 and 14 boats had sunk>.", "nobody"),
    (
        "In her 2019 book, “Salt,” [Rita Solheim] argues <that ferries are built by people who get sick>.",
        "Rita Solheim (name)",
    ),
    ("<NATO – which was founded in 1949 – is ready>, [Jens Holm] said.", "Jens Holm (name)"),
    ("It is over. <NATO – the alliance – will stay>, [Jens Holm] said.", "Jens Holm (name)"),
    ("SEOUL — <South Korea will send troops>, [Jens Holm] said.", "Jens Holm (name)"),
    ("CORRAN, Ala. (AP) — <A ferry sank on Monday near the old pier>, [police] said.", "nobody"),
    ("[Rita Solheim], who finished with 12 boats, confirmed <the story>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said again <that the ferry was late>.", "Rita Solheim (name)"),
    (
        "[Rita Solheim] said <that two boats were late, up from one, and that more were expected>.",
        "Rita Solheim (name)",
    ),
    ("<The bees>, [Rita Solheim] found, <came back when the water was sweet>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said <the ferry was late because the pilot was ill>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said <that the ferry was late and that nobody had been told>.", "Rita Solheim (name)"),
    ("<The ferry was late>, [Rita Solheim] said.", "Rita Solheim (name)"),
    ("<The ferry>, [Rita Solheim] said, <was late again>.", "Rita Solheim (name)"),
    ("<The ferry was late>, said [Rita Solheim], who had waited since noon.", "Rita Solheim (name)"),
    ("[Rita Solheim] said <the ferry was late>, but nobody at the pier believed her.", "Rita Solheim (name)"),
    ("[Rita Solheim] said on Tuesday <that the ferry was late>.", "Rita Solheim (name)"),
    ("[Rita Solheim] told the council on Tuesday <that the ferry was late>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said <the ferry was late>; the company disagreed.", "Rita Solheim (name)"),
    ("After [Rita Solheim] said <the ferry was late>, the crowd went home.", "Rita Solheim (name)"),
    (
        "[Rita Solheim], the harbour master, said <that the ferry, an old steamer, would be scrapped>.",
        "Rita Solheim (name)",
    ),
    (
        "[Rita Solheim] said <it would take ten years to build a ferry that could sail in winter>.",
        "Rita Solheim (name)",
    ),
]

WHO_IT_IS = [
    ("Her brother, [Walter Fenn], who owns the pier, said <the ferry was late>.", "Walter Fenn (name)"),
    ("<The ferry was late>, [Rita Solheim], who had waited since noon, said.", "Rita Solheim (name)"),
]

OTHER_VERBS = [
    ("[Rita Solheim] warned <that the ice was thin>.", "Rita Solheim (name)"),
    ("[Rita Solheim] insisted <she had paid>.", "Rita Solheim (name)"),
    ("[Rita Solheim] denied <that the ferry had struck a rock>.", "Rita Solheim (name)"),
    ("[Rita Solheim] acknowledged <that mistakes had been made>.", "Rita Solheim (name)"),
    ("[Rita Solheim] predicted <the ferry would never sail again>.", "Rita Solheim (name)"),
    ("[Rita Solheim] accused <the company of hiding the crack in the hull>.", "Rita Solheim (name)"),
    ("[Rita Solheim] argues <that the ferry should be free>.", "Rita Solheim (name)"),
    ("[Rita Solheim] did not say <whether the ferry would sail>.", "Rita Solheim (name)"),
    ("[Rita Solheim] promised <to repair the ferry by spring>.", "Rita Solheim (name)"),
    ("[Rita Solheim] urged passengers <to stay at home>.", "Rita Solheim (name)"),
    ("Speaking in Corran, [Rita Solheim] said <the ferry was late>.", "Rita Solheim (name)"),
    ("[Rita Solheim] spoke for an hour, adding <that the ferry was late>.", "Rita Solheim (name)"),
    ("[Rita Solheim] got up and said <the ferry was late>.", "Rita Solheim (name)"),
]

CLAIMS_OF_OTHERS = [
    ("[Rita Solheim] dismissed <claims that the ferry had struck a rock>.", "Rita Solheim (name)"),
    ("[Rita Solheim] rejected <the notion that the ferry was old>.", "Rita Solheim (name)"),
    ("[Rita Solheim] repeated <her claim that the ferry was late>.", "Rita Solheim (name)"),
    ("[Rita Solheim] praised <a plan to build a pier in Corran>.", "Rita Solheim (name)"),
    ("[Rita Solheim] criticized <the decision to sell the ferry>.", "Rita Solheim (name)"),
    ("[Rita Solheim] said in a statement <that the ferry was late>.", "Rita Solheim (name)"),
    ("[Rita Solheim] urged the crew <to stay at home>.", "Rita Solheim (name)"),
    ("[Rita Solheim] told a crowd <that the ferry was late>.", "Rita Solheim (name)"),
]

ECHOES = [
    ("[Rita Solheim] said <she planned to announce a new ferry in May>.", "Rita Solheim (name)"),
    (
        "[Rita Solheim] announced <she would go on with plans to declare a holiday in the harbour>.",
        "Rita Solheim (name)",
    ),
    ("[Rita Solheim] promised <to push for a law against night ferries>.", "Rita Solheim (name)"),
]

MIXED = [
    ("[Walter Fenn] called <+the decision “madness.”+>", "Walter Fenn (name)"),
    ("[Theo Brandt] said <+investors had been “hypnotized.”+>", "Theo Brandt (name)"),
    ("[A nurse] has told an inquiry <+that staff were “running blind” that night+>.", "nobody"),
    (
        "In his statement [Gerald Dunne] says <+that he “never gave such an instruction and never would”+>.",
        "Gerald Dunne (name)",
    ),
    ("[Nina Roth] was calm, telling the council <+that Ames “does his job”+>.", "Nina Roth (name)"),
    ("[Rita Solheim] called <+the ferry “a floating coffin”+>.", "Rita Solheim (name)"),
    (
        "[Rita Solheim] said <+the ferry was “a floating coffin” and should be scrapped+>.",
        "Rita Solheim (name)",
    ),
    (
        "[Rita Solheim] said <+the company had “lied, lied and lied again” about the crack+>.",
        "Rita Solheim (name)",
    ),
    ("[Rita Solheim] described <+the old ferry as “a floating coffin.”+>", "Rita Solheim (name)"),
    (
        "[Rita Solheim] described <+the ferry as “a floating coffin” and “a disgrace”+>.",
        "Rita Solheim (name)",
    ),
    ("<+The ferry is “a floating coffin,”+> [Rita Solheim] said.", "Rita Solheim (name)"),
    ("[Rita Solheim] told the court <+that she “never once” saw a lifeboat+>.", "Rita Solheim (name)"),
    ("[Rita Solheim] accused <+the company of “murder.”+>", "Rita Solheim (name)"),
    ("[Rita Solheim] dismissed <+the report as “nonsense.”+>", "Rita Solheim (name)"),
    ("[Rita Solheim] said <+she was “not surprised”+>.", "Rita Solheim (name)"),
    ("[Rita Solheim] shouted “{never again}” after the ferry sank.", "Rita Solheim (name)"),
]

QUOTES_INSIDE = [
    ("[Farah Aziz] writes, “{No bee is an island.}” Later on the page stands a verse.", "Farah Aziz (name)"),
    (
        "“{I thought, ‘This is it,’}” [Joyce Adler] said. “{And I thought, ‘Did I lock the door?’}”",
        "Joyce Adler (name)",
    ),
    (
        "“{My father told me, ‘Never trust a ferry,’ and I never have,}” said [Rita Solheim].",
        "Rita Solheim (name)",
    ),
]

NOT_SAID = [
    "Rita Solheim never said that the ferry was safe.",
    "That said, the bridge is old.",
    "Needless to say, the bridge was late.",
    "The film tells the story of a ferryman.",
    "The bridge is said to be haunted.",
    "The mayor has no say in it.",
    "He speaks four languages.",
    "Suffice it to say that the bridge is old.",
    "The noted architect died in May.",
    "The bridge added ten minutes to the trip.",
    "The bank claimed the house.",
    "The storm claimed nine lives.",
    "The ferry continued to Corran.",
    "Okello pointed to the bridge.",
    "The ferry sails at noon from the northern pier.",
    "Rita Solheim has run the harbour since 2009.",
    "Her brother, Walter Fenn, who owns the pier, disagreed.",
    "The harbour master, Rita Solheim, from Corran, complained.",
    "The council will read the report in May.",
    "The signs point to the harbour.",
    "Rita Solheim laughed when told of the crack.",
    "The mayor met a pilot, who asked not to be named.",
]


@pytest.mark.parametrize(("article", "who"), TRUE_ENDS)
def test_a_paraphrase_ends_where_its_clause_ends(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), WHO_IT_IS)
def test_who_somebody_is_before_their_name_is_nothing_they_said(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), OTHER_VERBS)
def test_verbs_of_many_kinds_introduce_paraphrase(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), CLAIMS_OF_OTHERS)
def test_what_somebody_makes_of_a_claim_is_not_the_claim(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), ECHOES)
def test_what_is_yet_to_be_said_is_no_quote_inside_one_of_the_same_source(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), MIXED)
def test_words_quoted_inside_a_paraphrase(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), QUOTES_INSIDE)
def test_a_quotation_inside_another_has_its_own_source(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize("article", NOT_SAID)
def test_plain_narration_quotes_nobody(article: str) -> None:
    assert found(article) == expected(article, "")
