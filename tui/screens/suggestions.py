"""The suggestions of who may be whom, and of who may be two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from index.identity.parting import Parting
from index.library import Library
from tui.actions import bind
from tui.choice import Choice
from tui.colours import ink_of
from tui.desk import Desk
from tui.measure import fit
from tui.reviews import Edits
from tui.screens.identities import Identifying, two_of
from tui.screens.sheet import Sheet, Target
from tui.screens.speaker_page import SpeakerPage
from tui.widgets.inked import Line
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList
from tui.wording import count_of

if TYPE_CHECKING:
    from index.identity.suggesting import Suggestion


@dataclass(slots=True)
class SuggestionRows:
    """All suggestions, of one person and of two, read at once: there are few."""

    library: Library
    rows: list[Suggestion | Parting] = field(default_factory=list, init=False)

    def count(self) -> int:
        """How many."""
        self.rows = [*self.library.suggestions(), *self.library.partings()]
        return len(self.rows)

    def page(self, offset: int, limit: int) -> Sequence[Suggestion | Parting]:
        """Those from `offset` on."""
        return self.rows[offset : offset + limit]


class SuggestionList(VirtualList["Suggestion | Parting"]):
    """Three lines a suggestion: who may be whom, or two; why; room to breathe."""

    ROW_HEIGHT = 3
    EMPTY = ("Nobody seems to be somebody else.", "M on a speaker says who it is without a suggestion.")

    def draw(self, row: Suggestion | Parting, width: int, here: bool) -> Sequence[Line]:
        """The suggestion's lines."""
        if isinstance(row, Parting):
            name = fit(row.name, max(4, width - 24))
            return [
                [
                    ("  ", ""),
                    (name, f"strong {ink_of(row.id)}"),
                    (" may be two people", "strong" if here else ""),
                ],
                [("  ", ""), (fit(two_of(row), width - 4), "dim")],
            ]
        short, full = row.short, row.full
        articles = count_of(short.articles, "article")
        head = fit(f"{short.name}, in {articles}, may be ", width - 4)
        name = fit(f"{full.name}", max(4, width - 4 - len(head)))
        return [
            [("  ", ""), (head, "strong" if here else ""), (name, f"strong {ink_of(full.id)}")],
            [("  ", ""), (fit(", ".join(row.why), width - 4), "dim")],
        ]

    def key_of(self, row: Suggestion | Parting) -> str:
        """The pair."""
        if isinstance(row, Parting):
            return row.id
        return f"{row.short.id} {row.full.id}"


class SuggestionsPane(ListPane):
    """The frame around the suggestions."""

    TITLE = "Who may be whom"

    def __init__(self, library: Library) -> None:
        super().__init__(SuggestionList(id="suggestion-list"), id="suggestions")
        self.library = library

    def reload(self, *, keep: bool = False) -> None:
        """Read them anew."""
        self.rows.show(SuggestionRows(self.library), keep=keep)


class Suggestions(Sheet, Identifying):
    """Accept and refuse, one after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("suggestions")]

    def __init__(self, library: Library, desk: Desk, edits: Edits) -> None:
        super().__init__()
        self.library = library
        self.desk = desk
        self.edits = edits
        self.pane = SuggestionsPane(library)

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        yield self.pane
        yield self.key_line

    def on_mount(self) -> None:
        """Show what there is."""
        self.revised()
        self.pane.rows.focus()

    def revised(self) -> None:
        """Read them anew; the next one comes under the cursor."""
        self.pane.reload(keep=True)

    @on(VirtualList.Chosen)
    def _chosen(self) -> None:
        """Look at what is said under the short name."""
        row = self.pane.rows.row
        if row is not None:
            choice = (
                Choice(row.name, row.id) if isinstance(row, Parting) else Choice(row.short.name, row.short.id)
            )
            page = SpeakerPage(self.library, self.desk, self.edits, choice)
            self.app.push_screen(page, self._leave_for)

    def _leave_for(self, target: Target | None) -> None:
        if target is not None:
            self.dismiss(target)

    def _row_here(self) -> Suggestion | Parting | None:
        """The suggestion under the cursor; says so where there is none."""
        row = self.pane.rows.row
        if row is None:
            self.key_line.say("Nothing is suggested; M on a speaker says who it is.")
        return row

    def action_accept(self) -> None:
        """They are one."""
        row = self._row_here()
        if row is not None and self.may_write():
            if isinstance(row, Parting):
                self.vouch(row)
            else:
                self.accept(row)

    def action_refuse(self) -> None:
        """They are two."""
        row = self._row_here()
        if row is not None and self.may_write():
            if isinstance(row, Parting):
                self.part(row)
            else:
                self.refuse(row)
