"""The screen that tells whether words from elsewhere stand in the library, where, and as whose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from index.check import Checked, Place
from index.library import Library
from index.quote import Quote
from tui.actions import bind, may_open_input
from tui.background import Failed, run_in_background
from tui.checked import LABELS, Answer, answer, rows_of, signed
from tui.choice import UNNAMED_LABEL
from tui.colours import ink_of
from tui.desk import Desk
from tui.measure import ELLIPSIS, Row, fit, flatten, fold_into, wrap
from tui.reviews import SIGNS, Edits
from tui.screens.quote_sheet import QuoteSheet
from tui.screens.sheet import Target
from tui.widgets.inked import Line, Run
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList
from tui.wording import LABELS as KINDS

_HOW = (
    "Type or paste what is said to have been said, then press enter.",
    "",
    "Quotation marks, dashes, case and spaces don't hide a match.",
)
_TITLE = 12
"""Cells of a title beside which everything else is told."""
_INKS = {"same": "", "gone": "dim", "new": "accent", "written": "accent"}


class Checking(Message):
    """The words have been looked up in a thread; `again` where it is what is shown, looked up anew."""

    def __init__(self, checked: Checked, *, again: bool) -> None:
        super().__init__()
        self.checked = checked
        self.again = again


class PassageInput(Input):
    """One line to type, and as much as is pasted, its lines joined."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Answers and places as a list's rows."""

    rows: Sequence[Answer | Place]

    def count(self) -> int:
        """How many."""
        return len(self.rows)

    def page(self, offset: int, limit: int) -> Sequence[Answer | Place]:
        """Those from `offset` on."""
        return self.rows[offset : offset + limit]


class CheckedList(VirtualList["Answer | Place"]):
    """Four lines a place: how near and as whose words, the words with what differs, and where."""

    ROW_HEIGHT = 4

    def draw(self, row: Answer | Place, width: int, here: bool) -> Sequence[Line]:
        """The row's lines."""
        if isinstance(row, Answer):
            passage = fold_into(f"“{row.passage}”", width - 2, 2)
            return [[], *([(f" {line}", "strong")] for line in passage), [(f" {row.text}", "accent")]]
        manners = f" · differs in {', '.join(row.manners)}" if row.manners else ""
        after = f" · line {row.line}{manners}"
        where = f"{row.published or ''} · {row.title or row.path}".lstrip(" ·")
        where = fit(where, max(_TITLE, width - 4 - cell_len(after)))
        return [
            [
                ("   ", ""),
                (f"{LABELS[row.status]}: ", "dim"),
                *_whose(row, width - len(LABELS[row.status]) - 6),
            ],
            *([("   ", ""), *line] for line in _differences(row, width - 4, 2)),
            [("   ", ""), (fit(where + after, width - 4), "dim")],
        ]

    def key_of(self, row: Answer | Place) -> str:
        """The place, or what is said."""
        return row.passage if isinstance(row, Answer) else f"{row.path}:{row.spans[0][0]}"


class Check(QuoteSheet):
    """Type or paste words; enter on a place goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("check", "quotes")]

    def __init__(self, library: Library, desk: Desk, edits: Edits) -> None:
        super().__init__(library, desk, edits)
        self.pane = CheckedPane()
        self._passage = ""
        self._answer = CheckedPane.TITLE

    def compose(self) -> ComposeResult:
        """The words over where they stand."""
        yield PassageInput(id="passage", placeholder="did they really say this?", compact=True)
        yield self.pane
        yield self.key_line

    def on_mount(self) -> None:
        """Begin to type."""
        self.pane.rows.show(CheckedRows(()))
        self.query_one(PassageInput).focus()

    @on(Input.Submitted, "#passage")
    def _entered(self, event: Input.Submitted) -> None:
        passage = event.value.strip()
        if passage:
            self._passage = passage
            self.pane.entitle("Looking …", "")
            self._check(again=False)

    def _check(self, *, again: bool) -> None:
        library, passage = self.library, self._passage
        run_in_background(self, "check", lambda: Checking(library.check(passage, limit=20), again=again))

    def revised(self) -> None:
        """Look anew whose words they are."""
        if self._passage:
            self._check(again=True)

    def quote_here(self) -> Quote | None:
        """The quote that the place under the cursor is of: one that has all the words, else the first."""
        row = self.pane.rows.row
        said = () if row is None or isinstance(row, Answer) else row.said
        return next((each.quote for each in sorted(said, key=lambda each: not each.whole)), None)

    @on(Failed)
    def _not_checked(self) -> None:
        self.pane.entitle(self._answer, "")

    @on(Checking)
    def _checked(self, event: Checking) -> None:
        checked = event.checked
        self.pane.rows.empty = (
            "" if checked.places else "/ checks other words: a few that are sure to be right find more.",
        )
        self.pane.rows.show(CheckedRows(rows_of(checked)), keep=event.again)
        self._answer = answer(checked)
        self.pane.entitle(self._answer)
        if not event.again:
            self.pane.rows.focus()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        row = event.row
        if isinstance(row, Place):
            whole = next((said.quote.id for said in row.said if said.whole), None)
            self.dismiss(Target(row.path, whole, (row.spans[0][0], row.spans[-1][1])))

    def action_search(self) -> None:
        """Other words."""
        self.set_focus(self.query_one(PassageInput))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that opens an input is a letter where one is open."""
        return may_open_input(action, self.focused)

    def action_escape(self) -> None:
        """Out of the input, then out of the screen."""
        if self.query_one(PassageInput).has_focus and self.pane.rows.total:
            self.pane.rows.focus()
        else:
            self.dismiss(None)


class CheckedPane(ListPane):
    """The frame around the places."""

    TITLE = "Did they say this?"

    def __init__(self) -> None:
        super().__init__(CheckedList(id="checked-list", empty=_HOW), id="checked")

    def describe(self, total: int) -> str:
        """Answers are no places, so nothing is counted."""
        return ""


def _whose(place: Place, width: int) -> Line:
    """Whose words they are, and whether they are the speaker's own; of several all who fit in."""
    if not place.said:
        return [("in no quote found here", "dim")]
    line: list[Run] = []
    for said in place.said:
        quote = said.quote
        role = f", {quote.role}" if quote.speaker and quote.role else ""
        part = "" if said.whole else " (only in part)"
        about = f"{KINDS[quote.kind]}{role}{part}"
        for text, inks in (
            ("; " if line else "", ""),
            (f"{SIGNS[quote.review]} " if quote.review else "", "marked"),
            (quote.speaker or UNNAMED_LABEL, f"strong {ink_of(quote.speaker_id)}"),
            (about, ""),
        ):
            shown = fit(text, width)
            line.append((shown, inks))
            width -= cell_len(shown)
    return line


def _differences(place: Place, width: int, lines: int) -> Sequence[Line]:
    """The place's words, folded, with what differs from those that are checked between signs."""
    runs = [
        (flatten(text), _INKS[each.what] if inside else "")
        for each in place.differences
        for text, inside in signed(each)
    ]
    rows = wrap("".join(text for text, _ in runs), width)
    shown = [_cut(runs, row) for row in rows[:lines]]
    if len(rows) > lines:
        shown[-1] = [*_cut(runs, Row(rows[lines - 1].start, rows[lines - 1].end - 1)), (ELLIPSIS, "dim")]
    return shown


def _cut(runs: Sequence[Run], row: Row) -> list[Run]:
    """What of the runs stands in a row."""
    found, at = [], 0
    for text, inks in runs:
        start, end = max(row.start - at, 0), min(row.end - at, len(text))
        if start < end:
            found.append((text[start:end], inks))
        at += len(text)
    return found
