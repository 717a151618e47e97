"""A speaker's page: who the press says they are, when they spoke, beside whom, and every quote in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from index.library import Library
from index.quote import Quote
from index.speaker import Speaker
from tui.actions import bind, may_open_input
from tui.background import run_in_background
from tui.choice import Choice
from tui.colours import initials, ink_of
from tui.company import Amount, CompanyRows, MonthRows
from tui.desk import Desk
from tui.measure import fit, fold_into, pad
from tui.reviews import Edits
from tui.screens.compare import Compare
from tui.screens.delivering import Delivering
from tui.screens.prompt import PickSpeaker
from tui.screens.quote_sheet import QuoteSheet
from tui.screens.sheet import AskAbout, Target
from tui.typeahead import hold_keys
from tui.widgets.amounts import AmountList
from tui.widgets.inked import Line, Painted
from tui.widgets.month_chart import MonthChart
from tui.widgets.pane import ListPane
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.virtual_list import VirtualList
from tui.wording import ONE_NAME_TOLD, count_of


class SpeakerRead(Message):
    """The speaker has been read in a thread."""

    def __init__(self, speaker: Speaker | None, notes: tuple[str, str]) -> None:
        super().__init__()
        self.speaker = speaker
        self.notes = notes


class MonthsCounted(Message):
    """The speaker's quotes have been counted by month in a thread."""

    def __init__(self, months: Mapping[str, int]) -> None:
        super().__init__()
        self.months = months


class Facts(Painted):
    """Name, what they are called and as whom, and the sums."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(id="facts")
        self.choice = choice
        self.speaker: Speaker | None = None
        self.notes: tuple[str, str] = ("", "")

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """Name; sums; roles; other names."""
        ink = ink_of(self.choice.speaker_id)
        speaker = self.speaker
        period = f"{speaker.first} to {speaker.last}" if speaker and speaker.first and speaker.last else ""
        name: Line = [
            (f" {initials(self.choice.label)} ", f"{ink} strong"), ("▌ ", ink),
            (pad(self.choice.label, width - 10 - len(period)), "heading"), (f"  {period}", ""),
        ]  # fmt: skip
        if speaker is None:
            return [name]
        kinds = [(speaker.direct, "direct"), (speaker.indirect, "indirect"), (speaker.mixed, "mixed")]
        sums = [
            f"{count_of(speaker.quotes, 'quote')} in {count_of(speaker.articles, 'article')}",
            ", ".join(f"{count:,} {kind}" for count, kind in kinds if count),
        ]
        lines: list[Line] = [name, [("      ", ""), (fit(" · ".join(sums), width - 7), "")]]
        told = [
            ("", ONE_NAME_TOLD if speaker.one_name else ""),
            ("note", " · ".join(part for part in reversed(self.notes) if part)),
            ("as", " · ".join(speaker.roles)),
            ("also", " · ".join(speaker.aliases)),
        ]
        for label, words in told:
            parts = fold_into(words, max(10, width - 13), 2) if words else []
            lines += [
                [(f"      {label if not n else '':<6}", "dim"), (part, "slanted" if label == "as" else "")]
                for n, part in enumerate(parts)
            ]
        return lines


class AmountPane(ListPane):
    """A frame around a list of amounts."""

    def __init__(self, rows: VirtualList[Any], title: str, *, id: str) -> None:
        super().__init__(rows, id=id)
        self.entitle(title)

    def reload(self, *, keep: bool = False) -> None:
        """Its rows are read once."""


class SpeakerPage(QuoteSheet, Delivering):
    """One speaker. Enter on a quote goes to it, on a month narrows to it, on a name compares."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("speaker", "quotes")]

    def __init__(self, library: Library, desk: Desk, edits: Edits, choice: Choice) -> None:
        super().__init__(library, desk, edits)
        self.choice = choice
        self.month: str | None = None
        self.quotes = QuotesPane(library, id="page-quotes", order="date")

    def compose(self) -> ComposeResult:
        """Facts over months and company, beside the quotes."""
        yield Facts(self.choice)
        yield MonthChart(ink_of(self.choice.speaker_id))
        with Horizontal(id="page"):
            with Vertical(id="page-left"):
                months = AmountList(id="month-list", empty=("No dates are known.",))
                yield AmountPane(months, "Over time", id="months")
                company = AmountList(id="company-list", empty=("Nobody else is quoted there.",))
                yield AmountPane(company, "Quoted beside", id="company")
            yield self.quotes
        yield self.key_line

    def on_mount(self) -> None:
        """Show everything."""
        self._read_all()
        self.collected()
        self._show_quotes()
        self.quotes.rows.focus()

    def collected(self) -> None:
        """Stars on the quotes that are in the collection."""
        self.quotes.collect(self.desk.ids)

    def revised(self) -> None:
        """Read everything anew."""
        self._read_all(keep=True)
        self.quotes.reload(keep=True)

    def _read_all(self, *, keep: bool = False) -> None:
        """All but the quotes, each in its thread."""
        speaker_id = self.choice.speaker_id
        if speaker_id is not None:
            run_in_background(self, "speaker", lambda: self._read(speaker_id))
        filters = self.choice.filters()
        run_in_background(self, "chart", lambda: MonthsCounted(self.library.months(filters)))
        months, company = MonthRows(self.library, filters), CompanyRows(self.library, self.choice)
        self.query_one("#month-list", AmountList).show(months, keep=keep)
        self.query_one("#company-list", AmountList).show(company, keep=keep)

    def quote_here(self) -> Quote | None:
        """The quote under the cursor."""
        return self.quotes.quotes.row

    def _read(self, speaker_id: str) -> Message:
        speaker = self.library.speaker(speaker_id)
        return SpeakerRead(speaker, self.library.notes_on(speaker) if speaker else ("", ""))

    def _show_quotes(self) -> None:
        filters = replace(self.choice.filters(), since=self.month, until=self.month)
        title = f"Quotes of {self.month}" if self.month else "Quotes in time"
        self.quotes.show(filters, title)

    def on_speaker_read(self, event: SpeakerRead) -> None:
        """Write the facts."""
        facts = self.query_one(Facts)
        facts.speaker = event.speaker
        facts.notes = event.notes
        facts.refresh()

    def on_months_counted(self, event: MonthsCounted) -> None:
        """Draw the chart."""
        self.query_one(MonthChart).show(event.months)

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        row = event.row
        if isinstance(row, Quote):
            self.go_to(row)
        elif isinstance(row, Amount) and row.choice is not None:
            self._beside(row.choice)
        elif isinstance(row, Amount):
            self.month = None if self.month == row.label else row.label
            self._show_quotes()

    def action_about(self) -> None:
        """Type what they say something about."""
        hold_keys(self)  # what is typed on is what they say something about
        self.post_message(AskAbout(self.choice))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that opens an input is a letter where one is open."""
        return may_open_input(action, self.focused)

    def action_compare(self) -> None:
        """Beside another speaker."""
        choice = self.choice
        picking = PickSpeaker(self.library, f"{choice.label} beside…", beside=choice.speaker_id)
        self.app.push_screen(picking, self._beside)

    def _beside(self, other: Choice | None) -> None:
        if other is not None:
            self.app.push_screen(self._compare(other), self._leave_for)

    def _compare(self, other: Choice) -> Compare:
        return Compare(self.library, self.desk, self.edits, self.choice, other)

    def _leave_for(self, target: Target | None) -> None:
        self.collected()
        if target is not None:
            self.dismiss(target)

    def action_export(self) -> None:
        """Export the quotes that are shown."""
        self.ask_for_pane(self.quotes, " ".join(filter(None, (self.choice.label, self.month))))

    def action_escape(self) -> None:
        """All months again, then back to the reading."""
        if self.quotes.clear_filter():
            self.quotes.rows.focus()
        elif self.month is not None:
            self.month = None
            self._show_quotes()
        else:
            self.dismiss(None)
