"""Where one was: the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.choice import EVERYONE, Choice

_KEPT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the reading: who was chosen, what was searched, which words were at the top."""

    choice: Choice = EVERYONE
    query: str = ""
    path: str | None = None
    quote_id: str | None = None
    top: int = 0
    pane: str = "speakers"


@dataclass(slots=True)
class History:
    """The places one left, the last one first to come back to."""

    places: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """Remember a place that is left; the same one twice counts once."""
        if not self.places or self.places[-1] != place:
            self.places = [*self.places[1 - _KEPT :], place]

    def back(self) -> Place | None:
        """The place to come back to, or None at the beginning."""
        return self.places.pop() if self.places else None
