"""What a conjunction that is a relative pronoun too begins: what is said, or more about a noun.

*Anunció el viernes que vendrá*, *pidió al Gobierno que venga*: what is said. *Leyó la carta que llegó*: the
letter.
"""

from index.extract.phrases import FINITE, extend_left, noun_phrase_after, noun_phrase_before
from index.extract.sentences import SAYING
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_NEAR = 10


def begins_what_is_said(tokens: Tokens, i: int, low: int, high: int, language: Language) -> bool:
    """Whether the conjunction at `i` goes with the verb before `low`, over a name, a time, an occasion or who
    is spoken to; where adjectives follow their noun, names have no relative clause without a comma."""
    lexicon = language.lexicon
    if not lexicon.grammar.head_first or i <= low:
        return False
    last = tokens.lowers[i - 1]
    if tokens.tags[i - 1] == "NNP" or last in lexicon.calendar or last in lexicon.time_words:
        return True
    phrase = noun_phrase_before(tokens, i - 1, low, lexicon)
    if phrase is None or phrase[0] <= low:
        return False
    before = tokens.lowers[phrase[0] - 1]
    occasion = last in lexicon.document_nouns and before in lexicon.settings
    if occasion or (before in lexicon.addressing and phrase[0] - 1 <= low + 1):
        return True
    return _says(tokens, low - 1, language) and _is_set_in(tokens, phrase[0], low, i, high, lexicon)


def _says(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a verb of saying stands at `i`, adverbs behind it."""
    while i > 0 and tokens.tags[i] == "RB":
        i -= 1
    lemma = language.verbs.get(tokens.lowers[i])
    return lemma is not None and "speech" in language.verb_classes[lemma]


def _is_set_in(tokens: Tokens, noun: int, low: int, i: int, high: int, lexicon: Lexicon) -> bool:
    """Whether all from `low` up to the conjunction at `i` tells where, when, before or through whom it was
    said, and nothing behind it can be what is said: *prometió ante el juez que no huiría*; not *prometió en
    la carta que envió que no huiría*."""
    whole = extend_left(tokens, (noun, i - 1), low - 1, lexicon)[0]
    if whole - 1 != low or tokens.tags[low] != "IN":
        return False
    if tokens.lowers[low] not in lexicon.occasions | lexicon.settings:
        return False
    return not any(
        tokens.lowers[k] in lexicon.declaratives or tokens.words[k] == ":" for k in range(i + 1, high)
    )


def says_more(tokens: Tokens, i: int, first: int, high: int, lexicon: Lexicon) -> bool:
    """Whether the conjunction at `i`, behind a noun, is a relative pronoun: a verb follows it, or the noun is
    the object that begins at `first`."""
    j = i + 1
    while j < high and tokens.tags[j] == "RB":
        j += 1
    return (j < high and tokens.tags[j] in FINITE) or _is_of_object(tokens, i, first, lexicon)


def _is_of_object(tokens: Tokens, i: int, first: int, lexicon: Lexicon) -> bool:
    """Whether *that* at `i` goes on with the object of the verb, a thing: *approved a bill that its sponsor
    praised*; not *told a crowd that*, *made a statement that*."""
    determined = tokens.lowers[first] in lexicon.articles and tokens.tags[i - 1] == "NN"
    if lexicon.grammar.head_first or not determined:
        return False
    phrase = noun_phrase_after(tokens, first, i)
    if phrase is None or phrase[1] != i - 1:
        return False
    lists = (
        lexicon.person_nouns,
        lexicon.organisation_nouns,
        lexicon.cue_nouns,
        lexicon.time_words,
        lexicon.calendar,
    )
    return not any(tokens.lowers[i - 1] in listed for listed in lists)


def goes_on(tokens: Tokens, i: int, high: int) -> bool:
    """Whether a clause begun before goes on at `i` with its verb: *El plan, dijo Torres, no sirve*."""
    for k in range(i, min(high, i + 3)):
        if tokens.tags[k] in FINITE:
            return True
        if tokens.tags[k] not in ("RB", "PRP"):
            return False
    return False


def sets_apart(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether the teller goes on behind a word such as *pero* with who said what: *…, mientras que Torres
    afirmó*."""
    for k in range(first, min(last, first + _NEAR) + 1):
        if tokens.tags[k] in FINITE:
            lemma = language.verbs.get(tokens.lowers[k])
            return lemma is not None and not SAYING.isdisjoint(language.verb_classes[lemma])
        if tokens.words[k] in (",", ";", ":") or tokens.stretches[k] >= 0:
            return False
    return False
