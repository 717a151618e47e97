"""Two speakers side by side, each in time order, both narrowed to the same words."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from index.library import Library
from index.quote import Quote
from tui.actions import bind, may_open_input
from tui.choice import Choice
from tui.desk import Desk
from tui.reviews import Edits
from tui.screens.delivering import Delivering
from tui.screens.quote_sheet import QuoteSheet
from tui.widgets.pane import FilterInput
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.virtual_list import VirtualList


class Compare(QuoteSheet, Delivering):
    """What two speakers say, about the same words where some are typed."""

    AUTO_FOCUS = ""  # Not its line, where keys would land that are typed while it opens.
    BINDINGS: ClassVar[list[BindingType]] = [*bind("compare", "quotes")]

    def __init__(self, library: Library, desk: Desk, edits: Edits, one: Choice, other: Choice) -> None:
        super().__init__(library, desk, edits)
        self.choices = (one, other)
        self.sides = tuple(QuotesPane(library, id=f"side-{n}", order="date") for n in (1, 2))

    def compose(self) -> ComposeResult:
        """The words over two columns."""
        yield Input(id="about", placeholder="/ both about these words", compact=True)
        with Horizontal(id="sides"):
            yield from self.sides
        yield self.key_line

    def on_mount(self) -> None:
        """Everything by both."""
        self.collected()
        for side, choice in zip(self.sides, self.choices, strict=True):
            side.show(choice.filters(), choice.label)
        self.sides[0].rows.focus()

    def revised(self) -> None:
        """Read both sides anew: a quote may have gone from one to the other."""
        for side in self.sides:
            side.reload(keep=True)

    def collected(self) -> None:
        """Stars on the quotes that are in the collection."""
        for side in self.sides:
            side.collect(self.desk.ids)

    def quote_here(self) -> Quote | None:
        """The quote under the cursor of the side that has the focus."""
        here = (side.quotes.row for side in self.sides if side.has_focus_within)
        return next(here, None)

    @on(Input.Changed, "#about")
    def _about(self, event: Input.Changed) -> None:
        for side in self.sides:
            side.words = event.value.strip()
            side.reload()

    @on(Input.Submitted, "#about")
    def _done(self) -> None:
        self.sides[0].rows.focus()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        if isinstance(event.row, Quote):
            self.go_to(event.row)

    def action_about(self) -> None:
        """Type words."""
        self.set_focus(self.query_one("#about"))

    def action_export(self) -> None:
        """Export what is shown of the speaker on whose side the focus is."""
        side = self.sides[1 if self.sides[1].has_focus_within else 0]
        self.ask_for_pane(side, side.label)

    def action_other_side(self) -> None:
        """To the other speaker."""
        self.sides[1 if self.sides[0].has_focus_within else 0].rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that opens an input is a letter where one is open."""
        return may_open_input(action, self.focused)

    def action_escape(self) -> None:
        """Out of the words, out of the words' effect, out of the screen."""
        about = self.query_one("#about", Input)
        if about.has_focus:
            self.sides[0].rows.focus()
        elif about.value:
            about.value = ""
        elif not any(side.clear_filter() for side in self.sides if side.query(FilterInput)):
            self.dismiss(None)
