"""Titles: what stands before a name, *Supreme Court Justice Frank Nervo*, *governor Luis Torres*."""

from index.extract.tokens import Tokens
from index.extract.traits import singular
from index.language import Language
from index.language.data import Lexicon

_CALLING = 5
"""A shorter word before a given name is rather the first part of a foreign name: *Kim*, *Abu*."""
_SHORT = 2


def past_titles(tokens: Tokens, first: int, last: int, language: Language) -> tuple[int, list[str]]:
    """Where the name proper begins in a run of capitals, and the titles before it: past the last title of
    *Manhattan Supreme Court Justice Frank Nervo*, past what is no given name in *State John Kerry*."""
    lexicon = language.lexicon
    begin = first
    titles: list[str] = []
    body = tokens.lowers[last] in lexicon.organisation_nouns or _begins_body(tokens, first, language)
    for k in range(first, last):
        lower = tokens.lowers[k].rstrip(".")
        if tokens.words[k][-1] == "." and len(lower) > 2 and "." not in lower and lower not in lexicon.titles:
            begin = k + 1  # No. 3
        elif body:
            continue
        elif lexicon.grammar.head_first and k > first and tokens.lowers[k - 1] in language.given_names:
            continue  # Jaime Mayor Oreja
        elif title := _title_at(tokens, k, first, lexicon):
            titles.append(title)
            begin = k + 1
    if titles and tokens.lowers[begin] in lexicon.name_links and tokens.words[begin][0].isupper():
        begin = min(begin + 2, last)  # Chief Of Staff
    while begin < last and is_common(tokens.lowers[begin], language):
        named = tokens.lowers[begin] in lexicon.articles and tokens.tags[begin] == "NNP"  # El Norte
        if tokens.lowers[last] in lexicon.organisation_nouns or (named and tokens.words[begin][0].isupper()):
            break
        begin += 1
    if begin == first and 2 <= first < last - 1 and _belongs_to_office(tokens, first, language):
        return first + 1, titles
    if tokens.lowers[begin] not in language.given_names and not any(
        tokens.lowers[k] in lexicon.organisation_nouns for k in range(begin + 1, last + 1)
    ):
        for k in range(begin + 1, last):
            follows_name = tokens.lowers[k] in language.given_names and len(tokens.words[k]) > 2
            before = tokens.lowers[k - 1]
            described = before in lexicon.organisation_nouns or before in lexicon.places
            if follows_name and (described or _is_word(before, language)):
                return k, titles
    if _is_calling(tokens, begin, last, language):
        return begin + 1, [*titles, tokens.lowers[begin]]
    return begin, titles


def _title_at(tokens: Tokens, k: int, first: int, lexicon: Lexicon) -> str | None:
    """The title that ends at `k` in a run from `first` on: of two words where those are one, *Miss Universe*,
    *Chief Constable*; None where none does."""
    lower = tokens.lowers[k].rstrip(".")
    if k > first and (pair := f"{tokens.lowers[k - 1]} {tokens.lowers[k]}") in lexicon.titles:
        return pair
    return lower if lower in lexicon.titles or lower in lexicon.person_nouns else None


def _is_word(lower: str, language: Language) -> bool:
    """Whether a capitalised word before a given name is a common noun, or two words in one: *Liar of the Year
    Tom Reed*, *co-anchor Norah Teal*, *Texas-based Matt Orr*."""
    grammar = language.lexicon.grammar
    if grammar.noun_capitals or grammar.head_first or lower in language.surnames:
        return False
    *most, part = lower.split("-")
    known = language.tags.words.get(part, "")
    noun = known.startswith("NN") and known != "NNP"
    return noun or (bool(most) and (known != "" or part in language.lexicon.person_nouns))


def _is_calling(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether the first of three words or more is what somebody is, where all nouns have capitals: *Schäfer
    Otto Reh*; not *Karl-Otto Emil Reh*."""
    lexicon, lower = language.lexicon, tokens.lowers[first]
    if not lexicon.grammar.noun_capitals or last < first + 2 or len(lower) < _CALLING:
        return False
    given = lower.split("-")[0] in language.given_names or lower in lexicon.particles
    named = tokens.lowers[first + 1] in language.given_names and len(tokens.words[first + 1]) > _SHORT
    return named and not given and not tokens.words[first].isupper()


def _belongs_to_office(tokens: Tokens, first: int, language: Language) -> bool:
    """Whether the first word of a run ends what somebody is whose whole name follows: *la portavoz de Sumar
    Ana Ruiz*, *el ministro de Hacienda Luis Soto*; not *el alcalde de San Luis Potosí*."""
    lexicon, lowers = language.lexicon, tokens.lowers
    if not lexicon.grammar.head_first:
        return False
    office = lowers[first - 2] in lexicon.person_nouns or lowers[first - 2] in lexicon.titles
    if not office or lowers[first - 1] not in lexicon.authorship:
        return False
    lists = (lexicon.particles, lexicon.organisation_nouns, language.given_names)
    named = lowers[first + 1] in language.given_names and lowers[first + 2] not in lexicon.suffixes
    return named and not any(lowers[first] in words for words in lists)


def _begins_body(tokens: Tokens, first: int, language: Language) -> bool:
    """Whether a run begins with what kind of body it names, where that stands first: *la Guardia Civil*, *el
    Partido Socialista*; not *el Guardia Luis Soto*."""
    lexicon = language.lexicon
    if not lexicon.grammar.head_first or first + 1 >= len(tokens):
        return False
    if tokens.lowers[first + 1] in language.given_names:
        return False
    described = tokens.lowers[first + 1] in lexicon.demonyms or tokens.lowers[first] in lexicon.generic_bodies
    return described and tokens.lowers[first] in lexicon.organisation_nouns


def office_start(tokens: Tokens, first: int, low: int, language: Language) -> int:
    """Where a title with a preposition in it begins: *Secretary of State* John Kerry."""
    if first - 2 >= low and " ".join(tokens.lowers[first - 2 : first + 1]) in language.lexicon.titles:
        return first - 2
    return first


def titles_before(tokens: Tokens, first: int, low: int, language: Language) -> list[str]:
    """Titles in lower case before the capitals: *governor Luis Torres*, *presidential candidate Kast*."""
    found: list[str] = []
    bodies = language.lexicon.organisation_nouns
    i = first - 1
    if language.lexicon.grammar.head_first and tokens.lowers[max(low, i - 1)] in bodies:
        return found  # la banda terrorista ETA
    if i >= low and (
        tokens.lowers[i] in language.lexicon.person_nouns
        or tokens.lowers[i].rstrip(".") in language.lexicon.titles
    ):
        found.append(tokens.lowers[i].rstrip("."))
    return found


def is_common(lower: str, language: Language) -> bool:
    """Whether a capitalised word by itself is a title, a people or a party, and names nobody."""
    lexicon = language.lexicon
    return lower.rstrip(".") in lexicon.titles or lower in lexicon.demonyms or lower in lexicon.dropped


def is_noun(lower: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word by itself is any body of a kind, *the Ministry*; or where all nouns have
    capitals, one for people, for what is written or for what is said: *Augenzeugen*, *Angaben*."""
    if lower in lexicon.generic_bodies:
        return True
    if not lexicon.grammar.noun_capitals:
        return lower in lexicon.several or singular(lower) in lexicon.person_nouns
    lists = (lexicon.person_nouns, lexicon.document_nouns, lexicon.cue_nouns, lexicon.source_nouns)
    forms = [lower, *(lower.removesuffix(ending) for ending in lexicon.dative_endings)]
    return any(form in listed for form in forms for listed in lists)


def is_constituency(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the party and state of somebody in a parliament, *R-S.C.*, *D-Ohio*."""
    if len(word) < 4 or word[1] != "-" or not word[0].isupper() or not word[2].isupper():
        return False
    return word[-1] == "." or word[2:].lower() in lexicon.places
