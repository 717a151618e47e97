"""From the reading to the other screens, and back with a place to go to."""

from __future__ import annotations

from collections.abc import Mapping

from index.article import Article
from index.library import Library
from index.quote import Quote, Span
from tui.choice import Choice
from tui.desk import Desk
from tui.history import History, Place
from tui.reviews import Edits
from tui.screens.identities import Identifying
from tui.screens.keeping import Keeping
from tui.screens.prompt import PickSpeaker
from tui.screens.searching import Searching
from tui.screens.sheet import Target
from tui.sources import SpeakerRow


class Visiting(Searching, Keeping, Identifying):
    """The keys that leave the panes for another screen, and the history that leads back."""

    def __init__(self, library: Library, name: str, desk: Desk) -> None:
        super().__init__(library, name, desk)
        self.history = History()
        self.edits = Edits()

    @property
    def inks(self) -> Mapping[str | None, str]:
        """Those of the article that is shown."""
        return self.speakers.rows.inks

    def here(self) -> Place:
        """The place that could be come back to."""
        raise NotImplementedError

    def visit(self, choice: Choice) -> None:
        """Look at a speaker found in the palette."""
        self.history.leave(self.here())
        self.end_search()
        self.choose(choice)
        self.go_to_pane("quotes")

    def _choice_here(self) -> Choice | None:
        """The speaker that a key is about: the list's, or this quote's."""
        row = self.speakers.rows.row
        if self.pane == "speakers" and isinstance(row, SpeakerRow):
            choice = row.choice
        elif (quote := self.quote_here()) is not None:
            choice = Choice(quote.speaker or "", quote.speaker_id)
        else:
            choice = self.choice
        if choice.speaker_id is None:
            self.key_line.say("Put the cursor on a speaker, or on a quote that has one.")
            return None
        return choice

    def action_speaker_page(self) -> None:
        """This speaker's page."""
        from tui.screens.speaker_page import SpeakerPage

        choice = self._choice_here()
        if choice is not None:
            page = SpeakerPage(self.library, self.desk, self.edits, choice)
            self.app.push_screen(page, self.arrive_from)

    def action_compare(self) -> None:
        """This speaker beside another."""
        from tui.screens.compare import Compare

        choice = self._choice_here()
        if choice is None:
            return

        def compare(other: Choice | None) -> None:
            if other is not None:
                sides = Compare(self.library, self.desk, self.edits, choice, other)
                self.app.push_screen(sides, self.arrive_from)

        question = f"{choice.label} beside…"
        picking = PickSpeaker(self.library, question, beside=choice.speaker_id, inks=self.inks)
        self.app.push_screen(picking, compare)

    def revised(self) -> None:
        """Read everything shown anew."""
        self.library_changed()

    def action_review(self) -> None:
        """Say whether a quote is right, or which words are one."""
        if not self.may_write():
            return
        document, view, quote = self.article.document, self.article.view, self.quote_here()
        if quote is not None and (document is None or quote.path != document.article.path):
            self.judge_elsewhere(quote)
            return
        if document is None:
            return
        article, span = document.article, view.selected
        if span is not None:
            self._judge_selected(article, span, quote)
        elif quote is not None:
            self.judge(quote, article)
        else:
            self.ask_for_missed(article, (view.top, view.top + 1))

    def action_reviews(self) -> None:
        """What has been reviewed, and what waits."""
        from tui.screens.reviews import Reviews

        self.app.push_screen(Reviews(self.library, self.desk, self.edits), self.arrive_from)

    def action_identify(self) -> None:
        """Say who a speaker is; where the list has everyone, who may be whom."""
        row = self.speakers.rows.row
        if self.pane == "speakers" and isinstance(row, SpeakerRow) and row.choice.speaker_id is None:
            self.list_suggestions()
            return
        choice = self._choice_here()
        if choice is not None and self.may_write():
            self.identify(choice)

    def open_path(self) -> str | None:
        """The path of the article that is open."""
        document = self.article.document
        return document.article.path if document else None

    def _judge_selected(self, article: Article, span: Span, quote: Quote | None) -> None:
        from tui.screens.review import judge_words

        within = quote if quote and any(s < span[1] and span[0] < e for s, e in quote.spans) else None

        def answer(given: str | None) -> None:
            self.clear_selection()
            if given == "add":
                self.say_missed(article, span)
            elif given is not None and within is not None:
                self.say_extent(within, article, span)

        self.app.push_screen(judge_words(article.text[slice(*span)], within), answer)

    def action_concordance(self) -> None:
        """Words in context."""
        from tui.screens.context import Context

        word = self.asked or self.article.finding
        self.app.push_screen(Context(self.library, self.desk, self.edits, word), self.arrive_from)

    def action_check(self) -> None:
        """Words from elsewhere."""
        from tui.screens.check import Check

        self.app.push_screen(Check(self.library, self.desk, self.edits), self.arrive_from)

    def action_collection(self) -> None:
        """The collection."""
        from tui.screens.collection import Collection

        self.app.push_screen(Collection(self.library, self.desk, self.edits), self.arrive_from)

    def arrive_from(self, target: Target | None) -> None:
        """Come from another screen, to a place or to where one was; there quotes may have been marked."""
        self.collected()
        if target is not None:
            self.history.leave(self.here())
            self.open(target)
            self.go_to_pane("article")
