"""Paragraphs: the lines of an article, or its blocks where its lines are wrapped.

No quotation's span runs over a paragraph's end.
"""

import re
from itertools import pairwise

from index.quote import Span

_LINE = re.compile(r"[^\n]+")
_WIDEST = 120
_NARROWEST = 40
_FEWEST = 4


def find_paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs of `text`, without the blanks around them.

    Each line is one, as the web and word processors write. Where the text was wrapped to a width (as in mail
    and wire copy), a paragraph is what stands between blank lines, and a line's end is a blank like any
    other.
    """
    lines = _lines(text)
    return _blocks(text, lines) if _is_wrapped(text, lines) else lines


def _lines(text: str) -> list[Span]:
    """The lines that hold more than blanks, without the blanks around them."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            found.append((start, end))
    return found


def _adjoins(text: str, one: Span, other: Span) -> bool:
    """Whether no blank line stands between two lines."""
    return text.count("\n", one[1], other[0]) == 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines end only where the next word would have gone beyond a common width."""
    pairs = [(a, b) for a, b in pairwise(lines) if _adjoins(text, a, b)]
    if len(pairs) < _FEWEST:
        return False
    width = max(end - start for start, end in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(a[1] - a[0] + 1 + _first_word(text, b) > width for a, b in pairs)
    return full >= 0.9 * len(pairs)


def _first_word(text: str, line: Span) -> int:
    """The length of a line's first word."""
    space = text.find(" ", line[0], line[1])
    return (space if space >= 0 else line[1]) - line[0]


def _blocks(text: str, lines: list[Span]) -> list[Span]:
    """Lines that adjoin, as one paragraph each; those of a block quotation stay apart, as each begins with
    its mark."""
    found: list[Span] = []
    for line in lines:
        if found and _adjoins(text, found[-1], line) and text[line[0]] != ">":
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
    return found
