"""Keys that are typed before there is an article to press them on: kept, and taken once there is."""

from __future__ import annotations

from textual import events
from textual.app import App

PATIENCE = 2.0
"""Seconds after which keys are taken though nothing has come: a first reading may take minutes."""

_AT_ONCE = ("ctrl+q", "ctrl+c")


class TypeAhead(App[None]):
    """An app that keeps its first keys until it is told to `take_keys`. Leaving needs no waiting."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[events.Key] | None = []

    def on_mount(self) -> None:
        """Don't wait for ever."""
        self.set_timer(PATIENCE, self.take_keys)

    async def on_event(self, event: events.Event) -> None:
        """Keep a key, or let it do what it does."""
        if self._kept is not None and isinstance(event, events.Key) and event.key not in _AT_ONCE:
            self._kept.append(event)
            return
        await super().on_event(event)

    async def take_keys(self) -> None:
        """Take what was kept; from now on a key is taken when it is pressed."""
        kept, self._kept = self._kept or [], None
        for event in kept:
            await super().on_event(event)
