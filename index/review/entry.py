"""What a reader says of one passage: that it is a quote as it was found, or another, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.anchor import Anchor, anchor, locate
from index.quote import Kind, Review, Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose words a passage is said to be, None for nobody's, and of which kind."""

    speaker: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of `reviews.yaml`.

    `passage` holds the spans of the quote as it was found, or as the reader added it. `review` is None for
    a quote that is drawn into a sample and not reviewed yet. `right` is what the reader says; `extent`
    the words that belong to the quote where they are others than the passage. `found` is what the
    extraction had said, None for what it had missed. `reviewed` is a date.
    """

    path: str
    passage: tuple[Anchor, ...]
    review: Review | None
    right: Claim
    extent: tuple[Anchor, ...] = ()
    found: Claim | None = None
    sample: bool = False
    reviewed: str | None = None
    note: str = ""

    def is_about(self, other: Entry) -> bool:
        """Whether both are about the same passage."""
        return (self.path, self.passage) == (other.path, other.passage)


def anchors(text: str, spans: Sequence[Span]) -> tuple[Anchor, ...]:
    """Spans of an article told by their words."""
    return tuple(anchor(text, start, end) for start, end in spans)


def spans_of(text: str, passage: Sequence[Anchor]) -> tuple[Span, ...] | None:
    """Where all parts of a passage stand in the text, one after the other; else None."""
    spans = [locate(text, part) for part in passage]
    found = tuple(span for span in spans if span is not None)
    in_order = all(one[1] <= other[0] for one, other in pairwise(found))
    return found if found and in_order and len(found) == len(spans) else None
