"""What is said where the verb stands in two parts and its objects on both sides: German and its like.

*Den Plan lehnte Huber gestern ab*: what it tells can only be read as a whole, source and verb included.
"""

from index.extract.brackets import opening_bracket
from index.extract.ends import content_end
from index.extract.phrases import FINITE, NOUNS, VERBS, Phrase
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language import Language

_PAUSES = frozenset((",", ";", ":", "--", "—", "–", "-", "("))
_TELLING = frozenset(("JJ", "VBN", *NOUNS))
_REACH = 60
_TELLER = 8
_STOPS = frozenset((":", ";", "--", "—", "–"))


def clause_content(
    tokens: Tokens, head: int, mention: Phrase, sentence: Range, language: Language
) -> list[Phrase]:
    """The clause around the verb at `head`, if it tells more than who speaks; only its quotations where it
    has any."""
    low, high = sentence
    first = _clause_start(tokens, head, mention, low)
    last = content_end(tokens, first, high, "clause", language)
    if last < head:
        return []  # Huber, der am Montag kam, versprach Hilfe
    left_out = {head, tokens.particles.get(head, head), *range(mention[0], mention[1] + 1)}
    rest = [k for k in range(first, last + 1) if k not in left_out and not _is_auxiliary(tokens, k, language)]
    quoted = [(k, k) for k in rest if tokens.stretches[k] >= 0 and tokens.tags[k] != "NNP"]
    return quoted or ([(first, last)] if any(tokens.tags[k] in _TELLING for k in rest) else [])


def interrupted_clause(
    tokens: Tokens, begins: int, mention: Phrase, sentence: Range, language: Language
) -> list[Phrase]:
    """The two parts of a clause that the teller breaks into from `begins` on: *Der Damm, sagte Huber, werde
    erhöht*; *Der Damm werde, sagte Huber, erhöht*; none where it is whole without the second."""
    low, high = sentence
    last = begins - 2
    low = next((k + 1 for k in range(last, low, -1) if tokens.words[k] in _STOPS), low)
    if last < low or tokens.words[begins - 1] != "," or tokens.stretches[last] >= 0:
        return []
    comma = next(
        (k for k in range(mention[1] + 1, min(high - 1, mention[1] + _TELLER)) if _ends(tokens, k)), 0
    )
    if not comma or tokens.words[comma] != ",":
        return []
    fronted = tokens.lowers[low] in language.lexicon.subordinators and tokens.tags[low] == "IN"
    open_ = not fronted and tokens.tags[last] in FINITE and "," not in tokens.words[low:last]
    verbless = fronted or not any(tokens.tags[k] in FINITE for k in range(low, last + 1))
    if not (open_ or (verbless and tokens.tags[comma + 1] in FINITE)):
        return []
    return [(low, last), (comma + 1, content_end(tokens, comma + 1, high, "clause", language))]


def _ends(tokens: Tokens, k: int) -> bool:
    """Whether the teller's clause ends at `k`, or something that does not belong to it begins."""
    return tokens.words[k] in _PAUSES or tokens.tags[k] in FINITE or tokens.stretches[k] >= 0


def _clause_start(tokens: Tokens, head: int, mention: Phrase, low: int) -> int:
    """The first token of the clause: behind the last pause before verb and source."""
    end = min(head, mention[0])
    k = end - 1
    while k >= max(low, end - _REACH):
        if tokens.words[k] == ")":
            k = opening_bracket(tokens, k, low) - 1
            continue
        if tokens.words[k] in _PAUSES or (tokens.tags[k] == "CC" and k + 1 == end):
            return k + 1
        k -= 1
    return max(low, end - _REACH)


def _is_auxiliary(tokens: Tokens, k: int, language: Language) -> bool:
    """Whether a word is an auxiliary verb."""
    return tokens.lowers[k] in language.lexicon.auxiliaries and tokens.tags[k] in VERBS
