"""Quotations inside quotations, where they have a source of their own."""

from index.extract.attribution import Found
from index.extract.frames import Frame, frame_paragraph
from index.extract.scoring import score
from index.extract.sentences import SAYING
from index.extract.sourcing import quotation_traits, scored_options
from index.language import Language

_NOBODY = frozenset(("i", "you", "it", "that", "thing", "document", "none"))
"""Kinds of mentions that name no other person than the outer speaker."""


def quoted_within(text: str, frames: list[Frame], language: Language) -> list[Found]:
    """The nested quotations that a cue beside them gives to somebody: *“He told me, ‘Go,’” Keller said*.

    All others are words of the outer speaker, and stay that.
    """
    return [
        found
        for at, frame in enumerate(frames)
        for stretch in frame.stretches
        if stretch.nested
        for found in _within(text, frame_paragraph(text, stretch.span, language), at, language)
    ]


def _within(text: str, inner: Frame, at: int, language: Language) -> list[Found]:
    """The stretches of `inner`, the words between two marks, whose cue and mention stand there too."""
    found: list[Found] = []
    limits = language.thresholds
    for number, place in enumerate(inner.places):
        options, own = scored_options(text, [inner], 0, number, [], language)
        best = options[0] if options else None
        if best is None or best.way != "own" or best.candidate is None or best.mention is None:
            continue
        if best.kind in _NOBODY or SAYING.isdisjoint(language.verb_classes.get(best.candidate.lemma, ())):
            continue
        likely = score(quotation_traits(options, own), language.weights.get("quotation", {})) >= limits.quoted
        sure = min(best.score, best.candidate.score) >= limits.sourced
        if likely and sure and place.alone == "part":
            cue = inner.tokens.span(*best.candidate.cue)
            span = inner.stretches[number].span
            found.append(Found("direct", [span], at, cue, best.mention, best.score, "own", nested=True))
    return found
