"""What can be done with a quote: collect it, copy it, export it, open its source."""

from __future__ import annotations

from typing import Any

from textual.app import App

from index.filters import Filters
from index.library import Library
from index.quote import Quote
from tui.choice import UNNAMED_LABEL
from tui.clipboard import quote_with_source, quote_words, save_copy
from tui.desk import Desk, DeskError
from tui.measure import fit
from tui.reviews import NO_QUOTE
from tui.screens.delivering import NOTHING, Delivering
from tui.screens.prompt import Confirm
from tui.widgets.article_pane import ArticlePane
from tui.widgets.key_line import KeyLine
from tui.widgets.quotes_pane import QuotesPane
from tui.wording import count_of, in_marks

_NAME, _WORDS = 24, 36
"""Cells of a name, and of a quote, in a line that has more to say."""


class Keeping(Delivering):
    """The actions on quotes that the reading screen has."""

    library: Library
    desk: Desk
    key_line: KeyLine
    article: ArticlePane
    quotes: QuotesPane

    def quote_here(self) -> Quote | None:
        """The quote that a key is about."""
        raise NotImplementedError

    def shown_quotes(self) -> tuple[str, str, Filters]:
        """Which quotes an export is of: how many, of what, and their filters. Those of the Quotes pane."""
        what = count_of(self.quotes.rows.total, "quote")
        if self.quotes.quotes.by_article:
            what += " of this article"
        return what, self.quotes.label, self.quotes.shown_filters()

    def shows_no_quote(self) -> bool:
        """Whether what would be exported is known to be nothing."""
        return not self.quotes.rows.total

    def _need_quote(self) -> Quote | None:
        quote = self.quote_here()
        if quote is None:
            self.key_line.say(NO_QUOTE)
        return quote

    def action_mark(self) -> None:
        """Put the quote into the collection, or take it out."""
        quote = self._need_quote()
        if quote is not None:
            mark_quote(quote, self.desk, self.key_line, then="; v shows it.")
            self.collected()

    def collected(self) -> None:
        """Show which quotes are in the collection."""
        ids = self.desk.ids
        self.quotes.collect(ids)
        self.article.collect(ids)

    def action_copy(self, with_source: bool) -> None:
        """Copy what is selected with the mouse, else the quote."""
        if selected := self.get_selected_text():
            copy_text(self.app, selected, "Copied what is selected", self.desk, self.key_line)
            self.clear_selection()
            return
        quote = self._need_quote()
        if quote is not None:
            copy_quote(self.app, quote, with_source, self.desk, self.key_line)

    def action_open_source(self) -> None:
        """Show where the article comes from, and open it when that is wanted."""
        document = self.article.document
        url = document.article.url if document else None
        if not url:
            self.key_line.say("This article does not say where it is from.")
        elif not url.lower().startswith(("http://", "https://")):
            self.key_line.say("Only http and https addresses are opened; this is another kind.")
        else:
            self.app.push_screen(
                Confirm("Open this in the browser?", hint=url, yes="open it"),
                lambda sure: self.app.open_url(url) if sure else None,
            )

    def action_export(self) -> None:
        """Export the quotes that are shown."""
        if self.shows_no_quote():
            self.key_line.say(NOTHING)
            return
        what, label, filters = self.shown_quotes()
        self.ask_for_quotes(what if label == self.quotes.TITLE else f"{what}: {label}", label, filters)


def mark_quote(quote: Quote, desk: Desk, line: KeyLine, *, then: str = ".") -> None:
    """Put a quote into the collection, or take it out; say so, and `then` what can be done."""
    marked = desk.toggle(quote)
    what = "Marked" if marked else "Taken out"
    until = "" if desk.kept else " until you leave"
    whose = f"{fit(quote.speaker or UNNAMED_LABEL, _NAME)}: {fit(in_marks(quote), _WORDS)}"
    line.say(f"{what}: {whose} · {len(desk.clippings):,} in the collection{until}{then}")
    save_desk(desk, line)


def copy_quote(app: App[Any], quote: Quote, with_source: bool, desk: Desk, line: KeyLine) -> None:
    """Copy a quote, its words alone or with who said it where."""
    text = quote_with_source(quote) if with_source else quote_words(quote)
    copy_text(app, text, f"Copied{' with its source' if with_source else ''}", desk, line)


def copy_text(app: App[Any], text: str, done: str, desk: Desk, line: KeyLine) -> None:
    """Give a text to the terminal's clipboard, and to a file where there is none; say that it is `done`."""
    app.copy_to_clipboard(text)
    if not desk.kept:
        line.say(f"{done}.")
        return
    try:
        path = save_copy(text, desk.path.parent.parent)
        line.say(f"{done}; also in {path}")
    except OSError:
        line.say("Copied, if this terminal allows it.")


def save_desk(desk: Desk, line: KeyLine) -> None:
    """Keep the desk; say so where it can't be kept."""
    try:
        desk.save()
    except DeskError as error:
        line.say(str(error), warning=True)
