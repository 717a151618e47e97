"""Five panes on one screen, or one at a time: which has the focus, which are shown."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from index.library import Library
from tui.widgets.article_pane import ArticlePane
from tui.widgets.articles_pane import ArticlesPane
from tui.widgets.inked import InkPot
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import ListPane
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.results_pane import FacetsPane, ResultsPane
from tui.widgets.search_row import Notice, SearchRow
from tui.widgets.speakers_pane import SpeakersPane

READING = ("speakers", "articles", "article", "quotes")
SMALLEST = (60, 16)
"""Columns and rows below which a frame and a card would leave too little of the text."""

ROOMY = 76
"""Columns from which results and what narrows them fit beside each other, where one pane is shown."""

SEARCHING = ("facets", "results", "article", "quotes")


class Panes(Screen[None]):
    """Composes the panes; knows the layouts. What is in the panes is for `Reader` to say."""

    def __init__(self, library: Library, name: str, searches: list[str]) -> None:
        super().__init__()
        self.search_row = SearchRow(name, searches)
        self.speakers = SpeakersPane(library)
        self.articles = ArticlesPane(library)
        self.facets = FacetsPane(library)
        self.results = ResultsPane(library)
        self.article = ArticlePane()
        self.quotes = QuotesPane(library)
        self.key_line = KeyLine()
        self.pane = "speakers"
        self._before: list[str] = []
        self._zoomed = self._small = self._roomy = False
        self.add_class(f"-at-{self.pane}")

    def compose(self) -> ComposeResult:
        """First line, where one is, a note, the panes, the keys."""
        yield InkPot()
        yield self.search_row
        yield Notice(id="crumbs")
        yield Notice(id="note")
        with Container(id="panes"):
            with Vertical(id="left"):
                yield self.speakers
                yield self.articles
                yield self.results
                yield self.facets
            with Horizontal(id="right"):
                yield self.article
                yield self.quotes
        yield self.key_line

    # -- which pane
    @property
    def searching(self) -> bool:
        """Whether results stand in the articles' place."""
        return self.has_class("-searching")

    def target_of(self, pane: str) -> Widget:
        """What takes the focus in a pane."""
        frame = self.query_one(f"#{pane}")
        return frame.rows if isinstance(frame, ListPane) else self.article.view

    def go_to_pane(self, pane: str) -> None:
        """Put the focus into a pane, and show it where only one is shown."""
        swap = dict(zip(READING, SEARCHING, strict=True)) if self.searching else dict(
            zip(SEARCHING, READING, strict=True)
        )  # fmt: skip
        pane = swap.get(pane, pane)
        self._at(pane)
        target = self.target_of(pane)
        self.set_focus(target)
        if self.focused is not target:
            self.call_after_refresh(target.focus)

    def bring_up(self, *panes: str) -> None:
        """Go to the first of these panes, unless one of them can be seen."""
        if not any(self.query_one(f"#{pane}").region for pane in panes):
            self.go_to_pane(panes[0])

    def _at(self, pane: str) -> None:
        if pane != self.pane:
            self._before = [*self._before[-20:], self.pane]
        self.pane = pane
        # Which pane it is shows in the layout only where there is one.
        alone = self._zoomed or self._small or self.has_class("-single")
        classes = {f"-at-{name}": name == pane for name in (*READING, *SEARCHING)}
        self.update_classes(classes, update=alone, animate=False)
        self.crumbs()

    def on_descendant_focus(self) -> None:
        """The focus moved, by key or mouse."""
        if self.focused is None:
            return
        for name in {*READING, *SEARCHING}:
            if self.query_one(f"#{name}") in self.focused.ancestors_with_self and name != self.pane:
                self._at(name)

    def pane_before(self) -> bool:
        """Back to the pane where the focus was; whether there is one."""
        while self._before:
            pane = self._before.pop()
            if pane != self.pane and pane in (SEARCHING if self.searching else READING):
                self.go_to_pane(pane)
                self._before = self._before[:-1]
                return True
        return False

    def crumbs(self) -> None:
        """Say where one is, for layouts of one pane."""
        self.query_one("#crumbs", Notice).tell(self._too_small() if self._small else self.where_am_i(), "dim")

    def _too_small(self) -> str:
        """Why there is one pane, in as many words as fit."""
        least = f"{SMALLEST[0]}x{SMALLEST[1]}"
        said = (f"One pane at a time below {least}.", f"Below {least}: one pane.", f"under {least}")
        return next((words for words in said if len(words) <= self.size.width - 3), said[-1])

    def where_am_i(self) -> str:
        """One line: what is chosen, which article, which quote."""
        raise NotImplementedError

    # -- actions
    def action_pane(self, pane: str) -> None:
        """To a pane by its number."""
        self.go_to_pane(pane)

    def action_next_pane(self, step: int) -> None:
        """To the next pane."""
        panes = SEARCHING if self.searching else READING
        here = panes.index(self.pane) if self.pane in panes else 0
        self.go_to_pane(panes[(here + step) % len(panes)])

    def action_zoom(self) -> None:
        """This pane alone, and back."""
        if self._says_alone():
            return
        self._zoomed = not self._zoomed
        self._show_panes()

    def action_sidebar(self) -> None:
        """Speakers and articles away, and back."""
        if self._says_alone():
            return
        self.toggle_class("-bare")
        if self.has_class("-bare") and self.pane not in ("article", "quotes"):
            self.go_to_pane("article")

    def _says_alone(self) -> bool:
        """Whether there is but one pane at a time, which is said."""
        alone = not self._zoomed and (self._small or self.has_class("-single"))
        if alone:
            self.key_line.say("There is no room for more: 1 to 4 show each pane.")
        return alone

    def unzoom(self) -> bool:
        """Show all panes again; whether one was alone."""
        zoomed, self._zoomed = self._zoomed, False
        self._show_panes()
        return zoomed

    def on_resize(self, event: events.Resize) -> None:
        """In a terminal too small for panes there is one, and a line that says so."""
        self._measure(event.size)
        self._show_panes()
        self.crumbs()

    def fit(self, size: Size, layouts: Iterable[str]) -> None:
        """Take the layout for a size before there is anything to be styled anew for it."""
        self._measure(size)
        self.add_class(*layouts, update=False)
        self._show_panes(update=False)

    def _measure(self, size: Size) -> None:
        self._small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        self._roomy = size.width >= ROOMY

    def _show_panes(self, *, update: bool = True) -> None:
        classes = {"-roomy": self._roomy, "-zoomed": self._zoomed or self._small, "-small": self._small}
        self.update_classes(classes, update=update, animate=False)
