"""Screens that are left once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Once(Screen[ScreenResultType]):
    """Is left with the first result, while it is what is shown.

    Textual leaves what lies on top again and again, whoever asks: a place that was found after esc was
    pressed took the reader's screen away, or the help above. A dialog has this as its last base, for Textual
    styles it by its first.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with `result`, if this is what is shown."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
