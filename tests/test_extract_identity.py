"""Which person a name stands for where several could bear it; and nobody where it could be either."""

import pytest

from tests.extraction import expected, found

COUPLES = [
    (
        "Agnes Thorvald mapped the sea and her husband, Jens Thorvald, sailed it. “{I had a blank sheet,}” "
        "[Mrs. Thorvald] said.",
        "Agnes Thorvald (title)",
    ),
    (
        "Agnes Thorvald mapped the sea and her husband, Jens Thorvald, sailed it. Mrs. Thorvald rarely "
        "spoke of it. “{I had a blank sheet,}” [she] said.",
        "Agnes Thorvald (pronoun)",
    ),
    (
        "Agnes Thorvald mapped the sea and her husband, Jens Thorvald, sailed it. [Mr. Thorvald] joked "
        "<that she could not cook>.",
        "Jens Thorvald (title)",
    ),
    (
        "Nadia Petrov and her husband, Ivan Petrov, own the mill. “{We are not selling,}” [Ms. Petrov] said.",
        "Nadia Petrov (title)",
    ),
    (
        "Nadia Petrov and her husband, Ivan Petrov, own the mill. “{We are not selling,}” [Mr. Petrov] said.",
        "Ivan Petrov (title)",
    ),
    (
        "Nadia Petrov and her husband, Ivan Petrov, own the mill. “{We are not selling,}” said [Mrs. "
        "Petrov].",
        "Nadia Petrov (title)",
    ),
    (
        "Nadia Petrov and her husband, Ivan, own the mill. “{We are not selling,}” [Ivan Petrov] said.",
        "Ivan Petrov (name)",
    ),
    ("“{1:We are,}” said [1:Mr. Petrov]. “{2:We are not,}” said [2:Ms. Petrov].", "nobody; nobody"),
    ("“{1:We are,}” said [1:Mr. Petrov]. “{2:We do,}” said [2:Mr. Petrov].", "Petrov (name); Petrov (name)"),
    (
        "“{1:It was hers,}” said [1:Ivan Petrov]. “{2:It was his,}” said [2:Nadia Petrov].",
        "Ivan Petrov (name); Nadia Petrov (name)",
    ),
]

OFFICES = [
    (
        "President Okello met Grace Okello on Monday. “{Fine,}” [President Okello] said.",
        "Okello (name)",
    ),
    (
        "President Okello and Grace Okello opened the dam. “{Fine,}” [Okello] said.",
        "nobody",
    ),
    (
        "Senator Lindqvist voted. “{1:No,}” said [1:Karin Lindqvist], a nurse. “{2:Yes,}” [2:Senator "
        "Lindqvist] said.",
        "Karin Lindqvist (name); Lindqvist (name)",
    ),
    (
        "President Okello's spokesman, Daniel Okello, left. “{Let him go,}” [President Okello] said.",
        "Okello (name)",
    ),
    (
        "President Okello spoke on Monday. ¶ “{1:No,}” said [1:Grace Okello], who lives in Lira. ¶ "
        "“{2:Yes,}” [2:President Okello] said.",
        "Grace Okello (name); Okello (name)",
    ),
    (
        "President Okello spoke. Senator Grace Okello did not. “{Yes,}” [President Okello] said.",
        "Okello (name)",
    ),
    (
        "President Okello spoke on Monday. “{1:No,}” said [1:President Paul Okello]. “{2:Yes,}” [2:President "
        "Okello] said.",
        "Paul Okello (name); Paul Okello (title)",
    ),
    (
        "Gov. Lindqvist spoke. Karin Lindqvist, the governor, left. “{Yes,}” [Gov. Lindqvist] said.",
        "Karin Lindqvist (title)",
    ),
    (
        "“{Useless,}” [union leader Okello] said. ¶ The union chose President Paul Okello in May.",
        "Paul Okello (name)",
    ),
]

FATHER_AND_SON = [
    (
        "[Carl Whitby Jr.], the son of Sen. Carl Whitby, said <the meeting never took place>.",
        "Carl Whitby Jr. (name)",
    ),
    (
        "Walter Crane Sr. built the pier and Walter Crane Jr. sold it. “{I needed money,}” [Walter Crane "
        "Jr.] said.",
        "Walter Crane Jr. (name)",
    ),
    (
        "Walter Crane built the pier; his son, Philip Crane, sold it. “{I needed money,}” [Philip Crane] "
        "said.",
        "Philip Crane (name)",
    ),
    (
        "Walter Crane and his son Philip run the pier. “{1:I built it,}” said [1:Walter Crane]. “{2:I sold "
        "it,}” said [2:Philip Crane].",
        "Walter Crane (name); Philip Crane (name)",
    ),
    (
        "Walter Crane and his daughter, Celia Crane, run the pier. “{I sold it,}” [she] said.",
        "Celia Crane (pronoun)",
    ),
]

ONE_FULL_NAME = [
    (
        "“{1:Nobody asked us,}” said [1:skipper Callum Rowe]. ¶ His father, also called Callum Rowe, is "
        "dead. “{2:He would have,}” said [2:Mr Rowe].",
        "Callum Rowe (name); nobody",
    ),
    (
        "John Reyes founded the bank. His father, also John Reyes, was a miner. “{I never liked coal,}” "
        "[Reyes] said.",
        "nobody",
    ),
    (
        "John Reyes founded the bank. His son is also named John Reyes. “{I never liked coal,}” [John "
        "Reyes] said.",
        "nobody",
    ),
    (
        "John Reyes, 80, and his son John, 50, run the pier. “{I never liked coal,}” [John Reyes] said.",
        "nobody",
    ),
    (
        "John Reyes Sr. founded the bank and John Reyes Jr. sold it. “{I never liked coal,}” [John Reyes] "
        "said.",
        "nobody",
    ),
    (
        "John Reyes founded the bank. In May John Reyes Jr. left it. “{I was tired,}” said [John Reyes Jr.]",
        "John Reyes Jr. (name)",
    ),
    (
        "John Reyes, Jr., runs the bank. His father, John Reyes, is 90. “{I was tired,}” said [Reyes].",
        "nobody",
    ),
    ("John Reyes Jr. runs the bank. “{I was tired,}” said [John Reyes].", "John Reyes Jr. (name)"),
    (
        "Walter Crane runs the pier. Her father also backed Walter Crane. “{I am glad,}” [Crane] said.",
        "Walter Crane (surname)",
    ),
]

NAMED_LATER = [
    (
        "“{1:The budget is late,}” said [1:Senator Ruiz]. ¶ [2:His brother Felipe Ruiz] said <2:it was not>.",
        "Ruiz (name); Felipe Ruiz (name)",
    ),
    (
        "“{1:The budget is late,}” said [1:Senator Ruiz]. ¶ The senator’s brother, Felipe Ruiz, runs a "
        "bank. “{2:It is late,}” said [2:Senator Ruiz].",
        "Ruiz (name); Ruiz (name)",
    ),
    (
        "“{1:I was afraid,}” [1:Doyle] said. ¶ Tom Doyle, his son, agreed. “{2:So was I,}” [2:Doyle] said.",
        "Doyle (name); nobody",
    ),
    (
        "“{1:I was afraid,}” [1:Doyle] said. ¶ His wife, Anne Doyle, agreed. “{2:So was I,}” [2:she] said.",
        "Doyle (name); Anne Doyle (pronoun)",
    ),
    (
        "“{1:We lost it all,}” said [1:Mr Price], the owner. ¶ [2:Hugh Price], the inspector, said <2:it was "
        "arson>. ¶ “{3:It is sad,}” [3:Mr Price] said.",
        "Price (name); Hugh Price (name); nobody",
    ),
    (
        "“{1:We lost it all,}” [1:Mr Price] said. He owns the mill. ¶ The inspector, Hugh Price, was not at "
        "work. “{2:I was in Leeds,}” [2:Hugh Price] said.",
        "Price (name); Hugh Price (name)",
    ),
    (
        "“{1:The church will open,}” [1:Mr Green] said. ¶ [2:Rev. Paul Green], the vicar, said <2:he was "
        "happy>.",
        "Green (name); Paul Green (name)",
    ),
    (
        "“{1:We will build it,}” [1:Mr Okello] said. ¶ Paul Okello, the mayor, was elected in May. “{2:It "
        "will cost little,}” [2:Mr Okello] said.",
        "Paul Okello (title); Paul Okello (title)",
    ),
    (
        "“{1:It is wrong,}” [1:Ruiz] said. ¶ Marta Ruiz, a mother of two, lives in Dover.",
        "Marta Ruiz (surname)",
    ),
    (
        "Tom Ellis lost the farm. “{1:We had no water,}” [1:Mr. Ellis] said. ¶ His brother, Paul Ellis, left "
        "in May. “{2:I was tired,}” [2:Mr. Ellis] said.",
        "Tom Ellis (title); nobody",
    ),
]

NO_CONFIDENT_LIE = [
    (
        "[1:John Smith] said <1:he would leave>. Smith led the bank. John Smith is 61. ¶ Analyst Pete Smith "
        "was glad. “{2:He leaves a mess,}” [2:Smith] said.",
        "John Smith (name); nobody",
    ),
    ("[A friend of Ruth Okello] said <she was tired>.", "nobody"),
    ("[Supporters of Ruth Okello] chanted, “{Four more years!}”", "nobody"),
    ("[The lawyer for Paul Ito] said <his client was innocent>.", "nobody"),
    ("[Ito’s lawyer] said <his client was innocent>. ¶ Paul Ito was arrested in May.", "nobody"),
    ("[The wife of Mayor Paul Ito] said <she had seen nothing>.", "nobody"),
    ("[Paul Ito’s father] said <the boy was quiet>.", "nobody"),
    ("[Ruth Okello’s critics] say <she is weak>.", "nobody"),
    ("The twins, Ana and Eva Brandt, opened a bar. “{We love gin,}” [Ms. Brandt] said.", "nobody"),
    ("Ana Brandt and Eva Brandt opened a bar. “{We love gin,}” [she] said.", "nobody"),
    ("Officer Lee Park and Officer Kim Dunn arrived. [The officer] said <the man was armed>.", "nobody"),
    ("[A judge] told Paul Ito <that he would go to prison>.", "nobody"),
    ("Walter Crane and Philip Crane run the pier. “{I sold it,}” [Crane] said.", "nobody"),
    ("Paul Ito and Walter Crane met in Dover. “{It was a good talk,}” [he] said.", "nobody"),
    ("Nadia Petrov and Grace Mwangi met in Dover. “{It was a good talk,}” [she] said.", "nobody"),
    ("“{It was a good talk,}” [he] said.", "nobody"),
    (
        "The review looked at Larkmoor Hospital. [It] found <+that staff “failed to listen.”+>",
        "nobody",
    ),
    ("Paul Ito won. His rival was Leo Ito. “{It was close,}” [the younger Ito] said.", "nobody"),
    ("Paul Ito was delighted. “{It was close,}” said [the Scot].", "nobody"),
    ("Paul Ito was delighted. “{It was close,}” said [the German].", "nobody"),
    (
        "Dr. Grace Mwangi treated Ito. His wife of 41 years, June, sat there. “{He knows me,}” [she] said.",
        "nobody",
    ),
]

GENDER = [
    ("Nadia Petrov met Ivan Brandt in Dover. “{It rained,}” [he] said.", "Ivan Brandt (pronoun)"),
    ("Nadia Petrov met Ivan Brandt in Dover. “{It rained,}” [she] said.", "Nadia Petrov (pronoun)"),
    ("Mr. Okonjo met Ms. Adeyemi in Dover. “{It rained,}” [she] said.", "Adeyemi (pronoun)"),
    ("Mr. Okonjo met Ms. Adeyemi in Dover. “{It rained,}” [he] said.", "Okonjo (pronoun)"),
    (
        "Kim Sorensen, the mother of two, met Lee Sorensen, the father of one. “{It rained,}” [she] said.",
        "Kim Sorensen (pronoun)",
    ),
]

SURNAME_FIRST = [
    (
        "[Petrov] said <the mill was not for sale>. ¶ Nadia Petrov inherited it in 1999.",
        "Nadia Petrov (surname)",
    ),
    (
        "“{It is not for sale,}” [Ms. Petrov] said. ¶ Nadia Petrov inherited the mill in 1999.",
        "Nadia Petrov (title)",
    ),
    ("Petrov: mill not for sale ¶ “{It is not for sale,}” said [Nadia Petrov].", "Nadia Petrov (name)"),
    ("“{It is not for sale,}” [Petrov] said.", "Petrov (name)"),
]

THE_TWO = [
    (
        "Nadia Petrov and Ivan Brandt met on Monday. “{We agree on everything,}” [the two] said in a "
        "statement.",
        "Nadia Petrov and Ivan Brandt (description)",
    ),
    (
        "Nadia Petrov and Ivan Brandt met on Monday. [The two] said <they agreed on everything>.",
        "Nadia Petrov and Ivan Brandt (description)",
    ),
    (
        "Nadia Petrov and Ivan Brandt met on Monday. [Both] said <they agreed on everything>.",
        "Nadia Petrov and Ivan Brandt (description)",
    ),
]


UNNAMED = [
    (
        "[1:The bartender] said <1:Stellan Roos left at ten>. “{2:He was in a good mood,}” [2:he] added.",
        "nobody; nobody",
    ),
]


@pytest.mark.parametrize(("article", "who"), COUPLES)
def test_a_couple_are_two_people(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), OFFICES)
def test_whoever_bears_an_office_is_not_somebody_of_the_surname_without_it(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), FATHER_AND_SON)
def test_father_and_son_are_two_people(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), ONE_FULL_NAME)
def test_father_and_son_of_one_full_name_are_two_people(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), NAMED_LATER)
def test_a_surname_is_not_that_of_somebody_else_named_in_full_later(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), NO_CONFIDENT_LIE)
def test_nobody_is_named_where_it_could_be_either(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), GENDER)
def test_women_and_men_by_pronoun(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), SURNAME_FIRST)
def test_a_surname_before_the_full_name(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), THE_TWO)
def test_the_two(article: str, who: str) -> None:
    assert found(article) == expected(article, who)


@pytest.mark.parametrize(("article", "who"), UNNAMED)
def test_whoever_has_no_name_is_not_somebody_who_has_one(article: str, who: str) -> None:
    assert found(article) == expected(article, who)
