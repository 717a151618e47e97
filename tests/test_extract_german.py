"""German: the verb in two parts, its subject on either side, the mood of what others said."""

import pytest

from tests.extraction import expected, found, said

SUBJECTS = [
    ("[Der Sprecher der Polizei] teilte mit, <dass der Damm dicht sei>.", "nobody"),
    ("[Anna Brandner] sagte am Montag, <der Damm sei dicht>.", "Anna Brandner (name)"),
    ("Am Montag sagte [Anna Brandner], <der Damm sei dicht>.", "Anna Brandner (name)"),
    (
        "Am Montag sagte in Bad Lauen [die Bürgermeisterin Anna Brandner], <der Damm sei dicht>.",
        "Anna Brandner (name)",
    ),
    ("Der neuen Zeitung sagte [Anna Brandner], <der Damm sei dicht>.", "Anna Brandner (name)"),
    ("[Anna Brandner] teilte mit, <dass der Damm dicht ist>.", "Anna Brandner (name)"),
    ("„{Der Damm hält}“, sagte [die in Bad Lauen geborene Brandner].", "nobody"),
    ("[Anna Brandner], Bürgermeisterin von Bad Lauen: „{Der Damm hält.}“", "Anna Brandner (name)"),
    (
        "Der 54-jährige Bauer Emil Horn war da, und Otto Reh, [1:der] schrieb, <1:der Damm sei dicht>.",
        "Otto Reh (pronoun)",
    ),
    ("„{Der Damm hält}“, wird [Anna Brandner] zitiert.", "Anna Brandner (name)"),
    (
        "„{Der Damm hält}“, schrieb [Anna Brandner] auf X. Mehr Regen erwartet der Wetterdienst am Montag.",
        "Anna Brandner (name)",
    ),
    ("[Von der Lauen] sagte, <der Damm sei dicht>.", "Von der Lauen (name)"),
    ("Am Montag sagte [der 54-jährige] im Gericht, <der Damm sei dicht>.", "nobody"),
    ("[Einige der Leute] aus Bad Lauen sagten am Montag, <der Damm sei dicht>.", "nobody"),
    ("[Anna Brandner] kam am Montag und bat den Rat, <den Damm zu erhöhen>.", "Anna Brandner (name)"),
    ("Der Sender zitierte [Anna Brandner] mit den Worten: „{Der Damm hält.}“", "Anna Brandner (name)"),
    ("In [einem Bericht der Feuerwehr] heißt es, <der Damm sei dicht>.", "nobody"),
    ("Aus [einem Bericht der Feuerwehr] geht hervor, <dass der Damm dicht ist>.", "nobody"),
]


@pytest.mark.parametrize(("example", "who"), SUBJECTS)
def test_the_source_stands_before_or_behind_its_verb(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


FEELINGS = [
    ("„{Das Spiel gewinnen wir}“, ist sich [Anna Brandner] sicher.", "Anna Brandner (name)"),
    ("„{Das Spiel gewinnen wir}“, war sich [der Trainer Otto Reh] sicher.", "Otto Reh (name)"),
    ("„{Das Spiel gewinnen wir}“, gab sich [Otto Reh] am Montag zuversichtlich.", "Otto Reh (name)"),
    ("„{Das Spiel gewinnen wir}“, zeigte sich [Otto Reh] überzeugt.", "Otto Reh (name)"),
    ("„{Niemand hat gefragt}“, wundert sich [Otto Reh].", "Otto Reh (name)"),
    ("<Man werde das Spiel gewinnen>, ist sich [Otto Reh] sicher.", "Otto Reh (name)"),
    ("[Otto Reh] ist sicher, <dass der Damm hält>.", "Otto Reh (name)"),
    ("Weil es regnete, war Otto Reh besorgt.", ""),
    ("„Der Damm hält“ steht auf dem Plakat, und Otto Reh ist stolz.", ""),
]


@pytest.mark.parametrize(("example", "who"), FEELINGS)
def test_who_is_sure_of_it_has_said_it(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


CLAUSES = [
    ("BERLIN - „{Der Damm hält}“, sagte [Otto Reh].", "Otto Reh (name)"),
    ("<EU – die Union der 27 – sei bereit>, sagte [Otto Reh].", "Otto Reh (name)"),
    ("Berlin (dpa/lsw) – <Der Damm sei dicht>, sagte [Otto Reh].", "Otto Reh (name)"),
    ("AUBACH – <Die Stadt baut einen Damm>. Das sagte [Otto Reh] am Montag.", "Otto Reh (name)"),
    ("<Emil Horn – ein guter Mann – sei gekommen>, sagte [Otto Reh].", "Otto Reh (name)"),
    ("<Emil Horn – er sei der Beste>, sagte [Otto Reh].", "Otto Reh (name)"),
    ("<Köln – die Stadt am Rhein – sei sicher>, sagte [Otto Reh].", "Otto Reh (name)"),
    ("Otto Reh kam. [Anna Brandner] äußerte sich zu den Fragen: „{Er hält.}“", "Anna Brandner (name)"),
    ("Otto Reh äußerte sich zu den Fragen nicht.", ""),
    (
        "[Otto Reh] sagte, <der Damm sei dicht>. Die Angaben ließen sich nicht unabhängig überprüfen.",
        "Otto Reh (name)",
    ),
    ("Otto Reh äußerte sich nicht zu den Fragen.", ""),
    ("[Anna Brandner] sagte, <im Ort herrsche Entsetzen>.", "Anna Brandner (name)"),
    (
        "[Anwältin Anna Brandner], die den Ort vertritt, rät zur Eile: „{Der Damm hält nicht.}“",
        "Anna Brandner (name)",
    ),
    ("[Zeugin Mira K.] berichtete der „Neuen Presse“, <dass der Damm dicht sei>.", "Mira K. (name)"),
    ("„{Der Damm hält}“, sagte [Mira K.] der Zeitung.", "Mira K. (name)"),
    ("[Papst Emil XIV.] sagte, <der Damm sei dicht>.", "Emil XIV. (name)"),
    ("[Papst Emil XIV.] betonte am Montag: „{Der Damm hält.}“", "Emil XIV. (name)"),
    (
        "Anna Brandner, die am Montag nach Bad Lauen kam, versprach schnelle Hilfe. „{Der Damm hält}“, sagte "
        "[Otto Reh].",
        "Otto Reh (name)",
    ),
    (
        "[1:[2:Emil Horn]] sagte, <1:der Damm sei dicht>. <2:Die Stadt sei entschlossen, die eigenen Straßen "
        "zu loben>.",
        "Emil Horn (name); Emil Horn (name)",
    ),
    ("„{Der Damm hält}“, sagte [Anna Brandner], 71, die am Damm wohnt.", "Anna Brandner (name)"),
    ("Gut war die Stimmung am Damm: „{Er hält}“, jubelte [Otto Reh].", "Otto Reh (name)"),
    (
        "Wie [die „Neue Presse“] unter Berufung auf Briefe berichtet, <soll Otto Reh davon gewusst haben>.",
        "Neue Presse (name)",
    ),
    ("[Otto Reh] gab am Montag zu bedenken, <dass der Damm alt sei>.", "Otto Reh (name)"),
    ("[Otto Reh] hielt ihm entgegen, <der Damm sei dicht>.", "Otto Reh (name)"),
    ("„{Der Damm hält}“, funkte [Otto Reh] an die Feuerwehr.", "Otto Reh (name)"),
    ("[Anna Brandner] sagte der „Neuen Presse“, <dass der Damm dicht ist>.", "Anna Brandner (name)"),
    ("[Anna Brandner] kündigte an, <den Damm im Herbst zu erhöhen>.", "Anna Brandner (name)"),
    (
        "[Anna Brandner] erklärte, <der Damm, den der Fluss beschädigt hat, sei dicht>.",
        "Anna Brandner (name)",
    ),
    ("[Anna Brandner] sagte, <+der Damm „hält jedem Regen stand“+>.", "Anna Brandner (name)"),
    ("Nach Angaben [der Feuerwehr] <ist der Damm dicht>.", "nobody"),
    ("<Der Damm ist> laut [Anna Brandner] <seit Montag dicht>.", "Anna Brandner (name)"),
    ("<Der Damm ist dicht>, so [Anna Brandner].", "Anna Brandner (name)"),
    ("<Der Damm>, so [Anna Brandner] weiter, <werde im Herbst erhöht>.", "Anna Brandner (name)"),
    (
        "Die Straße ist gesperrt, <weil der Damm> nach Angaben [der Feuerwehr] <undicht ist>.",
        "nobody",
    ),
    ("<Der Damm sei dicht>, heißt es.", "nobody"),
    ("„{Der Damm hält}“, so schrieb [Anna Brandner].", "Anna Brandner (name)"),
    ("<Der Damm>, sagte [Anna Brandner] am Montag, <werde im Herbst erhöht>.", "Anna Brandner (name)"),
    ("<Der Damm werde>, betonte [Anna Brandner], <im Herbst erhöht>.", "Anna Brandner (name)"),
    ("<Man müsse>, so [Anna Brandner], <den Damm erhöhen>.", "Anna Brandner (name)"),
    ("<Weil es regne>, sagte [Anna Brandner], <bleibe das Tor offen>.", "Anna Brandner (name)"),
    (
        "Auf die Frage, ob der Damm halte, antwortete [Anna Brandner], <das wisse sie nicht>.",
        "Anna Brandner (name)",
    ),
    ("Danach gefragt, ob er gehe, sagte [Otto Reh]: „{Nein, ich bleibe.}“", "Otto Reh (name)"),
    ("„{Der Damm hält noch lange.}“ So [Anna Brandner] am Montag.", "Anna Brandner (name)"),
    ("„{Der Damm hält noch lange.}“ ¶ So [Anna Brandner] am Montag.", "Anna Brandner (name)"),
    ("<Der Damm sei dicht>. So [Anna Brandner] am Montag.", "Anna Brandner (name)"),
    ("„{Der Damm hält noch lange.}“ Das sagte [Anna Brandner] am 3. Mai.", "Anna Brandner (name)"),
    ("<Der Damm ist seit dem 3. Mai dicht>. Das sagte [Anna Brandner].", "Anna Brandner (name)"),
    ("[Anna Brandner] winkt ab: „{Alles halb so wild.}“", "Anna Brandner (name)"),
    ("Aus Sicht von [Anna Brandner] <+ist der Plan „überfällig“+>.", "Anna Brandner (name)"),
    ("„{Das ist doch verrückt}“, so [die Reaktion von Anna Brandner].", "Anna Brandner (name)"),
    (
        "[1:[2:Anna Brandner]] betonte, <1:dass der Damm halte>, und fügte hinzu: „{2:Dafür stehe ich ein.}“",
        "Anna Brandner (name); Anna Brandner (name)",
    ),
    ("[Anna Brandner] wörtlich: „{Der Damm hält noch lange.}“", "Anna Brandner (name)"),
    ("Zitat von [Anna Brandner]: „{Der Damm hält noch lange.}“", "Anna Brandner (name)"),
    (
        "[Anna Brandner] sagte: „{Der Damm hält.}“ Und weiter: „{Wir müssen handeln.}“",
        "Anna Brandner (name)",
    ),
    (
        "Wie [Anna Brandner], Bürgermeisterin von Bad Lauen, mitteilte, <ist der Damm dicht>.",
        "Anna Brandner (name)",
    ),
    ("[Anna Brandner] sagte, <der Damm sei dicht>, und fuhr nach Hause.", "Anna Brandner (name)"),
    ("[Anna Brandner] zeigte sich besorgt, <dass der Damm bricht>.", "Anna Brandner (name)"),
    ("[Anna Brandner] ist der Meinung, <der Damm sei dicht>.", "Anna Brandner (name)"),
    ("<Der Damm ist wieder dicht>. Das sagte [Anna Brandner] am Montag.", "Anna Brandner (name)"),
]


@pytest.mark.parametrize(("example", "who"), CLAUSES)
def test_what_is_said_begins_behind_its_comma(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


TELLERS_INSIDE = [
    ("„{Wir haben den Damm geprüft,} sagte [Anna Brandner], {und er hält.}“", "Anna Brandner (name)"),
    ("„{Das ist gut,} so [Otto Reh], {für alle.}“", "Otto Reh (name)"),
    (
        "„{Reh hat gelogen, sagte Otto Ulm, und ich glaube ihm}“, erklärte [Anna Brandner].",
        "Anna Brandner (name)",
    ),
    ("„{Wir bleiben.}“, rief [Otto Reh]. „{Das, sagte Ulm, ist gut.}“", "Otto Reh (name)"),
]


@pytest.mark.parametrize(("example", "who"), TELLERS_INSIDE)
def test_the_teller_breaks_in_where_a_paragraph_is_nothing_but_quoted(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


JUDGEMENTS = [
    ("[Anna Brandner] nannte den Plan „{mutig}“.", "Anna Brandner (name)"),
    ("Den Plan bezeichnete [Anna Brandner] als „{mutig}“.", "Anna Brandner (name)"),
    (
        "Weil [Anna Brandner] den Plan im Herbst als „{mutig}“ bezeichnete, wurde er geändert.",
        "Anna Brandner (name)",
    ),
    ("<[Anna Brandner] kritisierte am Montag die Pläne der Regierung>.", "Anna Brandner (name)"),
    ("Der Plan wurde von [Anna Brandner] als „{mutig}“ bezeichnet.", "Anna Brandner (name)"),
]


@pytest.mark.parametrize(("example", "who"), JUDGEMENTS)
def test_a_judgement_in_quotation_marks_has_the_source_of_its_clause(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


MOODS = [
    (
        "[1:[2:Anna Brandner]] sagte, <1:der Damm sei dicht>. "
        "<2:Er habe drei Fluten überstanden. Niemand müsse sein Haus verlassen>.",
        "Anna Brandner (name); Anna Brandner (name)",
    ),
    (
        "[1:[2:Anna Brandner]] sagte, <1:der Damm sei dicht>. <+2:Er habe „drei Fluten“ überstanden+>.",
        "Anna Brandner (name); Anna Brandner (name)",
    ),
    (
        "[1:[2:Anna Brandner]] sagte, <1:der Damm sei dicht>. <2:Das Wasser entweiche langsam>.",
        "Anna Brandner (name); Anna Brandner (name)",
    ),
    (
        "[1:Bürgermeister Otto Reh] wies die Kritik zurück. <1:Man habe alles geprüft. Der Damm sei dicht. "
        "Er werde im Herbst erhöht>. „{2:Es gibt keinen Grund zur Sorge}“, so [2:Reh].",
        "Otto Reh (name); Otto Reh (surname)",
    ),
    (
        "[1:[2:Otto Reh]] sagte, <1:der Damm sei dicht>. <2:Man rechne mit zwei Jahren Bauzeit>.",
        "Otto Reh (name); Otto Reh (name)",
    ),
    ("[Anna Brandner] sagte, <der Damm sei dicht>. Er hat drei Fluten überstanden.", "Anna Brandner (name)"),
]


@pytest.mark.parametrize(("example", "who"), MOODS)
def test_the_subjunctive_goes_on_with_the_source_before(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


MARKS = [
    ("»{Der Deich hält}«, sagte [Rita Solheim] am Montag.", "Rita Solheim (name)"),
    ("[Rita Solheim] sagte: »{Der Deich hält.}«", "Rita Solheim (name)"),
    ("»{Der Deich hält}«, sagte [Rita Solheim], »{und zwar noch lange.}«", "Rita Solheim (name)"),
    ("»{Er hat ›Nein‹ gerufen}«, berichtete [Walter Fenn].", "Walter Fenn (name)"),
    (
        "„{1:[2:Er] rief: ‚{2:Der Deich hält}‘, und lief weg}“, sagte [1:Rita Solheim].",
        "Rita Solheim (name); nobody",
    ),
    ("‚{Der Deich hält}‘, sagte [Rita Solheim].", "Rita Solheim (name)"),
    ("‚{Der Deich ist Rita’s Werk}‘, sagte [Walter Fenn].", "Walter Fenn (name)"),
]


@pytest.mark.parametrize(("example", "who"), MARKS)
def test_every_pair_of_german_marks(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)


NO_QUOTATIONS = [
    "So der Titel. Der Film läuft im „kleinen haus“.",
    "Die Zeitung „Neue Presse“ erscheint jeden Morgen.",
    "Am Abend lief im Kino der Film „Brücken am Fluss“.",
]


@pytest.mark.parametrize("text", NO_QUOTATIONS)
def test_a_name_in_quotation_marks_is_no_quotation(text: str) -> None:
    assert found(text, "de") == expected(text, "")


def test_an_interview_may_label_the_answers_alone() -> None:
    text = "Frau Horn, hält er?\n\nHorn: Noch lange.\n\nWirklich?\n\nHorn: Ja. Der Damm hält."
    assert said(text, "de") == [
        ("Horn", "Horn", "direct", "Noch lange."),
        ("Horn", "Horn", "direct", "Ja. Der Damm hält."),
    ]


def test_lines_that_answer_no_question_are_no_interview() -> None:
    text = "Die Lage am Fluss.\n\nHorn: Der Damm hält.\n\nAm Abend regnet es.\n\nHorn: Es bleibt nass."
    assert said(text, "de") == []
