"""How one passage differs from another, word by word, and where in a text a passage may have gone."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from index.quote import Span

ALIKE = 0.5
"""How many of a passage's words must be found close together for that to be the passage, changed."""

LONGEST = 400
"""Words that are compared one by one. More would take time by the square, or worse where they repeat."""

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")
_MARKS = "\"'“”„‘’‚«»‹›"


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stand in both passages, only in the first (`gone`) or only in the second."""

    what: Literal["same", "gone", "new"]
    words: str


def compare(first: str, second: str) -> tuple[Change, ...]:
    """What of `first` stays, goes and is new in `second`, in order."""
    ours, theirs = first.split(), second.split()
    head = _count_common(ours, theirs)
    tail = _count_common(ours[head:][::-1], theirs[head:][::-1])
    middle = _compare_words(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail])
    changes = (_change("same", ours[:head]), *middle, _change("same", ours[len(ours) - tail :]))
    return tuple(change for change in changes if change.words)


def _count_common(ours: list[str], theirs: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(ours, theirs, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(ours), len(theirs)))


def _compare_words(ours: list[str], theirs: list[str]) -> Iterator[Change]:
    if max(len(ours), len(theirs)) > LONGEST:
        yield _change("gone", ours)
        yield _change("new", theirs)
        return
    for what, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            yield _change("same", ours[a:b])
        else:
            yield _change("gone", ours[a:b])
            yield _change("new", theirs[c:d])


def _change(what: Literal["same", "gone", "new"], words: list[str]) -> Change:
    return Change(what, " ".join(words))


def find_alike(passage: str, text: str, near: int) -> Span | None:
    """Where in `text` most of the words of `passage` stand together, nearest to `near` among equals.

    None where fewer than half of them, or than two, do anywhere. Takes time by the length of `text`.
    """
    wanted = Counter(map(_key, passage.split()))
    words = list(_WORD.finditer(text))
    size = min(wanted.total(), len(words))
    if size < 2:
        return None
    keys = [_key(word[0]) for word in words]
    least = max(2, ALIKE * wanted.total())
    best: tuple[int, int] | None = None
    start = 0
    for at, common in enumerate(_overlaps(keys, wanted, size)):
        rank = (common, -abs(words[at].start() - near))
        if common >= least and (best is None or rank > best):
            best, start = rank, at
    if best is None:
        return None
    low, first, last = start, 0, size - 1
    if size <= LONGEST:
        # The passage may have grown or shrunk: look at a little more, and cut it to what is in common.
        low, high = max(0, start - size // 4 - 2), start + size + size // 4 + 2
        first, last = _common_edges(passage, keys[low:high])
    return _without_marks(text, words[low + first].start(), words[low + last].end(), passage.strip())


def _overlaps(keys: list[str], wanted: Counter[str], size: int) -> list[int]:
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


def _common_edges(passage: str, keys: list[str]) -> tuple[int, int]:
    ours = [_key(word) for word in passage.split()]
    blocks = SequenceMatcher(None, ours, keys, autojunk=False).get_matching_blocks()[:-1]
    first, last = blocks[0], blocks[-1]
    # A word that was replaced at either end is part of the passage too.
    return max(0, first.b - first.a), min(len(keys), last.b + len(ours) - last.a) - 1


def _without_marks(text: str, start: int, end: int, passage: str) -> Span:
    """The span less the quotation marks around it, where `passage` has none there."""
    while start < end and text[start] in _MARKS and passage[0] not in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS and passage[-1] not in _MARKS:
        end -= 1
    return start, end


def _key(word: str) -> str:
    return "".join(_LETTERS.findall(word)).casefold() or word
