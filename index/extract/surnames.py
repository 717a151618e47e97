"""Surnames that begin with small words, *de la Fuente*, *zu Guttenberg*, and where they stand alone.

By itself such a surname looks like the beginning of a sentence, or like where somebody is from; only the
whole name that the article has given before tells.
"""

from index.extract.papers import says
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_LONGEST = 3

Surnames = set[tuple[str, ...]]
"""Each as its words in lower case, the small ones first."""


def mend_surnames(tokens: Tokens, capitals: list[int], known: Surnames, language: Language) -> None:
    """Tag the words of such a surname as those of a name: right behind a given name, which makes it `known`;
    with a capital within a sentence, *dijo De la Fuente*; and any that is known. One that is a place too is
    taken alone only before a verb of saying. `capitals` are the words with one."""
    lexicon, words, lowers = language.lexicon, tokens.words, tokens.lowers
    particles = lexicon.particles
    nouns = lexicon.grammar.noun_capitals
    for last in [k for k in capitals if k and lowers[k - 1] in particles]:
        plain = last > 1 and words[last - 2] == lowers[last - 2] and words[last - 1] == lowers[last - 1]
        if plain and not (nouns and known) and lowers[last - 2] not in particles:
            continue  # la capital de Perú
        i = _first(tokens, last, lexicon)
        if i is None:
            continue
        written = words[i] != lowers[i]
        follows = i > 0 and words[i - 1] != lowers[i - 1]
        if not (written or follows or (nouns and known)):
            continue
        if follows and not written and _is_given_before(tokens, i, last, language):
            known.add(tuple(tokens.lowers[i : last + 1]))
        if _stands_alone(tokens, i, last, known, language):
            tokens.surnames.add(i)
            first = i - 1 if i and tokens.lowers[i - 1] in language.given_names else i
            tokens.tags[first : last + 1] = ["NNP"] * (last + 1 - first)


def is_given(word: str, before: str, language: Language) -> bool:
    """Whether a word in lower case is a given name, not a surname behind one: *Lang* in *Petra Lang von der
    Uni*."""
    surname = word in language.surnames and before in language.given_names
    return word in language.given_names and not surname


def _is_given_before(tokens: Tokens, i: int, last: int, language: Language) -> bool:
    """Whether a given name stands right before the small words at `i`, and what they lead to can be a
    surname."""
    lexicon, given = language.lexicon, tokens.lowers[i - 1]
    before = tokens.lowers[i - 2] if i > 1 else ""
    if not is_given(given, before, language) or given in lexicon.calendar:
        return False
    two = lexicon.grammar.noun_capitals and before in language.given_names  # Renato Augusto von Bayer
    return not two and tokens.lowers[i] not in lexicon.articles and _can_name(tokens, last, language)


def _can_name(tokens: Tokens, last: int, language: Language) -> bool:
    """Whether a capitalised word behind small ones can be a surname: no acronym, and no noun where all nouns
    have capitals."""
    lower, lexicon = tokens.lowers[last], language.lexicon
    if tokens.words[last].isupper():
        return False
    if not lexicon.grammar.noun_capitals:
        return True
    listed = (language.tags.words, lexicon.person_nouns, lexicon.organisation_nouns, lexicon.places)
    return not lower.endswith(lexicon.feminine) and not any(lower in words for words in listed)


def _stands_alone(tokens: Tokens, i: int, last: int, known: Surnames, language: Language) -> bool:
    """Whether the small words at `i` begin a surname."""
    lexicon = language.lexicon
    written = tokens.words[i] != tokens.lowers[i]
    if written and i > 0 and tokens.words[i - 1][-1].isalpha() and tokens.lowers[i] in lexicon.prepositions:
        return True
    if not (written or lexicon.grammar.noun_capitals) or tuple(tokens.lowers[i : last + 1]) not in known:
        return False
    return tokens.lowers[last] not in lexicon.places or says(tokens, last + 1, language)


def _first(tokens: Tokens, last: int, lexicon: Lexicon) -> int | None:
    """The first of the small words that lead to the capitalised one at `last`; None where it is one too."""
    if tokens.lowers[last] in lexicon.particles or len(tokens.words[last]) < 2:
        return None
    k = last
    while k > max(0, last - _LONGEST) and tokens.lowers[k - 1] in lexicon.particles:
        k -= 1
    while k < last and tokens.lowers[k] in lexicon.joins:
        k += 1
    return k if k < last else None
