"""A sheet that lists quotes: the one under the cursor is reviewed there, as in the reading."""

from __future__ import annotations

from index.library import Library
from index.quote import Quote
from tui.desk import Desk
from tui.reviews import Edits
from tui.screens.revising import Revising
from tui.screens.sheet import Sheet


class QuoteSheet(Sheet, Revising):
    """Knows which quote a key is about, and reads its lists anew when something was said of one."""

    def __init__(self, library: Library, desk: Desk, edits: Edits) -> None:
        super().__init__()
        self.library = library
        self.desk = desk
        self.edits = edits

    def quote_here(self) -> Quote | None:
        """The quote under the cursor."""
        raise NotImplementedError

    def action_review(self) -> None:
        """Say whether this quote is right."""
        if not self.may_write():
            return
        quote = self.quote_here()
        if quote is None:
            self.key_line.say("Put the cursor on a quote first.")
        else:
            self.judge_elsewhere(quote)
