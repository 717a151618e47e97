"""A sheet that lists quotes: the one under the cursor is reviewed, copied and marked as in the reading."""

from __future__ import annotations

from index.library import Library
from index.quote import Quote
from tui.desk import Desk
from tui.reviews import Edits
from tui.screens.keeping import copy_quote, mark_quote
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
        quote = self._need_quote()
        if quote is not None:
            self.judge_elsewhere(quote)

    def action_mark(self) -> None:
        """Put the quote into the collection, or take it out."""
        quote = self._need_quote()
        if quote is not None:
            mark_quote(quote, self.desk, self.key_line)
            self.collected()

    def collected(self) -> None:
        """Show which quotes are in the collection, where that is shown."""

    def action_copy(self, with_source: bool) -> None:
        """Copy the quote."""
        quote = self._need_quote()
        if quote is not None:
            copy_quote(self.app, quote, with_source, self.desk, self.key_line)

    def _need_quote(self) -> Quote | None:
        quote = self.quote_here()
        if quote is None:
            self.key_line.say("Put the cursor on a quote first.")
        return quote
