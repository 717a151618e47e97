"""The help screen: every key, from the registry, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from tui.actions import PLACES, actions_of, bind, show_keys
from tui.measure import fold_into, pad
from tui.screens.once import Once
from tui.widgets.inked import Line, Painted

SIGNS: tuple[tuple[str, str, str], ...] = (
    ("▌", "speaker-0", "words that stand between quotation marks (underlined in the text)"),
    ("┆", "speaker-0", "a paraphrase: “said that …” (slanted in the text)"),
    ("JK", "speaker-0 strong", "who speaks, by initials; ?? where nobody could be named"),
    ("★", "marked", "in your collection"),
    ("✓ ✎ + ✗", "marked", "reviewed: confirmed, corrected, added, rejected"),
    ("━", "speaker-0", "on the bar at the right: where in the article this speaker speaks"),
    ("●", "accent", "the pane that has the keys"),
)
SEARCHES: tuple[tuple[str, str], ...] = (
    ("migrants border", "both words, in any form"),
    ('"state of emergency"', "exactly these words"),
    ("speaker:Kast border", "what Kast says about it"),
    ("kind:direct since:2025-11", "only verbatim, only since then"),
    ("peru OR chile   -tacna", "one of them; without a word"),
    ("migr*   emergancy~", "beginnings; misspellings"),
    ("↑ ↓ in the search line", "earlier searches; the results"),
)


class HelpText(Painted):
    """The text of the help, as high as it is."""

    def lines(self, width: int) -> list[Line]:
        """All lines for a width."""
        lines: list[Line] = []
        for place, heading in PLACES.items():
            lines += [[(heading, "heading")]]
            for action in actions_of(place):
                lines += _explained(show_keys(action.keys), "key", action.help, 16, width)
            lines.append([])
        lines.append([("Signs", "heading")])
        for sign, inks, text in SIGNS:
            lines += _explained(sign, inks, text, 16, width)
        lines += [[], [("Searching", "heading")]]
        for query, text in SEARCHES:
            lines += _explained(query, "key", text, 28, width)
        return lines

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines(width))

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """All of it; what is out of view is not asked for."""
        return self.lines(width)


def _explained(sign: str, inks: str, text: str, room: int, width: int) -> list[Line]:
    """A sign in a column of its own, and what it means beside it on as many lines as that takes."""
    parts = fold_into(text, max(20, width - room - 2), 4)
    rest: list[Line] = [[(" " * (room + 1) + part, "")] for part in parts[1:]]
    return [[(pad(sign, room), inks), (" " + parts[0], "")], *rest]


class Help(ModalScreen[None], Once[None]):
    """Keys, signs, searches. Any of esc, ? and q closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss", "close"), *bind("moving"),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """A sheet over the screen."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = "Help"
            sheet.border_subtitle = "esc closes"
            with VerticalScroll(can_focus=False):
                yield HelpText()

    def _scroll(self, rows: float) -> None:
        view = self.query_one(VerticalScroll)
        view.scroll_to(y=view.scroll_offset.y + rows, animate=False)

    def action_move(self, step: int) -> None:
        """Scroll by lines."""
        self._scroll(step)

    def action_page(self, pages: float) -> None:
        """Scroll by what fits."""
        self._scroll(pages * self.query_one(VerticalScroll).size.height)

    def action_first(self) -> None:
        """To the beginning."""
        self.query_one(VerticalScroll).scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._scroll(self.query_one(HelpText).size.height)
