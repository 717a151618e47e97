"""Surnames that begin with small words, *de la Fuente*, *zu Guttenberg*, and where they stand alone.

By itself such a surname looks like the beginning of a sentence, or like where somebody is from; only the
whole name that the article gives somewhere tells.
"""

import re
from functools import lru_cache

from index.extract.papers import says
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_WORD = r"[^\W\d_a-z][\w’'-]{1,30}"

Surnames = frozenset[tuple[str, ...]]
"""Each as its words in lower case, the small ones first."""


@lru_cache(maxsize=8)
def _pattern(particles: tuple[str, ...]) -> re.Pattern[str]:
    """A capitalised word, perhaps with another before it, small words, and one more: *Juan Ramón* de la
    *Fuente*."""
    small = "|".join(map(re.escape, particles))
    return re.compile(rf"\b(?:({_WORD}) )?({_WORD}) (?=((?:(?:{small}) ){{1,3}})({_WORD}))")


def find_surnames(text: str, language: Language) -> Surnames:
    """The surnames with small words that stand right behind a given name anywhere in an article."""
    lexicon = language.lexicon
    found = set()
    for match in _pattern(tuple(sorted(lexicon.particles - lexicon.joins))).finditer(text):
        before, given, small = (match[1] or "").lower(), match[2].lower(), match[3].split()
        known = is_given(given, before, language) and given not in lexicon.calendar
        two = lexicon.grammar.noun_capitals and before in language.given_names  # Renato Augusto von Bayer
        if known and not two and small[0] not in lexicon.articles and _can_name(match[4], language):
            found.add((*small, match[4].lower()))
    return frozenset(found)


def _can_name(word: str, language: Language) -> bool:
    """Whether a capitalised word behind small ones can be a surname: no acronym, and no noun where all nouns
    have capitals."""
    lower, lexicon = word.lower(), language.lexicon
    if word.isupper():
        return False
    if not lexicon.grammar.noun_capitals:
        return True
    listed = (language.tags.words, lexicon.person_nouns, lexicon.organisation_nouns, lexicon.places)
    return not lower.endswith(lexicon.feminine) and not any(lower in words for words in listed)


def is_given(word: str, before: str, language: Language) -> bool:
    """Whether a word in lower case is a given name, not a surname behind one: *Lang* in *Petra Lang von der
    Uni*."""
    surname = word in language.surnames and before in language.given_names
    return word in language.given_names and not surname


def mend_surnames(tokens: Tokens, known: Surnames, language: Language) -> None:
    """Tag the words of such a surname as those of a name: one with a capital within a sentence, *dijo De la
    Fuente*, and any that is `known`; one that is a place too only before a verb of saying."""
    lexicon = language.lexicon
    for i, lower in enumerate(tokens.lowers):
        if lower not in lexicon.particles or lower in lexicon.joins:
            continue
        last = _last(tokens, i, lexicon)
        if last is None:
            continue
        written = tokens.words[i][0].isupper()
        within = written and i > 0 and tokens.words[i - 1][-1].isalpha() and lower in lexicon.prepositions
        again = tuple(tokens.lowers[i : last + 1]) in known and (written or lexicon.grammar.noun_capitals)
        place = tokens.lowers[last] in lexicon.places and not says(tokens, last + 1, language)
        if within or (again and not place):
            tokens.surnames.add(i)
            first = i - 1 if i and tokens.lowers[i - 1] in language.given_names else i
            tokens.tags[first : last + 1] = ["NNP"] * (last + 1 - first)


def _last(tokens: Tokens, i: int, lexicon: Lexicon) -> int | None:
    """The capitalised word that the small ones from `i` on lead to."""
    for k in range(i + 1, min(len(tokens), i + 4)):
        if tokens.lowers[k] not in lexicon.particles:
            named = tokens.stretches[k] < 0 and tokens.words[k][0].isupper() and len(tokens.words[k]) > 1
            return k if named else None
    return None
