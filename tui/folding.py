"""Finding words in text the way people type them: case and accents do not matter."""

import re
import unicodedata

_UNSEEN = "[\u0300-\u036f\u00ad\u200b]*"
"""What may stand between two letters without being typed: combining accents, soft hyphens."""


def fold(text: str) -> str:
    """`text` without case and accents, one character for one, so that offsets stay valid."""
    text = text.lower() if len(text.lower()) == len(text) else text
    if text.isascii():
        return text
    return text.translate({ord(char): _plain(char) for char in set(text) if not char.isascii()})


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Every place where `wanted` stands in `text`, as spans in order; none for nothing wanted."""
    wanted = " ".join(wanted.split())
    if not wanted:
        return []
    pattern = _UNSEEN.join(r"\s+" if char == " " else re.escape(char) for char in fold(wanted))
    pattern += "[\u0300-\u036f]*"
    return [match.span() for match in re.finditer(pattern, fold(text))]
