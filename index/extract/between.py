"""Who comes between a quotation and the one before it, so that it doesn't go on with that one's source.

*“No,” said Ruiz. Her rival, Luis Soto, says that the dam is lost. “It’s over.”* is Soto's; *“No,” said Ruiz.
A colleague turned to the window. “It’s over.”* may be anybody's.
"""

from index.extract.frames import Frame
from index.extract.option import Option
from index.extract.phrases import Phrase
from index.extract.sentences import SAYING, Range
from index.extract.subject_of import sentence_subject
from index.extract.tokens import Tokens
from index.extract.traits import mention_type
from index.language import Language

_PEOPLE = frozenset(("name", "he", "person"))
_TOLD = frozenset(("name", "person"))
_DESCRIBED = frozenset(("name", "person", "body"))
_EARLIER = frozenset(("same", "before", "mood", "unsourced"))
_SAYING = frozenset(("verb", "preposition"))
_LONGEST = 12
"""Tokens of a sentence that tells of nothing but a gesture."""


def came_between(text: str, frame: Frame, number: int, before: Option, language: Language) -> Option | None:
    """The source of a stretch that is a sentence of its own and would go on with what stands before, where
    the sentence between tells of somebody else: them, if they say something there, else nobody."""
    place = frame.places[number]
    if before.way not in _EARLIER or place.alone != "sentence" or not place.sentence:
        return None
    near = place.sentence - 1
    if number and frame.places[number - 1].sentence == near:
        return None
    told = max(frame.candidates[near], key=lambda c: c.score, default=None)
    if told is not None and told.mention is not None and told.kind in _SAYING:
        says = told.kind != "verb" or not SAYING.isdisjoint(language.verb_classes[told.lemma])
        kind = mention_type(frame.tokens, told.mention, language)
        if says and told.score >= language.thresholds.sourced and kind in (*_PEOPLE, "thing"):
            return Option("between", frame.tokens.span(*told.mention), told, kind, score=told.score)
    return None if before.way == "unsourced" else _acted(text, frame, near, before, language)


def _acted(text: str, frame: Frame, near: int, before: Option, language: Language) -> Option | None:
    """Who makes a gesture of speech in the sentence between, *Soto nods*; nobody, where somebody new does
    anything else."""
    tokens, sentence = frame.tokens, frame.sentences[near]
    found = sentence_subject(tokens, sentence, language.lexicon)
    if found is None:
        return None
    phrase, verb = found
    kind = mention_type(tokens, phrase, language)
    if kind not in _TOLD:
        return None
    last = text[slice(*before.mention)].split()[-1:] if before.mention is not None else []
    if kind == "name" and last == [tokens.words[phrase[1]]]:
        return None
    if _reacts(tokens.lowers[verb], language) and sentence[1] - sentence[0] <= _LONGEST:
        return Option("between", tokens.span(*phrase), None, kind, score=1.0)
    other = kind == "name" and before.kind in _DESCRIBED  # „…“, sagt ein Koch. Groll weiß das.
    new = other or _is_new(tokens, phrase, kind, language)
    return Option("unsourced", None, None, "none", second=before) if new else None


def brings_in_somebody(tokens: Tokens, sentence: Range, language: Language) -> bool:
    """Whether a sentence tells of somebody who is new by name and surname, or without a name."""
    found = sentence_subject(tokens, sentence, language.lexicon)
    kind = "" if found is None else mention_type(tokens, found[0], language)
    return found is not None and kind in _TOLD and _is_new(tokens, found[0], kind, language)


def _reacts(verb: str, language: Language) -> bool:
    """Whether a verb tells that somebody speaks, or of what they do instead: *shrugs*, *disagrees*."""
    lemma = language.verbs.get(verb)
    says = lemma is not None and "speech" in language.verb_classes[lemma]
    return says or verb in language.lexicon.gestures


def _is_new(tokens: Tokens, phrase: Phrase, kind: str, language: Language) -> bool:
    """Whether a subject brings in somebody who has not spoken: by name and surname, or as *a colleague*, *his
    wife*, *Beck's mother*."""
    first, last = phrase
    return first < last if kind == "name" else tokens.lowers[first] not in language.lexicon.definite
