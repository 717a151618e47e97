"""Libraries of any size, made of the paragraphs of any folder: ``python -m benchmarks.corpus FROM TO N``.

Every article is a handful of paragraphs from anywhere in the folder, about 4,500 characters, under a title
and a date of its own. What recombining alone would not give is added: words that occur once, and
speakers, a few quoted often and many seldom. The same arguments give the same library.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

CHARACTERS = 4_500
SPEAKERS = 5_000
_FOLDER = 500
"""Articles in a folder."""
_DAYS = 3_650
_FIRST_DAY = date(2015, 1, 1)


def _words(text: str) -> list[str]:
    return text.split()


_BEGINNINGS = _words(
    "Al Ber Car Dan El Fer Gor Hal Ib Jar Kel Lor Mar Nor Ol Per Quin Ros Sal Tor Ul Ver Wil Yar Zel"
)
_MIDDLES = _words("a an ber de di en eri ga go i ka le li ma mi na no o ra ri sa ta ti u ve")
_ENDS = _words(
    "bach by da den dorf feld ford ger ham hill ing ke land ley man mann ner rick sen ski son stein ton ville"
)
_FIRST_NAMES = _words(
    "Ana Ben Clara David Elena Frank Gloria Hugo Irene James Karen Louis Maria Nora Oscar Paula Robert Sarah "
    "Thomas Ursula Victor Wendy Andrés Bärbel Chloé Zoë"
)
_ROLES = _words("mayor senator economist teacher lawyer farmer engineer spokeswoman judge surgeon")
_SAID = (
    '"{words}," said {name}, a {role} from {town}.',
    "{name}, a {role}, said that {words}.",
    '"{words}," {name} told reporters in {town}.',
    "According to {name}, {words}.",
)


def make_corpus(source: Path, target: Path, count: int) -> None:
    """Write `count` articles made of the text files under `source` into the folder `target`."""
    paragraphs = read_paragraphs(source)
    for number, (path, text) in enumerate(articles(paragraphs, count)):
        file = target / path
        if number % _FOLDER == 0:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def read_paragraphs(source: Path) -> list[str]:
    """The paragraphs of all text files under `source`, those of at least 40 characters."""
    found = []
    for file in sorted(source.rglob("*.txt")):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        found += [line.strip() for line in lines if len(line.strip()) >= 40]
    if len(found) < 50:
        raise SystemExit(f"{source}: give a folder of articles in .txt, of 50 paragraphs at least")
    return found


def articles(paragraphs: Sequence[str], count: int) -> Iterator[tuple[str, str]]:
    """The path and text of each article."""
    chance = random.Random(1)
    names = [_name(chance) for _ in range(SPEAKERS)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(SPEAKERS)))
    for number in range(count):
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        title = " ".join(chance.choice(paragraphs).split()[:8])
        parts, size = [title], 0
        while size < CHARACTERS:
            parts.append(chance.choice(paragraphs))
            size += len(parts[-1]) + 2
        for name in chance.choices(names, cum_weights=weights, k=2):
            parts.insert(chance.randrange(1, len(parts) + 1), _speech(chance, name, paragraphs))
        yield f"{number // _FOLDER:04d}/{day.isoformat()}-{number:06d}.txt", "\n\n".join(parts) + "\n"


def _speech(chance: random.Random, name: str, paragraphs: Sequence[str]) -> str:
    """A paragraph in which `name` says some words, one of them in a town that is named nowhere else."""
    words = " ".join(chance.choice(paragraphs).strip('"“”.').split()[:18]).strip(',;:"“”')
    town = _word(chance) + chance.choice(_ENDS)
    return chance.choice(_SAID).format(words=words, name=name, role=chance.choice(_ROLES), town=town)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST_NAMES)} {_word(chance)}{chance.choice(_ENDS)}"


def _word(chance: random.Random) -> str:
    return chance.choice(_BEGINNINGS) + "".join(chance.choices(_MIDDLES, k=chance.randrange(3)))


if __name__ == "__main__":
    make_corpus(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
