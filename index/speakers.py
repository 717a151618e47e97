"""Who is who across articles: which names are one speaker.

Two names are one speaker when they are equal but for case, accents, titles and initials, and nothing
else in the library speaks against it: *John Kennedy* and *John F. Kennedy* are one until a *John G.
Kennedy* turns up; then all three stand alone. A bare surname joins no full name. *Brown* of one article
and *Brown* of another are one row of the list, marked as one name that several may bear, until one of them
is a man and the other a woman: then each has a row, and so has the *Brown* of whom nothing is told.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from index.language.load import particles
from index.language.transcription import is_latin, transcribed
from index.quote import PersonGender
from index.words import words_of

_NEUTRAL_TITLES = frozenset({"dr", "prof", "professor"})
_GENDERED_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady"}
    | {"senor", "senora", "srta", "sra", "sr", "don", "dona"}
    | {"herr", "frau", "monsieur", "madame", "mme", "mlle"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "inc", "llc", "ltd", "co", "corp"})
_JOINING = frozenset({"and", "y", "e", "und", "et"})

# Letters that carry no combining accent to take off, as their plain spelling.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})

# How German and the Scandinavian languages spell letters out where a keyboard lacks them.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

# The Arabic article, as it is spoken before some letters, and by Egyptians.
_ARTICLE = re.compile(r"\b(?:el|[ae](sh|th|dh|[snrtzdl]))-(?=(?(1)\1|\w))", re.IGNORECASE)

_MARK_OF: dict[PersonGender, str] = {"male": "(he)", "female": "(she)"}
MARKS = tuple(_MARK_OF.values())
"""What tells two apart of whom an article has one name alone, but a man's and a woman's."""

_MARKED = re.compile(rf" ({'|'.join(map(re.escape, MARKS))})$")

_APOSTROPHES = re.compile("['’ʼ`´]")
_POSSESSIVE = re.compile(r"['’ʼ`´]s\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NameKey:
    """What is left of a name: its words folded, less titles and initials; and the initials, or for one name
    alone the mark of who is told apart by it."""

    base: str
    initials: str

    @property
    def whole(self) -> str:
        """The name with its initials told apart, for where they matter."""
        return f"{self.base}|{self.initials}" if self.initials else self.base


def fold_name(name: str) -> str:
    """`name` without case and accents, its words separated by one space."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_APOSTROPHES.sub("", plain)))


def searched_name(name: str) -> str:
    """`name` as it is looked up: the words that search sees in it, separated by one space."""
    return " ".join(words_of(name))


@lru_cache(maxsize=20_000)
def name_key(name: str) -> NameKey:
    """The key under which equal names meet, across name order, titles and initials.

    *Brown (she)* is the Brown of whom an article tells that she is a woman.
    Only initials after the first name are set aside, for the first ones may be a country's (*U.S.
    Supreme Court*); and what belongs to somebody keeps its title (*Mrs. Clinton's campaign*).
    """
    if marked := _MARKED.search(name):
        plain = name[: marked.start()]
        key = name_key(plain)
        return NameKey(key.base, marked.group(1)) if is_one_name(plain) else key
    words = fold_name(_ARTICLE.sub("al-", _in_order(name))).split()
    if not _POSSESSIVE.search(name):
        words = _without_titles(words)
    full = [word for place, word in enumerate(words) if len(word) > 1 or place == 0]
    if len(full) == len(words) or len(full) < 2 or len(words[0]) == 1:
        return NameKey(" ".join(words) or name, "")
    return NameKey(" ".join(full), "".join(word for word in words if len(word) == 1))


def spelled_out(name: str) -> str:
    """`name` with its umlauts spelled out: *juergen mueller*."""
    return unicodedata.normalize("NFC", name).casefold().translate(_SPELLED_OUT)


def sound_of(base: str) -> str | None:
    """How a full name, by its base, is spelt in all transcriptions; None where one name stands alone, or an
    alphabet is unknown."""
    return transcribed(base) if " " in base and not is_one_name(base) else None


@lru_cache(maxsize=20_000)
def is_one_name(name: str) -> bool:
    """Whether a person is called by one name alone, titles and particles aside: *Brown*, *Mrs. de Blasio*,
    *Ocasio-Cortez*, *Lula*."""
    words = [fold_name(word) for word in _MARKED.sub("", name).split()]
    names = [word for word in words if word not in particles() | _NEUTRAL_TITLES | _GENDERED_TITLES]
    return len(names) <= 1


def tell_apart(name: str, gender: PersonGender | None) -> str:
    """*Brown (she)*, where an article has one name and tells a gender; else `name` is all there is."""
    return f"{name} {_MARK_OF[gender]}" if gender is not None and is_one_name(name) else name


def gender_told(name: str) -> PersonGender | None:
    """The gender that `tell_apart` was given."""
    return next((gender for gender, mark in _MARK_OF.items() if name.endswith(f" {mark}")), None)


def without_mark(name: str) -> str:
    """The name as articles have it."""
    return _MARKED.sub("", name)


def is_joint(name: str) -> bool:
    """Whether it names several, *A and B*."""
    return not _JOINING.isdisjoint(fold_name(name).split())


def identity_id(key: str) -> str:
    """The id of the speaker known by `key`: the same in every run and on every machine."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def display_name(counted: Mapping[str, int]) -> str:
    """The name to show for a speaker: the most frequent of the fullest forms in `counted`, without a
    title where there is one without; of two as frequent the one in Latin letters, with its accents."""

    def rank(name: str) -> tuple[int, int, int, bool, int, str]:
        words = fold_name(name).split()
        full = len(_without_titles(words))
        latin = is_latin(" ".join(words))
        return -full, len(words) - full, -counted[name], not latin, -_accents(name), name

    return min(counted, key=rank)


def _in_order(name: str) -> str:
    """*Kast, José Antonio* the usual way round; *King, Jr.* and *Lee, Day and Ray* as they are."""
    last, _, first = name.partition(",")
    words = fold_name(first).split()
    if not words or "," in first or words[0] in _SUFFIXES or not _JOINING.isdisjoint(words):
        return name
    return f"{first} {last}"


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1:
        enough = len(words) > 2
        if words[0] in _NEUTRAL_TITLES or (enough and words[0] in _GENDERED_TITLES | {"the"}):
            words = words[1:]
        else:
            break
    return words


def _accents(name: str) -> int:
    return sum(not c.isascii() for c in name)
