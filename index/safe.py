"""The one place where text becomes safe to show.

Terminals obey what is printed at them, and neither Textual nor rich keeps escape sequences, control
characters or bidirectional overrides out. So whatever comes from an article, a file's name or a query
passes through here before a screen, a terminal or a person reads it. Every character is replaced by
exactly one other, so spans of `Article.text` hold for the safe text too.
"""

import re
from typing import Self, SupportsIndex

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for what could act: escapes, controls, bidirectional marks, line separators, tags."""

INVISIBLE = "\N{MIDDLE DOT}"
"""Stands for what only has no width, and is in much ordinary web text: soft hyphens and the like."""

# Soft hyphen, zero-width space, word joiner, the invisible operators of mathematics, byte-order mark.
_HARMLESS = "\u00ad\u200b\u2060-\u2064\ufeff"
# Zero-width joiner and non-joiner (200C, 200D) stay: emoji and several scripts need them.
_ACTING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2065-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_HARMLESS_PATTERN = re.compile(f"[{_HARMLESS}]")
_ACTING_PATTERN = re.compile(f"[{_ACTING}]")
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
        return super().__new__(cls, _ACTING_PATTERN.sub(REPLACEMENT, _HARMLESS_PATTERN.sub(INVISIBLE, text)))

    def __getitem__(self, key: SupportsIndex | slice) -> "SafeText":
        return str.__new__(SafeText, super().__getitem__(key))


def make_safe(text: str) -> SafeText:
    """`text` with every character that could act or hide replaced, one for one; ``\\n`` and ``\\t`` stay."""
    return SafeText(text)


def make_safe_line(text: str) -> SafeText:
    """`text` made safe for a place of one line: newlines and tabs become spaces, one for one."""
    return SafeText(text.translate(_LINE_BREAKS))
