"""Indirect speech that goes on without a cue, told by its mood: *Das Tor sei offen gewesen.*

Some languages put what others said into a subjunctive of its own. A sentence in that mood which nothing in it
attributes goes on with what the source before it said.
"""

import bisect
from dataclasses import dataclass

from index.extract.between import brings_in_somebody
from index.extract.frames import Frame
from index.extract.option import Said
from index.extract.phrases import FINITE
from index.extract.scoring import bucket
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.extract.traits import source_type
from index.language import Language
from index.quote import Span

_FARTHEST = 7
"""No sentence goes on with a source that stands more sentences before it."""
_LAST = 4
_LEAST = 0.05
"""A less likely cue introduces nobody, even where the next sentence seems to go on with somebody's words."""
_OWN = frozenset(("own", "beside"))


@dataclass(frozen=True, slots=True)
class Standing:
    """The source whose words a sentence may go on with. `kind` is the type of its mention, `way` what it was
    the source of; `gap` and `paragraphs` are how many sentences and paragraphs lie between, `chain` whether
    all of these are in the mood of reported speech. `sure` is how likely the source was right."""

    mention: Span
    kind: str
    way: str
    gap: int
    paragraphs: int
    chain: bool
    sure: float


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence that may go on with what its `source` said; `traits` are what the scorer looks at, `told`
    says that its main verb can only be in that mood."""

    frame: int
    sentence: int
    source: Standing
    traits: list[str]
    told: bool


def verbs_of_hearsay(tokens: Tokens, sentence: Range, language: Language) -> list[tuple[int, str]]:
    """The verbs of a sentence in the mood of reported speech, ``told``, or in forms that can stand for it,
    ``maybe``; the surest first."""
    low, high = sentence
    lexicon = language.lexicon
    found = [
        (k, "told" if k in tokens.told else "maybe")
        for k in range(low, high)
        if k in tokens.told or (tokens.lowers[k] in lexicon.hearsay and tokens.words[k][0].islower())
    ]
    return sorted(found, key=lambda verb: verb[1] != "told")


def standing_source(
    frames: list[Frame], at: int, sentence: int, said: list[Said], language: Language
) -> Standing | None:
    """The last source before a sentence that is likely enough, a few sentences back at most. `said` may go on
    beyond the sentence."""
    number = bisect.bisect_left(
        said, (at, sentence), key=lambda one: (one.frame, _sentence_of(frames[one.frame], one.number))
    )
    gap, chain = 0, True
    frame, here = at, sentence
    while gap < _FARTHEST:
        here -= 1
        if here < 0:
            frame -= 1
            if frame < 0 or at - frame > 2 or frames[frame].turn is not None:
                return None
            here = len(frames[frame].sentences)
            continue
        found = _source_of(frames[frame], frame, here, said, number, language)
        if found is not None:
            mention, kind, way, sure = found
            return Standing(mention, kind, way, gap, at - frame, chain, sure)
        tokens, around = frames[frame].tokens, frames[frame].sentences[here]
        reported = bool(verbs_of_hearsay(tokens, around, language))
        if not reported and brings_in_somebody(tokens, around, language):
            return None  # it may be their words that go on
        chain = chain and reported
        gap += 1
    return None


def _sentence_of(frame: Frame, number: int) -> int:
    return frame.places[number].sentence if number < len(frame.places) else 0


def _source_of(
    frame: Frame, at: int, sentence: int, said: list[Said], before: int, language: Language
) -> tuple[Span, str, str, float] | None:
    """The source of what a sentence attributes last; `said` counts up to `before`."""
    for one in reversed(said[max(0, before - _LAST) : before]):
        option = one.option
        here = one.frame == at and _sentence_of(frame, one.number) == sentence
        if here and option is not None and option.mention is not None and option.way != "mood":
            return option.mention, option.kind, f"quotation {option.way}", option.score
    sourced = [c for c in frame.candidates[sentence][-2 * _LAST :] if c.mention is not None]
    likely = [c for c in sourced if c.score >= language.thresholds.accept]
    chosen = likely[-1] if likely else max(sourced, key=lambda c: c.score, default=None)
    if chosen is None or chosen.mention is None or chosen.score < _LEAST:
        return None
    way = chosen.kind if likely else f"unlikely {chosen.kind}"
    kind = source_type(frame.tokens, chosen, language)
    return frame.tokens.span(*chosen.mention), kind, way, chosen.score


def reported_sentences(frames: list[Frame], said: list[Said], language: Language) -> list[Reported]:
    """The sentences in the mood of reported speech in which no cue is likely, each with the source that it
    may go on with."""
    found: list[Reported] = []
    if not language.lexicon.hearsay:
        return found
    cued = {
        (one.frame, _sentence_of(frames[one.frame], one.number))
        for one in said
        if one.option is not None and one.option.way in _OWN
    }
    for at, frame in enumerate(frames):
        if frame.turn is not None:
            continue
        for number, sentence in enumerate(frame.sentences):
            if (at, number) in cued or any(
                c.score >= language.thresholds.accept for c in frame.candidates[number]
            ):
                continue
            verbs = verbs_of_hearsay(frame.tokens, sentence, language)
            if _is_unchecked(frame.tokens, sentence, verbs, language) or _tells_who(
                frame.tokens, sentence, language
            ):
                continue
            source = standing_source(frames, at, number, said, language) if verbs else None
            if source is not None:
                traits = _traits(frame.tokens, sentence, verbs, source, language)
                first = next((k for k in range(*sentence) if frame.tokens.tags[k] in FINITE), -1)
                found.append(Reported(at, number, source, traits, first in frame.tokens.told))
    return found


def _tells_who(tokens: Tokens, sentence: Range, language: Language) -> bool:
    """Whether a main clause about somebody follows what is told: *Warum sie schweige, wollte Kreitmair
    wissen*."""
    low, high = sentence
    main = (
        k
        for k in range(low + 1, high - 1)
        if tokens.words[k - 1] == "," and tokens.tags[k] in FINITE and k not in tokens.told
    )
    people = language.lexicon.person_nouns
    return any(tokens.tags[k + 1] == "NNP" or tokens.lowers[k + 1] in people for k in main)


def _is_unchecked(tokens: Tokens, sentence: Range, verbs: list[tuple[int, str]], language: Language) -> bool:
    """Whether the paper itself says that it could not make sure: *Sie ließen sich nicht überprüfen*."""
    words, lexicon = tokens.lowers[slice(*sentence)], language.lexicon
    own = all(form != "told" for _, form in verbs)
    return own and not lexicon.unchecked.isdisjoint(words) and not lexicon.negations.isdisjoint(words)


def _traits(
    tokens: Tokens, sentence: Range, verbs: list[tuple[int, str]], source: Standing, language: Language
) -> list[str]:
    """What tells a sentence that goes on with a source from one that only supposes something."""
    low, high = sentence
    finite = [k for k in range(low, high) if tokens.tags[k] in FINITE]
    first, form = verbs[0]
    main = bool(finite) and finite[0] == first
    share = "all" if len(verbs) >= len(finite) else "some"
    opening = tokens.tags[low]
    speaking = any(
        pronoun is not None and (pronoun.speaking or pronoun.addressed)
        for pronoun in map(language.lexicon.pronouns.get, tokens.lowers[low:high])
    )
    quoted = any(tokens.stretches[k] >= 0 for k in range(low, high))
    return [
        f"form {form}",
        f"form {form} {main} {share}",
        f"verb {tokens.lowers[first]}",
        f"verb {tokens.lowers[first]} {main}",
        f"form {form} gap {source.gap}",
        f"form {form} gap {source.gap} paragraphs {source.paragraphs} {source.chain}",
        f"from {source.way}",
        f"from {source.way} {form}",
        f"kind {source.kind}",
        f"sure {bucket(source.sure)}",
        f"opening {opening} {form}",
        f"opens {language.like(tokens.lowers[low])}",
        f"speaking {speaking}",
        f"quoted {quoted} {form}",
        f"first {low == 0} {form}",
        f"question {tokens.words[high - 1] == '?'}",
    ]
