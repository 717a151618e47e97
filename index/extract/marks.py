"""Quotation marks: which stretches of a paragraph stand between them.

Pairs are found paragraph by paragraph, so a stray mark can't shift the pairs of the next. Marks that
open and close alike, and apostrophes, are told apart by what stands on their two sides.
"""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.quote import Span

_SINGLE = "'‘’"
_STRONG = ".,?!…;:)"
_LONGEST_TAG = 400


@dataclass(slots=True)
class Stretch:
    """What stands between a pair of marks: `[start, end)` without them, `[outer_start, outer_end)` with them.

    `closed` is False where it runs to the paragraph's end. `nested` are the stretches inside it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    closed: bool
    nested: list["Stretch"] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """What stands between the marks."""
        return self.start, self.end


@lru_cache(maxsize=32)
def _pattern(marks: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    words = {
        mark for opens, closes in marks for mark in (opens, closes) if len(mark) == 2 and mark[0] == mark[1]
    }
    single = {c for opens, closes in marks for c in opens + closes if opens not in words} | set("<")
    inner = [r"(?<=\S)'(?=''(?!'))"] if "''" in words else []  # the single mark that ends before a double one
    return re.compile(
        "|".join([*inner, *map(re.escape, sorted(words)), "[" + re.escape("".join(sorted(single))) + "]"])
    )


@lru_cache(maxsize=32)
def _roles(marks: tuple[tuple[str, str], ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Which marks can open, and which can close."""
    closing = frozenset(c for opens, closes in marks for c in ((closes,) if len(opens) == 2 else closes))
    return frozenset(opens for opens, _ in marks), closing


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with its place and whether it can open or close by what stands beside it."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def find_stretches(
    text: str,
    paragraph: Span,
    marks: tuple[tuple[str, str], ...],
    elisions: frozenset[str],
    following: str = "",
) -> list[Stretch]:
    """The outermost stretches of a paragraph in order, each with those nested in it. `following` is what the
    next paragraph begins with: a single mark that nothing closes runs on into one that opens it anew.

    Linear in the paragraph: each mark is looked at once, and a lone apostrophe is matched by bisection.
    """
    start, end = paragraph
    found = _marks(text, start, end, marks, elisions)
    if not found:
        return []
    closers = _closers(marks)
    apostrophes = _Apostrophes(found, text)
    balanced = _is_balanced(found)
    stretches: list[Stretch] = []
    open_: Stretch | None = None
    skip_to = start
    for at, mark in enumerate(found):
        if mark.start < skip_to:
            continue
        if open_ is None:
            if not mark.opens:
                continue
            if mark.text in _SINGLE:
                close = apostrophes.close(at)
                if close is None and mark.text == following:
                    open_ = Stretch(mark.end, end, mark.start, end, mark.text, False)
                    break
                if close is None:
                    continue
                stretches.append(Stretch(mark.end, close.start, mark.start, close.end, mark.text, True))
                skip_to = close.end
                continue
            open_ = Stretch(mark.end, end, mark.start, end, mark.text, False)
        elif (mark.text in closers.get(open_.mark, ()) or _leans(mark, open_)) and _ends(mark, open_):
            open_.end, open_.outer_end, open_.closed = mark.start, mark.end, True
            stretches.append(open_)
            open_ = None
        elif mark.text == open_.mark and mark.opens and not balanced:
            open_.end = open_.outer_end = mark.start
            stretches.append(open_)
            open_ = Stretch(mark.end, end, mark.start, end, mark.text, False)
        elif mark.opens and mark.text in closers:
            close = (
                apostrophes.close(at) if mark.text in _SINGLE else _matching(found, at, closers[mark.text])
            )
            if close is not None:
                open_.nested.append(Stretch(mark.end, close.start, mark.start, close.end, mark.text, True))
                skip_to = close.end
    if open_ is not None:
        stretches.append(open_)
    return [stretch for stretch in stretches if _settle(text, stretch)]


def find_resumed(
    text: str, last: Stretch, paragraphs: Sequence[Span], marks: tuple[tuple[str, str], ...]
) -> Stretch | None:
    """What the first of `paragraphs` begins with of `last`, which the paragraph before left open: up to the
    mark that only closes it, or all of it where a later one begins so; None where a mark opens before.
    Where a mark that only closes begins a paragraph, the quotation goes on: *«Ya es hora. ¶ »Vamos»*."""
    closers = _closers(marks).get(last.mark, ())
    if last.mark in _SINGLE:
        return None
    if text[paragraphs[0][0]] in closers:
        return _repeated(text, last, paragraphs[0], marks)
    for number, (start, end) in enumerate(paragraphs):
        first = next((m for m in _marks(text, start, end, marks, frozenset()) if m.text not in _SINGLE), None)
        if first is None:
            continue
        if first.text not in closers or first.opens or first.start == start:
            return None
        if number:
            whole = paragraphs[0]
            return Stretch(*whole, *whole, last.mark, False)
        stretch = Stretch(start, first.start, start, first.end, last.mark, True)
        return stretch if _settle(text, stretch) else None
    return None


def _repeated(
    text: str, last: Stretch, paragraph: Span, marks: tuple[tuple[str, str], ...]
) -> Stretch | None:
    """What a paragraph goes on with that begins with the mark that closes `last`; None where that mark opens
    too."""
    closers = _closers(marks)[last.mark]
    start, end = paragraph
    found = _marks(text, start, end, marks, frozenset())
    if not found or found[0].start > start or found[0].opens:
        return None
    close = next((m for m in found[1:] if m.text in closers and m.closes), None)
    stop, outer = (close.start, close.end) if close is not None else (end, end)
    stretch = Stretch(found[0].end, stop, start, outer, last.mark, close is not None)
    return stretch if _settle(text, stretch) else None


def _settle(text: str, stretch: Stretch) -> bool:
    """Leave out the blanks beside the marks and what is nested beyond the end; whether words remain."""
    while stretch.start < stretch.end and text[stretch.start].isspace():
        stretch.start += 1
    while stretch.end > stretch.start and text[stretch.end - 1].isspace():
        stretch.end -= 1
    stretch.nested = [n for n in stretch.nested if n.outer_end <= stretch.end]
    return stretch.start < stretch.end


def _is_balanced(found: Sequence[_Mark]) -> bool:
    """Whether every “ of a paragraph has its ”: one inside another is then nested, not a new beginning."""
    return sum(m.text == "“" for m in found) == sum(m.text == "”" for m in found) > 1


def _leans(mark: _Mark, open_: Stretch) -> bool:
    """Whether a mark that opens can only close a stretch where it stands: *“Why?“*."""
    return mark.text == open_.mark and mark.closes and not mark.opens


def _ends(mark: _Mark, open_: Stretch) -> bool:
    """A mark that opens and closes alike ends a stretch unless it can only open."""
    return mark.start > open_.start and (mark.closes or not mark.opens)


@lru_cache(maxsize=32)
def _closers(marks: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """The marks that close each opening one."""
    return {
        opens: (closes,) if len(opens) == 2 else tuple(c for c in closes if c != opens or opens == '"')
        for opens, closes in marks
    }


def _matching(found: Sequence[_Mark], at: int, closers: tuple[str, ...]) -> _Mark | None:
    """The next mark that closes one nested at `at`, if it is among the next few."""
    for mark in found[at + 1 : at + 8]:
        if mark.text in closers and mark.closes:
            return mark
        if mark.text == found[at].text:
            return None
    return None


def _marks(
    text: str, start: int, end: int, marks: tuple[tuple[str, str], ...], elisions: frozenset[str]
) -> list[_Mark]:
    """Every mark of the paragraph that can open or close something; those inside markup tags are left out."""
    opening, closing = _roles(marks)
    found = []
    tag_end = start
    for match in _pattern(marks).finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if at < tag_end:
            continue
        if mark == "<":
            tag_end = _tag_end(text, at, end)
            continue
        left = text[at - 1] if at > start else " "
        if left == "=" and mark == '"':  # the value of an attribute
            tag_end = max(text.find('"', after, end) + 1, after)
            continue
        right = text[after] if after < end else " "
        if mark in _SINGLE:
            opens, closes = _apostrophe(text, at, after, end, left, right, elisions)
        else:
            opens, closes = _sides(mark, left, right)
            if left.isdigit() and _is_inches(text, at, start):
                continue
        if (opens := opens and mark in opening) or (closes := closes and mark in closing):
            found.append(_Mark(mark, at, after, opens, closes and mark in closing))
    return found


def _sides(mark: str, left: str, right: str) -> tuple[bool, bool]:
    """Whether a double mark can open and close, by the characters on its two sides."""
    if mark in "“„«‹``":
        return not right.isspace() or mark in "«‹", mark in "“«" and not left.isspace()
    if mark in "”»›":
        return mark == "»" and not right.isspace(), True
    opens = not right.isspace() and not left.isalnum()
    closes = not left.isspace() and (not right.isalnum() or left in ".,?!…")
    if not opens and not closes:
        lone = left.isspace() and right.isspace()
        return lone or not right.isspace(), lone or not left.isspace()
    return opens, closes


def _apostrophe(
    text: str, at: int, after: int, end: int, left: str, right: str, elisions: frozenset[str]
) -> tuple[bool, bool]:
    """Whether a single mark can open and close; an apostrophe can do neither."""
    if left.isalnum() and right.isalnum():
        return False, False
    mark = text[at]
    opens = (
        mark != "’"
        and not left.isalnum()
        and not right.isspace()
        and not right.isdigit()
        and right not in ".,;:)’'"
    )
    if opens:
        word = re.compile(r"[^\W_]*").match(text, after, min(end, after + 12))
        opens = word is None or word.group().lower() not in elisions
    closes = not left.isspace() and not right.isalnum()
    return opens, closes


def _is_inches(text: str, at: int, start: int) -> bool:
    """A height or size such as 6'2\" or 5’ 10\"."""
    before = text[max(start, at - 6) : at].rstrip("0123456789").rstrip()
    return before.endswith(("'", "’")) and before[-2:-1].isdigit()


def _tag_end(text: str, at: int, end: int) -> int:
    """Past the end of a markup tag that begins at `at`, or `at` where none does."""
    if at + 1 >= end or not (text[at + 1].isalpha() or text[at + 1] == "/"):
        return at
    close = text.find(">", at, min(end, at + _LONGEST_TAG))
    return close + 1 if close >= 0 else at


class _Apostrophes:
    """Finds for a single opening mark the mark that closes it: the first that follows a full stop, comma or
    the like before the next opening one, else the first that can close at all."""

    def __init__(self, found: Sequence[_Mark], text: str) -> None:
        singles = [mark for mark in found if mark.text in _SINGLE]
        self._closing = [m for m in singles if m.closes]
        self._starts = [m.start for m in self._closing]
        self._strong = [m for m in self._closing if text[m.start - 1] in _STRONG]
        self._strong_starts = [m.start for m in self._strong]
        self._opening = [m.start for m in singles if m.opens]
        self._found = found

    def close(self, at: int) -> _Mark | None:
        mark = self._found[at]
        nxt = bisect.bisect_right(self._opening, mark.start)
        limit = self._opening[nxt] if nxt < len(self._opening) else float("inf")
        weak = bisect.bisect_right(self._starts, mark.end)
        if weak >= len(self._closing) or self._starts[weak] > limit:
            return None
        strong = bisect.bisect_right(self._strong_starts, mark.end)
        if strong < len(self._strong) and self._strong_starts[strong] < limit:
            return self._strong[strong]
        return self._closing[weak]
