"""Cues that are marks: a colon behind a name, a dash before one."""

from index.extract.candidate import Candidate
from index.extract.complement import Complement
from index.extract.phrases import FINITE, NOUNS, Phrase, noun_phrase_after
from index.extract.tokens import Tokens
from index.language import Language

_DASHES = frozenset(("--", "—", "–", "-", "―", "~"))
_LABEL = 20
_VERBAL = frozenset(("VBN", "VB", "VBG", "NN", "NNS"))
_LEADING = frozenset(("CC", "RB"))


def signature_candidate(tokens: Tokens, low: int, high: int) -> Candidate | None:
    """A quotation with its source after a dash: *"…" — Luis Torres*."""
    for i in range(low + 1, min(high - 1, low + 4)):
        if tokens.words[i] in _DASHES and tokens.stretches[i - 1] >= 0:
            phrase = noun_phrase_after(tokens, i + 1, high)
            if phrase is None or tokens.tags[phrase[1]] != "NNP" or not tokens.words[phrase[0]][0].isupper():
                return None
            if any(tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(phrase[1] + 1, high)):
                return None
            complement = Complement("quote", (i - 1, i - 1))
            return Candidate("signature", tokens.words[i], (i, i), phrase, "near", complement, [(low, i - 1)])
    return None


def label_candidate(tokens: Tokens, low: int, high: int, language: Language) -> Candidate | None:
    """*Torres: We will vote*: a name, a colon, and what was said, at the beginning of a sentence; before a
    quotation with an apposition too (*Torres, the governor: “…”*)."""
    named = tokens.tags[low] == "NNP"
    for i in range(low + 1, min(high - 1, low + (_LABEL if named else 9))):
        if tokens.words[i] == ":":
            break
        if tokens.tags[i] in FINITE or tokens.stretches[i] >= 0 or tokens.words[i] in ".;":
            return None
        if tokens.words[i] == "," and not named:
            return None
    else:
        return None
    if i >= high - 1 or tokens.words[i] != ":":
        return None
    if tokens.tags[i - 1] not in NOUNS | {"CD", ")"} and not tokens.words[low][0].isupper():
        return None
    apposed = next((k for k in range(low, i) if tokens.words[k] == ","), i)
    if (apposed < i or i > low + 8) and tokens.stretches[i + 1] < 0:
        return None
    last = high - 1
    while last > i and tokens.words[last] in (".", ",", ";"):
        last -= 1
    if last <= i:
        return None
    complement = Complement("quote" if tokens.stretches[i + 1] >= 0 else "colon", (i + 1, last))
    named = tokens.lowers[low] in language.lexicon.cue_nouns  # Zitat von Torres
    named = named and low + 2 < i and tokens.lowers[low + 1] in language.lexicon.authorship
    if language.lexicon.grammar.noun_capitals and not named:
        apposed = _before_verb(tokens, low, apposed)
    mention = _without_manner(tokens, low + 2 if named else low, apposed - 1)
    if mention is None:
        return None  # Und weiter: “…”
    return Candidate("colon", ":", (i, i), mention, "near", complement, [(i + 1, last)])


def _before_verb(tokens: Tokens, low: int, end: int) -> int:
    """Where a label ends whose words run on behind a name in small letters, as only a verb can where all
    nouns have capitals: *Huber winkt ab: „…“*."""
    for k in range(low + 1, end):
        if tokens.tags[k - 1] == "NNP" and tokens.words[k].islower() and tokens.tags[k] in _VERBAL:
            return k
    return end


def _without_manner(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Who a label names, without how it was said or what leads to it: *Torres wörtlich*, *Y Torres*; None
    where it names nobody."""
    while first < last and tokens.tags[first] == "CC":
        first += 1
    while last >= first and tokens.tags[last] in ("RB", "JJ") and tokens.words[last].islower():
        last -= 1
    names = any(tokens.tags[k] not in _LEADING for k in range(first, last + 1))
    return (first, last) if names else None
