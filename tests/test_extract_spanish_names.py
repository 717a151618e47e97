"""Spanish: whose words they are, by title, surnames, paper and agency, and by who spoke before."""

import pytest

from tests.extraction import expected, found

WHO = [
    ("[El canciller Juan Ramón de la Fuente] dijo <que vendrá>.", "Juan Ramón de la Fuente (name)"),
    ("Habló Luis Moros Guerra. [Moros Guerra] dijo <que vendrá>.", "Luis Moros Guerra (name)"),
    ("[Ambos] coincidieron en <que la presa aguanta>.", "nobody"),
    ("[Ana Ruiz]: «{No hay agua en casa}»", "Ana Ruiz (name)"),
    ("Habló Ana Ruiz. «{¿Miedo yo?} —dijo—. {Ninguno}»", "Ana Ruiz (context)"),
    ("[1:Luis Soto] dijo <1:que vendrá>. «{2:No hay prisa}», dicen.", "Luis Soto (name); nobody"),
    ("Ana Ruiz llegó ayer. Luis Soto la recibió. “{Sobra agua}”, dijo.", "Luis Soto (context)"),
    (
        "El ministro de Hacienda, Luis Soto, viajó a Lima. [El ministro de Interior] dijo <+que “no hay "
        "prisa”+>.",
        "nobody",
    ),
    (
        "El portavoz de CDC, Pau Mas, y el portavoz de Unió, Jordi Casas, hablaron ayer. [El portavoz de "
        "Unió] dijo <+que “no hay prisa”+>.",
        "Jordi Casas (description)",
    ),
    (
        "El líder del Partido Popular, Luis Soto, viajó a Lima. [El líder del PP] dijo <+que “no hay "
        "prisa”+>.",
        "Luis Soto (description)",
    ),
    (
        "La ministra de Hacienda, Marta Gil, viajó a Lima. [La titular de Hacienda] dijo <+que “no hay "
        "prisa”+>.",
        "Marta Gil (description)",
    ),
    (
        "El entrenador del Alcora, Carlo Salas, llegó ayer. “{Hemos ganado}”, señaló [el técnico italiano].",
        "Carlo Salas (description)",
    ),
    (
        "Yolanda Ruiz, vicepresidenta segunda y ministra de Trabajo, llegó ayer. “{Es un avance}”, dijo [la "
        "vicepresidenta].",
        "Yolanda Ruiz (description)",
    ),
    ("[El capitán de bomberos Jesús Martín] dijo <que vendrá>.", "Jesús Martín (name)"),
    ("[La portavoz de Sumar Ana Ruiz] dijo <que vendrá>.", "Ana Ruiz (name)"),
    ("[El ministro de Hacienda Luis Soto] dijo <que vendrá>.", "Luis Soto (name)"),
    ("[La madre de Luis Soto] dijo <que vendrá>.", "nobody"),
    ("[La madre del alcalde Luis Soto] dijo <que vendrá>.", "nobody"),
    ("[La autora de la novela Ana Karenina] dijo <que vendrá>.", "nobody"),
    ("[Fuentes de La Moncloa] aseguran <que habrá elecciones>.", "nobody"),
    ("[La Guardia Civil] dijo <que vendrá>.", "Guardia Civil (name)"),
    ("[El Gobierno] dijo <que vendrá>.", "nobody"),
    (
        "El presidente Luis Soto habló en Lima. [El mandatario] afirmó <+que “el país crece”+>.",
        "Luis Soto (description)",
    ),
    (
        "La ministra Marta Gil llegó a Lima. El presidente Luis Soto la recibió. [La ministra] afirmó <+que "
        "“el país crece”+>.",
        "Marta Gil (description)",
    ),
    ("Luis Soto recibió a Marta Gil. [Ella] dijo <+que “el país crece”+>.", "Marta Gil (pronoun)"),
    (
        "Andrés Manuel López Obrador llegó ayer. [1:López Obrador] dijo <1:que no hay dinero>. “{2:No lo "
        "hay}”, insistió [2:Obrador].",
        "Andrés Manuel López Obrador (name); Andrés Manuel López Obrador (surname)",
    ),
    (
        "El presidente Fernando de la Rúa viajó a Lima. “{Volveré}”, prometió [De la Rúa].",
        "Fernando de la Rúa (name)",
    ),
    (
        "El canciller Juan Ramón de la Fuente viajó a Lima. “{No hay prisa}”, añadió [De la Fuente].",
        "Juan Ramón de la Fuente (name)",
    ),
    (
        "El canciller Juan Ramón de la Fuente viajó a Lima. [De la Fuente], que llegó ayer, dijo <+que “no "
        "hay prisa”+>.",
        "Juan Ramón de la Fuente (name)",
    ),
    (
        "La ministra Clara del Río llegó tarde. [Del Río] dijo <+que “no había tren”+>.",
        "Clara del Río (name)",
    ),
    (
        "El exalcalde Manuel de León llegó tarde. [De León] dijo <+que “no había tren”+>.",
        "Manuel de León (name)",
    ),
    (
        "El poeta Ricardo La Torre llegó tarde. [La Torre] dijo <+que “no había tren”+>.",
        "Ricardo La Torre (surname)",
    ),
    ("Habló Rosa de la Torre. <De la capital llegó poca ayuda>, dijo [Ruiz].", "Ruiz (name)"),
    ("Germán Soto recibió a Begoña Gil. [Ella] dijo <+que “el país crece”+>.", "Begoña Gil (pronoun)"),
    (
        "Pedro Canals Palou llegó tarde. [Pedro Canals] dijo <+que “no había tren”+>.",
        "Pedro Canals Palou (name)",
    ),
    ("[Jaime Mayor Oreja] dijo <+que “no había tren”+>.", "Jaime Mayor Oreja (name)"),
    (
        "El presidente de la Cámara de Comercio (CC), Luis Soto, viajó a Lima. [El presidente] insistió en "
        "<+que “todo irá bien”+>.",
        "Luis Soto (description)",
    ),
    (
        "El ministro de Agricultura, Pesca y Alimentación, Luis Soto, viajó a Lima. [El ministro] insistió "
        "en <+que “todo irá bien”+>.",
        "Luis Soto (description)",
    ),
]

PAPERS = [
    ("<El tren llegará el lunes>, según [el diario El Norte].", "El Norte (name)"),
    ("<El tren llegará el lunes>, informó [el diario El Norte].", "El Norte (name)"),
    (
        "[1:El diario El Norte] dijo <1:que llueve>. [2:El rotativo] añadió <2:que hace frío>.",
        "El Norte (name); El Norte (description)",
    ),
    ("«{Llueve}», dijo a la cadena La Sexta [el alcalde Luis Soto].", "Luis Soto (name)"),
    (
        "“{1:Nadie se irá}”, titula [1:[2:“El Norte”]], que destaca <+2:que la plaza estaba “llena”+>.",
        "El Norte (name); El Norte (name)",
    ),
    (
        "[1:El diario “El Norte”] afirma <+1:que “nadie se irá”+>. [2:El rotativo] añade <+2:que “todo sigue "
        "igual”+>.",
        "El Norte (name); El Norte (description)",
    ),
]

TWO_SURNAMES = [
    ("José Soto y Gasol llegó. «{Llueve}», dijo [Soto y Gasol].", "José Soto y Gasol (surname)"),
    (
        "Santiago Ramón y Cajal llegó a Lima. «{Llueve}», escribió [Ramón y Cajal].",
        "Santiago Ramón y Cajal (name)",
    ),
    ("[Marta Ruiz y Pelayo] afirmó <que llueve>.", "Marta Ruiz y Pelayo (name)"),
    ("[Ana Ruiz y Soto] dijeron <que llueve>.", "Ana Ruiz and Soto (name)"),
    ("«{Llueve}», dijeron [Ana Ruiz y Soto].", "Ana Ruiz and Soto (name)"),
    ("[Ana Ruiz y Luis Soto] dijo <que llueve>.", "Ana Ruiz and Luis Soto (name)"),
]

OTHERS = [
    (
        "El canciller peruano, Luis Soto, habló ayer. “{1:Habrá control}”, dijo [1:Soto]. [2:El portavoz del "
        "Ejército] señaló <2:que la frontera está cerrada>.",
        "Luis Soto (surname); nobody",
    ),
    (
        "“{1:Habrá control}”, dijo [1:el alcalde Luis Soto]. <2:El conductor huyó>, según [2:la Policía].",
        "Luis Soto (name); nobody",
    ),
    (
        "“{1:Habrá control}”, dijo [1:el alcalde Luis Soto]. [2:El Ejecutivo] anunció <2:que habrá tren>.",
        "Luis Soto (name); nobody",
    ),
    (
        "El presidente Luis Soto llegó ayer. [1:Juan Ríos] dijo <1:que había paz>. [2:El mandatario] sostuvo "
        "<2:que nadie se irá>.",
        "Juan Ríos (name); nobody",
    ),
    (
        "[1:La congresista Noa Soto] dijo <1:que no>. [2:Luis Gil], de otro partido, aseguró <2:que sí>. "
        "[3:El parlamentario] añadió <3:que habrá votos>.",
        "Noa Soto (name); Luis Gil (name); Luis Gil (description)",
    ),
    (
        "El jefe del Ejército, el general Luis Soto, llegó ayer. “{Sí}”, dijo [el jefe del Ejército].",
        "Luis Soto (description)",
    ),
    ("[El presidente del BCR], Julio Velarde, dijo <que habrá crédito>.", "Julio Velarde (description)"),
    ("El 3 de julio [Ana Ruiz] dijo <que habrá crédito>.", "Ana Ruiz (name)"),
    (
        "La Cruz Roja y MMG callaron ayer. [1:La OPS] recomendó <1:cerrar el puente>. [2:El organismo] dijo "
        "<2:que hay peligro>.",
        "OPS (name); OPS (description)",
    ),
    ("Roma, 3 may (EFE). ¶ [La empresa pública] dijo <que habrá trenes>.", "nobody"),
    (
        "[La Coordinadora Nacional de Regantes] dijo <que falta agua>.",
        "Coordinadora Nacional de Regantes (name)",
    ),
    (
        "<+El Ejecutivo tiene que gobernar y “no puede parar”+>, señaló.",
        "nobody",
    ),
]

GOING_ON = [
    (
        "[1:Luis Soto] dijo <1:que vendrá>. [2:Un vecino] dijo <2:que falta agua>. “{3:Es una vergüenza}”, "
        "añadió.",
        "Luis Soto (name); nobody; nobody",
    ),
    (
        "Luis Soto habló ayer. Sobre su rival, Juan Ríos, comentó: “{1:Es bueno}”. [2:El italiano], por su "
        "parte, aseguró <+2:que Soto “es el favorito”+>.",
        "Luis Soto (context); nobody",
    ),
    ("[Marta Gil] recuerda <que este le preguntó si hay tren>.", "Marta Gil (name)"),
    ("[Marta Gil] dijo <que los casos suben> y pidió a los vecinos calma.", "Marta Gil (name)"),
    ("[Marta Gil] recordó <+que es “tiempo de paz”+> y animó a los fieles a compartir.", "Marta Gil (name)"),
    ("[Marta Gil] anunció <que recurrirá, porque, a su juicio, sobran pruebas>.", "Marta Gil (name)"),
    ("[Marta Gil] instó <al Congreso a escuchar>.", "Marta Gil (name)"),
    ("“{Hay jugadores que no corren}”, disparó [el técnico].", "nobody"),
    ("Luis Soto disparó un misil contra el barco.", ""),
]

AGENCIES = [
    ("LIMA, 3 may (EFE).- <El tren llegará el lunes>, según [la ministra Ana Ruiz].", "Ana Ruiz (name)"),
    ("<El tren llegará el lunes a Vigo>, informó [la agencia EFE].", "EFE (name)"),
    ("<El tren llegará el lunes a Vigo>, según informó [Efe].", "Efe (name)"),
    ("<El tren llegará el lunes a Vigo>, según [Efe].", "Efe (name)"),
    ("Según informa [Efe], <el tren llegará el lunes a Vigo>.", "Efe (name)"),
    ("<El tren>, según informa [EFE], <llegará el lunes a Vigo>.", "EFE (name)"),
    ("<El tren>, según dijo ayer [Luis Soto], <llegará el lunes a Vigo>.", "Luis Soto (name)"),
    ("<El tren llegará el lunes>, informó a Efe [Luis Soto].", "Luis Soto (name)"),
    ("<El tren llegará el lunes>, según indicó a Efe [el alcalde].", "nobody"),
    ("<El tren llegará el lunes>, informaron a Efe [fuentes de Renfe].", "nobody"),
    ("Según informaron [fuentes de la empresa], <Luis Soto, su director, dejó el cargo>.", "nobody"),
    (
        "[Ana Ruiz] cree <+que el puente, abierto el martes, “es un peligro”+>, informa hoy la prensa local.",
        "Ana Ruiz (name)",
    ),
    (
        "<1:[2:Los vecinos] dijeron <2:que el puente se mueve>>, contó ayer [1:Ana Ruiz].",
        "Ana Ruiz (name); nobody",
    ),
]


@pytest.mark.parametrize(
    ("example", "who"),
    [*WHO, *PAPERS, *TWO_SURNAMES, *OTHERS, *GOING_ON, *AGENCIES],
    ids=lambda given: given[:60],
)
def test_whose_words_they_are_in_spanish(example: str, who: str) -> None:
    assert found(example, "es") == expected(example, who)
