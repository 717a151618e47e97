"""Opening articles at a place, and showing them anew when their files change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.message import Message

from index.errors import LibraryError
from index.filters import Filters
from index.library import Library
from tui.background import Failed, run_in_background
from tui.choice import EVERYONE, Choice, choose_speaker
from tui.desk import Desk
from tui.document import Document, read_document
from tui.screens.keeping import save_desk
from tui.screens.panes import Panes
from tui.screens.sheet import Target
from tui.sources import QuoteRows
from tui.widgets.article_view import ArticleView
from tui.widgets.pages import Begun


class DocumentRead(Message):
    """An article has been read in a thread."""

    def __init__(self, document: Document, target: Target, query: str) -> None:
        super().__init__()
        self.document = document
        self.target = target
        self.query = query


class Reread(Message):
    """The article that is open has been read again, and is another."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document


class ChosenAnew(Message):
    """Who was chosen `before` is called otherwise `now`, or is nobody any more."""

    def __init__(self, before: Choice, now: Choice) -> None:
        super().__init__()
        self.before = before
        self.now = now


class Explained(Message):
    """Why the quotes of an article are whose, by their ids."""

    def __init__(self, path: str, reasons: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.path = path
        self.reasons = reasons


class Opening(Panes):
    """The panes with an article in them: which one, where in it, whose quotes beside it."""

    class Opened(Message):
        """There is an article to read; or there is none, and a line says why."""

    def __init__(self, library: Library, name: str, desk: Desk) -> None:
        super().__init__(library, name, desk.searches)
        self.library = library
        self.desk = desk
        self.choice = EVERYONE
        self.asked = ""
        self._query_shown = ""
        self._instead: str | None = None
        self._explained: Document | None = None

    def open(self, target: Target) -> None:
        """Show a place; the article is read in a thread unless it is the one that is open."""
        document = self.article.document
        query = self._searched_for()
        if document is not None and document.article.path == target.path and query == self._query_shown:
            self._arrive(target)
            return
        first = self.choice.speaker_id
        run_in_background(
            self, "document",
            lambda: DocumentRead(
                read_document(self.library, target.path, first=first, query=query), target, query
            ),
        )  # fmt: skip

    def _searched_for(self) -> str:
        """The words to mark in an article."""
        return self.results.meant if self.searching else ""

    @on(DocumentRead)
    def _document_read(self, event: DocumentRead) -> None:
        self._leave_article()
        self._query_shown = event.query
        self._colour(event.document)
        shown = self.article.document
        if shown is not None and shown.article.path == event.document.article.path:
            self.article.replace(event.document)
        else:
            self.article.show(event.document)
        self._arrive(event.target)
        self.articles.rows.place(event.document.article.path)
        if not self.choice.narrows:
            self.show_quotes()
        self.crumbs()
        self.post_message(self.Opened())

    def show_document(self, document: Document) -> None:
        """Show an article that has been read already, where one was in it last time."""
        path = document.article.path
        self._document_read(DocumentRead(document, Target(path, top=self.desk.places.get(path, 0)), ""))

    def _colour(self, document: Document) -> None:
        """A speaker has one colour on the screen, the one that they have in the article."""
        for pane in (self.speakers, self.results, self.quotes):
            pane.rows.colour(document.inks)

    def _arrive(self, target: Target) -> None:
        """Go to a place in the article that is shown."""
        document, view = self.article.document, self.article.view
        if document is None:
            return
        number = document.quote_number(target.quote_id)
        if number is not None:
            view.set_quote(number, by_user=False, reveal=target.top is None)
        if target.top is not None:
            view.scroll_to_offset(target.top)
        elif target.span is not None and (number is None or view.marking.hits):
            hits = list(view.marking.hits)
            if target.span in hits:
                self.article.go_to_hit(hits.index(target.span))
            else:
                view.reveal(target.span)
        self.article.point()

    def _at(self, pane: str) -> None:
        super()._at(pane)
        self._explain()

    @on(ArticleView.Reached)
    def _explain(self) -> None:
        """Find out why the quotes are whose, which takes a while: once one reads the article."""
        document = self.article.document
        if document is None or document is self._explained or self.pane != "article":
            return
        self._explained = document
        path = document.article.path

        def explain() -> Message:
            return Explained(path, {quote.id: why for quote, why in self.library.explain(path)})

        run_in_background(self, "reasons", explain)

    @on(Explained)
    def _explained_now(self, event: Explained) -> None:
        document = self.article.document
        if document is not None and document.article.path == event.path:
            self.article.explain(event.reasons)

    def _leave_article(self) -> None:
        document = self.article.document
        if document is not None:
            self.desk.remember_place(document.article.path, self.article.view.top)

    def open_first(self, path: str) -> None:
        """Open the article where one was last time, else the one at `path`."""
        last = self.desk.last or path
        self._instead = path if last != path else None
        self.open(Target(last, top=self.desk.places.get(last, 0)))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.key_line.say(event.reason, warning=True)
        if self._instead is not None and self.article.document is None:
            path, self._instead = self._instead, None
            self.open(Target(path))
        else:
            self.post_message(self.Opened())

    def show_quotes(self) -> bool:
        """The quotes of the choice, or without one of the article; whether these are others than before."""
        document = self.article.document
        if self.choice.narrows:
            return self.quotes.show(self.choice.filters(), self.choice.label)
        if document is not None:
            quotes = QuoteRows(self.library, Filters(path=document.article.path))
            return self.quotes.show(
                quotes.filters, "Quotes", Begun(quotes, len(document.quotes), document.quotes)
            )
        return False

    # -- files that change
    def library_changed(self) -> None:
        """Read everything shown anew, without moving anything."""
        self.speakers.reload(keep=True)
        self.articles.reload(keep=True)
        self.quotes.reload(keep=True)
        if self.searching:
            self.results.reload(keep=True)
        document = self.article.document
        if document is not None:
            self._reread(document, self._query_shown)
        if self.choice.speaker_id is not None:
            run_in_background(self, "chosen", self._look_for_chosen)

    def _look_for_chosen(self) -> Message | None:
        """Whether who was chosen has another name now; everyone, where nobody is who was."""
        before = self.choice
        found = self.library.speaker(before.speaker_id or "")
        for name in (before.label, *before.names):
            found = found or self.library.speaker(self.library.speaker_called(name) or "")
        now = EVERYONE if found is None else choose_speaker(found)
        return None if now == before else ChosenAnew(before, now)

    def on_chosen_anew(self, event: ChosenAnew) -> None:
        """Go with the name."""
        if self.choice == event.before:
            self.choose(event.now, follow=False)

    def choose(self, choice: Choice, *, follow: bool = True) -> None:
        """Look at everyone's quotes or one speaker's; `follow` shows the first of them."""
        raise NotImplementedError

    def _reread(self, document: Document, query: str) -> None:
        path, first = document.article.path, self.choice.speaker_id

        def read() -> Message | None:
            try:
                fresh = read_document(self.library, path, first=first, query=query)
            except LibraryError:
                return Failed(f"{path} is gone; what you see is what stood there.")
            return None if fresh == document else Reread(fresh)

        run_in_background(self, "reread", read)

    def on_reread(self, event: Reread) -> None:
        """Show the article as it stands now, at the same place."""
        shown = self.article.document
        if shown is not None and shown.article.path == event.document.article.path:
            self.article.replace(event.document)
            if not self.choice.narrows:
                self.quotes.reload(keep=True)  # they may have come from what was read before
            self._colour(event.document)

    def nothing_yet(self, lines: list[tuple[str, str]]) -> None:
        """Say why there is nothing to read."""
        if self.article.document is None:
            self.article.welcome(lines)

    def put_down(self) -> None:
        """Keep where one is for the next start."""
        self._leave_article()
        self.desk.searches = self.search_row.history
        save_desk(self.desk, self.key_line)

    # -- actions
    def action_next_quote(self, step: int) -> None:
        """To the next quote of the article."""
        if self.article.view.step_quote(step):
            self.bring_up("article")
        else:
            self.key_line.say(
                "The last quote of this article." if step > 0 else "The first quote of this article."
            )
