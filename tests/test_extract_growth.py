"""Twice the text is twice the work, for hostile text too: counted in lines of code, not in seconds."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from index.extract import extract
from index.language import load_language
from tests.conftest import PROJECT
from tests.growing import is_linear
from tests.stepping import counted

SIZE = 3_000
"""Characters of the shorter of the two texts."""
MOST = 2.6
"""Twice the text may be this many times the work."""
PEOPLE = 120

HOSTILE = {
    "straight marks": '"',
    "straight marks apart": '" ',
    "opening marks": "“",
    "closing marks": "”",
    "nested marks": "“‘«",
    "nested and closed": "“‘«»’” ",
    "marks about a word": '"no" ',
    "single marks": "'",
    "curly apostrophes": "’",
    "single marks about a word": "'no' ",
    "opening single marks": " 'em",
    "doubled single marks": "'' ``",
    "markup": '<a href="',
    "said": "said ",
    "he said": "he said ",
    "said and marks": '"said" said ',
    "that they said": "that they said ",
    "asked whether": "asked whether ",
    "a name that says": "Ruth Okello said ",
    "capitalised words": "Okello ",
    "two capitalised words": "Ruth Okello ",
    "names that differ little": "Aa Ab Ba Bb ",
    "initials": "R. O. ",
    "titles": "Mr. Dr. ",
    "particles": "von de la ",
    "one sentence": "the river rose and the dam held and ",
    "commas": "one, two, ",
    "only commas": ",",
    "asides": "Okello, the mayor, who ",
    "open brackets": "(",
    "brackets": "(a) ",
    "chains": "of the ",
    "possessives": "Okello’s ",
    "joined names": "Okello and ",
    "turns": "Ruth Okello: no\n",
    "turns in capitals": "OKELLO: no\n",
    "questions": "Q: why\nA: no\n",
    "colons": "no: ",
    "dashes": "no — ",
    "full stops": "no. ",
    "line ends": "\n",
    "blanks": " ",
    "blank lines": " \n",
    "one word": "a",
    "digits": "1",
    "paragraphs left open": "“No.\n",
    "pronouns": "He said no. She said no.\n",
    "descriptions": "The mayor said no.\n",
    "headlines": "OKELLO TELLS MAYOR THAT RIVER ROSE\n",
}

GERMAN = {
    "sagte": "sagte, ",
    "the mood of reported speech": "Er sei da. ",
    "verbs in that mood about a mark": "hätte „A“ ",
    "verbs apart from their particle": "teilte ",
    "papers": "der „Neuen Presse“ ",
    "nach Angaben": "nach Angaben der Polizei ",
    "relative pronouns": "der die das ",
    "clauses that lead over": "wie Huber, ",
    "attributes": "die in Bonn ",
    "addresses": "a.de ",
}

SPANISH = {
    "dijo": "dijo ",
    "dijo que": "dijo que ",
    "dijo, y": "dijo, y afirmó, ",
    "que dijo": "el río que dijo ",
    "según": "según ",
    "según que": "según el que dijo que ",
    "names": "Luis de la Rúa y ",
    "bodies": "Junta de la Cámara de ",
    "asides": "Luis Soto, el alcalde, que ",
    "brackets": "el alcalde (PP), ",
    "speech by dashes": "—No —dijo Luis—. Sí —dijo ",
    "dashes": "—",
    "teller between marks": "“no - dijo - ",
    "teller between commas": "“no, dijo Luis Soto, ",
    "quotations run on": "“No.\nsí”\n",
    "papers": "el diario “El Norte”, ",
    "papers say": "“El Norte” dijo que ",
    "subjects left out": "Dijo que no. ",
    "descriptions": "El alcalde dijo que no.\n",
    "described": "El alcalde de Lima, Luis Soto, dijo que no.\n",
    "ministers of much": "El ministro de Pan, Vino y Agua, Sal, ",
}


def surname(number: int) -> str:
    """A surname of its own for each number."""
    return f"Br{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}son"


Crowd = Callable[[int], str]
CROWDS: dict[str, Crowd] = {
    "surnames": lambda n: "".join(f"{surname(k)} said no.\n" for k in range(n)),
    "full names": lambda n: "".join(f"“No,” said Ana {surname(k)}.\n" for k in range(n)),
    "a couple": lambda n: "Ana Brandt met Tom Brandt. Ana Brandt left.\n" + "Brandt said no.\n" * n,
    "pairs": lambda n: "".join(f"Ana {surname(k)} met Tom {surname(k)}. He said no.\n" for k in range(n)),
    "mayors": lambda n: "".join(f"Mayor Ana {surname(k)} left. The mayor said no.\n" for k in range(n)),
    "banks": lambda n: "".join(f"{surname(k)} Bank closed. The bank said no.\n" for k in range(n)),
    "a family": lambda n: "".join(f"“No,” said {surname(k)} Brandt.\n" for k in range(n)),
    "headlines": lambda n: "".join(f"{surname(k).upper()} TELLS MAYOR THAT RIVER ROSE\n" for k in range(n)),
    "labels": lambda n: "".join(f"Ana {surname(k)}: no\n" for k in range(n)),
    "one paragraph": lambda n: "“We lost,” said Ana Brandt. " * n,
    "one long quotation": lambda n: "“" + "We lost it all again. " * n + "” said Ana Brandt.",
    "quotations listed": lambda n: ", ".join(["“we lost”"] * n) + " said Ana Brandt.",
    "marks that never close": lambda n: "‘no " * n + "no,’ " * n,
    "she again and again": lambda n: "Ana Brandt left. " + "She said no. " * n,
}


def work(text: str, lang: str = "en") -> int:
    """How many lines of Python run to extract from a text."""
    with counted() as counter:
        extract(text, lang)
    return counter.lines


def repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    load_language("en")
    small, large = (work(repeated(piece, size)) for size in (SIZE, 2 * SIZE))
    assert large < MOST * max(small, 1000)


@pytest.mark.parametrize(
    ("lang", "piece"),
    [*(("de", piece) for piece in GERMAN.values()), *(("es", piece) for piece in SPANISH.values())],
)
def test_twice_the_text_is_twice_the_work_in_other_languages_too(lang: str, piece: str) -> None:
    load_language(lang)
    small, large = (work(repeated(piece, size), lang) for size in (SIZE, 2 * SIZE))
    assert large < MOST * max(small, 1000)


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS.keys())
def test_twice_the_people_are_twice_the_work(crowd: Crowd) -> None:
    load_language("en")
    assert work(crowd(2 * PEOPLE)) < MOST * work(crowd(PEOPLE))


def test_every_regular_expression_is_linear() -> None:
    ran = subprocess.run([sys.executable, "-m", "tests.growing"], cwd=PROJECT, capture_output=True, text=True)
    *slow, count = ran.stdout.splitlines()
    assert (slow, ran.returncode) == ([], 0)
    assert int(count.split()[0]) > 80


@pytest.mark.parametrize("pattern", [r"\s+!", r"(a+)+!", "a*a*!", r"^#{1,6}|[ \t]+#+$"])
def test_one_that_is_not_is_noticed(pattern: str) -> None:
    assert not is_linear(re.compile(pattern))
