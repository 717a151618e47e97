"""Verbs of answering: what somebody answers is nothing that they say, *reacted to a plan to build a dam*."""

from index.extract.candidate import Candidate
from index.extract.complement import Complement
from index.extract.ends import content_end
from index.extract.tokens import Tokens
from index.language import Language

_NEAR = 4
_TOLD = frozenset(("that", "wh", "clause", "colon"))


def answer_of(tokens: Tokens, head: int, complement: Complement, high: int, language: Language) -> Complement:
    """The complement of the verb at `head`; without what is only answered, where it is a verb of answering:
    what stands in quotation marks behind that is left of it, or nothing."""
    lexicon = language.lexicon
    if language.verbs[tokens.lowers[head]] not in lexicon.answering or complement.phrase is None:
        return complement
    first, last = complement.phrase
    noun = complement.form == "that" and tokens.lowers[first] not in lexicon.declaratives  # reports that …
    if complement.form in _TOLD and not noun:
        return complement
    if not _names_what(tokens, head, high, language):
        return complement
    quoted = next((k for k in range(first, last + 1) if tokens.stretches[k] >= 0), None)
    if quoted is None:
        return Complement("np", None)
    if quoted == first or tokens.words[quoted - 1] not in (":", ","):
        return complement
    end = content_end(tokens, quoted, high, "quote", language)
    return Complement("quote", (quoted, end), True, tokens.words[quoted - 1])


def only_answers(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether somebody answers something and no words stand beside that: *responded to the plan*."""
    if candidate.lemma not in language.lexicon.answering or candidate.complement.phrase is not None:
        return False
    inside = (k for first, last in candidate.content for k in range(first, last + 1))
    quoted = any(tokens.stretches[k] >= 0 for k in inside)
    return not quoted and _names_what(tokens, candidate.cue[1], len(tokens), language)


def _names_what(tokens: Tokens, head: int, high: int, language: Language) -> bool:
    """Whether what is answered follows, over how and when: *reacted angrily on Monday to …*."""
    lexicon = language.lexicon
    for k in range(head + 1, min(high, head + 1 + _NEAR)):
        if tokens.lowers[k] in lexicon.answered:
            return k + 1 < high and tokens.tags[k + 1] != "VB"
        timed = tokens.lowers[k] in lexicon.calendar or tokens.lowers[k] in lexicon.settings
        if not timed and tokens.tags[k] != "RB":
            return False
    return False
