"""How one passage differs from another, word by word, and which run of words comes nearest to one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ALIKE = 0.5
"""How many of a passage's words must be found close together for that to be the passage, changed."""

LONGEST = 400
"""Words that are compared one by one. More would take time by the square, or worse where they repeat."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stand in both passages, only in the first (`gone`) or only in the second."""

    what: Literal["same", "gone", "new"]
    words: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of two passages, as slices of their words, that is the same in both or in neither."""

    same: bool
    first: slice
    second: slice


def compare(first: str, second: str) -> tuple[Change, ...]:
    """What of `first` stays, goes and is new in `second`, in order."""
    ours, theirs = first.split(), second.split()
    changes: list[Change] = []
    for run in align(ours, theirs):
        if run.same:
            changes.append(_change("same", ours[run.first]))
        else:
            changes += [_change("gone", ours[run.first]), _change("new", theirs[run.second])]
    return tuple(change for change in changes if change.words)


def align(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Run]:
    """The runs of words that two passages share and those that they don't, in order; all of both."""
    head = _count_common(ours, theirs)
    tail = _count_common(ours[head:][::-1], theirs[head:][::-1])
    end, other_end = len(ours) - tail, len(theirs) - tail
    yield Run(True, slice(0, head), slice(0, head))
    if max(end, other_end) - head > LONGEST:
        yield Run(False, slice(head, end), slice(head, other_end))
    else:
        middle = SequenceMatcher(None, ours[head:end], theirs[head:other_end], autojunk=False)
        for what, a, b, c, d in middle.get_opcodes():
            yield Run(what == "equal", slice(head + a, head + b), slice(head + c, head + d))
    yield Run(True, slice(end, len(ours)), slice(other_end, len(theirs)))


def _count_common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(ours, theirs, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(ours), len(theirs)))


def _change(what: Literal["same", "gone", "new"], words: list[str]) -> Change:
    return Change(what, " ".join(words))


def find_run(wanted: Sequence[str], keys: Sequence[str]) -> tuple[int, int] | None:
    """How many of the `wanted` words the run of `keys` that holds most of them has, and where it starts.

    A run is as long as `wanted`; among equals it is the first. None where there are fewer than two words.
    Takes time by the length of `keys`.
    """
    size = min(len(wanted), len(keys))
    if size < 2:
        return None
    counts = count_common(keys, Counter(wanted), size)
    most = max(counts)
    return most, counts.index(most)


def trim_run(wanted: Sequence[str], keys: Sequence[str], start: int) -> tuple[int, int]:
    """The first and last of `keys` that the passage `wanted` has become, which `find_run` found at `start`.

    The passage may have grown or shrunk: a little more is looked at, and cut to what is in common.
    """
    size = min(len(wanted), len(keys))
    if size > LONGEST:
        return start, start + size - 1
    low, high = max(0, start - size // 4 - 2), start + size + size // 4 + 2
    first, last = _common_edges(wanted, keys[low:high])
    return low + first, low + last


def count_common(keys: Sequence[str], wanted: Counter[str], size: int) -> list[int]:
    """For each run of `size` words how many of the wanted ones it holds."""
    inside: Counter[str] = Counter()
    common, counts = 0, []
    for at, key in enumerate(keys):
        inside[key] += 1
        common += inside[key] <= wanted[key]
        if at >= size:
            leaving = keys[at - size]
            common -= inside[leaving] <= wanted[leaving]
            inside[leaving] -= 1
        if at >= size - 1:
            counts.append(common)
    return counts


def _common_edges(ours: Sequence[str], keys: Sequence[str]) -> tuple[int, int]:
    blocks = SequenceMatcher(None, ours, keys, autojunk=False).get_matching_blocks()[:-1]
    first, last = blocks[0], blocks[-1]
    # A word that was replaced at either end is part of the passage too.
    return max(0, first.b - first.a), min(len(keys), last.b + len(ours) - last.a) - 1
