"""The article's frame: its text, the bar beside it, a line to find words, the quote under the cursor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from index.quote import Quote, Span
from tui.choice import EVERYONE
from tui.colours import NO_SPEAKER
from tui.document import Document
from tui.folding import find_all
from tui.measure import fold_into
from tui.widgets.article_view import MEASURE, ArticleView
from tui.widgets.inked import Line, Painted
from tui.widgets.pane import Frame
from tui.widgets.position_bar import PositionBar
from tui.widgets.quote_card import QuoteCard
from tui.wording import count_of


class FindInput(Input):
    """Where one types what to find in the article."""


class Welcome(Painted):
    """What is said where an article would stand."""

    def __init__(self) -> None:
        super().__init__(id="welcome")
        self.lines: Sequence[tuple[str, str]] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines of (text, inks)."""
        self.lines = lines
        self.refresh()

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The lines, a little down and in from the corner."""
        left = "  " if width < 50 else "    "
        shown: list[Line] = []
        for text, inks in self.lines:
            folded = fold_into(text, max(10, min(width - 2 * len(left), 72)), 6) if text else [""]
            shown += [[(left + part, inks)] if part else () for part in folded]
        shown = [()] * (1 if height < 20 else 3) + shown
        return shown if len(shown) <= height else [line for line in shown if line]


class ArticlePane(Frame):
    """Shows one document and where in it one is."""

    TITLE = "Article"
    BINDINGS: ClassVar = []

    def __init__(self) -> None:
        super().__init__(id="article")
        self.view = ArticleView(id="article-view")
        self.bar = PositionBar(id="position")
        self.card = QuoteCard(id="card")
        self.choice = EVERYONE
        self.finding = ""
        self._reasons: Mapping[str, Sequence[str]] = {}

    def compose(self) -> ComposeResult:
        """Text and bar, the find line, the card."""
        yield Welcome()
        with Horizontal(id="reading"):
            yield self.view
            yield self.bar
        find = FindInput(placeholder="find in this article…", compact=True, id="find")
        find.display = False
        yield find
        yield self.card

    # -- what is shown
    def show(self, document: Document) -> None:
        """Show a document from its beginning."""
        self._welcome(False)
        self.view.show(document, head=head_of(document))
        self._find_again()
        self._entitle()
        self.point()

    def replace(self, document: Document) -> None:
        """Show the same document read anew, at the same place."""
        self.view.replace(document, head=head_of(document))
        self._find_again()
        self._entitle()
        self.point()

    def welcome(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines instead of an article."""
        self.view.show(None)
        self._welcome(True)
        self.query_one(Welcome).show(lines)
        self.entitle("Article", "")

    def _welcome(self, on: bool) -> None:
        self.query_one(Welcome).display = on
        self.query_one("#reading").display = not on
        self.card.display = not on

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self.view.document

    @property
    def quote(self) -> Quote | None:
        """The quote under the cursor."""
        return self.view.quote

    def collect(self, ids: frozenset[str]) -> None:
        """Which quotes are in the collection."""
        self.view.marking.collected = ids
        self.view.repaint()
        self.point()

    def explain(self, reasons: Mapping[str, Sequence[str]]) -> None:
        """Say why the quotes are whose, by their ids."""
        self._reasons = reasons
        self.point()

    # -- where one is
    def point(self) -> None:
        """Draw card, bar and title for the place where one is."""
        document, quote = self.document, self.quote
        if document is None:
            return
        number = document.quote_number(quote.id) if quote else None
        self.card.collected = quote is not None and quote.id in self.view.marking.collected
        self.card.show(
            quote,
            number=0 if number is None else number + 1,
            of=len(document.quotes),
            ink=document.inks[quote.speaker_id] if quote else NO_SPEAKER,
            reasons=self._reasons.get(quote.id, ()) if quote else (),
        )
        view = self.view
        self.bar.show(
            view.virtual_size.height, view.scroll_offset.y, view.size.height, self._speaking(document, quote)
        )
        self._entitle()

    def _speaking(self, document: Document, quote: Quote | None) -> list[tuple[int, str]]:
        """Rows where the chosen speaker, or this quote's, speaks; all quotes where there is neither."""
        if self.choice.narrows:
            wanted = [other for other in document.quotes if self.choice.takes(other.speaker_id)]
        elif quote is not None:
            wanted = [other for other in document.quotes if other.speaker_id == quote.speaker_id]
        else:
            wanted = list(document.quotes)
        return [(self.view.row_of(other.spans[0][0]), document.inks[other.speaker_id]) for other in wanted]

    def _entitle(self) -> None:
        document = self.document
        if document is None:
            return
        view = self.view
        below = view.virtual_size.height - view.size.height
        place = f"{round(100 * view.scroll_offset.y / below)} %" if below > 0 else "all"
        hits = view.marking.hits
        if hits:
            hit = view.marking.hit
            place = f"{'' if hit is None else f'{hit + 1} of '}{count_of(len(hits), 'hit')} · {place}"
        self.entitle(document.article.path, place)

    @on(ArticleView.Scrolled)
    def _scrolled(self, event: ArticleView.Scrolled) -> None:
        event.stop()
        self.point()

    @on(ArticleView.Reached)
    def _reached(self) -> None:
        self.point()

    @on(PositionBar.Moved)
    def _go(self, event: PositionBar.Moved) -> None:
        event.stop()
        below = self.view.virtual_size.height - self.view.size.height
        self.view.scroll_to(y=round(event.share * max(0, below)), animate=False, force=True)

    # -- hits and finding
    def step_hit(self, step: int) -> bool:
        """To the next or previous hit; whether there was one. Finding goes round, a search goes on."""
        marking = self.view.marking
        if not marking.hits:
            return False
        if marking.hit is None:
            starts = [start for start, _ in marking.hits]
            place = bisect_left(starts, self.view.top) - (0 if step > 0 else 1)
        else:
            place = marking.hit + step
        if not 0 <= place < len(marking.hits):
            if not self.finding:
                return False
            place %= len(marking.hits)
        self.go_to_hit(place)
        return True

    def go_to_hit(self, number: int) -> None:
        """Put the cursor on one of the hits."""
        self.view.marking.hit = number
        self.view.reveal(self.view.marking.hits[number])
        self.view.repaint()
        self.point()

    def start_finding(self) -> None:
        """Type what to find."""
        line = self.query_one(FindInput)
        line.display = True
        self.screen.set_focus(line)
        if self.screen.focused is not line:
            self.call_after_refresh(line.focus)

    def stop_finding(self) -> bool:
        """Take the find line and its highlights away; whether there were any."""
        line = self.query_one(FindInput)
        if not (line.display or self.finding):
            return False
        line.display = False
        with line.prevent(Input.Changed):
            line.value = ""
        self.finding = ""
        self._highlight(self.document.hits if self.document else ())
        return True

    def _find_again(self) -> None:
        if self.finding and self.document is not None:
            self._highlight(find_all(self.document.text, self.finding))

    def _highlight(self, hits: Sequence[Span]) -> None:
        self.view.marking.set_hits(hits)
        self.view.repaint()
        self.point()

    @on(Input.Changed, "#find")
    def _find_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.finding = event.value.strip()
        if self.document is not None:
            self._highlight(find_all(self.document.text, self.finding))
            if self.view.marking.hits:
                self.step_hit(1)

    @on(Input.Submitted, "#find")
    def _find_done(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = False
        self.view.focus()


def head_of(document: Document) -> list[Line]:
    """Lines above the text: the title where the text does not begin with it, date, publisher, author, and the
    language where the library has several."""
    article = document.article
    first = article.text.lstrip().split("\n", 1)[0].lstrip("# ").strip()
    lines: list[Line] = []
    if article.title.strip() and article.title.strip() != first:
        lines += [[(line, "heading")] for line in fold_into(article.title, MEASURE, 2)]
    told = (article.published, article.publisher, article.author, document.language)
    facts = [part for part in told if part]
    if facts:
        lines.append([(" · ".join(facts), "dim")])
    return [(), *lines, ()] if lines else [()]
