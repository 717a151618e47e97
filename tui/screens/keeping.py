"""What can be done with a quote: collect it, copy it, export it, open its source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from index.filters import Filters
from index.library import Library
from index.quote import Quote
from tui.background import run_in_background
from tui.clipboard import quote_with_source, quote_words, save_copy
from tui.desk import Desk, DeskError
from tui.screens.prompt import Ask
from tui.widgets.article_pane import ArticlePane
from tui.widgets.key_line import KeyLine
from tui.widgets.quotes_pane import QuotesPane


class Exported(Message):
    """An export was written, or could not be because something is there already."""

    def __init__(self, path: Path, count: int) -> None:
        super().__init__()
        self.path = path
        self.count = count


class WouldOverwrite(Message):
    """A file of that name is there already."""

    def __init__(self, path: Path, again: Callable[[], None]) -> None:
        super().__init__()
        self.path = path
        self.again = again


class Keeping(Screen[None]):
    """The actions on quotes that the reading screen has."""

    library: Library
    desk: Desk
    key_line: KeyLine
    article: ArticlePane
    quotes: QuotesPane

    def quote_here(self) -> Quote | None:
        """The quote that a key is about."""
        raise NotImplementedError

    def _need_quote(self) -> Quote | None:
        quote = self.quote_here()
        if quote is None:
            self.key_line.say("Put the cursor on a quote first: n goes to the next one.")
        return quote

    def action_mark(self) -> None:
        """Put the quote into the collection, or take it out."""
        quote = self._need_quote()
        if quote is None:
            return
        marked = self.desk.toggle(quote)
        count = len(self.desk.clippings)
        what = "Marked" if marked else "Taken out"
        self.key_line.say(f"{what}. {count} in the collection; v shows it.")
        self.collected()
        save_desk(self.desk, self.key_line)

    def collected(self) -> None:
        """Show which quotes are in the collection."""
        ids = self.desk.ids
        self.quotes.quotes.collected = ids
        self.quotes.rows.refresh()
        self.article.collect(ids)

    def action_copy(self, with_source: bool) -> None:
        """Copy the quote."""
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
                Ask("Open this in the browser?", hint=url, placeholder="enter opens it"),
                lambda answer: None if answer is None else self.app.open_url(url),
            )

    def action_export(self) -> None:
        """Export the quotes that the Quotes pane shows."""
        from tui.exporting import file_name

        filters = self.quotes.shown_filters()
        label = self.quotes.label
        self.app.push_screen(
            Ask(
                f"Export {self.quotes.rows.total:,} quotes: {label}",
                value=str(Path.cwd() / file_name(label)),
                hint="The name's end says how: .md, .csv or .jsonl",
            ),
            lambda answer: self.export(filters, answer) if answer else None,
        )

    def export(self, filters: Filters, answer: str, *, force: bool = False) -> None:
        """Write the export in a thread."""
        path = Path(answer).expanduser()
        library = self.library

        def write() -> Message:
            from tui.exporting import export_quotes

            if path.exists() and not force:
                return WouldOverwrite(path, lambda: self.export(filters, answer, force=True))
            return Exported(path, export_quotes(library, filters, path, force=force))

        run_in_background(self, "export", write)

    def on_exported(self, event: Exported) -> None:
        """Say where it is."""
        self.key_line.say(f"{event.count:,} quotes are in {event.path}")

    def on_would_overwrite(self, event: WouldOverwrite) -> None:
        """Ask before writing over anything."""
        ask_to_overwrite(self.app, event)


def ask_to_overwrite(app: App[Any], event: WouldOverwrite) -> None:
    """Ask whether a file that is there may be written over."""
    app.push_screen(
        Ask("There is such a file already. Write over it?", hint=str(event.path), placeholder="enter does"),
        lambda answer: None if answer is None else event.again(),
    )


def copy_quote(app: App[Any], quote: Quote, with_source: bool, desk: Desk, line: KeyLine) -> None:
    """Give a quote to the terminal's clipboard, and to a file for terminals that have none."""
    text = quote_with_source(quote) if with_source else quote_words(quote)
    app.copy_to_clipboard(text)
    try:
        path = save_copy(text, desk.path.parent.parent)
        line.say(f"Copied{' with its source' if with_source else ''}; also in {path}")
    except OSError:
        line.say("Copied, if this terminal allows it.")


def save_desk(desk: Desk, line: KeyLine) -> None:
    """Keep the desk; say so where it can't be kept."""
    try:
        desk.save()
    except DeskError as error:
        line.say(str(error), warning=True)
