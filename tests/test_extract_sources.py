"""Whose words they are where the sentence is built less plainly: relative clauses, participles, parallel
verbs, words before a verb that leads, and what states nothing at all."""

import pytest

from tests.extraction import expected, found

RELATIVE_CLAUSES = [
    (
        "The Senate approved a bill that [its sponsor], Ana Ruiz, called “{historic.}”",
        "Ana Ruiz (description)",
    ),
    (
        "The Senate approved a bill that [its sponsor], Senator Ana Ruiz, called ‘{historic}’.",
        "Ana Ruiz (description)",
    ),
    (
        "The council backed the plan, which [the mayor], Paul Ito, called “{a gift.}”",
        "Paul Ito (description)",
    ),
    ("The council passed a plan that [Mayor Paul Ito] described <+as “a gift.”+>", "Paul Ito (name)"),
    ("Walter Crane attacked the judge, whom [one lawyer] described <+as “brave.”+>", "nobody"),
    ("The company, which [critics] call “{a cartel,}” opened a plant.", "nobody"),
    (
        "The court struck down a law that [1:Ana Ruiz] called “{1:historic}” and [2:Paul Ito] called "
        "“{2:cruel.}”",
        "Ana Ruiz (name); Paul Ito (name)",
    ),
    (
        "The House passed the law in what [Speaker Tom Hale] called “{a victory for farmers.}”",
        "Tom Hale (name)",
    ),
    (
        "Crane has a plan that [Nadia Petrov] said <+would make “a bad year worse.”+>",
        "Nadia Petrov (name)",
    ),
    (
        "The board sold the mill, a decision [its owner], Nadia Petrov, said <+was “painful.”+>",
        "Nadia Petrov (description)",
    ),
]

PARTICIPLES = [
    ("[A letter] obtained by The Harbour Post warns <that the pier is rotten>.", "nobody"),
    (
        "[A poll] conducted by Avalon University found <that voters were tired>.",
        "Avalon University (description)",
    ),
    ("[A statement] issued by the Petrov campaign said <+the plan was “dead.”+>", "Petrov (description)"),
    ("[Two people] familiar with the talks said <the mill would close>.", "nobody"),
    (
        "[A person] familiar with his thinking, who was in Dover, said <+he was “not in a hurry.”+>",
        "nobody",
    ),
    ("[A man] wearing a red hat said <+he was “not sorry.”+>", "nobody"),
    (
        "The club was split, with [Nadia Petrov] telling reporters <that she would leave>.",
        "Nadia Petrov (name)",
    ),
    ("Tom Beck, [who] has in the past called <+Paul Crane “a tyrant,”+> left early.", "Tom Beck (pronoun)"),
]

PARALLELS = [
    (
        "[1:[2:Rita Solheim]] said <+1:that Paul Ito is “weak,”+> and said <+2:that Tom Beck “gave up.”+>",
        "Rita Solheim (name); Rita Solheim (name)",
    ),
    (
        "[1:[2:Rita Solheim]] conceded <1:that Paul Ito had touched the boat> but insisted <2:that it was "
        "not his fault>.",
        "Rita Solheim (name); Rita Solheim (name)",
    ),
    (
        "[1:[2:Rita Solheim]] said Friday <1:that she thinks the video should be shown> but said “{2:the "
        "question is when.}”",
        "Rita Solheim (name); Rita Solheim (name)",
    ),
    (
        "[1:Rita Solheim] called <+1:the storm “a warning,”+> but [2:she] also noted <+2:the “quiet courage” "
        "of the crew+>.",
        "Rita Solheim (name); Rita Solheim (pronoun)",
    ),
    ("[Protesters] marching through Dover chanted “{No more!}” and kept going.", "nobody"),
]

LED_BY_A_GESTURE = [
    (
        "“{1:He cut my joke,}” [1:Ana Ruiz] says. [2:Karl Ito] shrugs. “{2:It was about soup.}”",
        "Ana Ruiz (name); Karl Ito (name)",
    ),
    ("“{He cut my joke,}” [Ana Ruiz] says. She shrugs. “{It was about soup.}”", "Ana Ruiz (name)"),
]

LED_BY_A_QUOTATION = [
    ("<+“We’re very happy” about the deal+>, said [Ana Ruiz], director of the union.", "Ana Ruiz (name)"),
    (
        "<+1:Crane “did quite well” in 2008+>, said [1:[2:professor Paul Beck]]. “{2:That was his town.}”",
        "Paul Beck (name); Paul Beck (name)",
    ),
    ("But, said [Nadia Petrov], “{I don’t want a fight.}”", "Nadia Petrov (name)"),
    (
        "“{It is sold,}” [Senator Jeff Moran], R-Avalon, said Tuesday. It rained.",
        "Jeff Moran (name)",
    ),
    ("Ian Read runs the bank. ¶ “{We looked at the deal,}” [Read] said.", "Ian Read (surname)"),
    (
        "“{We vote for her!}” [US Senator Jeff Moran] said as he opened the meeting.",
        "Jeff Moran (name)",
    ),
    ("On Sunday [Moran] told the paper <+he was “glad.”+>", "Moran (name)"),
]

PARAGRAPH_BEFORE = [
    (
        "[1:[2:The council’s cabinet member for planning]], Huw Vane, said <1:no decision had been made>. ¶ "
        "“{2:People are angry.} ¶ “{2:But we have a waiting list.}”",
        "Huw Vane (description); Huw Vane (description)",
    ),
    (
        "[1:Rita Solheim] said <1:the ferry was late>. ¶ “{2:It was not,}” said [2:Tom Beck].",
        "Rita Solheim (name); Tom Beck (name)",
    ),
    (
        "[1:[2:Rita Solheim]] said <1:the ferry was late>. ¶ “{2:It was cold, and nobody came.}”",
        "Rita Solheim (name); Rita Solheim (name)",
    ),
    ("The ferry was late, and Rita Solheim left. ¶ “It was cold.”", ""),
    ("[The report] said <the ferry was late>. ¶ “It was cold.”", "nobody"),
    ("[Rita Solheim] said <the ferry was late>. ¶ “The Last Ferry”", "Rita Solheim (name)"),
]

NO_STATEMENTS = [
    "The mayor declined to comment.",
    "A spokeswoman for the mayor declined to comment on the case.",
    "Ruth Okello refused to answer questions about the loan.",
    "The lawyer, Paul Ito, declined to say whether he would appeal.",
    "Ruth Okello declined to be interviewed.",
    "Ruth Okello thanked him.",
    "Ruth Okello thanked voters for their patience.",
    "The judge sentenced three men to prison.",
    "The judge sentenced him to ten years in prison for fraud.",
    "Ruth Okello reacted to a plan to build a dam near Lira on Monday.",
    "Ruth Okello reacted angrily on Monday to a plan to build a dam.",
    "Ruth Okello responded to reports that the dam was leaking.",
    "Ruth Okello did not respond to a request for comment.",
    "It was cold, as voters responded to the plan.",
]

ANSWERS = [
    ("“{No,}” [Ruth Okello] responded to Paul Ito.", "Ruth Okello (name)"),
    ("[Ruth Okello] responded <that the dam was safe>.", "Ruth Okello (name)"),
    ("[Ruth Okello] replied to the crowd <that the dam was safe>.", "Ruth Okello (name)"),
    ("[Ruth Okello] reacted to a plan to build a dam: “{No.}”", "Ruth Okello (name)"),
    ("[Ruth Okello] reacted to the plan by saying <that it was wrong>.", "Ruth Okello (name)"),
    ("[Ruth Okello], told of it, smiled and replied: “{Good news.}”", "Ruth Okello (name)"),
    ("[Ruth Okello], told of it, smiled and said <that it was good news>.", "Ruth Okello (name)"),
]


@pytest.mark.parametrize(("article", "who"), RELATIVE_CLAUSES)
def test_who_describes_a_thing_in_a_relative_clause_says_so(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), PARTICIPLES)
def test_a_participle_belongs_to_its_noun(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), PARALLELS)
def test_two_verbs_side_by_side_have_one_subject(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), LED_BY_A_GESTURE)
def test_who_says_it_behind_a_gesture(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), LED_BY_A_QUOTATION)
def test_who_says_it_behind_words_that_begin_with_a_quotation(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), PARAGRAPH_BEFORE)
def test_a_paragraph_that_is_only_quoted_goes_on_with_who_has_just_said_something(
    article: str, who: str
) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize("article", NO_STATEMENTS)
def test_what_states_nothing_is_no_quote(article: str) -> None:
    assert found(article) == expected(article, "")


@pytest.mark.parametrize(("article", "who"), ANSWERS)
def test_who_answers_says_what_stands_beside_it(article: str, who: str) -> None:
    assert found(article) == expected(article, who)
