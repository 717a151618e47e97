"""Whether a quotation runs on: over a paragraph's end, or right behind another."""

from index.extract.frames import Frame
from index.extract.option import Said

_STOPS = frozenset(",.;:!?")


def runs_on_after(text: str, frames: list[Frame], at: int) -> bool:
    """Whether the last quotation of a paragraph goes on in the next, which opens it anew or not."""
    if at + 1 >= len(frames) or frames[at].turn is not None:
        return False
    last, after = frames[at].stretches[-1], frames[at + 1]
    if after.resumed or last.closed or not after.places or after.turn is not None or after.given is not None:
        return after.resumed
    if last.start > last.outer_start + len(last.mark):
        return False  # a stray mark between blanks
    begins = after.stretches[0]
    return after.places[0].token == 0 and begins.mark == last.mark and text[begins.start] not in _STOPS


def reopens(frames: list[Frame], at: int, number: int, last: Said) -> bool:
    """Whether a stretch goes on with one that ran to its paragraph's end without a closing mark."""
    if number or last.option is None or last.frame != at - 1 or frames[last.frame].turn is not None:
        return False
    earlier = frames[last.frame]
    here = frames[at].stretches[number]
    return (
        frames[at].places[number].token == 0
        and last.number == len(earlier.stretches) - 1
        and not earlier.stretches[last.number].closed
        and earlier.stretches[last.number].mark == here.mark
    )


def touches(frames: list[Frame], at: int, number: int, last: Said) -> bool:
    """Whether nothing stands between a stretch and the quotation before it, or only that it goes on."""
    if last.option is None or last.frame != at or last.number != number - 1 or frames[at].turn is not None:
        return False
    places, tokens = frames[at].places, frames[at].tokens
    here, before = places[number], places[last.number].token
    if here.token == before + 1:
        return here.alone != "part"
    between = range(before + 1, here.token)
    leads = tokens.words[here.token - 1] == ":" and tokens.tags[here.token - 2] in ("CC", "RB")
    return leads and all(tokens.tags[k] in ("CC", "RB", ":", ".") for k in between)  # Und weiter: “…”
