"""What the command palette finds: every action of the registry, and every speaker."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from index.safe import make_safe_line
from index.speaker import Speaker
from tui.actions import ACTIONS, PLACES, Action, binding_id, show_keys
from tui.choice import choose_speaker
from tui.screens.reader import Reader
from tui.wording import count_of

_SPEAKERS = 20

Do = Callable[[], Awaitable[object] | None]


class Actions(Provider):
    """All actions but moving, by their sentence: those that work on this screen, then the reading's and
    those that say where they work."""

    async def discover(self) -> Hits:
        """All of them."""
        for title, do, _ in self._all():
            yield DiscoveryHit(Content(title), do, text=title)

    async def search(self, query: str) -> Hits:
        """Those whose sentence has every word that is typed; those that begin with them first."""
        words = query.lower().split()
        for title, do, works in self._all():
            plain = title.lower()
            if all(word in plain for word in words):
                score = (2.0 if plain.startswith(words[0]) else 0.5) * (1.0 if works else 0.6)
                yield Hit(score, Content(title), do, text=title)

    def _all(self) -> Iterator[tuple[str, Do, bool]]:
        """Each action's sentence with its keys, how to do it, and whether it works here."""
        sentences = {binding_id(action): action for action in ACTIONS if action.place != "moving"}
        found: dict[str, Do] = {}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            action = sentences.get(binding.id or "")
            if action is not None and enabled:
                do = partial(self.app.run_action, binding.action, default_namespace=node)
                found.setdefault(_title(action), do)
        yield from ((title, do, True) for title, do in found.items())
        for action in sentences.values():
            if (title := _title(action)) not in found:
                yield f"{title} · {PLACES[action.place].lower()}", self._elsewhere(action), False

    def _elsewhere(self, action: Action) -> Do:
        app = self.app
        if action.place == "reader":
            return partial(_do_in_reading, app, action)
        key = show_keys(action.keys).split()[0]
        return partial(
            reading_of(app).key_line.say, f"{key} works elsewhere: {PLACES[action.place].lower()}."
        )


class Speakers(Provider):
    """Speakers whose name holds what is typed."""

    async def search(self, query: str) -> Hits:
        """Most quoted first."""
        reader = reading_of(self.app)
        find = partial(reader.library.speakers, name=query, limit=_SPEAKERS)
        found: list[Speaker] = await asyncio.to_thread(find)
        for number, speaker in enumerate(found):
            yield Hit(
                1 - number / 1000,
                Content(make_safe_line(speaker.label)),
                partial(self._visit, speaker),
                text=make_safe_line(speaker.label),
                help=count_of(speaker.quotes, "quote"),
            )

    def _visit(self, speaker: Speaker) -> None:
        back_to_reading(self.app).visit(choose_speaker(speaker))


def reading_of(app: App[Any]) -> Reader:
    """The screen under all others."""
    return next(screen for screen in app.screen_stack if isinstance(screen, Reader))


def back_to_reading(app: App[Any]) -> Reader:
    """Leave every other screen."""
    reader = reading_of(app)
    while app.screen is not reader:
        app.pop_screen()
    reader.collected()
    return reader


async def _do_in_reading(app: App[Any], action: Action) -> None:
    reader = back_to_reading(app)
    reader.go_to_pane(reader.pane)
    if action.name.startswith("narrow_") and not reader.searching:
        reader.say_what_narrows(action.keys)
        return
    await app.run_action(action.name, default_namespace=reader)


def _title(action: Action) -> str:
    return f"{action.help[0].upper()}{action.help[1:]}  ({show_keys(action.keys)})"
