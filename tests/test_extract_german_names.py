"""German: names among nouns that all have capitals."""

import pytest

from tests.extraction import expected, found

NAMES = [
    (
        "Torwart Emil Horn suchte am Montag nach Gründen. „{Der Damm hält}“, sagte [der Mittelfeldspieler].",
        "Emil Horn (description)",
    ),
    (
        "[1:Bauministerin Anna Brandner] sagte, <1:der Damm sei dicht>. „{2:Er hält}“, betonte [2:die "
        "SPD-Politikerin].",
        "Anna Brandner (name); Anna Brandner (description)",
    ),
    (
        "Emil Horn kam am Montag mit Otto Reh. „{Der Damm hält}“, sagte [der Mittelfeldspieler].",
        "nobody",
    ),
    ("Anna Brandner kam am Montag. „{Der Damm hält}“, sagte [der Mittelfeldspieler].", "nobody"),
    ("Emil Horn kam am Montag. „{Der Damm hält}“, sagten [die Forscher].", "nobody"),
    (
        "Emil Horn kam am Montag. Ein 70 Jahre alter Nachbar war da. „{Er hält}“, sagte [der Rentner].",
        "nobody",
    ),
    (
        "Emil Horn kam am Montag. „{Der Damm hält}“, sagte [der Mitarbeiter der Stadt].",
        "nobody",
    ),
    (
        "Am Montag hat Emil Horn Bereitschaft gezeigt. „{Der Damm hält}“, sagte [Horn].",
        "Emil Horn (surname)",
    ),
    ("„{Der Damm hält}“, sagte [Gemeinderat Emil Horn].", "Emil Horn (name)"),
    ("[Medienberichten] zufolge <ist der Damm dicht>.", "nobody"),
    ("[Der Chef der Bahn] sagte, <der Damm sei dicht>.", "nobody"),
    (
        "[Der Bürgermeister der Stadt Köln], Emil Horn, sagte, <der Damm sei dicht>.",
        "Emil Horn (description)",
    ),
    ("[Der Premier des Kosovos Emil Horn] sagte, <der Damm sei dicht>.", "Emil Horn (name)"),
    ("[Ein Sprecher der Ministerin Anna Brandner] sagte, <der Damm sei dicht>.", "nobody"),
    ("[Beobachter] sagten, <der Damm sei dicht>.", "nobody"),
    ("[Die New York Times] meldete, <der Damm sei dicht>.", "New York Times (name)"),
    ("[Ursula von der Aue] sagte, <der Damm sei dicht>.", "Ursula von der Aue (name)"),
    ("[Emil Horn von der Allianz für Wasser] sagte, <der Damm sei dicht>.", "Emil Horn (name)"),
    ("[Petra Lang von der IG Metall] sagte, <der Damm sei dicht>.", "Petra Lang (name)"),
    ("„{Der Damm hält}“, so [Petra Lang] vom Naturschutzbund.", "Petra Lang (name)"),
    ("„{Der Damm hält}“, sagte [Ursula von der Aue].", "Ursula von der Aue (name)"),
    (
        "Karl-Theodor zu Aubach kam am Montag. „{Der Damm hält}“, sagte [zu Aubach].",
        "Karl-Theodor zu Aubach (name)",
    ),
    ("[Franz Josef Jung] sagte, <der Damm sei dicht>.", "Franz Josef Jung (name)"),
    ("Hans-Peter Horn kam am Montag. „{Der Damm hält}“, sagte [er].", "Hans-Peter Horn (pronoun)"),
    ("[Gewerkschaftschef Emil Horn] sagte, <der Damm sei dicht>.", "Emil Horn (name)"),
    ("„{Der Damm hält}“, sagte [Korbflechter Emil Horn].", "Emil Horn (name)"),
    ("Korbflechter Emil Horn kam am Montag. „{Der Damm hält}“, sagte [er].", "Emil Horn (pronoun)"),
    ("[Karl-Otto Emil Horn] sagte, <der Damm sei dicht>.", "Karl-Otto Emil Horn (name)"),
    (
        "Deichchefin Anna Brandner kam. „{Der Damm hält}“, sagte [die Deichchefin].",
        "Anna Brandner (description)",
    ),
    ("Chefarzt Toni Horn kam. „{Der Damm hält}“, sagte [sie].", "nobody"),
    ("<Der Damm sei dicht>, sagte [Petra Lorenz] am Nachmittag.", "Petra Lorenz (name)"),
    ("<Der Damm sei dicht>, sagte [Petra Brandner] Anfang Mai.", "Petra Brandner (name)"),
    ("Von [der Kritik] wurde der Film als „{spröde}“ bezeichnet.", "nobody"),
    (
        "Arbeitsministerin Anna Brandner kam. [Die Ministerin] sagte: „{Der Damm hält.}“",
        "Anna Brandner (description)",
    ),
    ("[Die Zeitung „Neue Presse“] schrieb, <der Damm sei dicht>.", "Neue Presse (name)"),
    (
        "Der Sprecher der Bahn, Emil Horn, kam am Montag. [Der Sprecher der Polizei] sagte: „{Der Damm "
        "hält.}“",
        "nobody",
    ),
    (
        "Der Sprecher der Bahn, Emil Horn, kam mit dem Sprecher der Polizei, Otto Reh. [Der Sprecher der "
        "Polizei] sagte: „{Der Damm hält.}“",
        "Otto Reh (description)",
    ),
    (
        "Emil Horn (CDU) kam mit Otto Reh (SPD). „{Der Damm hält}“, sagte [der CDU-Politiker].",
        "Emil Horn (description)",
    ),
    (
        "SPD-Chefin Anna Brandner kam. „{Der Damm hält}“, sagte [die Sozialdemokratin].",
        "Anna Brandner (description)",
    ),
    ("Emil Horn (CDU) kam. „{Der Damm hält}“, sagte [der FDP-Politiker].", "nobody"),
    (
        "Emil Horn (43) kam mit Otto Reh. „{Der Damm hält}“, sagte [der 43-Jährige].",
        "Emil Horn (description)",
    ),
    ("Emil Horn (43) kam. „{Der Damm hält}“, sagte [der 27-Jährige].", "nobody"),
    ("Anna Brandner kam. „{Der Damm hält}“, sagte [die 54-Jährige].", "Anna Brandner (pronoun)"),
    (
        "Die Abgeordnete Lisa Horn und der Abgeordnete Jan Reh kamen. „{Der Damm hält}“, rief [die "
        "Abgeordnete].",
        "Lisa Horn (description)",
    ),
    (
        "Der Vorsitzende der Gewerkschaft, Frank Reh, kam. „{Der Damm hält}“, sagte [er].",
        "Frank Reh (pronoun)",
    ),
    (
        "Der Präsident der Ukraine, Wolodymyr Horn, kam. „{Der Damm hält}“, sagte [der ukrainische "
        "Präsident].",
        "Wolodymyr Horn (description)",
    ),
    ("[Bayerns Ministerpräsident Emil Horn] sagte, <der Damm sei dicht>.", "Emil Horn (name)"),
    ("„{Der Damm hält}“, sagte [Bayerns Ministerpräsident] im Radio.", "nobody"),
    (
        "Der Verband Pro Damm kam. „{Der Damm hält}“, sagte [dessen Sprecher Karl-Peter Horn].",
        "Karl-Peter Horn (name)",
    ),
    ("„{Der Damm hält}“, sagte [Anna Brandner] im ARD-„Morgenmagazin“.", "Anna Brandner (name)"),
    (
        "Der CDU-Abgeordnete Emil Horn kam. „{Der Damm hält}“, sagte [der SPD-Abgeordnete].",
        "nobody",
    ),
    ("[Bahn-Chef Emil Horn] erklärte, <der Damm sei dicht>.", "Emil Horn (name)"),
    (
        "Anna Brandner kam am Montag. [Die Bürgermeisterin Brandner] sagte, <der Damm sei dicht>.",
        "Anna Brandner (title)",
    ),
    ("Anna Brandner kam am Montag. „{Der Damm hält}“, sagte [sie].", "Anna Brandner (pronoun)"),
    ("Laut [einem Bericht des Wetterdienstes] <hält der Damm>.", "nobody"),
    ("[Ein Sprecher der Polizei] sagte, <der Damm sei dicht>.", "nobody"),
    ("Olaf Scholz kam. „{Der Damm hält}“, so [Scholz’ Sprecherin].", "nobody"),
    ("„{Der Damm hält}“, sagte [Scholz' Sprecherin Anna Brandner].", "Anna Brandner (name)"),
    ("„{Der Damm hält}“, sagte [Anna Brandner] der „taz“.", "Anna Brandner (name)"),
    ("Im „heute journal“ sagte [Anna Brandner]: „{Der Damm hält.}“", "Anna Brandner (name)"),
]


@pytest.mark.parametrize(("example", "who"), NAMES)
def test_names_among_nouns_that_all_have_capitals(example: str, who: str) -> None:
    assert found(example, "de") == expected(example, who)
