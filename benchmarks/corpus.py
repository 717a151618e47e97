"""Libraries of any size, made of the paragraphs of any folder: ``python -m benchmarks.corpus FROM TO N``.

Every article is a handful of paragraphs from anywhere in the folder, about 4,500 characters, under a title
and a date of its own. Paragraphs with and without quotes are drawn so that an article has about seven, as
news does, however dense the folder is. What recombining alone would not give is added: words that occur
once, and speakers, a few quoted often and many seldom. The same arguments give the same library.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from index.extract import extract
from index.language.detect import detect_language

CHARACTERS = 4_500
QUOTES = 7
SPEAKERS = 5_000
_FOLDER = 500
"""Articles in a folder."""
_DAYS = 3_650
FIRST_DAY = date(2015, 1, 1)


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


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What articles are made of. `dense` is how often one of those with `quotes` is drawn, 0 to 1."""

    quotes: list[str]
    plain: list[str]
    dense: float

    def draw(self, chance: random.Random) -> str:
        """A paragraph."""
        return chance.choice(self.quotes if chance.random() < self.dense else self.plain)


def make_corpus(source: Path, target: Path, count: int) -> None:
    """Write `count` articles made of the text files under `source` into the folder `target`."""
    paragraphs = read_paragraphs(source)
    for number, (path, text) in enumerate(articles(paragraphs, count)):
        file = target / path
        if number % _FOLDER == 0:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def read_paragraphs(source: Path) -> Paragraphs:
    """The paragraphs of all text files under `source`, those of at least 40 characters."""
    quotes, plain = [], []
    found = size = 0
    for file in sorted(source.rglob("*.txt")):
        for line in map(str.strip, file.read_text(encoding="utf-8", errors="replace").splitlines()):
            if len(line) >= 40:
                held = len(extract(line, detect_language(line)))
                (quotes if held else plain).append(line)
                found, size = found + held, size + len(line) + 2
    if len(quotes) < 25 or len(plain) < 25:
        raise SystemExit(f"{source}: give a folder of articles in .txt, of some hundred paragraphs at least")
    drawn = CHARACTERS * (len(quotes) + len(plain)) / size
    return Paragraphs(quotes, plain, min(1.0, (QUOTES - 2) / drawn * len(quotes) / found))


def articles(paragraphs: Paragraphs, count: int) -> Iterator[tuple[str, str]]:
    """The path and text of each article."""
    chance = random.Random(1)
    names = speakers(chance)
    weights = list(accumulate(1 / (rank + 10) for rank in range(SPEAKERS)))
    for number in range(count):
        day = FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        title = " ".join(chance.choice(paragraphs.plain).split()[:8])
        parts, size = [title], 0
        while size < CHARACTERS:
            parts.append(paragraphs.draw(chance))
            size += len(parts[-1]) + 2
        for name in chance.choices(names, cum_weights=weights, k=2):
            parts.insert(chance.randrange(1, len(parts) + 1), _speech(chance, name, paragraphs))
        yield f"{number // _FOLDER:04d}/{day.isoformat()}-{number:06d}.txt", "\n\n".join(parts) + "\n"


def speakers(chance: random.Random) -> list[str]:
    """Those who are quoted in addition, most quoted first."""
    return [_name(chance) for _ in range(SPEAKERS)]


def _speech(chance: random.Random, name: str, paragraphs: Paragraphs) -> str:
    """A paragraph in which `name` says some words, one of them in a town that is named nowhere else."""
    words = " ".join(chance.choice(paragraphs.plain).strip('"“”.').split()[:18]).strip(',;:"“”')
    town = word(chance) + chance.choice(_ENDS)
    return chance.choice(_SAID).format(words=words, name=name, role=chance.choice(_ROLES), town=town)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST_NAMES)} {word(chance)}{chance.choice(_ENDS)}"


def word(chance: random.Random) -> str:
    """A word of no language."""
    return chance.choice(_BEGINNINGS) + "".join(chance.choices(_MIDDLES, k=chance.randrange(3)))


if __name__ == "__main__":
    make_corpus(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
