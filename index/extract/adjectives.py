"""Cues that are adjectives: *is sure that …*, *zeigte sich besorgt, dass …*."""

from index.extract.brackets import bracket_subject
from index.extract.candidate import Candidate
from index.extract.complement import Complement
from index.extract.content import complement_after, content_before
from index.extract.phrases import FINITE, Phrase, verb_group_start
from index.extract.sentences import Range
from index.extract.subjects import subject_before
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_NEAR = 12


def adjective_candidate(
    tokens: Tokens, head: int, low: int, high: int, language: Language
) -> Candidate | None:
    """*is confident that …*: an adjective of thinking or saying after a form of *be*."""
    if language.lexicon.grammar.verb_final:
        behind = _behind_words(tokens, head, (low, high), language)
        if behind is not None:
            return behind
    complement = complement_after(tokens, head, high, language)
    if (
        complement.phrase is None
        or complement.far
        or complement.form not in ("that", "wh", "to", "pp", "clause")
    ):
        return None
    start = verb_group_start(tokens, head, low, language.lexicon)
    beside = head > low and tokens.tags[head - 1] in FINITE
    if start == head and not beside and not language.lexicon.grammar.verb_final:
        return None
    start = start if start < head else verb_group_start(tokens, head - 1, low, language.lexicon)
    if language.lexicon.grammar.verb_final:
        found = _main_subject(tokens, head, (low, high), language.lexicon)
    else:
        found = subject_before(tokens, start, low, language.lexicon)
    if found is None:
        return None
    negated = any(tokens.lowers[k] in language.lexicon.negations for k in range(start, head))
    return Candidate(
        "adjective",
        tokens.lowers[head],
        (head, head),
        found[0],
        found[1],
        complement,
        [complement.phrase],
        negated=negated,
    )


def _behind_words(tokens: Tokens, head: int, sentence: Range, language: Language) -> Candidate | None:
    """An adjective that ends the clause behind what is thought: *„…“, ist sich Huber sicher*."""
    low, high = sentence
    if head + 1 < high and tokens.words[head + 1][0].isalnum():
        return None
    finite = next((k for k in range(head - 1, max(low, head - _NEAR), -1) if tokens.tags[k] in FINITE), None)
    if finite is None:
        return None
    mention, way, _ = bracket_subject(tokens, finite, sentence, language.lexicon)
    content = content_before(tokens, finite, low, language)
    if mention is None or way != "inverted" or content is None:
        return None
    complement = Complement("none", None)
    return Candidate("adjective", tokens.lowers[head], (head, head), mention, way, complement, [content])


def _main_subject(tokens: Tokens, head: int, sentence: Range, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """The subject of the form of *be* or *show* that an adjective belongs to: *zeigte sich Huber besorgt*."""
    for k in range(head, max(sentence[0] - 1, head - _NEAR), -1):
        if tokens.words[k] in (",", ";", ":"):
            return None
        if tokens.tags[k] in FINITE:
            mention, way, _ = bracket_subject(tokens, k, sentence, lexicon)
            return None if mention is None else (mention, way)
    return None
