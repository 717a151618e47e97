"""Where in a text a passage may have gone that reads otherwise now, looked for only where it can be."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil

from index.difference import ALIKE, count_common, trim_run
from index.quote import Span

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")
_MARKS = "\"'“”„‘’‚«»‹›"
_NEAR = 200
"""Characters around where a passage was that are looked through first."""
_KEPT = 100
"""Passages of which it is kept where they may have gone: the same is said, and changed, again and again."""


class WordedText:
    """A text and where in it each word stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        words = list(_WORD.finditer(text))
        self._starts = [word.start() for word in words]
        self._ends = [word.end() for word in words]
        self._keys = [_key(word[0]) for word in words]
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            self._at[key].append(at)
        self._best = lru_cache(maxsize=_KEPT)(self._best_runs)

    def find_alike(self, passage: str, near: int) -> Span | None:
        """Where most of the words of `passage` stand together, nearest to `near` among equals.

        None where fewer than half of them, or than two, do anywhere.
        """
        wanted = [_key(word) for word in passage.split()]
        runs = self._runs(wanted, near)
        if not runs:
            return None
        after = bisect_left(runs, near, key=self._starts.__getitem__)
        around = runs[max(0, after - 1) : after + 1]
        start = min(around, key=lambda run: abs(self._starts[run] - near))
        first, last = trim_run(wanted, self._keys, start)
        return _without_marks(self._text, self._starts[first], self._ends[last], passage.strip())

    def _runs(self, wanted: Sequence[str], near: int) -> Sequence[int]:
        """In order, where the runs begin that hold most of the `wanted` words. Of those far from `near`
        only such as hold more than any around it, for else they are not the nearest."""
        known = tuple(key for key in wanted if key in self._at)
        low, high = bisect_left(self._starts, near - _NEAR), bisect_right(self._starts, near + _NEAR)
        around = list(self._counted(Counter(known), len(wanted), low, high))
        most = max((count for _, count in around), default=0)
        least = max(2, ceil(ALIKE * len(wanted)))
        if better := self._best(known, len(wanted), max(least, most + 1)):
            return better
        return [start for start, count in around if count == most >= least]

    def _best_runs(self, known: Sequence[str], length: int, least: int) -> list[int]:
        """In order, where the runs of `length` words begin that hold most of the `known` ones, or `least`.

        A run with none of the rarest words lacks as many as these are. Where others lack fewer, it is not
        among the best, and needs no look.
        """
        wanted = Counter(known)
        most, best = least, set[int]()
        left = len(known)
        for key in sorted(wanted, key=lambda key: len(self._at[key])):
            if left < most:
                break
            left -= wanted[key]
            for first, last in _groups(self._at[key], length):
                for start, count in self._counted(wanted, length, max(0, first - length + 1), last + 1):
                    if count > most:
                        most, best = count, set()
                    if count == most:
                        best.add(start)
        return sorted(best)

    def _counted(self, wanted: Counter[str], length: int, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Of each run that begins from `low` to before `high`: where it does, and how many wanted words it
        holds."""
        size = min(length, len(self._keys))
        return enumerate(count_common(self._keys[low : high + size - 1], wanted, size), low)


def _groups(places: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """The first and last of those `places` that lie less than `size` apart, one from the next."""
    first = last = places[0]
    for place in places[1:]:
        if place - last >= size:
            yield first, last
            first = place
        last = place
    yield first, last


def _without_marks(text: str, start: int, end: int, passage: str) -> Span:
    """The span less the quotation marks around it, where `passage` has none there."""
    while start < end and text[start] in _MARKS and passage[0] not in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS and passage[-1] not in _MARKS:
        end -= 1
    return start, end


def _key(word: str) -> str:
    return "".join(_LETTERS.findall(word)).casefold() or word
