"""Paragraphs: the lines of an article. No quotation's span runs over a paragraph's end."""

import re

from index.quote import Span

_LINE = re.compile(r"[^\n]+")


def find_paragraphs(text: str) -> list[Span]:
    """The spans of the lines of `text` that hold more than blanks, without the blanks around them."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            found.append((start, end))
    return found
