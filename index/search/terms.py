"""The words of a segment in their order, with where the postings of each stand: its dictionary on the disk.

Whoosh's own takes eighty bytes for a word: what it might be asked of it, and a table of hashes. Here it is
twelve and the word itself, and a word is found by halving; what else there is to know is in the postings.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from struct import Struct, unpack
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.pieces import PiecedFile

Numbers = NDArray[np.uint32]
Counts = NDArray[np.uint8]

_HEADER = Struct("<I")
"""The length of the names of the fields, which follow, each with the number of its words."""
_NUMBER = 4
"""Bytes of a number."""
_TOGETHER = 64
"""Words of which the first is kept in memory, to find the others by."""
_LAST = b"\xff"
"""Comes after every letter."""


class Run(NamedTuple):
    """Where the postings of a word stand among all of its segment, or those of words that follow one
    another: from one to another, the second excluded, among documents and among positions."""

    document: int
    document_end: int
    position: int
    position_end: int


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of the words of a field, which are in order: those of the first, of the second…

    `documents` has each document once a word, `counts` how often the word stands in it, `positions` at
    which numbers; `document_starts` and `position_starts` tell where a word's begin, with one more item.
    """

    words: Sequence[bytes]
    documents: Numbers
    counts: Counts
    positions: Numbers
    document_starts: NDArray[np.intp]
    position_starts: NDArray[np.intp]


def pack_terms(fields: Mapping[str, Postings]) -> bytes:
    """The dictionary of a segment whose postings lie field by field in this order."""
    names = json.dumps({field: len(postings.words) for field, postings in fields.items()}).encode()
    words = [word for postings in fields.values() for word in postings.words]
    starts = np.cumsum([0, *map(len, words)])
    documents = _joined([postings.document_starts for postings in fields.values()])
    positions = _joined([postings.position_starts for postings in fields.values()])
    arrays = (array.astype("<u4").tobytes() for array in (starts, documents, positions))
    return b"".join((_HEADER.pack(len(names)), names, *arrays, *words))


def _joined(starts: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
    """Where the postings of all words begin, whose fields follow one another, with one more item."""
    firsts = np.cumsum([0, *(each[-1] for each in starts)])
    moved = (each[:-1] + first for each, first in zip(starts, firsts[:-1], strict=True))
    return np.concatenate([*moved, firsts[-1:]])


class Terms:
    """The dictionary of a segment. It may be asked from several threads; whatever it is asked, it raises
    CorruptIndexError where its file was cut off meanwhile."""

    def __init__(self, file: PiecedFile) -> None:
        """`file` holds what `pack_terms` has made, whole."""
        self._file = file
        size = _HEADER.unpack(file.get(0, _HEADER.size))[0]
        counts: dict[str, int] = json.loads(file.get(_HEADER.size, size))
        self._fields: dict[str, range] = {}
        count = 0
        for field, words in counts.items():
            self._fields[field] = range(count, count + words)
            count += words
        self._starts = _HEADER.size + size
        self._documents = self._starts + (count + 1) * _NUMBER
        self._positions = self._documents + (count + 1) * _NUMBER
        self._words = self._positions + (count + 1) * _NUMBER
        self._firsts = {field: self._first_words(numbers) for field, numbers in self._fields.items()}

    @property
    def fields(self) -> Sequence[str]:
        """The names of the fields, in the order in which they lie."""
        return tuple(self._fields)

    def run(self, field: str, word: bytes) -> Run | None:
        """Where the postings of a word are, None where there are none."""
        place, is_there = self._place(field, word)
        return self._run(place, place + 1) if is_there else None

    def beginning(self, field: str, prefix: bytes) -> Run | None:
        """Where the postings are of all words that begin with `prefix`, None where there are none."""
        first, end = self._place(field, prefix)[0], self._place(field, prefix + _LAST)[0]
        return self._run(first, end) if first < end else None

    def starts(self, field: str) -> Numbers:
        """Where the documents of each word of a field begin, with one more item."""
        numbers = self._fields[field]
        size = (len(numbers) + 1) * _NUMBER
        return np.frombuffer(self._file.get(self._documents + numbers.start * _NUMBER, size), "<u4")

    def word(self, field: str, number: int) -> bytes:
        """A word of a field by its number in it."""
        place = self._fields[field][number]
        return self._some(place, place + 1)[0]

    def words(self, field: str, first: bytes = b"") -> Iterator[bytes]:
        """The words of a field in order, from `first` on."""
        numbers = self._fields.get(field, range(0))
        for start in range(self._place(field, first)[0], numbers.stop, _TOGETHER):
            yield from self._some(start, min(start + _TOGETHER, numbers.stop))

    def _place(self, field: str, word: bytes) -> tuple[int, bool]:
        """The number of the first word of a field that is not before `word`, the field's end if none is; and
        whether it is that word."""
        numbers = self._fields.get(field, range(0))
        run = bisect_right(self._firsts.get(field, ()), word) - 1
        if run < 0:
            return numbers.start, False
        start = numbers.start + run * _TOGETHER
        words = self._some(start, min(start + _TOGETHER, numbers.stop))
        place = bisect_left(words, word)
        return start + place, place < len(words) and words[place] == word

    def _first_words(self, numbers: range) -> list[bytes]:
        """One word of `_TOGETHER` of a field, the first of each run."""
        starts = range(numbers.start, numbers.stop, _TOGETHER)
        return [self._some(start, start + 1)[0] for start in starts]

    def _some(self, first: int, end: int) -> list[bytes]:
        """The words from one number to another."""
        starts = self._numbers(self._starts, first, end + 1)
        base = starts[0]
        text = self._file.get(self._words + base, starts[-1] - base)
        return [text[start - base : stop - base] for start, stop in pairwise(starts)]

    def _run(self, first: int, end: int) -> Run:
        return Run(*self._pair(self._documents, first, end), *self._pair(self._positions, first, end))

    def _pair(self, array: int, first: int, end: int) -> tuple[int, int]:
        """Two numbers of an array, in one go where they are near each other."""
        if end - first < _TOGETHER:
            near = self._numbers(array, first, end + 1)
            return near[0], near[-1]
        return self._numbers(array, first, first + 1)[0], self._numbers(array, end, end + 1)[0]

    def _numbers(self, array: int, first: int, end: int) -> tuple[int, ...]:
        """The numbers from one place to another of an array that lies at `array`."""
        return unpack(f"<{end - first}I", self._file.get(array + first * _NUMBER, (end - first) * _NUMBER))
