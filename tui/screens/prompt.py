"""Small dialogs: one line to type, and a list to pick from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Input

from index.library import Library
from tui.choice import Choice
from tui.measure import fold_into
from tui.screens.once import Once
from tui.sources import SpeakerRow, SpeakerRows
from tui.typeahead import hold_keys, release_keys
from tui.widgets.inked import Line, Painted
from tui.widgets.speakers_pane import SpeakerList
from tui.widgets.virtual_list import VirtualList

LINES = 6
_LOOK = 500
"""Speakers that are looked through at a time."""


class Lines(Painted):
    """A few lines of text, folded to the width, into `most` rows each."""

    def __init__(self, lines: Sequence[tuple[str, str]], *, most: int = LINES) -> None:
        super().__init__()
        self.lines = lines
        self.most = most

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the lines take, folded."""
        return len(self.paint(width, 0))

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The lines."""
        return [[(part, inks)] for text, inks in self.lines for part in fold_into(text, width, self.most)]


class Ask(ModalScreen[str | None], Once[str | None]):
    """Asks for one line. Gives what was typed, or None for esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel")]

    def __init__(self, question: str, *, value: str = "", hint: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._lines = [(question, "heading"), *([(hint, "dim")] if hint else [])]
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """The question over the line."""
        with Vertical(id="dialog"):
            yield Lines(self._lines)
            yield Input(self._value, placeholder=self._placeholder, compact=True, select_on_focus=False)
            yield Lines([("enter: do it · esc: leave it", "dim")])

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Leave it."""
        self.dismiss(None)


class Confirm(ModalScreen[bool], Once[bool]):
    """Asks whether to do what can't be undone. Only `y` does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "yes"),
        Binding("n,escape", "dismiss(False)", "no"),
    ]

    def __init__(self, question: str, *, hint: str, yes: str) -> None:
        super().__init__()
        keys = f"y: {yes} · n or esc: leave it"
        self._lines = [(question, "heading"), (hint, "dim"), (keys, "dim")]

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        with Vertical(id="dialog"):
            yield Lines(self._lines)


class PickSpeaker(ModalScreen[Choice | None], Once[Choice | None]):
    """Picks a speaker by typing part of the name; never the one that is asked about. Speakers have the
    colours `inks`, those of the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        Binding("down", "step(1)", "down", priority=True),
        Binding("up", "step(-1)", "up", priority=True),
    ]

    def __init__(
        self,
        library: Library,
        question: str,
        *,
        beside: str | None = None,
        inks: Mapping[str | None, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.library = library
        self._beside = beside
        self._question = question
        self.rows = SpeakerList(id="pick-list")
        self.rows.colour(inks)
        self._entered_early = False

    def compose(self) -> ComposeResult:
        """The question, the line, the speakers."""
        with Vertical(id="dialog", classes="-tall-dialog"):
            yield Lines([(self._question, "heading")])
            yield Input(placeholder="type part of a name", compact=True)
            yield self.rows
            yield Lines([("", ""), ("up, down: choose · enter: this one · esc: leave it", "dim")])

    def on_mount(self) -> None:
        """All speakers at first."""
        self.show_named("")

    def show_named(self, name: str) -> None:
        """Those whose name holds what is typed."""
        self.rows.show(_NamedRows(self.library, name=name, sparks=False, beside=self._beside))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_named(event.value.strip())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._entered_early = self.rows.is_coming
        if self._entered_early or self.rows.total:
            hold_keys(self)  # what is typed on is for who opens next
        if not self._entered_early:
            self.rows.action_choose()

    @on(VirtualList.Loaded)
    def _loaded(self, event: VirtualList.Loaded) -> None:
        """Enter waits for the rows of what was typed before it."""
        event.stop()
        if self._entered_early and not self.rows.is_coming:
            self._entered_early = False
            if not event.total:
                release_keys(self)
            self.rows.action_choose()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if isinstance(event.row, SpeakerRow):
            asker = self.app.screen_stack[-2]
            self.dismiss(event.row.choice)
            asker.call_later(release_keys, asker)

    def action_step(self, step: int) -> None:
        """Up and down the list while typing."""
        self.rows.action_move(step)

    def action_cancel(self) -> None:
        """Leave it."""
        self.dismiss(None)


@dataclass(slots=True)
class _NamedRows(SpeakerRows):
    """Speakers only: no row for everyone, none for nobody, none for who is sought another `beside`."""

    beside: str | None = None
    _place: int | None = field(default=None, init=False)

    def count(self) -> int:
        """How many rows."""
        total = self.library.speaker_count(name=self.name)
        self._place = self._find(total) if self.beside is not None else None
        return total - (self._place is not None)

    def page(self, offset: int, limit: int) -> Sequence[SpeakerRow]:
        """The rows from `offset` on."""
        place = self._place
        before = place is not None and offset <= place < offset + limit
        start = offset + 1 if place is not None and place < offset else offset
        found = self.library.speakers(name=self.name, offset=start, limit=limit + before)
        return [self._row(speaker) for speaker in found if speaker.id != self.beside]

    def _find(self, total: int) -> int | None:
        """Where the speaker would be: most are asked about among the first."""
        for offset in range(0, total, _LOOK):
            found = self.library.speakers(name=self.name, offset=offset, limit=_LOOK)
            for number, speaker in enumerate(found, start=offset):
                if speaker.id == self.beside:
                    return number
        return None
