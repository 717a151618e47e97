"""The first line: the library, the search, and how the index stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input

from tui.choice import EVERYONE, Choice
from tui.measure import fit, fit_best
from tui.widgets.inked import Line, Painted


class Status(Painted):
    """A word on the right of the first line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.inks = "dim"

    def show(self, text: str, inks: str = "dim") -> None:
        """Show a text, as wide as it needs."""
        if (text, inks) != (self.text, self.inks):
            wider = cell_len(text) != cell_len(self.text)
            self.text, self.inks = text, inks
            self.refresh(layout=wider)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """What the text takes, and a column to keep it off its neighbour."""
        return cell_len(self.text) + 1 if self.text else 0

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The text."""
        return [[(fit(self.text, width), self.inks)]]


class Notice(Painted):
    """A line of its own, as wide as the screen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._told = ""
        self._inks = ""

    def tell(self, text: str, inks: str) -> None:
        """Show a text."""
        if text != self._told:
            self._told, self._inks = text, inks
            self.refresh()

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The text, a little in from the edge."""
        return [[("  " + fit(self._told, width - 3), self._inks)]]


_LEAST = 12
"""Columns that are left to the search."""
_EVERYWHERE = ("search articles and quotes", "search articles", "search", "")
_THEIRS = ("search what they say · backspace: everyone", "search what they say", "search", "")
"""What stands where nothing is typed, by the room that there is."""


class SearchInput(Input):
    """Where a search is typed."""

    hints: Sequence[str] = _EVERYWHERE

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave('down')", "results", show=False),
        Binding("up", "leave('up')", "earlier searches", show=False),
    ]

    class Left(Message):
        """Out of the input: down to the results, or by backspace to everyone's quotes."""

        def __init__(self, how: str) -> None:
            super().__init__()
            self.how = how

    def on_resize(self) -> None:
        """Say what can be typed here in words that are not cut."""
        self.hint(self.hints)

    def hint(self, hints: Sequence[str]) -> None:
        """Say so in the first of `hints` that fits."""
        self.hints = hints
        self.placeholder = fit_best(hints, self.content_size.width - 1)

    def action_leave(self, how: str) -> None:
        """Out of the input, up or down."""
        self.post_message(self.Left(how))

    def action_delete_left(self) -> None:
        """Backspace where there is nothing to take away searches everyone's quotes again."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Left("widen"))


class SearchRow(Horizontal):
    """Library, search, status; remembers what was searched for."""

    class Asked(Message):
        """The words of the search changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Opened(Message):
        """Someone is about to type a search."""

    class Entered(Message):
        """On to the results."""

    class Widened(Message):
        """The search is no longer to be one speaker's."""

    def __init__(self, name: str, history: Sequence[str] = ()) -> None:
        super().__init__(id="search-row")
        self._label = name
        self.history = list(history)
        self._back = 0
        self._status = ("", "dim")

    def compose(self) -> ComposeResult:
        """Name, scope, input, status."""
        yield Status(id="name")
        yield Status(id="scope")
        yield SearchInput(id="search", compact=True, select_on_focus=False)
        yield Status(id="status")

    def on_mount(self) -> None:
        """The library's name."""
        self.query_one("#name", Status).show(fit(self._label, 24) + "  /", "strong")
        self.scope(EVERYONE)

    @property
    def input(self) -> SearchInput:
        """The input."""
        return self.query_one(SearchInput)

    def scope(self, choice: Choice) -> None:
        """Say whose words will be searched."""
        label = f"[{fit(choice.label, 28)}]" if choice.narrows else ""
        self.query_one("#scope", Status).show(label, "accent")
        self.query_one("#scope").display = bool(label)
        self.set_class(bool(label), "-scoped")
        self.input.hint(_THEIRS if choice.narrows else _EVERYWHERE)
        self.call_after_refresh(self._show_status)

    def status(self, text: str, inks: str = "dim") -> None:
        """How the index stands, facts with dots between them: as many as leave room for the search."""
        self._status = (text, inks)
        self._show_status()

    def on_resize(self) -> None:
        """Another width has room for more facts, or for fewer."""
        self._show_status()

    def _show_status(self) -> None:
        text, inks = self._status
        room = self.size.width - self.query_one("#status").styles.margin.width - _LEAST
        beside = self.query("#name, #scope")
        room -= sum(label.outer_size.width + label.styles.margin.width for label in beside)
        facts = text.split(" · ")
        fewest = 0 if len(facts) > 1 else 1  # one alone is news, and worth to be read in part
        ways = [" · ".join(facts[:count]) for count in range(len(facts), fewest - 1, -1)]
        self.query_one("#status", Status).show(fit_best(ways, room) if self.size.width else text, inks)

    def set(self, query: str) -> None:
        """Write a query without asking it."""
        with self.input.prevent(Input.Changed):
            self.input.value = query
            self.input.cursor_position = len(query)

    def remember(self) -> None:
        """Keep the query in the history."""
        query = self.input.value.strip()
        if query:
            self.history = [query, *(old for old in self.history if old != query)][:100]
        self._back = 0

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value.strip()))

    def on_descendant_focus(self) -> None:
        """The input has the focus."""
        self.post_message(self.Opened())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.remember()
        self.post_message(self.Entered())

    @on(SearchInput.Left)
    def _left(self, event: SearchInput.Left) -> None:
        event.stop()
        if event.how == "widen":
            self.post_message(self.Widened())
        elif event.how == "up":
            self._recall(1)
        elif self._back > 0:
            self._recall(-1)
        else:
            self._entered_by_key()

    def _entered_by_key(self) -> None:
        self.remember()
        self.post_message(self.Entered())

    def _recall(self, step: int) -> None:
        """An older or newer query of the history."""
        self._back = max(0, min(self._back + step, len(self.history)))
        self.input.value = self.history[self._back - 1] if self._back else ""
        self.input.cursor_position = len(self.input.value)
