"""Words looked for in a text however either is spaced, in time by the length of the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from index.quote import Span

_WORD = re.compile(r"\S+")
_MOST_INSIDE = 1000
"""Places inside longer words that are passed over."""


class SpacedText:
    """A text with one space between its words, and the way back to the text as it stands."""

    def __init__(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        self._starts = [word.start() for word in words]
        self._places: list[int] = []
        at = 0
        for word in words:
            self._places.append(at)
            at += len(word[0]) + 1
        self._joined = " ".join(word[0] for word in words)
        self._everywhere = lru_cache(maxsize=8)(lambda passage: tuple(self.find(passage)))

    def find(self, passage: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Where the words of `passage` stand between `start` and `end` of the text, in order and none over
        another; not where its first or last one is a part of a longer word."""
        wanted = " ".join(passage.split())
        at = self._place(start)
        stop = len(self._joined) if end is None else self._place(end)
        inside = 0
        while wanted and inside < _MOST_INSIDE and (at := self._joined.find(wanted, at, stop)) >= 0:
            after = at + len(wanted)
            if _is_inside(self._joined, at) or _is_inside(self._joined, after):
                inside += 1
                at += 1
            else:
                yield self._offset(at), self._offset(after - 1) + 1
                at = after

    def nearest(self, passage: str, near: int, most: int) -> list[Span]:
        """The `most` places where `passage` stands that are nearest to `near`, the nearest first."""
        spans = self._everywhere(passage)
        at = bisect_left(spans, (near,))
        around = spans[max(0, at - most) : at + most]
        return sorted(around, key=lambda span: abs(span[0] - near))[:most]

    def _place(self, offset: int) -> int:
        """Where the word at `offset` of the text is, or the one after it."""
        number = bisect_left(self._starts, offset)
        before = self._starts[number - 1] if number else 0
        if number and offset - before < self._length(number - 1):
            return self._places[number - 1] + offset - before
        return self._places[number] if number < len(self._places) else len(self._joined)

    def _length(self, number: int) -> int:
        after = self._places[number + 1] - 1 if number + 1 < len(self._places) else len(self._joined)
        return after - self._places[number]

    def _offset(self, place: int) -> int:
        number = bisect_right(self._places, place) - 1
        return self._starts[number] + place - self._places[number]


def _is_inside(text: str, at: int) -> bool:
    """Whether a word goes on over this place."""
    return 0 < at < len(text) and _is_letter(text[at - 1]) and _is_letter(text[at])


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
