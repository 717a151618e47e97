"""Lists of words, as a language's file has them: `raw` is the file, or a part of it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from index.language.compounds import CompoundMap, CompoundSet
from index.language.data import Gender
from index.language.forms import unaccented

GENDERS: dict[str, Gender | None] = {"male": "male", "female": "female", "thing": "thing", "any": None}
"""What a file says of a gender, and what it is."""


def strings(raw: Mapping[str, Any], key: str) -> list[str]:
    """A list of words; YAML reads some bare words (no, on, y) as truth values, so they are quoted in the
    files."""
    return [str(word) for word in raw.get(key) or ()]


def words(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words of a list, without an order."""
    return frozenset(strings(raw, key))


def either(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words of a list with their accents and without: names and roles are compared without."""
    plain = words(raw, key)
    both = plain.union(map(unaccented, plain))
    return CompoundSet(both) if _has_compounds(raw) else both


def alternatives(raw: Mapping[str, Any], key: str) -> re.Pattern[str]:
    """A pattern for one of the words of a list, with the blank after it; one that never matches for an empty
    list."""
    listed = "|".join(map(re.escape, strings(raw, key)))
    return re.compile(rf"\b(?:{listed})\s" if listed else r"(?!)")


def gendered(raw: Mapping[str, Any], key: str) -> dict[str, Gender | None]:
    """Words listed by the gender they tell, with their accents and without; None where they tell none. A word
    listed as both tells none, and so does one of `any`."""
    lists: Mapping[str, Iterable[str]] = raw.get(key) or {}
    told = {str(word): gender for name, gender in GENDERS.items() for word in lists.get(name, ())}
    told |= dict.fromkeys(set(lists.get("male", ())) & set(lists.get("female", ())))
    for prefix in strings(raw, "prefixes"):
        told = {prefix + word: gender for word, gender in told.items() if " " not in word} | told
    both = {unaccented(word): gender for word, gender in told.items()} | told
    return CompoundMap(both) if _has_compounds(raw) else both


def _has_compounds(raw: Mapping[str, Any]) -> bool:
    return bool((raw.get("grammar") or {}).get("compounds"))


def phrases(raw: Mapping[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words, the longest first, so that a longer one is not taken for a shorter."""
    groups = [tuple(map(str, words)) for words in raw.get(key) or ()]
    return tuple(sorted(groups, key=len, reverse=True))
