"""Candidates: each place in a sentence that may attribute something, with its mention and its content."""

from index.extract.adjectives import adjective_candidate
from index.extract.candidate import Candidate
from index.extract.content import past_dateline
from index.extract.labels import label_candidate, signature_candidate
from index.extract.nouns import noun_candidate
from index.extract.phrases import FINITE, VERBS
from index.extract.prepositions import (
    adverb_candidate,
    postposition_candidate,
    preposition_candidate,
    sentence_before,
)
from index.extract.sentences import TELLING, Range
from index.extract.tokens import Tokens
from index.extract.verbs import verb_candidate
from index.language import Language

_ADJECTIVES = frozenset(("JJ", "VBN"))
_PREDICATES = _ADJECTIVES | {"RB"}
"""Where adjectives in the predicate have no ending, they look like adverbs."""


def _share_subject(tokens: Tokens, found: list[Candidate], language: Language) -> None:
    """A verb set between pauses without a subject has that of the verb of saying before it: *Torres criticó
    la ley, que, dijo, no sirve*."""
    speaker: Candidate | None = None
    for candidate in found:
        if candidate.kind != "verb":
            continue
        classes = language.verb_classes[candidate.lemma]
        if candidate.mention is not None:
            says = candidate.way != "relative" and not TELLING.isdisjoint(classes)
            speaker = candidate if says else speaker
        elif candidate.way == "dropped" and speaker is not None and candidate.complement.form == "none":
            candidate.mention, candidate.way = speaker.mention, "shared"


def find_candidates(tokens: Tokens, sentence: Range, language: Language) -> list[Candidate]:
    """Every candidate of a sentence, by the place of its cue."""
    low, high = _behind_dateline(tokens, sentence)
    found: list[Candidate] = []
    verbs, lexicon, triggers = language.verbs, language.lexicon, language.triggers
    lowers = tokens.lowers
    adjectives = _PREDICATES if lexicon.grammar.verb_final else _ADJECTIVES
    for i in [k for k in range(low, high) if lowers[k] in triggers]:
        lower = lowers[i]
        if lower in language.openings:
            candidate = preposition_candidate(tokens, i, low, high, language)
            if candidate is not None:
                found.append(candidate)
                continue
        if lower in lexicon.source_postpositions and i > low:
            candidate = postposition_candidate(tokens, i, low, high, language)
        elif lower in lexicon.source_adverbs:
            candidate = adverb_candidate(tokens, i, low, high, language)
        elif lower in verbs and tokens.tags[i] in VERBS:
            candidate = verb_candidate(tokens, i, low, high, language)
        elif (lower in lexicon.cue_nouns and tokens.tags[i] in ("NN", "NNS")) or (
            lower in lexicon.document_nouns
            and i + 2 < high
            and tokens.words[i + 1] == ":"
            and tokens.stretches[i + 2] >= 0
        ):
            candidate = noun_candidate(tokens, i, low, high, language)
        elif lower in lexicon.cue_adjectives and tokens.tags[i] in adjectives:
            candidate = adjective_candidate(tokens, i, low, high, language)
        else:
            continue
        if candidate is not None:
            found.append(candidate)
    _share_subject(tokens, found, language)
    for candidate in found:
        if _looks_back(tokens, candidate, low, language):
            candidate.content = sentence_before(tokens, low)
    signature = signature_candidate(tokens, low, high)
    if signature is not None:
        found.append(signature)
    label = label_candidate(tokens, low, high, language)
    if label is not None:
        found.append(label)
    return found


def _behind_dateline(tokens: Tokens, sentence: Range) -> Range:
    """A sentence without the dateline that it begins with, where nobody says anything."""
    low, high = sentence
    dash = past_dateline(tokens, high - 1) if low == 0 else 0
    return dash + 1 if dash else low, high


def _looks_back(tokens: Tokens, candidate: Candidate, low: int, language: Language) -> bool:
    """Whether a sentence only says whose the sentence before is: *Das sagte Huber am Montag*."""
    return (
        candidate.kind == "verb"
        and candidate.mention is not None
        and candidate.mention[0] != low
        and tokens.lowers[low] in language.lexicon.demonstratives
        and candidate.complement.form in ("none", "np", "pp")
        and low + 1 < candidate.cue[1] + 1
        and tokens.tags[low + 1] in FINITE
    )
