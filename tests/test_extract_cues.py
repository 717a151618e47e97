"""What introduces a quotation, and where it stands: before it, inside it, after it, or not at all."""

import pytest

from tests.extraction import expected, found

BEFORE = [
    ("[Rivka Stern] — whose house shakes — said: “{I want to sleep.}”", "Rivka Stern (name)"),
    ("[Rivka Stern], in a letter, said: “{Noise is the sound of jobs.}”", "Rivka Stern (name)"),
    ("For his part, [Jonas Weil] said <+the noise was “modest.”+>", "Jonas Weil (name)"),
    ("[Leila Haddad] said, “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("[Leila Haddad] added: “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("[Leila Haddad] told reporters, “{The harbour is closed.}”", "Leila Haddad (name)"),
    (
        "[Leila Haddad] told the Brackwater Herald on Tuesday <+that “the harbour is closed.”+>",
        "Leila Haddad (name)",
    ),
    ("[Leila Haddad] replied <+that “the harbour is closed.”+>", "Leila Haddad (name)"),
    ("In a speech on Friday, [Leila Haddad] warned, “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("Asked about the strike, [Leila Haddad] said, “{The harbour is closed.}”", "Leila Haddad (name)"),
    (
        "When the vote was over, [Leila Haddad] turned to the crowd and shouted, “{The harbour is ours!}”",
        "Leila Haddad (name)",
    ),
    ("[Leila Haddad] shook her head and said quietly, “{The harbour is closed.}”", "Leila Haddad (name)"),
]

AFTER = [
    (
        'The trucks run all night. "{We have had enough of the trucks}", [Rivka Stern] told the court.',
        "Rivka Stern (name)",
    ),
    (
        "“{I’ve had enough,}” [Rivka Stern], who has chaired the board since 2011, said in an interview on "
        "Wednesday.",
        "Rivka Stern (name)",
    ),
    ("“{Are they shaking?}” [Rivka Stern] asked the judge.", "Rivka Stern (name)"),
    ("“{The harbour is closed,}” [Leila Haddad] said.", "Leila Haddad (name)"),
    ("“{Is the harbour closed?}” [Leila Haddad] asked.", "Leila Haddad (name)"),
    ("“{The harbour is closed!}” [Leila Haddad] shouted from the pier.", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” [Leila Haddad] told the council on Monday night.", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” [Leila Haddad] has said repeatedly.", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” [Leila Haddad] later told reporters in Brackwater.", "Leila Haddad (name)"),
    ("“{The harbour is closed.}” — [Leila Haddad]", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” [Leila Haddad], 43, said.", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” as [Leila Haddad] put it.", "Leila Haddad (name)"),
]

INVERTED = [
    ("“{Stop!}” cried [Rivka Stern].", "Rivka Stern (name)"),
    ("“{The harbour is closed,}” said [Leila Haddad].", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” said [Leila Haddad], who runs the port.", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” added [Leila Haddad], 43, a crane operator.", "Leila Haddad (name)"),
    ("“{Is the harbour closed?}” asked [Leila Haddad].", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” says [Leila Haddad of the port workers’ union].", "Leila Haddad (name)"),
    ("“{The harbour,}” explained [Leila Haddad], “{is closed until Monday.}”", "Leila Haddad (name)"),
    ("Said [Leila Haddad]: “{The harbour is closed.}”", "Leila Haddad (name)"),
]

INSIDE = [
    (
        "“{I don’t — I can’t — tell you that,}” [Rivka Stern] said, “{because I don’t know.}”",
        "Rivka Stern (name)",
    ),
    ("“{The harbour,}” [Leila Haddad] said, “{is closed.}”", "Leila Haddad (name)"),
    ("“{We looked at the budget,}” [Haddad] said, “{and there was nothing left.}”", "Haddad (name)"),
    ("“{We won’t pay,}” [Leila Haddad] told reporters, adding, “{not one cent.}”", "Leila Haddad (name)"),
    (
        "“{If they come,}” [Leila Haddad] said with a shrug, “{they come. We are ready.}”",
        "Leila Haddad (name)",
    ),
    ("“{Look,}” [Leila Haddad] said. “{The harbour is closed.}”", "Leila Haddad (name)"),
]

FLOATING = [
    (
        "According to [1:[2:Rivka Stern]], <1:the trucks cost her forty nights of sleep>. “{2:I count them "
        "instead of sheep.}”",
        "Rivka Stern (name); Rivka Stern (name)",
    ),
    (
        "<1:The trucks ruined the spring>, [1:[2:Rivka Stern]] said. “{2:I count them instead of sheep.}”",
        "Rivka Stern (name); Rivka Stern (name)",
    ),
    (
        '"{I\'ve had enough,}" [Rivka Stern] said. "{I\'m leaving.}" She put down the microphone. '
        '"{Goodbye.}"',
        "Rivka Stern (name)",
    ),
    ("“{The harbour is closed,}” [Leila Haddad] said. “{Nobody gets in.}”", "Leila Haddad (name)"),
    (
        "“{The harbour is closed,}” [Leila Haddad] said. ¶ “{Nobody gets in. Nobody gets out.}”",
        "Leila Haddad (name)",
    ),
    (
        "“{The harbour is closed,}” said [Leila Haddad]. “{Nobody gets in.}” “{Nobody gets out.}”",
        "Leila Haddad (name)",
    ),
]

ACCORDING_TO = [
    ("According to [Leila Haddad], <the harbour lost nine ships in a year>.", "Leila Haddad (name)"),
    ("<The harbour lost nine ships in a year>, according to [Leila Haddad].", "Leila Haddad (name)"),
    ("<The harbour lost nine ships in a year>, according to [the port authority’s annual report].", "nobody"),
    (
        "According to [the Brackwater Herald], <the harbour lost nine ships in a year>.",
        "Brackwater Herald (name)",
    ),
    ("<+The harbour is “a graveyard,”+> according to [Leila Haddad].", "Leila Haddad (name)"),
    ("In the words of [Leila Haddad], “{the harbour is a graveyard.}”", "Leila Haddad (name)"),
]

COLONS = [
    ("[Rivka Stern] responded with a single word: “{Never.}”", "Rivka Stern (name)"),
    ("[Rivka Stern] welcomed the ruling: “{I can sleep again.}”", "Rivka Stern (name)"),
    ("[Leila Haddad]: “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("[Leila Haddad] put it this way: “{The harbour is closed.}”", "Leila Haddad (name)"),
]

NOUNS = [
    ("[A statement from Leila Haddad] said <the harbour would reopen in May>.", "Leila Haddad (name)"),
    ("In a statement, [Leila Haddad] said <the harbour would reopen in May>.", "Leila Haddad (name)"),
]

ASKED = [
    ("[Leila Haddad] asked <whether the harbour could reopen before winter>.", "Leila Haddad (name)"),
    ("[Leila Haddad] asked <if anyone had seen the harbour master>.", "Leila Haddad (name)"),
    ("[Leila Haddad] wondered <why nobody had called the coast guard>.", "Leila Haddad (name)"),
    ("“{Why did nobody call the coast guard?}” [Leila Haddad] wondered aloud.", "Leila Haddad (name)"),
]

WRITTEN = [
    ("“{Harbour closed. Stay home,}” [Leila Haddad] tweeted.", "Leila Haddad (name)"),
    ("[Leila Haddad] tweeted: “{Harbour closed. Stay home.}”", "Leila Haddad (name)"),
    (
        "“{1:Harbour closed,}” [1:Leila Haddad] wrote on X. [2:Francis X. Lund] said <2:that it was not>.",
        "Leila Haddad (name); Francis X. Lund (name)",
    ),
    ("“{The harbour was my childhood,}” [Leila Haddad] wrote in her memoir.", "Leila Haddad (name)"),
    ("[Leila Haddad] wrote on Facebook <that the harbour would stay closed>.", "Leila Haddad (name)"),
    ("In an email to staff, [Leila Haddad] wrote, “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” reads [the sign at the gate].", "nobody"),
    ("“{Harbour closed,}” [the headline] read.", "nobody"),
]

TOLD = [
    (
        "[Leila Haddad] told a jury Thursday <that the harbour master had never called>.",
        "Leila Haddad (name)",
    ),
    ("[Leila Haddad] told the Herald on Sunday <that the harbour would close>.", "Leila Haddad (name)"),
    ("[Leila Haddad] told analysts on a call <the port expected a profit>.", "Leila Haddad (name)"),
    ("[Leila Haddad] told Reuters by telephone, “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("[Leila Haddad] told me: “{The harbour is closed.}”", "Leila Haddad (name)"),
    ("[Leila Haddad] told reporters <that the harbour would stay closed>.", "Leila Haddad (name)"),
    ("[Leila Haddad] told Anton Brix <that the harbour would stay closed>.", "Leila Haddad (name)"),
    ("“{The harbour is closed,}” [Leila Haddad] told Anton Brix.", "Leila Haddad (name)"),
    ("[Leila Haddad] assured the dockers <+that “every crane will run.”+>", "Leila Haddad (name)"),
    ("In an interview with Radio Brackwater, [Leila Haddad] said: “{We stay.}”", "Leila Haddad (name)"),
]


@pytest.mark.parametrize(("article", "who"), BEFORE)
def test_the_cue_stands_before(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), AFTER)
def test_the_cue_stands_after(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), INVERTED)
def test_the_speaker_follows_the_verb(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), INSIDE)
def test_the_cue_splits_the_quotation(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), FLOATING)
def test_a_quotation_without_a_cue_goes_on_from_what_stands_before(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), ACCORDING_TO)
def test_according_to(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), COLONS)
def test_a_colon_introduces(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), NOUNS)
def test_a_noun_introduces(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), ASKED)
def test_questions_are_asked(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), WRITTEN)
def test_what_is_written_is_quoted_too(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), TOLD)
def test_whoever_is_told_is_not_the_speaker(article: str, who: str) -> None:
    assert found(article) == expected(article, who)
