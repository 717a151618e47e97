"""What one says of quotes: asked in dialogs, and written into the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import get_args

from textual.message import Message

from index.article import Article
from index.quote import Kind, Quote, Span
from tui.background import Failed, run_in_background
from tui.choice import Choice
from tui.reviews import find_quote
from tui.screens.writing import Writing
from tui.typeahead import hold_keys, release_keys

_KINDS: tuple[Kind, ...] = get_args(Kind)
_WORD = re.compile(r"\w+")


class QuoteRead(Message):
    """A quote and its article have been read in a thread, to be judged."""

    def __init__(self, quote: Quote, article: Article) -> None:
        super().__init__()
        self.quote = quote
        self.article = article


class Revising(Writing):
    """A screen on which quotes are reviewed."""

    # -- one quote
    def judge_elsewhere(self, quote: Quote) -> None:
        """Ask what is right of a quote whose article is not at hand."""
        library = self.library

        def read() -> Message:
            now = find_quote(library, quote.id)
            if now is None:
                return Failed("This quote no longer stands in its article.")
            return QuoteRead(now, library.article(now.path))

        hold_keys(self)
        run_in_background(self, "judge", read)

    def on_quote_read(self, event: QuoteRead) -> None:
        """Now it is."""
        self.judge(event.quote, event.article)
        release_keys(self)

    def judge(self, quote: Quote, article: Article) -> None:
        """Ask what is right of a quote."""
        from tui.screens.review import judge_quote

        self.app.push_screen(judge_quote(quote, article), lambda answer: self.answer(answer, quote, article))

    def answer(self, answer: str | None, quote: Quote, article: Article) -> None:
        """Do what was answered, after asking what else it takes."""
        from index import reviewing

        library = self.library
        if answer == "confirm":
            self.revise("Confirmed.", lambda: reviewing.confirm(library, quote))
        elif answer == "reject":
            self.revise("No quote any more.", lambda: reviewing.reject(library, quote))
        elif answer == "withdraw":
            self.revise("As it was found.", lambda: reviewing.withdraw(library, quote))
        elif answer == "speaker":
            self._ask_for_name("Who says it?", quote.path, lambda choice: self._say_speaker(quote, choice))
        elif answer == "extent":
            whole = (quote.spans[0][0], quote.spans[-1][1])
            self._ask_for_words(
                article,
                whole,
                "Which words belong to it?",
                lambda span: self.say_extent(quote, article, span),
            )
        elif answer == "add":
            self.ask_for_missed(article, (quote.spans[-1][1], quote.spans[-1][1] + 1))
        elif answer is not None:
            kind = next(each for each in _KINDS if each == answer)
            self.revise(f"It is {kind}.", lambda: reviewing.correct_kind(library, quote, kind))

    def _ask_for_name(self, question: str, path: str, then: Callable[[Choice | None], None]) -> None:
        from tui.screens.naming import PickName

        self.app.push_screen(PickName(self.library, question, path), then)

    def _ask_for_words(
        self, article: Article, near: Span, question: str, then: Callable[[Span | None], None]
    ) -> None:
        from tui.screens.words import SelectWords

        self.app.push_screen(SelectWords(article.text, near, question), then)

    def _say_speaker(self, quote: Quote, choice: Choice | None) -> None:
        from index import reviewing

        if choice is None:
            return
        name = None if choice.unnamed else choice.label
        said = f"Said by {name}." if name else "Said by nobody who can be named."
        if choice.speaker_id is not None and choice.speaker_id == quote.speaker_id:
            self.revise("Confirmed.", lambda: reviewing.confirm(self.library, quote))
        else:
            self.revise(said, lambda: reviewing.correct_speaker(self.library, quote, name))

    def say_extent(self, quote: Quote, article: Article, span: Span | None) -> None:
        """These words and no others belong to the quote."""
        from index import reviewing
        from index.review.extent import spans_within

        spans = spans_within(article, *span, quote.kind) if span else ()
        if spans:
            self.revise("Other words.", lambda: reviewing.correct_extent(self.library, quote, spans))

    # -- a quote that was missed
    def ask_for_missed(self, article: Article, near: Span) -> None:
        """Choose the words of a quote that was missed, beginning with the first word from a place on."""
        word = _WORD.search(article.text, near[0])
        self._ask_for_words(
            article,
            word.span() if word else near,
            "Which words are a quote?",
            lambda span: self.say_missed(article, span),
        )

    def say_missed(self, article: Article, span: Span | None) -> None:
        """These words are a quote; ask whose."""
        from index.review.extent import kind_of, spans_within

        if span is None:
            return
        kind = kind_of(article, *span)
        spans = spans_within(article, *span, kind)
        if spans:
            self._ask_for_name(
                "Whose words are they?", article.path, lambda choice: self._add(article, spans, kind, choice)
            )

    def _add(self, article: Article, spans: Sequence[Span], kind: Kind, choice: Choice | None) -> None:
        from index import reviewing

        if choice is not None:
            name = None if choice.unnamed else choice.label
            self.revise(
                f"Added as {kind}.", lambda: reviewing.add(self.library, article.path, spans, name, kind)
            )
