"""Whom a typed name means, where any name may be typed."""

from typing import TYPE_CHECKING

from index.errors import AmbiguousSpeaker, QueryError

if TYPE_CHECKING:
    from index.library import Library

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
