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

# Soft hyphen, zero-width space, word joiner, the invisible operators of mathematics, byte-order mark; the
# fillers and joiners of several scripts, and the marks in hieroglyphs, music, shorthand: they show nothing.
_HARMLESS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
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
_LOOSE = f"[{_CHOOSING}{_JOINING}]"
_CHOOSING_PATTERN = re.compile(f"{_LOOSE}{{2,}}")
_NEEDLESS_PATTERN = re.compile(
    f"{_LOOSE}(?:(?<=[A-Za-z\u00c0-\u05ff].)|(?<=[\x00-\u05ff][{_JOINING}])){_LOOSE}*", re.DOTALL
)
_ACTING_PATTERN = re.compile(f"[{_ACTING}]")
# A tone of skin without a person or a hand before it. What draws takes it to have no width, a terminal two.
_TONES = "[\U0001f3fb-\U0001f3ff]"
_TONES_PATTERN = re.compile(
    f"{_TONES}(?<=[^\u261d-\u27bf\ufe0f\U0001f385-\U0001f3fa\U0001f400-\U0001faff].){_TONES}*"
)
# The vowels and ends of Korean syllables that are written letter by letter: they pile up as accents do.
_JAMO = "\u1160-\u11ff\ud7b0-\ud7ff"
_JAMO_PATTERN = re.compile(f"[{_JAMO}]")
_MARKS_PATTERN = re.compile(rf"[^\x00-\u02ff\w]{{{MARKS_LIMIT + 1},}}")
_MARKS_AND_JAMO_PATTERN = re.compile(rf"(?:[^\x00-\u02ff\w]|[{_JAMO}]){{{MARKS_LIMIT + 1},}}")
_NEW = "\U0001f000"
"""Before this, a character that is younger than Python's tables counts as a mark."""
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
            marks = _MARKS_AND_JAMO_PATTERN if _JAMO_PATTERN.search(text) else _MARKS_PATTERN
            text = _CHOOSING_PATTERN.sub(_with_one_of_each, marks.sub(_with_fewer_marks, text))
            text = _TONES_PATTERN.sub(_as_dots, _HARMLESS_PATTERN.sub(INVISIBLE, text))
            text = _NEEDLESS_PATTERN.sub(_as_dots, text)
        return super().__new__(cls, _ACTING_PATTERN.sub(REPLACEMENT, text))

    def __getitem__(self, key: SupportsIndex | slice) -> "SafeText":
        return str.__new__(SafeText, super().__getitem__(key))


def _with_one_of_each(match: re.Match[str]) -> str:
    """Characters that choose or join: the first stays, and a joiner after a choice, as in ❤️‍🔥."""
    run = match[0]
    kept = 2 if run[1] in _JOINING and run[0] not in _JOINING else 1
    return run[:kept] + INVISIBLE * (len(run) - kept)


def _as_dots(match: re.Match[str]) -> str:
    return INVISIBLE * len(match[0])


def _with_fewer_marks(match: re.Match[str]) -> str:
    """Signs, of which any number may be marks: those that one letter has too many of replaced."""
    shown = []
    marks = 0
    for char in match[0]:
        if _is_mark(char):
            marks += 1
        elif char not in _JOINING:  # which end no letter, so that its marks go on piling up
            marks = 0
        shown.append(char if marks <= MARKS_LIMIT else INVISIBLE)
    return "".join(shown)


def _is_mark(char: str) -> bool:
    category = unicodedata.category(char)
    return (
        category in ("Mn", "Me", "Mc")
        or (category == "Cn" and char < _NEW)
        or bool(_JAMO_PATTERN.match(char))
    )


def make_safe(text: str) -> SafeText:
    """`text` with every character that could act or hide replaced, one for one; ``\\n`` and ``\\t`` stay."""
    return SafeText(text)


def make_safe_line(text: str) -> SafeText:
    """`text` made safe for a place of one line: newlines and tabs become spaces, one for one."""
    return SafeText(text.translate(_LINE_BREAKS))
