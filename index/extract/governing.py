"""The subject of the main clause, which a verb without one of its own shares: *Torres criticó la ley y dijo
que …*."""

from index.extract.own_subject import opens_clause, own_subject
from index.extract.phrases import FINITE, REACH, Phrase, verb_group_start
from index.extract.sentences import Range
from index.extract.standing import can_speak, is_governed
from index.extract.subjects import subject_before
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_TRIES = 6


def governing_subject(
    tokens: Tokens, end: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase | None, bool]:
    """The subject of the main clause before `end`, and whether there is such a clause, with a subject or
    without: of its first verb that no clause within it holds, in the last of clauses that a word such as
    *pero* sets apart."""
    low = max(sentence[0], end - REACH)
    governed = False
    main: Phrase | None = None
    tried = 0
    for i in range(low, end):
        apart = i > low and tokens.words[i - 1] == "," and tokens.lowers[i] in lexicon.contrasts
        if tokens.words[i] in (",", ";") or tokens.stretches[i] >= 0 or apart:
            governed = False
        elif opens_clause(tokens, i, lexicon):
            governed = True
        elif tokens.tags[i] in FINITE:
            if not governed and tried < _TRIES:
                tried += 1
                group = verb_group_start(tokens, i, low, lexicon)
                found = own_subject(tokens, group, i, (low, sentence[1]), lexicon)
                subject = found[0] if found is not None else _plain_subject(tokens, group, low, lexicon)
                first = tried == 1 and subject is not None
                if first or (subject is not None and _stands_apart(tokens, subject, low, lexicon)):
                    main = subject
            governed = False
    return main, tried > 0


def _plain_subject(tokens: Tokens, group: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """A noun phrase that can speak right before a verb."""
    before = subject_before(tokens, group, low, lexicon, 0)
    if before is None or before[1] not in ("near", "aside") or not can_speak(tokens, before[0], lexicon):
        return None
    return None if is_governed(tokens, before[0], low, lexicon) else before[0]


def _stands_apart(tokens: Tokens, subject: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a clause with a subject of its own begins with it: *…, mientras que Torres afirmó*."""
    before = tokens.lowers[subject[0] - 1] if subject[0] > low else ""
    if before in lexicon.declaratives and subject[0] - 2 > low:
        before = tokens.lowers[subject[0] - 2]
    return before in lexicon.contrasts
