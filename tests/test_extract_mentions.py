"""Who is named as the source: by name, title, description, pronoun, apposition, or not at all."""

import pytest

from tests.extraction import expected, found, roles

NAMES_AND_TITLES = [
    ("[Farmers’ Union of Wales president Ian Holt] said <the dam would hold>.", "Ian Holt (name)"),
    ("Detective Inspector Jo Marsh came. “{It is over,}” [DI Marsh] said.", "Jo Marsh (title)"),
    ("[County Clerk Maya Lind] said <it was over>.", "Maya Lind (name)"),
    ("Substitute Jo Marsh came on. “{It is over,}” [Marsh] said.", "Jo Marsh (surname)"),
    ("[Redwater’s Maya Lind] said <it was over>.", "Maya Lind (name)"),
    ("[Analyst Theo Brandt of Northgate Research] said <it was over>.", "Theo Brandt (name)"),
    ("[Councilman Rafael Ortiz], one of three to vote no, said <it was over>.", "Rafael Ortiz (name)"),
    ("“{It is open,}” said [the Rev. Amos Kirk].", "Amos Kirk (name)"),
    ("“{It is open,}” said [Lt. Gov. Amos Kirk].", "Amos Kirk (name)"),
    ("“{It is open,}” said [Amos Kirk], M.D., the clinic’s founder.", "Amos Kirk (name)"),
    ("“{It is open,}” [Amos Kirk] (pictured) said.", "Amos Kirk (name)"),
    ("“{It is open,}” said [Rep. Amos Kirk], D-Wash.", "Amos Kirk (name)"),
    ("[Rep. Amos Kirk], D-Wash., said <it was open>.", "Amos Kirk (name)"),
    ("[Sen. Amos Kirk] (R-Tarn) said <it was open>.", "Amos Kirk (name)"),
    ("[Amos Kirk], 34, of Corran, Pa., said <it was open>.", "Amos Kirk (name)"),
    ("[Dr Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[Lord Kirk of Aldwick] said <it was open>.", "Kirk (name)"),
    ("But [Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("Meanwhile, [Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("Yet even [Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[Longtime ally Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("Acting [Police Chief Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[World Bank President Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[Corran High School principal Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[New Dunmore mayor Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[Nobel laureate Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[Tory MP Amos Kirk] said <it was open>.", "Amos Kirk (name)"),
    ("[Amos Kirk of the University of Corran] said <it was open>.", "Amos Kirk (name)"),
    ("[Amos Kirk], from the University of Corran, said <it was open>.", "Amos Kirk (name)"),
    ("[Amos Kirk at the University of Corran] said <it was open>.", "Amos Kirk (name)"),
    ("[Iran’s foreign minister], Amir Zand, said <it was open>.", "Amir Zand (description)"),
    ("[Iranian Foreign Minister Amir Zand] said <it was open>.", "Amir Zand (name)"),
    ("[Foreign Ministry spokesman Amir Zand] said <it was open>.", "Amir Zand (name)"),
    ("[A foreign ministry spokesman], Amir Zand, said <it was open>.", "Amir Zand (description)"),
    ("[Amir Zand], Iran’s foreign minister, said <it was open>.", "Amir Zand (name)"),
    (
        "[Amir Zand], the Iranian foreign minister, who is visiting Corran, said on Monday after talks "
        "with his counterpart <that it was open>.",
        "Amir Zand (name)",
    ),
    ("[Saint Ives MP Joan Marsh] said <it was open>.", "Joan Marsh (name)"),
    ("[Dame Joan Marsh], DBE, said <it was open>.", "Joan Marsh (name)"),
    ("[Prof. Dr. Joan Marsh] said <it was open>.", "Joan Marsh (name)"),
    ("[Ms Marsh], whose first name is Joan, said <it was open>.", "Marsh (name)"),
    ("[Joan “Jo” Marsh] said <it was open>.", "Joan “Jo” Marsh (name)"),
    (
        "[1:Joan Marsh-Lee] said <1:it was open>. “{2:Come in,}” [2:Marsh-Lee] said.",
        "Joan Marsh-Lee (name); Joan Marsh-Lee (surname)",
    ),
    ('Amos Kirk\'s dog barked. "{It is open,}" [Kirk] said.', "Amos Kirk (surname)"),
    ("“{The vaccine works,}” [Dr. Grace Mwangi] said.", "Grace Mwangi (name)"),
    ("“{The vaccine works,}” said [Health Minister Grace Mwangi].", "Grace Mwangi (name)"),
    ("Grace Mwangi runs the clinic. “{The vaccine works,}” [Mwangi] said.", "Grace Mwangi (surname)"),
    ("Grace Mwangi runs the clinic. “{The vaccine works,}” said [Dr. Mwangi].", "Grace Mwangi (title)"),
    ("Sen. Grace Mwangi left early. “{I was tired,}” [the senator] said.", "Grace Mwangi (description)"),
    ("Gov. Paul Ito signed the bill. [The governor] said <the law was fair>.", "Paul Ito (description)"),
    ("“{The vaccine works,}” said [former Health Minister Grace Mwangi].", "Grace Mwangi (name)"),
    ("“{The vaccine works,}” said [U.S. Sen. Grace Mwangi], a Democrat.", "Grace Mwangi (name)"),
    ("“{The vaccine works,}” said [Rep. Grace Mwangi] (D-Wash.).", "Grace Mwangi (name)"),
    ("“{The vaccine works,}” said [Bishop Paul Ito of Larkmoor].", "Paul Ito (name)"),
]

DESCRIPTIONS = [
    (
        "The mayor of Larkmoor, Paul Ito, was late. “{My train stopped,}” [the mayor] said.",
        "Paul Ito (description)",
    ),
    (
        "Grace Mwangi is an economist at the University of Larkmoor. [The economist] said <prices would "
        "fall>.",
        "Grace Mwangi (description)",
    ),
    ("“{I have time,}” said [one miner].", "nobody"),
    (
        "Paul Ito, 61, met Grace Mwangi, 34. “{I have time,}” [the 61-year-old] said.",
        "Paul Ito (description)",
    ),
    ("Paul Ito, 61, met Grace Mwangi, 34. “{I have time,}” [the 43-year-old] said.", "nobody"),
    ("Paul Ito, 61, met Grace Mwangi, 61. “{I have time,}” [the 61-year-old] said.", "nobody"),
    (
        "Paul Ito, a 61-year-old barista, met Grace Mwangi. “{I have time,}” [the 61-year-old] said.",
        "Paul Ito (description)",
    ),
    (
        "Paul Ito, a 61-year-old barista, met Grace Mwangi, a baker. “{I have time,}” [the barista] said.",
        "Paul Ito (description)",
    ),
    ("“{They beat us,}” said [a 34-year-old woman] who gave only her first name.", "nobody"),
    ("[A witness] said <the driver never braked>.", "nobody"),
    ("[Two officials] said <the talks had failed>.", "nobody"),
    ("[Critics] say <the law goes too far>.", "nobody"),
    ("[Prosecutors] said <the two had met in Corran>.", "nobody"),
    ("[Scientists] believe <that the glacier will be gone in ten years>.", "nobody"),
    ("“{We are ready,}” said [a senior official], who spoke on condition of anonymity.", "nobody"),
]

APPOSITIONS = [
    (
        "[Her only opponent], Vermont Sen. Tom Hale, said <the vote was late>.",
        "Tom Hale (description)",
    ),
    ("[Many experts], including Mr. Hale, said <the vote was late>. ¶ Tom Hale smiled.", "nobody"),
    ("[Fishermen in Portreath] said <the quay was closed>.", "nobody"),
    ("[The chairman of the inquiry], Lord Haldane, said <the evidence was strong>.", "Haldane (description)"),
    ("[The study’s lead author], Johan Beck, said <the estimate was low>.", "Johan Beck (description)"),
    ("“{I have time,}” said [Paul Ito], a retired miner.", "Paul Ito (name)"),
    ("[Paul Ito], a retired miner from Larkmoor, said <he had time>.", "Paul Ito (name)"),
    ("[Paul Ito], 61, a miner and father of four, said, “{I have time.}”", "Paul Ito (name)"),
    ("“{I have time,}” said [the union’s president], Paul Ito.", "Paul Ito (description)"),
    (
        "“{I have time,}” [Paul Ito], the president of the miners’ union in Larkmoor, told the crowd.",
        "Paul Ito (name)",
    ),
    ("[Her neighbour], Paul Ito, said <the house had been empty for years>.", "Paul Ito (description)"),
    ("“{I have time,}” said [miner Paul Ito].", "Paul Ito (name)"),
    (
        "“{I have time,}” said [the panel’s chair], Dr. Paul Ito of Larkmoor University.",
        "Paul Ito (description)",
    ),
    (
        "[The panel’s top Republican], Sen. Paul Ito of Idaho, warned <+that it would be “slow.”+>",
        "Paul Ito (description)",
    ),
    ("[Sen. Paul Ito], R-Tenn., one of three who voted no, said <he had time>.", "Paul Ito (name)"),
    ("[Sen. Grace Mwangi], D-Ore., the bill’s sponsor, called <+it “overdue.”+>", "Grace Mwangi (name)"),
    (
        "“{I have time,}” said [Paul Ito], the head of the union and a cousin of Mayor Grace Mwangi.",
        "Paul Ito (name)",
    ),
]

RELATIVE_CLAUSES = [
    ("“{I have time,}” said [Paul Ito], who left the mine in 2009.", "Paul Ito (name)"),
    ("The prize went to Paul Ito, [who] said <he would give it away>.", "Paul Ito (pronoun)"),
    ("The crowd cheered Paul Ito, [who] shouted: “{I have time!}”", "Paul Ito (pronoun)"),
    ("[Paul Ito], who left the mine in 2009, said <he had time>.", "Paul Ito (name)"),
    ("[Residents] who live near the mine say <the water tastes of iron>.", "nobody"),
]

PRONOUNS = [
    (
        "[1:Officer Dawn Reeve] said <1:it stood there>. A man came. His wife sighed. “{2:I am tired,}” "
        "[2:she] said.",
        "Dawn Reeve (name); nobody",
    ),
    (
        "[1:Paul Ito] said <1:it rained>. [2:A Western diplomat] said <2:it snowed>. “{3:It froze,}” [3:he] "
        "said.",
        "Paul Ito (name); nobody; nobody",
    ),
    (
        "“{1:[2:He] said to me, ‘{2:Paul, I want this over,}’}” [1:Paul Ito] told a rally.",
        "Paul Ito (name); nobody",
    ),
    (
        "Clara Dunne sued. In March, [1:she] said <1:she was glad>. In July, [2:she] said <2:it was over>.",
        "Clara Dunne (pronoun); Clara Dunne (pronoun)",
    ),
    (
        "“{1:I explained it twice,}” said [1:Omar Aziz]. ¶ Paul Ito was calmer. [2:He] shrugged: "
        "“{2:We lost.}”",
        "Omar Aziz (name); Paul Ito (pronoun)",
    ),
    (
        "[1:Press secretary Dana Price] said <1:President Holt would sign it>. “{2:He will,}” [2:she] said.",
        "Dana Price (name); Dana Price (pronoun)",
    ),
    ("Grace Mwangi opened the clinic in 2011. “{It was a shed,}” [she] said.", "Grace Mwangi (pronoun)"),
    ("Paul Ito opened the clinic in 2011. [He] said <it had been a shed>.", "Paul Ito (pronoun)"),
    ("Grace Mwangi met Paul Ito on Monday. “{I liked the plan,}” [he] said.", "Paul Ito (pronoun)"),
    ("Grace Mwangi met Paul Ito on Monday. “{I liked the plan,}” [she] said.", "Grace Mwangi (pronoun)"),
    (
        "“{1:It was a shed,}” said [1:Grace Mwangi]. ¶ [2:She] said <2:it took a year to build>.",
        "Grace Mwangi (name); Grace Mwangi (pronoun)",
    ),
    ("Nobody had seen it coming. “{It was a shed,}” [she] said.", "nobody"),
    ("“{We have nothing left,}” [they] said.", "nobody"),
]

PAIRS = [
    (
        "[1:Captain Paul Ito and defender Ben Hall] said <1:it rained>, but [2:Hall] added <2:that it was "
        "warm>.",
        "Paul Ito and Ben Hall (name); Ben Hall (surname)",
    ),
    (
        "Paul Ito was there. [Ito and Sen. Grace Mwangi] said <the dam would hold>.",
        "Paul Ito and Grace Mwangi (name)",
    ),
    (
        "Paul Ito was there. So was Grace Mwangi. [Ito, Mwangi and Lena Okoro] said <the dam would hold>.",
        "Paul Ito, Grace Mwangi and Lena Okoro (name)",
    ),
    (
        "Jim Doyle raises cattle. His wife, Ellen Doyle, sings. [Doyle and Grace Mwangi] said <it rained>.",
        "nobody",
    ),
    ("“{It is open,}” [Amos Kirk and Joan Marsh] said.", "Amos Kirk and Joan Marsh (name)"),
    ("[Tom and Joan Marsh] said <it was open>.", "Tom Marsh and Joan Marsh (name)"),
    ("Brothers [Tom and Paul Marsh] said <it was open>.", "Tom Marsh and Paul Marsh (name)"),
    (
        "“{We will sue,}” [Paul Ito and Grace Mwangi] said in a joint letter.",
        "Paul Ito and Grace Mwangi (name)",
    ),
    ("[Paul Ito and Grace Mwangi] said <they would sue>.", "Paul Ito and Grace Mwangi (name)"),
    (
        "[Ito and Mwangi] said <they would sue>. ¶ Paul Ito owns the mine. Grace Mwangi runs it.",
        "Paul Ito and Grace Mwangi (name)",
    ),
]

ORGANISATIONS = [
    (
        "“{It will close,}” [the Food and Drug Administration] said.",
        "Food and Drug Administration (name)",
    ),
    ("[The Rivers and Harbours Agency] said <it was late>.", "Rivers and Harbours Agency (name)"),
    ("[The Centers for Water Safety] said <the dam would hold>.", "Centers for Water Safety (name)"),
    ("[The Committee] said <the dam would hold>.", "nobody"),
    ("[The Department of Water] said <the dam would hold>.", "Department of Water (name)"),
    ("[Morgan Stanley] said <it was open>.", "Morgan Stanley (name)"),
    ("[Johnson & Johnson] said <it was open>.", "Johnson & Johnson (name)"),
    ("[JPMorgan] said <it was open>.", "JPMorgan (name)"),
    ("[The BBC] said <it was open>.", "BBC (name)"),
    ("[NATO] said <it was open>.", "NATO (name)"),
    ("[The White House] said <it was open>.", "White House (name)"),
    ("[Downing Street] said <it was open>.", "Downing Street (name)"),
    ("[Moscow] said <it was open>.", "Moscow (name)"),
    ("[Amnesty International] said <it was open>.", "Amnesty International (name)"),
    ("[The Bank of Dunmore] said <it was open>.", "Bank of Dunmore (name)"),
    ("[Scotland Yard] said <it was open>.", "Scotland Yard (name)"),
    ("[The New Dunmore Times] reported <that it was open>.", "New Dunmore Times (name)"),
    ("[State media] reported <that it was open>.", "nobody"),
    ("[Local media] reported <that it was open>.", "nobody"),
    ("[The prosecutor’s office] said <it was open>.", "nobody"),
    ("[The union Nordlag] said <it had not been consulted>.", "Nordlag (name)"),
    ("[Brandt & Hale] said <the loss was temporary>.", "Brandt & Hale (name)"),
    ("<Two men were arrested>, [police] said.", "nobody"),
    ("[The Larkmoor Miners’ Union] said <it would strike>.", "Larkmoor Miners’ Union (name)"),
    ("[The Ministry of Health] said <the clinic would close>.", "Ministry of Health (name)"),
    ("“{The clinic will close,}” [the Ministry of Health] said in a statement.", "Ministry of Health (name)"),
    ("[Norvik Energy] said <profits fell by a third>.", "Norvik Energy (name)"),
    ("[Police] said <the driver had fled>.", "nobody"),
    ("[The company] said <it would appeal>. ¶ Norvik Energy Inc. runs the mine.", "nobody"),
    ("Norvik Energy runs the mine. [The company] said <it would appeal>.", "Norvik Energy (description)"),
    (
        "The Larkmoor Hospital Trust lost the case. [It] said <it would appeal>.",
        "Larkmoor Hospital Trust (pronoun)",
    ),
    ("[The Associated Miners] reported <that output fell>.", "Associated Miners (name)"),
]

SPOKESPEOPLE = [
    ("[A spokesman for Norvik Energy] said <the leak was small>.", "nobody"),
    ("“{The leak was small,}” said [a spokeswoman for Mayor Paul Ito].", "nobody"),
    ("“{The leak was small,}” said [Norvik Energy spokesman Tariq Boone].", "Tariq Boone (name)"),
    ("[Tariq Boone], a spokesman for Norvik Energy, said <the leak was small>.", "Tariq Boone (name)"),
    ("“{The leak was small,}” [company spokeswoman Ilse Marten] said.", "Ilse Marten (name)"),
    (
        "“{The leak was small,}” said [Ilse Marten], Ito’s spokeswoman. ¶ Paul Ito is the mayor.",
        "Ilse Marten (name)",
    ),
    ("“{The leak was small,}” said [a Norvik spokesperson].", "nobody"),
    ("[Ito’s campaign manager] said <the leak was small>. ¶ Paul Ito is the mayor.", "nobody"),
    ("[The mayor’s spokeswoman], Ilse Marten, said <the leak was small>.", "Ilse Marten (description)"),
]

DOCUMENTS = [
    ("[The ruling] said <the trucks may run only by day>.", "nobody"),
    ("“{We are a good neighbour,}” read [a statement].", "nobody"),
    ("“{A good neighbour,}” [the company’s website] says.", "nobody"),
    ("[A statement by Tarn Stone] said: “{We are a good neighbour.}”", "Tarn Stone (name)"),
    ("“{We are a good neighbour,}” said [a statement from Tarn Stone].", "Tarn Stone (name)"),
    ("[The report] said <the leak began in March>.", "nobody"),
    ("“{The leak began in March,}” [the report] says.", "nobody"),
    ("[The lawsuit] alleges <that the company hid the leak>.", "nobody"),
    ("“{No diving,}” said [a hand-painted sign].", "nobody"),
]

ROLES: list[tuple[str, str | None, str | None]] = [
    ("A spokesman for Norvik Energy said the leak was small.", None, "A spokesman for Norvik Energy"),
    (
        "“The leak was small,” said a spokeswoman for Mayor Paul Ito.",
        None,
        "a spokeswoman for Mayor Paul Ito",
    ),
    (
        "Paul Ito, the president of the miners’ union, said he had time.",
        "Paul Ito",
        "the president of the miners’ union",
    ),
    ("Mayor Paul Ito said he had time.", "Paul Ito", "Mayor"),
    ("Police spokesman Paul Ito said the road was closed.", "Paul Ito", "Police spokesman"),
    ("The governor of Tarn, Paul Ito, said the road was closed.", "Paul Ito", "The governor of Tarn"),
    ("“I have time,” she said.", None, None),
]

TWO_IN_ONE_SENTENCE = [
    (
        "While [1:Rivka Stern] says <1:the trucks are too loud>, [2:Jonas Weil] insists <2:that they are "
        "not>.",
        "Rivka Stern (name); Jonas Weil (name)",
    ),
    (
        "[1:Rivka Stern] said <1:the trucks are too loud>, but [2:Jonas Weil] said <2:they are not>.",
        "Rivka Stern (name); Jonas Weil (name)",
    ),
    (
        "“{1:Are they shaking?}” asked [1:the judge], Mira Holt. “{2:They are,}” answered [2:Rivka Stern].",
        "Mira Holt (description); Rivka Stern (name)",
    ),
    (
        "“{1:The plates,}” [1:Rivka Stern] says. Jonas Weil looks. “{2:They are plates,}” [2:he] says.",
        "Rivka Stern (name); Jonas Weil (pronoun)",
    ),
]


@pytest.mark.parametrize(("article", "who"), NAMES_AND_TITLES)
def test_names_and_titles(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), DESCRIPTIONS)
def test_a_description_leads_to_whoever_was_described_so(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), APPOSITIONS)
def test_a_name_with_an_apposition(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), RELATIVE_CLAUSES)
def test_relative_clauses(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), PRONOUNS)
def test_pronouns_stand_for_whoever_is_in_mind(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), PAIRS)
def test_two_speak_as_one(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), ORGANISATIONS)
def test_organisations_speak(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), SPOKESPEOPLE)
def test_spokespeople_speak_for_themselves(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), DOCUMENTS)
def test_documents_say_things_but_are_nobody(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "speaker", "role"), ROLES)
def test_the_role_is_kept_in_the_article_s_words(article: str, speaker: str | None, role: str | None) -> None:
    assert roles(article) == [(speaker, role)]


@pytest.mark.parametrize(("article", "who"), TWO_IN_ONE_SENTENCE)
def test_two_who_speak_are_kept_apart(article: str, who: str) -> None:
    assert found(article) == expected(article, who)
