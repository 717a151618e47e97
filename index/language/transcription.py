"""Names in one spelling, whatever alphabet they stand in and however they were transcribed."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from index.language.load import names_in_general


class _Alphabet(NamedTuple):
    """Letters, or pairs of them, to Latin ones; and instead of these where one of some letters stands."""

    letters: dict[str, str]
    where: dict[str, dict[str, str]]


def is_latin(words: str) -> bool:
    """Whether folded words (`index.speakers.fold_name`) hold no letter of another alphabet that we know."""
    return words.isascii() or not any(_letters_of(words))


@lru_cache(maxsize=20_000)
def transcribed(words: str) -> str | None:
    """Folded words in the spelling that transcriptions of one name have in common: *vladimir putin* for
    *владимир путин*. None where a letter is of an alphabet that we don't know."""
    if not words.isascii():
        for alphabet in _letters_of(words):
            words = _replaced(words, alphabet.items())
        if not words.isascii():
            return None
    return _without_doubles(_replaced(f" {words}", _rules("spellings"))[1:])


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """What is left of a transcribed word where vowels are heard otherwise: *mohammed* and *muhammad*."""
    return _without_doubles(_replaced(word, _rules("sounds")))


def _letters_of(words: str) -> list[dict[str, str]]:
    """The letters of each alphabet that the words hold one of."""
    found = []
    for letters, where in _alphabets():
        if not set(words).isdisjoint("".join(letters)):
            own = [told for signs, told in where.items() if not set(signs).isdisjoint(words)]
            found.append(letters | (own[0] if own else {}))
    return found


def _replaced(words: str, rules: Iterable[tuple[str, str]]) -> str:
    for letters, plain in rules:
        words = words.replace(letters, plain)
    return words


def _without_doubles(words: str) -> str:
    return "".join(letter for letter, before in zip(words, f" {words}", strict=False) if letter != before)


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    found = names_in_general()["alphabets"].values()
    return tuple(_Alphabet(each["letters"], each.get("where") or {}) for each in found)


@cache
def _rules(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(letters), str(plain)) for letters, plain in names_in_general()[name])
