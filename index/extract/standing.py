"""Whether a phrase can be the subject of a verb by where it stands and by what it names."""

from collections.abc import Sequence

from index.extract.phrases import FINITE, NOUNS, Phrase, noun_phrase_after
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_PAUSES = frozenset((",", "--", "—", "–", "-", ";", ":", "("))
_ASIDE = 12
_ENDS = frozenset((",", ".", "—", "–", "-", ")", ";"))


def is_paused(tokens: Tokens, at: int, low: int) -> bool:
    """Whether a pause or a quotation stands at `at`."""
    return at >= low and (tokens.words[at] in _PAUSES or tokens.stretches[at] >= 0)


def is_parenthetic(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> bool:
    """Whether nothing follows the verb in its clause: *…, precisó, …*."""
    i = head + 1
    while i < high and tokens.tags[i] == "RB":
        i += 1
    if past_aside(tokens, i, high, lexicon) > i:
        return False
    return i >= high or tokens.words[i] in _ENDS or tokens.stretches[i] >= 0


def past_aside(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> int:
    """From `i` over an aside between commas without a verb that a clause follows: *dijo, sin dar nombres, que
    …*; `i` where there is none."""
    if not lexicon.grammar.head_first or i >= high or tokens.words[i] != ",":
        return i
    for k in range(i + 2, min(high - 1, i + _ASIDE)):
        if tokens.words[k] == ",":
            return k + 1 if tokens.lowers[k + 1] in lexicon.declaratives else i
        if tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            return i
    return i


def is_governed(tokens: Tokens, phrase: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before a phrase, which then is no subject."""
    if phrase[0] <= low or tokens.tags[phrase[0] - 1] not in ("IN", "TO"):
        return False
    lists = (lexicon.subordinators, lexicon.declaratives, lexicon.manner)
    return not any(tokens.lowers[phrase[0] - 1] in free for free in lists)


def is_set_in_front(tokens: Tokens, name: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a name between commas says who somebody is whom a preposition sets in front of the sentence:
    *Sobre su rival, Luis Soto, comentó*."""
    first = name[0]
    if first - 1 <= low or tokens.words[first - 1] != "," or tokens.tags[low] != "IN":
        return False
    head = noun_phrase_after(tokens, low + 1, first, lexicon)
    return head is not None and tokens.lowers[head[1]] in lexicon.person_nouns


def is_of_people(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words, in lower case, tell somebody by their people alone: *el italiano*."""
    return (
        lexicon.grammar.head_first
        and len(words) == 2
        and words[0] in lexicon.definite
        and words[1] in lexicon.demonyms
    )


def can_speak(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase names or describes who can speak by its noun: a person, a body, a document."""
    nouns = (k for k in range(phrase[0], phrase[1] + 1) if tokens.tags[k] in NOUNS or tokens.tags[k] == "PRP")
    k = next(nouns, phrase[1])
    if tokens.tags[k] == "DT" and tokens.lowers[k] in lexicon.pronouns:
        return True  # este dijo
    return (
        tokens.tags[k] in ("NNP", "PRP")
        or is_of_people(tokens.lowers[phrase[0] : phrase[1] + 1], lexicon)
        or tokens.lowers[k] in lexicon.person_nouns
        or tokens.lowers[k] in lexicon.organisation_nouns
        or tokens.lowers[k] in lexicon.document_nouns
    )


def can_follow(tokens: Tokens, phrase: Phrase, high: int, clear: bool, lexicon: Lexicon) -> bool:
    """Whether the noun phrase behind a verb can be its subject: it can speak, and no verb of its own follows.
    `clear` says that nothing before the verb can be."""
    if not can_speak(tokens, phrase, lexicon):
        return False
    i = phrase[1] + 1
    return i >= high or (clear and tokens.tags[i] not in FINITE)
