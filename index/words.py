"""The words of a text as search sees them: without case and accents, each with its place in the text.

Folding keeps the length: every character stands for itself, so a place in the folded text is the same
place in the text. What is invisible (soft hyphens, zero-width characters, combining accents) stands
as NOTHING and is left out of the word around it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

LONGEST = 64
"""Letters of a word that tell it from others."""

_NOTHING = "\u00ad"

_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")

# Letters with a stroke carry no accent that could be taken off; an underscore is no part of a word.
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "_": " "}

# Letters that are spelt with several, once the word is cut out.
_SPELT = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_SPELLING = str.maketrans({_NOTHING: "", **_SPELT})

# Scripts without spaces, where each character is taken for a word.
_SINGLE = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_WORD = re.compile(r"\w+")
_IS_SPELT = re.compile(f"[{_NOTHING}{''.join(_SPELT)}]")


@cache
def _signs() -> str:
    """Vowel signs and the like, which Python does not count as parts of a word."""
    points = range(0x300, 0x3100)
    return "".join(re.escape(chr(point)) for point in points if unicodedata.category(chr(point))[0] == "M")


# So many signs take a while to compile, and the explorer opens without them.
@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(f"[{_SINGLE}]|(?:(?![{_SINGLE}])\\w|[{_signs()}{_NOTHING}])+")


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(f"[{_SINGLE}{_signs()}{_NOTHING}]")


@cache
def _irregular() -> re.Pattern[str]:
    return re.compile(f"[{_SINGLE}{_signs()}{_NOTHING}{''.join(_SPELT)}]")


class PlacedWord(NamedTuple):
    """A word, folded, and its span in the text."""

    word: str
    start: int
    end: int


class _Folding(dict[str, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


def fold(text: str) -> str:
    """`text` without case and accents, character for character."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_fold_match, text)
    return text.lower().replace("_", " ")


def is_plain(folded: str) -> bool:
    """Whether the words of a folded text are simply its runs of letters and digits, long ones cut."""
    return folded.isascii() or not _irregular().search(folded)


def words_of(text: str) -> list[str]:
    """The words of `text`, folded, in order."""
    folded = fold(text)
    words = _pattern(folded).findall(folded)
    if _IS_SPELT.search(folded):
        words = [word for word in (word.translate(_SPELLING) for word in words) if word]
    if words and max(map(len, words)) > LONGEST:
        words = [word[:LONGEST] for word in words]
    return words


def placed_words(text: str, start: int = 0, end: int | None = None) -> Iterator[PlacedWord]:
    """The same words with their spans; `start` and `end` cut `text` where no word is cut."""
    folded = fold(text)
    for found in _pattern(folded).finditer(folded, start, len(folded) if end is None else end):
        word = found.group().translate(_SPELLING)[:LONGEST]
        if word:
            yield PlacedWord(word, found.start(), found.end())


def _pattern(folded: str) -> re.Pattern[str]:
    return _WORD if folded.isascii() or not _unusual().search(folded) else _any_word()


def _fold_character(character: str) -> str:
    if character in _INVISIBLE or unicodedata.combining(character):
        return _NOTHING
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    plain = plain.lower()
    if len(plain) != 1:
        plain = character.lower()
    return _PLAIN.get(plain, plain) if len(plain) == 1 else character


_FOLDING = _Folding()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _fold_match(found: re.Match[str]) -> str:
    return _FOLDING[found[0]]
