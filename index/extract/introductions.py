"""Introductions: what an article says of somebody where it names them, *his brother, Luis Torres*, *Luis
Torres, the mayor*: whoever bore the surname before is then somebody else."""

from index.extract.frames import Frame
from index.extract.name import Name
from index.extract.phrases import FINITE, noun_phrase_after
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_REACH = 8
_OWNER = 3
_PAUSES = frozenset((",", "(", "--", "—", "–"))
_NAMED = frozenset(("NN", "NNS", "JJ", "NNP", "CD", "DT", "PRP$", "POS", "IN", "VBN", "RB"))


def is_relative(frames: list[Frame], name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is introduced as somebody's relative: *his brother Luis Torres*, *the mayor's wife, Ana
    Torres*, *Luis Torres, his son*; not *Ana Torres, a mother of two*."""
    tokens, first, last = frames[name.frame].tokens, name.first, name.last
    low, high = frames[name.frame].sentences[name.sentence]
    commas = 0
    for k in range(first - 1, max(low, first - _REACH) - 1, -1):
        commas += tokens.words[k] == ","
        if commas > 1 or (tokens.words[k] != "," and not _can_stand(tokens, k, lexicon)):
            break
        if _is_kin(tokens, k, low, high, lexicon):
            return True
    following = last + 1
    if following + 1 >= high or tokens.words[following] not in _PAUSES:
        return False
    for k in range(following + 1, min(high, following + _REACH)):
        if tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            break
        if _is_kin(tokens, k, following, high, lexicon):
            return True
    return False


def is_namesake(frames: list[Frame], name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is said to be a relative's as well: *his father, also John Smith*, *whose son is also
    named John Smith*."""
    tokens, first = frames[name.frame].tokens, name.first
    low = frames[name.frame].sentences[name.sentence][0]
    also = first - 2 if first - 1 > low and tokens.lowers[first - 1] in lexicon.naming_after else first - 1
    if also - 1 <= low or tokens.lowers[also] not in lexicon.namesakes:
        return False
    set_off = tokens.words[also - 1] in _PAUSES or tokens.lowers[also - 1] in lexicon.be_forms
    return set_off and any(tokens.lowers[k] in lexicon.kin for k in range(max(low, also - _REACH), also))


def is_described(frames: list[Frame], name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is followed between pauses, or led over to, by what its bearer is."""
    tokens, first, last = frames[name.frame].tokens, name.first, name.last
    low, high = frames[name.frame].sentences[name.sentence]
    if last + 2 < high and tokens.words[last + 1] in _PAUSES:
        apposed = noun_phrase_after(tokens, last + 2, high, lexicon)
        if apposed is not None and tokens.lowers[apposed[1]] in lexicon.person_nouns:
            return True
    for k in range(first - 1, max(low, first - _REACH) - 1, -1):
        if tokens.lowers[k] in lexicon.person_nouns:
            return tokens.words[k][0].islower()
        if tokens.words[k] != "," and not _can_stand(tokens, k, lexicon):
            break
    return False


def _can_stand(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a token can stand between what somebody is and the name."""
    return tokens.stretches[k] < 0 and (tokens.tags[k] in _NAMED or tokens.lowers[k] in lexicon.naming_after)


def _is_kin(tokens: Tokens, k: int, low: int, high: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` says whose relative somebody is: a possessive or a genitive stands before it,
    or behind it the preposition that tells whose."""
    if tokens.lowers[k] not in lexicon.kin or not tokens.words[k][0].islower():
        return False
    for i in range(k - 1, max(low, k - _OWNER) - 1, -1):
        if tokens.tags[i] in ("PRP$", "POS"):
            return True
        if tokens.tags[i] not in ("JJ", "NN", "VBN", "CD"):
            break
    owned = k + 2 < high and tokens.lowers[k + 1] in lexicon.kin_of
    return owned and tokens.tags[k + 2] in ("DT", "NNP", "NN", "PRP$")
