"""The one place where text becomes safe to show.

Terminals obey what is printed at them, and neither Textual nor rich keeps escape sequences, control
characters or bidirectional overrides out. So whatever comes from an article, a file's name or a query
passes through here before a screen, a terminal or a person reads it. Every character is replaced by
exactly one other, so spans of `Article.text` hold for the safe text too.
"""

import re
import unicodedata
from typing import Self, SupportsIndex

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for what could act: escapes, controls, bidirectional marks, line separators, tags."""

INVISIBLE = "\N{MIDDLE DOT}"
"""Stands for what only has no width, and is in much ordinary web text: soft hyphens and the like."""

MARKS_LIMIT = 8
"""Accents and other marks that may stand over and under one letter: Hebrew and Tibetan need six."""

# Soft hyphen, zero-width space, word joiner, the invisible operators of mathematics, byte-order mark;
# the fillers and joiners of several scripts, and the marks of music and shorthand, which show nothing.
_HARMLESS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_ACTING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2065-\u206f\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# Zero-width joiner and non-joiner (200C, 200D) and what chooses between two forms of a character stay
# where one of each follows a character, as emoji and several scripts need them. More hide something.
_JOINING = "\u200c\u200d"
_CHOOSING = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HARMLESS_PATTERN = re.compile(f"[{_HARMLESS}]")
_CHOOSING_PATTERN = re.compile(f"[{_CHOOSING}{_JOINING}]{{2,}}")
_ACTING_PATTERN = re.compile(f"[{_ACTING}]")
_MARKS_PATTERN = re.compile(rf"[^\x00-\u02ff\w]{{{MARKS_LIMIT + 1},}}")
_LINE_BREAKS = str.maketrans("\n\t", "  ")


class SafeText(str):
    """Text that a terminal can be given. Making one replaces what is unsafe, so none is unsafe.

    An item or slice is safe text again; what other string methods return has to be made safe anew.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """`text` made safe; `text` itself where it is safe text already."""
        if isinstance(text, cls):
            return text
        if not text.isascii():
            text = _CHOOSING_PATTERN.sub(_with_one_of_each, _MARKS_PATTERN.sub(_with_fewer_marks, text))
            text = _HARMLESS_PATTERN.sub(INVISIBLE, text)
        return super().__new__(cls, _ACTING_PATTERN.sub(REPLACEMENT, text))

    def __getitem__(self, key: SupportsIndex | slice) -> "SafeText":
        return str.__new__(SafeText, super().__getitem__(key))


def _with_one_of_each(match: re.Match[str]) -> str:
    """Characters that choose or join: the first stays, and a joiner after a choice, as in ❤️‍🔥."""
    run = match[0]
    kept = 2 if run[1] in _JOINING and run[0] not in _JOINING else 1
    return run[:kept] + INVISIBLE * (len(run) - kept)


def _with_fewer_marks(match: re.Match[str]) -> str:
    """Signs, of which any number may be marks: those that one letter has too many of replaced."""
    shown = []
    marks = 0
    for char in match[0]:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        shown.append(char if marks <= MARKS_LIMIT else INVISIBLE)
    return "".join(shown)


def make_safe(text: str) -> SafeText:
    """`text` with every character that could act or hide replaced, one for one; ``\\n`` and ``\\t`` stay."""
    return SafeText(text)


def make_safe_line(text: str) -> SafeText:
    """`text` made safe for a place of one line: newlines and tabs become spaces, one for one."""
    return SafeText(text.translate(_LINE_BREAKS))
