"""Searching everything: results in the articles' place, and what narrows them in the speakers'."""

from __future__ import annotations

from textual import events, on
from textual.widgets import Input

from index.library import Hit
from tui.actions import ACTIONS
from tui.background import run_in_background
from tui.choice import EVERYONE, Choice
from tui.screens.opening import Opening
from tui.screens.sheet import Target
from tui.sources import Facet
from tui.widgets.results_pane import FacetsPane
from tui.widgets.search_row import Notice, SearchRow
from tui.widgets.virtual_list import VirtualList

NO_RESULT = "Nothing was found: / changes the search, esc leaves it."
_NARROWING = frozenset(action.keys for action in ACTIONS if action.name.startswith("narrow_"))


class Searching(Opening):
    """The panes while one searches."""

    _is_ready = False
    _from = "articles"
    """The pane from which one went to search."""

    @on(SearchRow.Asked)
    def _asked(self, event: SearchRow.Asked) -> None:
        if event.query != self.search_row.input.value.strip():
            return  # More has been typed meanwhile, which is asked next.
        self.asked = event.query
        if event.query:
            self.add_class("-searching")
            if self.search_row.input.has_focus and self.pane != "results":
                self._from = self.pane
                self._at("results")
            self.ask()
        else:
            self.end_search()

    @on(SearchRow.Opened)
    def _make_ready(self) -> None:
        """The first search opens the index, which takes as long as several: begin before a word is typed."""
        if self._is_ready:
            return
        self._is_ready = True
        run_in_background(self, "make-ready", self._search_for_nothing)

    def _search_for_nothing(self) -> None:
        self.library.search("a", limit=1)

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
        if self.search_row.input.has_focus:
            self._at(self._from)
        elif self.pane in ("results", "facets"):
            self._at("articles" if self.pane == "results" else "speakers")

    def _note(self, text: str) -> None:
        line = self.query_one("#note", Notice)
        line.tell(text, "warning")
        line.display = bool(text)

    @on(VirtualList.Loaded, "#result-list")
    def _results_loaded(self) -> None:
        note = self.results.note
        if self.results.finish():
            self._note("still searching: these are the best so far")
            return
        self._note(note)
        self.facets.show(self.results.meant, self.results.filters, self.choice, keep=True)

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

    @on(VirtualList.Highlighted, "#result-list")
    def _result_reached(self, event: VirtualList.Highlighted) -> None:
        hit = event.row
        if isinstance(hit, Hit) and self.searching:
            self.open(target_of_hit(hit))
            self.crumbs()

    def on_key(self, event: events.Key) -> None:
        """A key that only a search has says so, rather than nothing."""
        if event.key in _NARROWING and not self.searching and not isinstance(self.focused, Input):
            self.say_what_narrows(event.key)

    def say_what_narrows(self, key: str) -> None:
        """What such a key is for."""
        self.key_line.say(f"{key} narrows a search: / begins one.")

    # -- actions
    def action_narrow_kind(self) -> None:
        """Narrow the search to this result's kind."""
        hit = self._hit_here()
        if hit is None:
            return
        if hit.quote is None:
            self.key_line.say("This result is an article, of no kind to narrow the search to.")
        else:
            kinds = self.results.filters.kinds
            self.narrow(Facet("kind", "", kinds[0] if kinds else hit.quote.kind))

    def action_narrow_speaker(self) -> None:
        """Narrow the search to this result's speaker."""
        hit = self._hit_here()
        if hit is None:
            return
        if self.choice.narrows:
            self.choose(EVERYONE, follow=False)
        elif hit.quote is not None and hit.quote.speaker_id is not None:
            self.narrow(Facet("speaker", hit.quote.speaker or "", hit.quote.speaker_id))
        else:
            self.key_line.say("Nobody is named here to narrow the search to.")

    def action_narrow_month(self) -> None:
        """Narrow the search to this result's month."""
        hit = self._hit_here()
        if hit is None:
            return
        month = self.results.filters.since or (hit.published or "")[:7]
        if month:
            self.narrow(Facet("month", month, month))
        else:
            self.key_line.say("No date is known here to narrow the search to.")

    def _hit_here(self) -> Hit | None:
        """The result under the cursor; says so where there is none."""
        hit = self.results.rows.row if self.searching else None
        if isinstance(hit, Hit):
            return hit
        if self.searching and not self.results.rows.total:
            self.key_line.say(NO_RESULT)
        return None


def target_of_hit(hit: Hit) -> Target:
    """The place of a search result: its first word that was searched for, else its quote or beginning."""
    span = hit.hits[0] if hit.hits else None
    if hit.quote is not None:
        return Target(hit.path, hit.quote.id, span or hit.quote.spans[0])
    return Target(hit.path, span=span or (0, 1))
