"""What the command palette finds: every action of the registry, and every speaker."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from index.safe import make_safe_line
from index.speaker import Speaker
from tui.actions import ACTIONS, binding_id, show_keys
from tui.choice import choose_speaker
from tui.screens.reader import Reader

_SPEAKERS = 20


class Actions(Provider):
    """The actions that work on this screen, by their sentence."""

    async def discover(self) -> Hits:
        """All of them, in the registry's order."""
        for title, do in self._possible():
            yield DiscoveryHit(Content(title), do, text=title)

    async def search(self, query: str) -> Hits:
        """Those whose sentence has every word that is typed; those that begin with them first."""
        words = query.lower().split()
        for title, do in self._possible():
            plain = title.lower()
            if all(word in plain for word in words):
                yield Hit(2.0 if plain.startswith(words[0]) else 0.5, Content(title), do, text=title)

    def _possible(self) -> list[tuple[str, Callable[[], Awaitable[bool]]]]:
        """What works now: its sentence with its keys, and how to do it."""
        sentences = {binding_id(action): action for action in ACTIONS if action.place != "moving"}
        found: dict[str, tuple[str, Callable[[], Awaitable[bool]]]] = {}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            action = sentences.get(binding.id or "")
            if action is not None and enabled:
                title = f"{action.help[0].upper()}{action.help[1:]}  ({show_keys(action.keys)})"
                found[title] = (title, partial(self.app.run_action, binding.action, default_namespace=node))
        return list(found.values())


class Speakers(Provider):
    """Speakers whose name holds what is typed."""

    async def search(self, query: str) -> Hits:
        """Most quoted first."""
        screen = self.screen
        if not isinstance(screen, Reader):
            return
        library = screen.library
        found: list[Speaker] = await asyncio.to_thread(lambda: library.speakers(name=query, limit=_SPEAKERS))
        for number, speaker in enumerate(found):
            yield Hit(
                1 - number / 1000,
                Content(make_safe_line(speaker.speaker)),
                partial(screen.visit, choose_speaker(speaker)),
                text=make_safe_line(speaker.speaker),
                help=f"{speaker.quotes:,} quotes",
            )
