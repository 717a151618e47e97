"""Whom a typed name means, where any name may be typed; and which of two names is kept."""

from typing import TYPE_CHECKING

from index.errors import AmbiguousSpeaker, QueryError

if TYPE_CHECKING:
    from index.library import Library
    from index.speaker import Speaker

NOBODY = "none"
"""The name for those whom nobody could name."""


def known_name(library: "Library", typed: str) -> str | None:
    """The speaker's name as the library has it where it knows one, else as it was typed; None for nobody.
    Raises AmbiguousSpeaker."""
    if typed.lower() == NOBODY:
        return None
    try:
        return library.find_speakers(typed)[0].speaker
    except AmbiguousSpeaker:
        raise
    except QueryError:
        return typed


def fuller_first(one: "Speaker", other: "Speaker") -> "tuple[Speaker, Speaker]":
    """The one whose name is to be kept first: who has more words to it, else the one that was asked about."""
    longer = len(other.speaker.split()) > len(one.speaker.split())
    return (other, one) if longer else (one, other)
