"""Whether two passages are the same words, and in which manner they are written otherwise.

A passage is taken word by word, each word with the signs around it, as search cuts words. Quotation
marks, dashes, case, spaces and characters that only look different never make another passage; they
are told.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from index.difference import align
from index.quote import Span
from index.words import PlacedWord, placed_words

Manner = Literal["case", "quotation marks", "dashes", "spaces", "characters", "punctuation", "accents"]
"""What of the writing may differ. `characters` are those that only look otherwise: ligatures, ellipses,
soft hyphens and the like."""

TYPOGRAPHIC: frozenset[Manner] = frozenset(("case", "quotation marks", "dashes", "spaces", "characters"))
"""The manners that leave a passage verbatim."""

_MARKS = re.compile("[\"'`\u00ab\u00b4\u00bb\u02bc\u2018-\u201f\u2032\u2033\u2039\u203a\u300c-\u300f]")
_DASHES = re.compile("[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060\ufeff]")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_APOSTROPHE = re.compile("['`\u00b4\u02bc\u2018\u2019\u2032]")
_SPACES = re.compile(r"\s+")

_SIGNS_BEFORE = re.compile(r"[$\u00a3\u00a5\u20ac+\u2212#@\u00b1-]+\Z")
_SIGNS_AFTER = re.compile(r"[%\u2030\u00b0$\u00a3\u00a5\u20ac?!]+")
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of two passages: the same in both, `written` otherwise in the second, or other words
    (`gone` from the first, `new` in the second, one of them empty)."""

    what: Literal["same", "written", "gone", "new"]
    first: str
    second: str


class Wording:
    """A passage as words. Joined, `pieces` are the passage, from its first word to its last, with a
    sign of currency before it and a percent, question or exclamation mark behind it."""

    def __init__(self, text: str, words: Iterable[PlacedWord] | None = None) -> None:
        """`words` are those of `text` that count; all of them, unless given, and at least one."""
        spans = list(_spans(text, placed_words(text) if words is None else words))
        start, end = spans[0][0], spans[-1][1]
        if before := _SIGNS_BEFORE.search(text, max(0, start - _NEAR), start):
            start = before.start() if text[start].isdigit() else start
        if after := _SIGNS_AFTER.match(text, end, end + _NEAR):
            end = after.end()
        cuts = [start, *(_cut(text, a[1], b[0]) for a, b in pairwise(spans))]
        self.pieces = [text[a:b] for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
        self.text = text[start:end]
        self.span = start, end
        self.keys = [_key(text[a:b]) for a, b in spans]


def manners(first: str, second: str) -> tuple[Manner, ...] | None:
    """In which manners two passages differ; none where they are the same, None where words differ."""
    if first == second:
        return ()
    if _plain(first) != _plain(second):
        return None
    return tuple(kept for kept in get_args(Manner) if _plain(first, kept) != _plain(second, kept))


def differences(first: Wording, second: Wording) -> tuple[Difference, ...]:
    """Both passages whole, stretch by stretch."""
    found: list[Difference] = []
    for run in align(first.keys, second.keys):
        ours, theirs = first.pieces[run.first], second.pieces[run.second]
        if run.same:
            for our, their in zip(ours, theirs, strict=True):
                _add(found, "same" if _squeezed(our) == _squeezed(their) else "written", our, their)
        else:
            _add(found, "gone", "".join(ours), "")
            _add(found, "new", "", "".join(theirs))
    return tuple(found)


def likeness(first: Wording, second: Wording) -> float:
    """The share of words, in order, that both have: 1 for the same words, 0 for none."""
    same = sum(len(first.keys[run.first]) for run in align(first.keys, second.keys) if run.same)
    return same / max(len(first.keys), len(second.keys))


def _add(
    found: list[Difference], what: Literal["same", "written", "gone", "new"], first: str, second: str
) -> None:
    if not first and not second:
        return
    if found and found[-1].what == what:
        first, second = found[-1].first + first, found[-1].second + second
        found.pop()
    found.append(Difference(what, first, second))


def _cut(text: str, start: int, end: int) -> int:
    """Where between two words the first one's signs end: after the last space, if there is any."""
    at = end
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at if at > start else end


def _spans(text: str, words: Iterable[PlacedWord]) -> Iterator[Span]:
    """The words, those that an apostrophe joins as one."""
    before: Span | None = None
    for word in words:
        if before and _APOSTROPHE.fullmatch(text, before[1], word.start):
            before = before[0], word.end
            continue
        if before:
            yield before
        before = word.start, word.end
    if before:
        yield before


def _key(word: str) -> str:
    """What must be equal for a word to be the same: its letters, with their accents."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", _APOSTROPHE.sub("'", word))).casefold()


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _ordinary(text: str) -> str:
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def _nothing(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: pattern.sub("", text)


def _unpunctuated(text: str) -> str:
    return _PUNCTUATION.sub(lambda sign: sign[0] if _is_other(sign[0]) else "", text)


def _is_other(sign: str) -> bool:
    """Whether a sign is for another manner to level out."""
    return any(each.match(sign) for each in (_MARKS, _DASHES, _INVISIBLE)) or unicodedata.combining(sign) > 0


_LEVELLED: dict[Manner, Callable[[str], str]] = {
    "quotation marks": _nothing(_MARKS),
    "characters": _ordinary,
    "dashes": _nothing(_DASHES),
    "punctuation": _unpunctuated,
    "accents": _without_accents,
    "case": str.casefold,
    "spaces": _nothing(_SPACES),
}


def _plain(text: str, kept: Manner | None = None) -> str:
    """`text` with every manner levelled out but `kept`."""
    for manner, level in _LEVELLED.items():
        if manner != kept:
            text = level(text)
    return text
