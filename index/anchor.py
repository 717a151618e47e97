"""Where a passage stands in an article, told by its words, so that it is found again after edits elsewhere.

The form is the Web Annotation Data Model's TextQuoteSelector (W3C Recommendation, 2017): the exact
words, with what stands before and after.
"""

from dataclasses import dataclass

CONTEXT = 32
"""How many characters before and after are kept and compared."""

_MOST_PLACES = 10_000
"""Where the same words stand more often, the places after these are not looked at."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage by its exact words, and up to `CONTEXT` characters on either side of them; `start` is the
    offset where it stood, which only decides between places that fit equally well."""

    exact: str
    prefix: str
    suffix: str
    start: int | None = None


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`. Raises ValueError when that is no stretch of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no stretch of the text: {start} to {end} of {len(text)} characters")
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def locate(text: str, sought: Anchor) -> tuple[int, int] | None:
    """The span where the anchor's passage stands in the text, else None.

    Only the exact words will do, and on one side at least all that stood beside them must still be there: a
    passage that merely has the same words is another. Of two that fit equally well neither is taken,
    unless one begins where the passage stood.
    """
    fits: dict[int, int] = {}
    place = text.find(sought.exact) if sought.exact else -1
    looked_at = 0
    while place >= 0 and looked_at < _MOST_PLACES:
        looked_at += 1
        if fit := _fit(text, place, sought):
            fits[place] = fit
        place = text.find(sought.exact, place + 1)
    best = max(fits.values(), default=0)
    places = [place for place, fit in fits.items() if fit == best]
    if sought.start is not None and sought.start in places:
        places = [sought.start]
    return (places[0], places[0] + len(sought.exact)) if len(places) == 1 else None


def _fit(text: str, place: int, sought: Anchor) -> int:
    """How many characters beside the passage at `place` agree, plus 1; 0 when neither side is whole."""
    before, after = sought.prefix[-CONTEXT:], sought.suffix[:CONTEXT]
    end = place + len(sought.exact)
    left = _agreeing(text[max(0, place - CONTEXT) : place][::-1], before[::-1])
    right = _agreeing(text[end : end + CONTEXT], after)
    at_start, at_end = not before and place == 0, not after and end == len(text)
    whole = (before and left == len(before)) or (after and right == len(after)) or at_start or at_end
    return 1 + left + right + at_start + at_end if whole else 0


def _agreeing(one: str, other: str) -> int:
    """How many characters two strings have in common from their beginning."""
    for length, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return length
    return min(len(one), len(other))
