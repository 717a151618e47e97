"""The main screen: routes what the panes say to one another. Nothing here draws or reads the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from index.errors import LibraryError
from index.filters import Filters
from index.library import ArticleRow, Hit, Library
from index.quote import Quote, Span
from tui.actions import bind
from tui.background import Failed, run_in_background
from tui.choice import EVERYONE, UNNAMED, Choice
from tui.desk import Desk
from tui.document import Document, read_document
from tui.history import History, Place
from tui.screens.keeping import Keeping, save_desk
from tui.screens.panes import Panes
from tui.sources import Facet, SpeakerRow
from tui.widgets.article_view import ArticleView
from tui.widgets.pane import ListPane
from tui.widgets.results_pane import FacetsPane
from tui.widgets.search_row import SearchRow, Status
from tui.widgets.virtual_list import VirtualList


@dataclass(frozen=True, slots=True)
class Target:
    """Where in which article to go: a quote, a hit, or the row that was at the top."""

    path: str
    quote_id: str | None = None
    span: Span | None = None
    top: int | None = None


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


class Reader(Panes, Keeping):
    """Speakers, articles, the article, its quotes, and the search over all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("reader")]

    def __init__(self, library: Library, name: str, desk: Desk) -> None:
        super().__init__(library, name, desk.searches)
        self.library = library
        self.desk = desk
        self.choice = EVERYONE
        self.asked = ""
        self.history = History()
        self._query_shown = ""
        self._follow = False
        self._restored = False

    def on_mount(self) -> None:
        """Read the lists; go where one was last time."""
        self.article.welcome([("Opening…", "dim")])
        self.collected()
        self.speakers.reload()
        self.articles.reload()
        self.go_to_pane("speakers")
        if self.desk.warning:
            self.key_line.say(self.desk.warning, warning=True)

    def put_down(self) -> None:
        """Keep where one is for the next start."""
        self._leave_article()
        self.desk.searches = self.search_row.history
        save_desk(self.desk, self.key_line)

    # -- whose quotes
    def choose(self, choice: Choice, *, follow: bool = True) -> None:
        """Look at everyone's quotes or one speaker's; `follow` shows the first of them."""
        self.choice = choice
        self.article.choice = choice
        self.search_row.scope(choice)
        self.speakers.rows.place(choice.key)
        self.articles.show(choice.filters())
        self.articles.entitle("Articles" if not choice.narrows else f"Articles · {choice.label}")
        self._follow = follow and choice.narrows
        self.show_quotes()
        if self.searching:
            self.ask()
        self.crumbs()
        self.article.point()

    def show_quotes(self) -> None:
        """The quotes of the choice, or without one of the article."""
        document = self.article.document
        if self.choice.narrows:
            self.quotes.quotes.inks = {}
            self.quotes.show(self.choice.filters(), self.choice.label)
        elif document is not None:
            self.quotes.quotes.inks = document.inks
            self.quotes.show(Filters(path=document.article.path), "Quotes")

    @on(VirtualList.Highlighted, "#speaker-list")
    def _speaker_reached(self, event: VirtualList.Highlighted) -> None:
        if event.by_user and isinstance(event.row, SpeakerRow) and event.row.choice != self.choice:
            self.choose(event.row.choice)

    @on(VirtualList.Chosen, "#speaker-list")
    def _speaker_chosen(self, event: VirtualList.Chosen) -> None:
        if isinstance(event.row, SpeakerRow):
            self.history.leave(self.here())
            if event.row.choice != self.choice:
                self.choose(event.row.choice)
            self.go_to_pane("quotes" if event.row.choice.narrows else "articles")

    # -- opening articles
    def open(self, target: Target) -> None:
        """Show a place; the article is read in a thread unless it is the one that is open."""
        document = self.article.document
        query = self.asked if self.searching else ""
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

    @on(DocumentRead)
    def _document_read(self, event: DocumentRead) -> None:
        self._leave_article()
        self._query_shown = event.query
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
        elif target.span is not None:
            hits = list(view.marking.hits)
            if target.span in hits:
                self.article.go_to_hit(hits.index(target.span))
            else:
                view.reveal(target.span)
        self.article.point()

    def _leave_article(self) -> None:
        document = self.article.document
        if document is not None:
            self.desk.remember_place(document.article.path, self.article.view.top)

    @on(VirtualList.Highlighted, "#article-list")
    def _article_reached(self, event: VirtualList.Highlighted) -> None:
        row = event.row
        if not isinstance(row, ArticleRow):
            return
        if event.by_user:
            self.open(Target(row.path, top=self.desk.places.get(row.path, 0)))
        elif self.article.document is None and not self._follow and not self._restored:
            self._restored = True
            path = self.desk.last or row.path
            self.open(Target(path, top=self.desk.places.get(path, 0)))

    @on(VirtualList.Highlighted, "#quote-list")
    def _quote_reached(self, event: VirtualList.Highlighted) -> None:
        quote = event.row
        if isinstance(quote, Quote) and (event.by_user or self._follow):
            self._follow = False
            self.open(Target(quote.path, quote.id))

    @on(VirtualList.Highlighted, "#result-list")
    def _result_reached(self, event: VirtualList.Highlighted) -> None:
        hit = event.row
        if isinstance(hit, Hit) and self.searching:
            self.open(target_of_hit(hit))

    @on(VirtualList.Chosen, "#article-list, #quote-list, #result-list")
    def _row_chosen(self, event: VirtualList.Chosen) -> None:
        row = event.row
        self.history.leave(self.here())
        if isinstance(row, Quote):
            self.open(Target(row.path, row.id))
        elif isinstance(row, Hit):
            self.search_row.remember()
            self.open(target_of_hit(row))
        self.go_to_pane("article")

    @on(ArticleView.Reached)
    def _quote_in_article(self, event: ArticleView.Reached) -> None:
        if event.quote is not None:
            self.quotes.rows.place(event.quote.id)
        self.crumbs()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.key_line.say(event.reason, warning=True)

    # -- searching
    @on(SearchRow.Asked)
    def _asked(self, event: SearchRow.Asked) -> None:
        self.asked = event.query
        if event.query:
            self.add_class("-searching")
            self.ask()
        else:
            self.end_search()

    def ask(self) -> None:
        """Search for what is in the search row, among what is chosen."""
        self.results.ask(self.asked, self.choice)

    def end_search(self) -> None:
        """The lists of speakers and articles again."""
        self.asked = ""
        self.search_row.set("")
        self._note("")
        if not self.searching:
            return
        self.remove_class("-searching")
        document = self.article.document
        if document is not None:
            self.open(Target(document.article.path, top=self.article.view.top))
        if self.pane in ("results", "facets"):
            self._at("articles" if self.pane == "results" else "speakers")

    def _note(self, text: str) -> None:
        line = self.query_one("#note", Status)
        line.show(f" {text}" if text else "", "warning")
        line.display = bool(text)

    @on(VirtualList.Loaded, "#result-list")
    def _results_loaded(self) -> None:
        self._note(self.results.note)
        self.facets.show(self.asked, self.results.filters, self.choice, keep=True)

    @on(FacetsPane.Narrowed)
    def _narrowed(self, event: FacetsPane.Narrowed) -> None:
        self.narrow(event.facet)

    def narrow(self, facet: Facet) -> None:
        """Put a narrowing on the search, or take it off."""
        if facet.field == "speaker" and facet.value is not None:
            on = facet.value != self.choice.speaker_id
            self.choose(Choice(facet.label, facet.value) if on else EVERYONE, follow=False)
        else:
            self.results.narrow(facet)

    @on(SearchRow.Entered)
    def _to_results(self) -> None:
        self.desk.searches = self.search_row.history
        if self.searching:
            self.go_to_pane("results")

    @on(SearchRow.Widened)
    def _widened(self) -> None:
        if self.choice.narrows:
            self.choose(EVERYONE)

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
            self.quotes.quotes.inks = {} if self.choice.narrows else event.document.inks
            self.quotes.rows.refresh()

    def nothing_yet(self, lines: list[tuple[str, str]]) -> None:
        """Say why there is nothing to read."""
        if self.article.document is None:
            self.article.welcome(lines)

    # -- where one is, and back
    def here(self) -> Place:
        """The place that could be come back to."""
        document, quote = self.article.document, self.article.quote
        return Place(
            self.choice,
            self.asked,
            document.article.path if document else None,
            quote.id if quote else None,
            self.article.view.top,
            self.pane,
        )

    def go_back_to(self, place: Place) -> None:
        """Come back to a place."""
        if place.query != self.asked:
            self.asked = place.query
            self.search_row.set(place.query)
            self.set_class(bool(place.query), "-searching")
            if place.query and place.choice == self.choice:
                self.ask()
        if place.choice != self.choice:
            self.choose(place.choice, follow=False)
        if place.path is not None:
            self.open(Target(place.path, place.quote_id, top=place.top))
        self.go_to_pane(place.pane)

    def where_am_i(self) -> str:
        """``Speakers › Article › Quote 3/9`` for layouts of one pane."""
        parts = [self.choice.label if self.choice.narrows else "Speakers"]
        document = self.article.document
        if self.asked:
            parts = [f"Results for {self.asked}"]
        if document is not None:
            rows = self.articles.rows
            parts.append(f"Article {rows.cursor + 1}/{rows.total}" if rows.total else "Article")
            number = document.quote_number(self.article.quote.id) if self.article.quote else None
            if number is not None:
                parts.append(f"Quote {number + 1}/{len(document.quotes)}")
        return "  " + " › ".join(parts)

    # -- actions
    def action_search(self) -> None:
        """Type a search."""
        self.history.leave(self.here())
        self.search_row.input.focus()

    def action_find(self) -> None:
        """Type what to find in the article."""
        self.go_to_pane("article")
        self.call_after_refresh(self.article.start_finding)

    def action_next_hit(self, step: int) -> None:
        """To the next hit; without a search, to the next quote."""
        if self.article.step_hit(step):
            return
        if self.searching:
            self.results.rows.action_move(step)
        elif self.choice.narrows and not self.article.finding:
            self.quotes.rows.action_move(step)
        elif not self.article.view.step_quote(step):
            self.key_line.say("No quote further on." if step > 0 else "No quote before.")

    def action_next_quote(self, step: int) -> None:
        """To the next quote of the article."""
        if not self.article.view.step_quote(step):
            self.key_line.say("The last quote of this article." if step > 0 else "The first quote of this article.")

    def quote_here(self) -> Quote | None:
        """The quote that a key is about: the row's under the cursor, else the article's."""
        if self.pane == "quotes" and isinstance(self.quotes.rows.row, Quote):
            return self.quotes.rows.row
        if self.pane == "results" and isinstance(self.results.rows.row, Hit):
            return self.results.rows.row.quote
        return self.article.quote

    def action_speaker(self) -> None:
        """Everything by this quote's speaker."""
        quote = self.quote_here()
        if quote is None:
            self.key_line.say("Put the cursor on a quote first: n goes to the next one.")
            return
        self.history.leave(self.here())
        self.end_search()
        named = quote.speaker is not None
        self.choose(Choice(quote.speaker or "", quote.speaker_id) if named else UNNAMED, follow=False)
        self.go_to_pane("quotes")

    def visit(self, choice: Choice) -> None:
        """Look at a speaker found in the palette."""
        self.history.leave(self.here())
        self.end_search()
        self.choose(choice)
        self.go_to_pane("quotes")

    def action_narrow_kind(self) -> None:
        """Narrow the search to this result's kind."""
        hit = self.results.rows.row
        if self.searching and isinstance(hit, Hit) and hit.quote is not None:
            kinds = self.results.filters.kinds
            self.narrow(Facet("kind", "", kinds[0] if kinds else hit.quote.kind))

    def action_narrow_month(self) -> None:
        """Narrow the search to this result's month."""
        hit = self.results.rows.row
        if self.searching and isinstance(hit, Hit):
            month = self.results.filters.since or (hit.published or "")[:7]
            if month:
                self.narrow(Facet("month", month, month))

    def action_back(self) -> None:
        """Back to where I was."""
        place = self.history.back()
        if place is None:
            self.key_line.say("This is where you began.")
        else:
            self.go_back_to(place)

    def action_escape(self) -> None:
        """One level back; never quits."""
        if self.search_row.input.has_focus:
            if self.asked:
                self.go_to_pane("results")
            else:
                self.go_to_pane("articles")
            return
        if any(pane.clear_filter() for pane in self.query(ListPane) if pane.has_focus_within):
            self.go_to_pane(self.pane)
        elif self.article.stop_finding():
            self.go_to_pane("article")
        elif self.unzoom():
            return
        elif self.searching and self.pane in ("results", "facets"):
            self.end_search()
            self.go_to_pane("articles")
        elif self.pane_before():
            return
        elif self.searching:
            self.end_search()
        elif self.choice.narrows:
            self.choose(EVERYONE)


def target_of_hit(hit: Hit) -> Target:
    """The place of a search result: its first word that was searched for, else its quote or beginning."""
    span = hit.hits[0] if hit.hits else None
    if hit.quote is not None:
        return Target(hit.path, hit.quote.id, span or hit.quote.spans[0])
    return Target(hit.path, span=span or (0, 1))
