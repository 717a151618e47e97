"""The quote under the cursor: who speaks, as whom, in which kind of words, and how the name was found."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from index.quote import Quote
from tui.choice import UNNAMED_LABEL
from tui.colours import NO_SPEAKER, initials
from tui.measure import fit, fit_best, pad
from tui.reviews import SIGNS
from tui.widgets.inked import Line, Painted
from tui.widgets.marking import BARS
from tui.wording import how_found


class QuoteCard(Painted):
    """Three lines on one quote, two where there is little room."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.quote: Quote | None = None
        self.number = self.of = 0
        self.ink_name = NO_SPEAKER
        self.collected = False
        self.reasons: Sequence[str] = ()

    def show(self, quote: Quote | None, *, number: int, of: int, ink: str, reasons: Sequence[str]) -> None:
        """Show a quote, the `number`th `of` its article's, or what there is instead."""
        self.quote, self.number, self.of = quote, number, of
        self.ink_name, self.reasons = ink, reasons
        self.refresh()

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """Speaker and place; role, kind and cue; how the name was found."""
        quote = self.quote
        if quote is None:
            return [[("  " + fit_best(self._nothing(), width - 3), "dim")]]
        star = "★ " if self.collected else ""
        star += f"{SIGNS[quote.review]} " if quote.review else ""
        place = f"line {quote.line} · {self.number} of {self.of} "
        bar = (f" {BARS[quote.kind]} ", self.ink_name)
        name_room = max(6, width - 7 - cell_len(star) - cell_len(place))
        name = fit(quote.speaker or UNNAMED_LABEL, name_room)
        role = f", {quote.role}" if quote.role and height < 3 else ""
        first: Line = [
            (" " + initials(quote.speaker), f"{self.ink_name} strong"), bar,
            (name, f"{self.ink_name} strong"), (pad(role, name_room - cell_len(name)), ""),
            (star, "marked"), (place, "dim"),
        ]  # fmt: skip
        cue = f"“{quote.cue}”" if quote.cue else ""
        review = f"{quote.review} by a reader" if quote.review else ""
        why = how_found(quote)
        if height < 3:
            return [first, [("   ", ""), bar, (fit(_joined(quote.kind, cue, review, why), width - 7), "")]]
        about = _joined(quote.role, quote.kind, cue, review)
        if self.reasons and cell_len(why) + cell_len(self.reasons[0]) + 10 < width:
            why = f"{why} · {self.reasons[0]}"
        return [
            first,
            [("   ", ""), bar, (fit(about, width - 7), "")],
            [("   ", ""), bar, (fit(why, width - 7), "dim")],
        ]

    def _nothing(self) -> Sequence[str]:
        if not self.of:
            return ("No quotes in this article.", "No quotes.")
        if self.of == 1:
            return ("1 quote: n goes to it.", "1 quote")
        return (
            f"{self.of} quotes in this article: n or ] goes to the next.",
            f"{self.of} quotes: n goes to the next.",
            f"{self.of} quotes",
        )


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
