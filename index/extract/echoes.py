"""What a source is yet to say, inside what the source says: *he said he planned to announce a truce*."""

from bisect import bisect_left
from collections.abc import Sequence

from index.extract.attribution import Found
from index.extract.frames import Frame
from index.quote import Attribution, Span

_NOT_FINITE = frozenset(("VB", "VBG"))


def without_echoes(
    found: Sequence[Found], attributions: Sequence[Attribution], frames: Sequence[Frame]
) -> list[Attribution]:
    """The attributions but for paraphrases whose verb, not a finite one, and content stand inside another
    paraphrase of the same source: the same words would be told twice, and the inner ones were never said.

    `found` and `attributions` are the same ones, in one order.
    """
    return [
        one
        for at, one in zip(found, attributions, strict=True)
        if not (
            one.kind == "indirect"
            and one.cue is not None
            and _tag(frames[at.frame], one.cue) in _NOT_FINITE
            and any(other is not one and _holds(other, one, one.cue) for other in attributions)
        )
    ]


def _tag(frame: Frame, cue: Span) -> str:
    tokens = frame.tokens
    at = bisect_left(tokens.starts, cue[0])
    return tokens.tags[at] if at < len(tokens) else ""


def _holds(outer: Attribution, inner: Attribution, cue: Span) -> bool:
    same = outer.name == inner.name if inner.name is not None else outer.mention == inner.mention
    return (
        same
        and outer.kind != "direct"
        and any(s <= cue[0] and inner.spans[-1][1] <= e and s <= inner.spans[0][0] for s, e in outer.spans)
    )
