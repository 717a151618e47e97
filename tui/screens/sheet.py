"""A screen of its own over the reading screen, which one leaves with a place to go to or with none."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.message import Message

from index.quote import Quote, Span
from tui.background import Failed
from tui.choice import Choice
from tui.screens.once import Once
from tui.widgets.key_line import KeyLine


@dataclass(frozen=True, slots=True)
class Target:
    """Where in which article to go: a quote, a hit, or the row that was at the top."""

    path: str
    quote_id: str | None = None
    span: Span | None = None
    top: int | None = None


class AskAbout(Message):
    """Someone wants to type what this speaker says something about."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice


def target_of_quote(quote: Quote) -> Target:
    """The place of a quote; its words' span too, should it be known by another id by now."""
    return Target(quote.path, quote.id, (quote.spans[0][0], quote.spans[-1][1]))


class Sheet(Once[Target | None]):
    """Has a key line, and esc to leave."""

    def __init__(self) -> None:
        super().__init__()
        self.key_line = KeyLine()

    def action_escape(self) -> None:
        """Back to the reading."""
        self.dismiss(None)

    def go_to(self, quote: Quote) -> None:
        """Leave for a quote's place in its article."""
        self.dismiss(target_of_quote(quote))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.key_line.say(event.reason, warning=True)
