"""Spanish: its marks and dashes, subjects behind the verb or left out, what is said and what is not."""

import pytest

from index.extract import extract
from tests.extraction import expected, found

MARKS = [
    ("«{El puente se abrirá mañana}», dijo [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{El puente se abrirá mañana}”, dijo [Ana Ruiz].", "Ana Ruiz (name)"),
    ('"{El puente se abrirá mañana}", dijo [Ana Ruiz].', "Ana Ruiz (name)"),
    ("“{Nadie se irá}”, declaró a EFE [Marta Gil].", "Marta Gil (name)"),
    ("“{Nadie se irá}”, dijo, por su parte, [el alcalde Luis Soto] en rueda de prensa.", "Luis Soto (name)"),
    ("La novela “El viejo celoso” se presenta mañana en Lima.", ""),
    ("La llamada “banda del pegamento” fue detenida ayer.", ""),
]

DASHES = [
    ("—{¿Viene el barco?} —preguntó [Ana Ruiz].", "Ana Ruiz (name)"),
    ("—{No} —le respondió [Pedro Soto]—. {El barco no viene.}", "Pedro Soto (name)"),
    ("—{Sí} —dijo [ella]—, {y se fue.}", "nobody"),
    ("—{No hay motivo de alarma} —dijo [el alcalde]—. {El agua está limpia.}", "nobody"),
    ("- {No hay prisa} - dijo [Luis Soto] -. {El agua está limpia.}", "Luis Soto (name)"),
    ("-{No hay prisa} -dijo [Luis Soto-Prieto]-. {El agua está limpia.}", "Luis Soto-Prieto (name)"),
    ("—{No hay prisa}— dijo [Luis Soto]. —{El agua está limpia.}", "Luis Soto (name)"),
    ("- Presentación del plan (12.00). ¶ - Debate - tres horas - y voto.", ""),
    ("—{1:¿Y los demás?} ¶ —{2:Tampoco.}", "nobody; nobody"),
    ("– Pan, leche y huevos. ¶ – Dos kilos de arroz.", ""),
    ("«{Iremos} - dijo [Bernáldez] - {a cada pueblo de la sierra}».", "Bernáldez (name)"),
    ("«{Bien lo sabe el ministerio,} señala [Marta Gil], {desde hace un año}».", "Marta Gil (name)"),
    (
        "[Ana Ruiz] explicó: ¶ «{El agua está limpia.} ¶ »{No hay prisa.} ¶ »{Mañana abriremos el puente}».",
        "Ana Ruiz (name)",
    ),
    ("«{El agua está limpia.} ¶ »{No hay prisa}», dijo [Ana Ruiz]. Y se fue.", "Ana Ruiz (name)"),
    ("«{Está limpia} —dijo [Ana Ruiz]—. {Lo hemos visto.} ¶ »{No hay prisa}».", "Ana Ruiz (name)"),
    ("«{Aquí no sobra nadie.} ¶ {Lo demás son cuentos}», declaró [Luis Soto].", "Luis Soto (name)"),
]

PARAPHRASE = [
    ("[Ana Ruiz] anunció <un puente nuevo> el lunes.", "Ana Ruiz (name)"),
    ("[Ana Ruiz] anunció <el puente> el pasado lunes en Alcora.", "Ana Ruiz (name)"),
    ("Dijo [Ana Ruiz] <que el puente se abrirá en abril>.", "Ana Ruiz (name)"),
    ("[Ana Ruiz], alcaldesa de Alcora, dijo <que el puente se abrirá en abril>.", "Ana Ruiz (name)"),
    ("[Torres] negó <que el puente sea peligroso>.", "Torres (name)"),
    ("[Torres] preguntó <si el puente es seguro>.", "Torres (name)"),
    ("Torres no dijo que el puente fuera seguro.", ""),
    ("[Luis Soto] dijo <haber visto el barco>.", "Luis Soto (name)"),
    ("Al ser preguntado por el puente, [Torres] respondió <que no sabía nada>.", "Torres (name)"),
    ("Según [Ana Ruiz], <el puente se abrirá en abril>.", "Ana Ruiz (name)"),
    ("<El puente se abrirá en abril>, según [Ana Ruiz].", "Ana Ruiz (name)"),
    ("<El puente>, según [Ana Ruiz], <se abrirá en abril>.", "Ana Ruiz (name)"),
    ("A juicio de [Ana Ruiz], <el puente es seguro>.", "Ana Ruiz (name)"),
    ("En palabras de [Ana Ruiz], <+el puente es “una vergüenza”+>.", "Ana Ruiz (name)"),
    ("Según las palabras de [Luis Soto], “{no hay tren}”.", "Luis Soto (name)"),
    ("<La ley>, precisó [Marta Gil], <entrará en vigor en enero>.", "Marta Gil (name)"),
    ("[Ana Ruiz] tuvo que admitir <que el puente no es seguro>.", "Ana Ruiz (name)"),
    ("[Ana Ruiz] anunció este viernes <que el puente se cerrará>.", "Ana Ruiz (name)"),
    ("[Ana Ruiz] pidió al Gobierno <que cierre el puente>.", "Ana Ruiz (name)"),
    ("Ana Ruiz evitó decir que el puente es seguro.", ""),
    ("[Luis Soto] llegó a la conclusión de <+que “sobra agua”+>.", "Luis Soto (name)"),
]

SUBJECTS = [
    ("Ana Ruiz llegó tarde. Agregó <que el puente se abrirá en abril>.", "Ana Ruiz (context)"),
    (
        "[1:Ana Ruiz] dijo <1:que el puente se abrirá en abril>. “{2:No habrá más retrasos}”, agregó.",
        "Ana Ruiz (name); Ana Ruiz (context)",
    ),
    (
        "[Luis Soto], que no quiso dar cifras a los vecinos, subrayó <+que “sobra agua”+>.",
        "Luis Soto (name)",
    ),
    ("“{Respeto absoluto}”, se limitó a decir [Ana Ruiz].", "Ana Ruiz (name)"),
    ("Tras el acto, [Luis Soto] lamentó <+que “nadie viniera”+>.", "Luis Soto (name)"),
    (
        "[1:Luis Soto] dijo <1:que vendría>, mientras que [2:Marta Gil] afirmó <+2:que “no hay prisa”+>.",
        "Luis Soto (name); Marta Gil (name)",
    ),
    (
        "[1:[2:El portavoz de la empresa]] que gestiona el metro y el tranvía de la capital aconsejó <+1:que "
        "“se salga antes”+> y señaló <+2:que “habrá colas”+>.",
        "nobody; nobody",
    ),
    (
        "Lima, 3 may (EFE).- [El alcalde de Lima], Luis Soto, afirmó hoy <+que “la ciudad crece”+>.",
        "Luis Soto (description)",
    ),
    (
        "Santiago, 24 nov (EFE). ¶ [La ministra Marta Gil] aseguró hoy a EFE <+que “nadie se irá”+>.",
        "Marta Gil (name)",
    ),
    ("“{No hay lluvia}”, dijo a BBC Mundo [Carolina Rojas].", "Carolina Rojas (name)"),
    ("“{No hay lluvia}”, dijo a Europa Press [Carolina Rojas].", "Carolina Rojas (name)"),
    ("[La defensa], por su parte, negó <+que hubiera “intención de matar”+>.", "nobody"),
    ("Habló Luis Soto, para [quien] “{el modelo está agotado}”.", "Luis Soto (pronoun)"),
    (
        "Habló Luis Soto. Preguntado por el puente, fue tajante: “{No hablo de los ingenieros.}”",
        "Luis Soto (context)",
    ),
    (
        "Habló Luis Soto. “{1:Yo quería ser rockero}”, bromeó. Y agrega: “{2:Pero no tenía oído}”.",
        "Luis Soto (context); Luis Soto (context)",
    ),
    (
        "[La portavoz de Exteriores] rusa, Marta Gil, advirtió de <+que habrá “consecuencias”+>.",
        "Marta Gil (description)",
    ),
    ("El papa León llegó ayer. “{Hay paz}”, clamó [el Pontífice].", "León (description)"),
    ("“{No me voy}”, aseguró este jueves [la alcaldesa de Alcora], Ana Ruiz.", "Ana Ruiz (description)"),
    ("“{No me voy}”, ha asegurado este martes por la mañana [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No me voy}”, dijo el pasado 3 de mayo en Lima [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No me voy}”, ha dicho [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No me voy a ir nunca}”, le ha dicho [Ana Ruiz] al juez.", "Ana Ruiz (name)"),
    ("“{Es un error}”, ha criticado [la portavoz Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No es mi problema}”, se excusó [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No es mi problema}”, adujo [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{Aquí no se vive mal}”, dice rotunda [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{Aquí no se vive mal}”, cuenta entre risas [Ana Ruiz], de 34 años.", "Ana Ruiz (name)"),
    ("“{Gracias a todos}”, escribió en su perfil de Instagram [la alcaldesa Ana Ruiz].", "Ana Ruiz (name)"),
    ("Como recuerda [Ana Ruiz], “{el puente es muy viejo}”.", "Ana Ruiz (name)"),
    (
        "[1:Luis Soto] dijo <1:que vendrá>. Marta Gil visitó la presa. ¶ Recordó <2:que el agua escasea>.",
        "Luis Soto (name); nobody",
    ),
    ("“{No me voy}”, dijo la semana pasada [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No me voy}”, dijo a los periodistas [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No me voy}”, dijo a este diario [Ana Ruiz].", "Ana Ruiz (name)"),
    ("“{No me voy}”, explica por teléfono [Ana Ruiz].", "Ana Ruiz (name)"),
    ("Ana Ruiz llegó. Dijo la semana pasada <que iría>.", "Ana Ruiz (context)"),
    ("“{Ya llegamos}”, le contesta [su padre].", "nobody"),
    (
        "[1:Luis Soto] defendió <+1:que el banco “actuó bien”+>. “{2:Se equivoca}”, le replicó [2:la "
        "vicepresidenta Gil].",
        "Luis Soto (name); Gil (name)",
    ),
    (
        "Según [el informe], al que ha tenido acceso este diario, <+el puente “no es seguro”+>.",
        "nobody",
    ),
    ("José María Álvarez-Soto llegó. “{Crecemos}”, dijo [Soto].", "José María Álvarez-Soto (surname)"),
    ("[Ana Ruiz y Luis Soto] dijeron <+que “no hay tren”+>.", "Ana Ruiz and Luis Soto (name)"),
]


JUDGEMENTS = [
    ("[Luis Soto] criticó <la decisión de cerrar el puente>.", "Luis Soto (name)"),
    ("[Luis Soto] lamentó <que el puente esté cerrado>.", "Luis Soto (name)"),
    ("[Luis Soto] celebró <que el puente siga abierto>.", "Luis Soto (name)"),
    ("[Luis Soto] lamentó <el cierre del puente, que costó un millón>.", "Luis Soto (name)"),
    ("El partido celebró ayer su congreso en Lima.", ""),
    ("Luis Soto celebró la apertura del puente, que costó un millón.", ""),
]

RUMOURS = [
    ("[Luis Soto] había dicho <que no vendría>.", "Luis Soto (name)"),
    ("[Luis Soto] ya había dicho: «{No iré a Lima}».", "Luis Soto (name)"),
    ("El alcalde Luis Soto llegó tarde. Habría dicho también: «{No iré a Lima}».", "Luis Soto (context)"),
    ("[El ministro] hubiera afirmado <que no vendría>.", "nobody"),
    ("[Pedro Soto] habría dicho <que renuncia>.", "Pedro Soto (name)"),
    ("El ministro habría pedido dinero al banco.", ""),
    ("[El ministro] habría dicho: «{El puente está cerrado}».", "nobody"),
    ("[Luis Soto] dijo <que habría pedido dinero>.", "Luis Soto (name)"),
]


UNSAID = [
    ("El portavoz de la empresa no ha querido comentar la noticia.", ""),
    ("Consultada por la prensa a la salida, Marta Gil se negó a comentar la noticia.", ""),
    ("Marta Gil, consultada al respecto, prefirió no pronunciarse.", ""),
    ("Habló Luis Soto. Preguntado por si seguirá en Lima, [Soto] dijo <que no>.", "Luis Soto (surname)"),
    ("Habló Luis Soto. Consultado a la salida, Soto declinó comentar la posible ayuda de su cliente.", ""),
    ("Marta Gil no quiso confirmar si habrá tren.", ""),
    ("Ni Marta Gil ni Luis Soto dijeron cuánto costará el puente.", ""),
    ("Ni Fuerza Popular ni Alianza han confirmado su postura.", ""),
    ("El alcalde no precisó la inversión que hará falta.", ""),
    (
        "Hablaba Luis Soto. Uno de los presos, llamado Juan Ríos, alias “Chato”, admitió ante todos.",
        "",
    ),
    ("El presidente de Alcora, Luis Soto, se manifestó hoy, martes, en Lima.", ""),
]

ASIDES = [
    ("Según explicó [el alcalde], Luis Soto, <+el puente “está abierto”+>.", "Luis Soto (description)"),
    (
        "Según informaron [fuentes de la empresa], <Luis Soto, vecino de Lima, dejó el cargo>.",
        "nobody",
    ),
    (
        "[El fiscal general], Luis Soto, dijo, sin dar nombres, <que habrá detenidos>.",
        "Luis Soto (description)",
    ),
    ("[Soto], que había dicho en campaña <que bajaría los impuestos>, no quiso hablar.", "Soto (name)"),
    ("[Soto] había prometido ante el juez <que no se fugaría>.", "Soto (name)"),
    ("[Soto] contó a través de un intérprete <que recibió el mensaje el jueves>.", "Soto (name)"),
    ("[Soto] había anunciado en un acto <que cerraría el puente>.", "Soto (name)"),
    (
        "“{1:Nadie puede pasar}”, ha insistido [1:Soto]. Y ha añadido: “{2:Se acabó}”.",
        "Soto (name); Soto (context)",
    ),
    (
        "[El hermano del alcalde], Juan Soto, prometió seguir: “{Lima primero}”, exclamó.",
        "Juan Soto (description)",
    ),
]


@pytest.mark.parametrize(
    ("example", "who"),
    [
        *MARKS,
        *DASHES,
        *PARAPHRASE,
        *SUBJECTS,
        *JUDGEMENTS,
        *RUMOURS,
        *UNSAID,
        *ASIDES,
    ],
    ids=lambda given: given[:60],
)
def test_spanish(example: str, who: str) -> None:
    assert found(example, "es") == expected(example, who)


@pytest.mark.parametrize(
    "text", ["—", "— ", "—dijo", "a —dijo—", "—a —dijo —dijo—", '"a\nb"\nc"', "«- dijo -»"]
)
def test_loose_dashes_and_marks_break_nothing(text: str) -> None:
    assert all(start < end <= len(text) for one in extract(text, "es") for start, end in one.spans)
