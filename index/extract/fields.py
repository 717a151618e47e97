"""What is said where the verb stands in two parts and its objects on both sides: German and its like.

*Den Plan nannte Huber gestern „mutig“*: all of the clause that is neither verb nor source.
"""

from index.extract.content import content_end, is_adjunct
from index.extract.phrases import FINITE, NOUNS, Phrase
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language import Language

_PAUSES = frozenset((",", ";", ":", "--", "—", "–", "-", "("))
_TELLING = frozenset(("JJ", "VBN", *NOUNS))
_REACH = 60


def clause_content(
    tokens: Tokens, head: int, mention: Phrase, sentence: Range, language: Language
) -> list[Phrase]:
    """The pieces of the clause around the verb at `head` that tell something, without its source; only the
    quotations where it has any."""
    low, high = sentence
    first = _clause_start(tokens, head, mention, low)
    last = content_end(tokens, first, high, "clause", language)
    left_out = {head, tokens.particles.get(head, head), *range(mention[0], mention[1] + 1)}
    left_out.update(k for k in range(first, last + 1) if _is_auxiliary(tokens, k, head, language))
    pieces: list[Phrase] = []
    begin = first
    for k in range(first, last + 2):
        if k <= last and k not in left_out:
            continue
        piece = _trimmed(tokens, begin, k - 1)
        if piece is not None and not (piece[1] < head and is_adjunct(tokens, piece[0], high, language)):
            pieces.append(piece)
        begin = k + 1
    quoted = [
        (k, k)
        for piece in pieces
        for k in range(piece[0], piece[1] + 1)
        if tokens.stretches[k] >= 0 and tokens.tags[k] != "NNP"
    ]
    behind = [piece for piece in pieces if piece[0] > head or tokens.tags[piece[0]] != "IN"]
    return quoted or behind or pieces


def _clause_start(tokens: Tokens, head: int, mention: Phrase, low: int) -> int:
    """The first token of the clause: behind the last pause before verb and source."""
    end = min(head, mention[0])
    for k in range(end - 1, max(low, end - _REACH) - 1, -1):
        if tokens.words[k] in _PAUSES or (tokens.tags[k] == "CC" and k + 1 == end):
            return k + 1
    return max(low, end - _REACH)


def _is_auxiliary(tokens: Tokens, k: int, head: int, language: Language) -> bool:
    """Whether a word is the other part of the verb at `head`."""
    return (
        tokens.lowers[k] in language.lexicon.auxiliaries
        and (tokens.tags[k] in FINITE or tokens.tags[k] in ("VBN", "VB"))
        and not any(tokens.words[j] in _PAUSES for j in range(min(k, head) + 1, max(k, head)))
    )


def _trimmed(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """A piece without the marks at its ends; None unless it has a word that tells something."""
    while first <= last and not _stands(tokens, first):
        first += 1
    while last >= first and not _stands(tokens, last):
        last -= 1
    telling = any(tokens.tags[k] in _TELLING or tokens.stretches[k] >= 0 for k in range(first, last + 1))
    return (first, last) if telling else None


def _stands(tokens: Tokens, k: int) -> bool:
    return tokens.stretches[k] >= 0 or tokens.words[k][0].isalnum()
