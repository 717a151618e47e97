"""Indirect speech that goes on without a cue, told by its mood: *Das Tor sei offen gewesen.*

Some languages put what others said into a subjunctive of its own. A sentence in that mood which nothing in it
attributes goes on with what the source before it said.
"""

from collections.abc import Mapping

from index.extract.frames import Frame
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language import Language
from index.quote import Span


def reported_sentences(
    frames: list[Frame], taken: Mapping[int, list[Span]], language: Language
) -> list[tuple[int, Span]]:
    """The sentences in the mood of reported speech that hold no attribution, with the number of their frame.
    `taken` are the spans that are attributed, by frame."""
    found: list[tuple[int, Span]] = []
    if not language.lexicon.reporting:
        return found
    for at, frame in enumerate(frames):
        if frame.turn is not None:
            continue
        for low, high in frame.sentences:
            last = high - 1
            while (
                last > low and not frame.tokens.words[last][-1].isalnum() and frame.tokens.stretches[last] < 0
            ):
                last -= 1
            span = frame.tokens.span(low, last)
            attributed = any(start < span[1] and span[0] < end for start, end in taken.get(at, ()))
            if not attributed and _is_reported(frame.tokens, (low, high), language):
                found.append((at, span))
    return found


def _is_reported(tokens: Tokens, sentence: Range, language: Language) -> bool:
    """Whether a verb in the mood of reported speech stands in the sentence."""
    low, high = sentence
    return any(
        tokens.lowers[k] in language.lexicon.reporting and tokens.words[k][0].islower()
        for k in range(low, high)
    )
