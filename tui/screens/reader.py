"""The main screen: routes what the panes say to one another. Nothing here draws or reads the index."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from index.filters import Filters
from index.library import ArticleRow, Hit, Library
from index.quote import Quote
from tui.actions import bind, may_open_input
from tui.beginning import Beginning
from tui.choice import EVERYONE, Choice, choose_whose
from tui.desk import Desk
from tui.history import Place
from tui.screens.searching import NO_RESULT, target_of_hit
from tui.screens.sheet import Target
from tui.screens.visiting import Visiting
from tui.sources import SpeakerRow
from tui.widgets.article_view import ArticleView
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList


class Reader(Visiting):
    """Speakers, articles, the article, its quotes, and the search over all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("reader")]

    def __init__(self, library: Library, name: str, desk: Desk) -> None:
        super().__init__(library, name, desk)
        self._follow = False
        self.beginning = Beginning(library, desk)

    def on_mount(self) -> None:
        """Show the lists, and the article where one was last time."""
        self.article.welcome([("Opening…", "dim")])
        self.collected()
        opened = self.beginning.take()
        if opened is None:
            self.speakers.reload()
            self.articles.reload()
        else:
            self.speakers.rows.show(opened.speakers)
            self.articles.rows.show(opened.articles)
            if opened.document is not None:
                self.show_document(opened.document)
        self.go_to_pane("speakers")
        if self.desk.warning:
            self.key_line.warn(self.desk.warning)

    # -- whose quotes
    def choose(self, choice: Choice, *, follow: bool = True) -> None:
        """Look at everyone's quotes or one speaker's; `follow` shows the first of them."""
        self.choice = choice
        self.article.choice = choice
        self.search_row.scope(choice)
        self.speakers.rows.place(choice.key)
        self.articles.show(choice.filters())
        self.articles.entitle("Articles" if not choice.narrows else f"Articles · {choice.label}")
        self._follow = self.show_quotes() and follow and choice.narrows
        if self.searching:
            self.ask()
        self.crumbs()
        self.article.point()

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

    @on(VirtualList.Highlighted, "#article-list")
    def _article_reached(self, event: VirtualList.Highlighted) -> None:
        row = event.row
        if not isinstance(row, ArticleRow):
            return
        if event.by_user:
            self._open_article(row.path)
        elif self.article.document is None and not self._follow:
            self.open_first(row.path)

    def _open_article(self, path: str) -> None:
        """Where one was in it, unless one is in it now."""
        document = self.article.document
        if document is None or document.article.path != path:
            self.open(Target(path, top=self.desk.places.get(path, 0)))

    @on(VirtualList.Loaded, "#article-list")
    def _articles_counted(self) -> None:
        self.crumbs()

    @on(VirtualList.Highlighted, "#quotes-list")
    def _quote_reached(self, event: VirtualList.Highlighted) -> None:
        quote = event.row
        if not isinstance(quote, Quote):
            return
        follows = self._follow and self.choice.takes(quote.speaker_id)  # not a quote of who was chosen before
        if event.by_user or follows:
            self._follow = False
            self.open(Target(quote.path, quote.id))

    @on(VirtualList.Chosen, "#article-list, #quotes-list, #result-list")
    def _row_chosen(self, event: VirtualList.Chosen) -> None:
        row = event.row
        self.history.leave(self.here())
        if isinstance(row, Quote):
            self.open(Target(row.path, row.id))
        elif isinstance(row, Hit):
            self.search_row.remember()
            self.open(target_of_hit(row))
        elif isinstance(row, ArticleRow):
            self._open_article(row.path)
        self.go_to_pane("article")

    @on(VirtualList.Loaded, "#quotes-list")
    def _quotes_counted(self) -> None:
        quote = self.article.quote
        if quote is not None and not self._follow and self.pane != "quotes":
            self.quotes.rows.place(quote.id)

    @on(ArticleView.Reached)
    def _quote_in_article(self, event: ArticleView.Reached) -> None:
        if event.quote is not None:
            self.quotes.rows.place(event.quote.id)
        self.crumbs()

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
            results = self.results.rows
            parts = [f"Results for {self.asked}"]
            if results.total:
                parts.append(f"Result {results.cursor + 1:,}/{results.total:,}")
        elif document is not None:
            place = self.articles.rows.find_key(document.article.path)
            parts.append(
                "Article" if place is None else f"Article {place + 1:,}/{self.articles.rows.total:,}"
            )
        if document is not None:
            number = document.quote_number(self.article.quote.id) if self.article.quote else None
            if number is not None:
                parts.append(f"Quote {number + 1}/{len(document.quotes)}")
        return " › ".join(parts)

    # -- actions
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that opens an input is a letter where one is open; only a search can be narrowed."""
        if action.startswith("narrow_") and not self.searching:
            return False
        return may_open_input(action, self.focused)

    def action_search(self) -> None:
        """Type a search."""
        self.history.leave(self.here())
        self.set_focus(self.search_row.input)

    def action_find(self) -> None:
        """Type what to find in the article."""
        self._at("article")
        self.article.start_finding()

    def action_next_hit(self, step: int) -> None:
        """To the next hit; without a search, to the next quote."""
        if self.article.step_hit(step):
            self.bring_up("article")
        elif self.searching and not self.results.rows.total:
            self.key_line.say(NO_RESULT)
        elif self.searching:
            self.results.rows.action_move(step)
        elif self.choice.narrows and not self.article.finding:
            self.quotes.rows.action_move(step)
            self.bring_up("quotes", "article")
        elif self.article.view.step_quote(step):
            self.bring_up("article")
        else:
            self.key_line.say("No quote further on." if step > 0 else "No quote before.")

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
        self.choose(choose_whose(quote), follow=False)
        self.go_to_pane("quotes")

    def shown_quotes(self) -> tuple[str, str, Filters]:
        """The quotes that were found, from the panes of a search; else those of the Quotes pane."""
        if self.searching and self.pane in ("results", "facets"):
            return "the quotes found", self.results.meant, self.results.shown_filters()
        return super().shown_quotes()

    def shows_no_quote(self) -> bool:
        """Whether nothing was found, from the panes of a search; else whether the Quotes pane is empty."""
        if self.searching and self.pane in ("results", "facets"):
            return self.results.found_nothing
        return super().shows_no_quote()

    # -- back
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
