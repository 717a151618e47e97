"""Keys typed faster than they can be taken: none overtakes another, and none is lost but of a flood."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

PATIENCE = 2.0
"""Seconds after which keys are taken though no article has come: a first reading may take minutes."""

_LOST = 0.25
"""Seconds after which a key that does not come back is not waited for: its widget is gone."""

_AWAITED = 1.0
"""Seconds for which keys wait for a dialog."""

MOST_WAITING = 1_000
"""Keys that may wait where no input has the focus: twice as many as a search has characters. What has more is
a stuck key, or a text that was pasted beside an input, and each takes a kilobyte."""

_AT_ONCE = ("ctrl+q", "ctrl+c")


class LeftOut(Message):
    """So many keys came while too many were waiting, and do nothing. Said when what waited is done."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class TypeAhead(App[None]):
    """An app that takes one key after the other, the first when it is told that it may `take_keys`.

    A key goes to the widget with the focus and comes back to the app, which then does what is bound to
    it. What opens an input is done sooner, so that what follows is typed into it, and would overtake the
    keys that are still on their way: so each waits for the one before. So does what follows on a key that an
    input does not type, such as enter, until all have heard of it. Leaving needs no waiting.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key] = deque()
        self._under_way: events.Key | None = None
        self._left_out = 0
        self._takes_keys = False
        self._held = False
        self.pressed = monotonic()
        """When the last key was pressed, on the monotonic clock."""

    def on_mount(self) -> None:
        """Don't wait for ever."""
        self.set_timer(PATIENCE, self.take_keys)

    @property
    def is_behind(self) -> bool:
        """Whether there are keys that have not done yet what they do."""
        return bool(self._waiting) or self._under_way is not None

    async def on_event(self, event: events.Event) -> None:
        """Put a key in the queue, where there is room; let all else through."""
        is_late = not self.screen_stack
        if is_late or not isinstance(event, events.Key) or event.is_forwarded or event.key in _AT_ONCE:
            await super().on_event(event)
            return
        self.pressed = monotonic()
        if len(self._waiting) < MOST_WAITING or isinstance(self.focused, Input):
            self._waiting.append(event)
        else:
            self._left_out += 1
        await self._take_next()

    async def take_keys(self) -> None:
        """Take what has been typed; from now on a key is taken when it is pressed."""
        self._takes_keys = True
        await self._take_next()

    def hold_keys(self) -> None:
        """Let keys wait for a dialog that is being made, until `release_keys` says that it is there, or for
        as long as somebody waits who sees none come."""
        self._held = True
        self.set_timer(_AWAITED, self.release_keys)

    async def release_keys(self) -> None:
        """There it is."""
        self._held = False
        await self._take_next()

    async def _take_next(self) -> None:
        if not self.screen_stack:
            return  # leaving: what was typed after that has nothing left to go to
        while self._waiting and self._takes_keys and not self._held and self._under_way is None:
            if not self.screen.is_mounted:
                # What opens an input would look for it on a screen that has nothing yet.
                self.screen.call_later(self.call_later, self._take_next)
                return
            event = self._waiting.popleft()
            kept = isinstance(self.focused, Input) and event.is_printable
            await super().on_event(event)
            if event.is_forwarded and not kept:
                self._under_way = event
                self.set_timer(_LOST, partial(self._come_back, event))
        if self._left_out and not self._waiting and self._under_way is None:
            self.post_message(LeftOut(self._left_out))
            self._left_out = 0

    def on_key(self, event: events.Key) -> None:
        """A key has come back: when it has done what it does, the next is taken."""
        if isinstance(self.focused, Input):
            self._follow(event, _way_of(self.focused))
        else:
            self.call_next(self._come_back, event)

    def _follow(self, event: events.Key, way: Sequence[Widget]) -> None:
        """Go the way of what an input says to those around it, and come back when each has listened."""
        if way:
            way[0].call_later(self._follow, event, way[1:])
        else:
            self.call_next(self._come_back, event)

    async def _come_back(self, event: events.Key) -> None:
        if event is self._under_way:
            self._under_way = None
            await self._take_next()


def _way_of(line: Input) -> list[Widget]:
    """From an input to its screen, each twice: who hears of an entered line says so in words of its own."""
    return [node for node in line.ancestors_with_self if isinstance(node, Widget) for _ in range(2)]


def hold_keys(screen: Screen[Any]) -> None:
    """Let what is typed wait for a dialog that is read for in a thread."""
    if isinstance(screen.app, TypeAhead):
        screen.app.hold_keys()


def release_keys(screen: Screen[Any]) -> None:
    """The dialog has come."""
    if isinstance(screen.app, TypeAhead):
        screen.app.call_after_refresh(screen.app.release_keys)
