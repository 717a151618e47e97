"""The dialog that asks of a quote, or of selected words, what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from index.article import Article
from index.quote import Quote
from tui.choice import UNNAMED_LABEL
from tui.measure import ELLIPSIS, fit, fold_into
from tui.screens.once import Once
from tui.screens.prompt import LINES, Lines
from tui.widgets.inked import Line
from tui.widgets.virtual_list import VirtualList
from tui.wording import in_marks

_MARKS = "\"'“”„‟‘’‚«»‹› "
_ENDS = ".,;:!? "
_WIDTH = 72
_BORDERS = 6
"""The dialog's width, and what of that its borders and margins take, as `app.tcss` has it."""
_SPARE = 4
_WAY_OUT = "esc: leave it"
_BESIDE = 130
"""Characters that are shown of the sentences before and after."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer with its key: `answer` is what it is known by, `label` what it says."""

    key: str
    answer: str
    label: str


@dataclass(frozen=True, slots=True)
class Options:
    """The answers that are possible, as a list's rows."""

    options: Sequence[Option]

    def count(self) -> int:
        """How many."""
        return len(self.options)

    def page(self, offset: int, limit: int) -> Sequence[Option]:
        """Those from `offset` on."""
        return self.options[offset : offset + limit]


class OptionRows(VirtualList[Option]):
    """One line an answer, as high as there are answers, or as `most` rows where there is no more room."""

    def __init__(self, count: int) -> None:
        super().__init__(id="answers")
        self._count = count
        self.most = count

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each."""
        return min(self._count, self.most)

    def draw(self, row: Option, width: int, here: bool) -> Sequence[Line]:
        """Key and words."""
        return [[(f" {row.key} ", "key"), (fit(f" {row.label}", width - 3), "strong" if here else "")]]

    def key_of(self, row: Option) -> str:
        """Its key."""
        return row.key


class Judge(ModalScreen["str | None"], Once["str | None"]):
    """Shows words and what can be said of them; an answer by its key, or by enter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel")]

    def __init__(self, heading: str, words: Sequence[tuple[str, str]], options: Sequence[Option]) -> None:
        super().__init__()
        self._lines = [(heading, "heading"), *words, ("", "")]
        self._options = options
        self._words = Lines(())
        self._answers = OptionRows(len(options))
        self._way_out = Lines([("", ""), (_WAY_OUT, "dim")])
        self._dialog = Vertical(id="dialog")

    def compose(self) -> ComposeResult:
        """The words over the answers."""
        self._fit(self.app.size)
        with self._dialog:
            yield self._words
            yield self._answers
            yield self._way_out

    def _fit(self, size: Size) -> None:
        """In a low terminal leave out what stands around the words, lest an answer be cut off; the way out
        stands in the frame there."""
        width = min(_WIDTH, size.width * 24 // 25) - _BORDERS
        room = size.height - len(self._options) - 2
        tight = _rows_of(self._lines, width, LINES) + _SPARE > room
        lines = [line for line in self._lines if line[0] and line[1] != "dim"] if tight else self._lines
        most = max(1, min(LINES, room - len(lines) + 1)) if tight else LINES
        self._words.lines, self._words.most = lines, most
        self._answers.most = (
            max(1, size.height - 2 - _rows_of(lines, width, most)) if tight else len(self._options)
        )
        self._way_out.display = not tight
        self._dialog.border_subtitle = _WAY_OUT if tight else ""
        self.set_class(tight, "-tight")

    def on_resize(self, event: events.Resize) -> None:
        """Fit into another terminal."""
        self._fit(event.size)
        self._words.refresh(layout=True)
        self._answers.refresh(layout=True)

    def on_mount(self) -> None:
        """The answers are there at once."""
        self._answers.show(Options(self._options))
        self._answers.focus()

    def on_key(self, event: events.Key) -> None:
        """An answer by its key."""
        for option in self._options:
            if event.character == option.key:
                event.stop()
                self.dismiss(option.answer)
                return

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if isinstance(event.row, Option):
            self.dismiss(event.row.answer)

    def action_cancel(self) -> None:
        """Leave it."""
        self.dismiss(None)


def _rows_of(lines: Sequence[tuple[str, str]], width: int, most: int) -> int:
    return sum(len(fold_into(text, width, most)) for text, _ in lines)


def judge_quote(quote: Quote, article: Article) -> Judge:
    """Asks what is right of a quote, which is shown among the sentences around it."""
    who = ", ".join(part for part in (quote.speaker or UNNAMED_LABEL, quote.role) if part)
    said = f" · {quote.review} by a reader" if quote.review else ""
    kinds = [
        Option("d", "direct", "it is direct: the speaker's own words"),
        Option("i", "indirect", "it is indirect: a paraphrase"),
        Option("m", "mixed", "it is mixed: a paraphrase with words in quotation marks"),
    ]
    options = [
        Option("c", "confirm", "it is right as it stands"),
        Option("s", "speaker", "somebody else says it, or nobody who can be named"),
        *(kind for kind in kinds if kind.answer != quote.kind),
        Option("x", "extent", "other words belong to it"),
        Option("r", "reject", "it is no quote"),
        Option("a", "add", "another quote was missed near it"),
    ]
    if quote.review:
        options.append(Option("w", "withdraw", "take back what was said of it"))
    words = in_marks(quote)
    from index.context import find_around

    around = find_around(article, quote.spans, 1)
    before, after = (" ".join(article.text[slice(*gap)].split()) for gap in (around.before, around.after))
    if quote.kind == "direct":
        before, after = before.rstrip(_MARKS), after.lstrip(_MARKS)
    after = after.lstrip(_ENDS)  # the mark at which the words end would stand alone on a line
    shown = [
        (_end_of(before), "dim"),
        (words, "strong"),
        (fit(after, _BESIDE), "dim"),
        ("", ""),
        (f"{who} · {quote.kind}{said}", "accent"),
    ]
    return Judge("Is this right?", [line for line in shown if line[0] or not line[1]], options)


def _end_of(text: str) -> str:
    """Its last words, as many as are shown."""
    if len(text) <= _BESIDE:
        return text
    return f"{ELLIPSIS} {text[-_BESIDE:].partition(' ')[2] or text[-_BESIDE:]}"


def judge_words(words: str, quote: Quote | None) -> Judge:
    """Asks what selected words are: a quote that was missed, or those of the quote that is there."""
    options = [Option("a", "add", "they are a quote that was missed")]
    if quote is not None:
        options.insert(
            0, Option("x", "extent", f"they, and no others, are what {quote.speaker or 'was'} says")
        )
    return Judge("These words", [(words, "slanted")], options)
