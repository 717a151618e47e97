"""Text from articles as HTML that shows exactly this text, and wording that the report's parts share."""

from hashlib import blake2b
from html import escape

from index.safe import INVISIBLE, REPLACEMENT, make_safe
from index.speaker import Speaker

WITHOUT_NAME = "Without a name"

INKS = 7
"""How many speaker colours there are; ``s0`` to ``s6`` in the stylesheet."""


def markup(text: str) -> str:
    """`text` for a place between tags or in a quoted attribute.

    What a browser could obey (controls, bidirectional overrides) shows as U+FFFD; what has no width does what
    it did in the article, spelled out.
    """
    safe = make_safe(text)
    if safe == text:
        return escape(text)
    return "".join(escape(c) if c == s else _disarm(c, s) for c, s in zip(text, safe, strict=True))


def counted(count: int, what: str) -> str:
    """A number of things, in words."""
    return f"{count:,} {what if count == 1 else what + 's'}"


def ink(speaker_id: str) -> str:
    """The class that gives a speaker's colour, the same in every report."""
    digest = blake2b(speaker_id.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return f"s{int.from_bytes(digest, 'big') % INKS}"


def anchor(speaker: Speaker | None) -> str:
    """The id of the section of a speaker's quotes, or of those without a name."""
    return f"by-{speaker.id}" if speaker else "without-a-name"


def _disarm(char: str, safe: str) -> str:
    return f"&#{ord(char)};" if safe == INVISIBLE else REPLACEMENT
