"""An article to read: wrapped to a comfortable measure, its quotes marked in place and in the margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from index.quote import Quote, Span
from index.safe import SafeText, make_safe
from tui.clipboard import clean_copy
from tui.document import Document, Lines
from tui.measure import Row, wrap
from tui.widgets.by_rows import ByRows
from tui.widgets.inked import Line
from tui.widgets.marking import Marking, margin_run

MEASURE = 88
"""The longest line of text, in cells."""

_MARGIN = 5
_MARGIN_NARROW = 2
_STRIPS_KEPT = 300
"""Rows that are kept as they were drawn, some screens of them: one is ten to twenty kilobytes, as Textual
keeps with it what it cuts of it."""


class ArticleView(ByRows, can_focus=True):
    """The text on the line API: rows wrapped once for a width, strips kept until something changes."""

    class Reached(Message):
        """Another quote is under the cursor, or none."""

        def __init__(self, quote: Quote | None, by_user: bool) -> None:
            super().__init__()
            self.quote = quote
            self.by_user = by_user

    class Scrolled(Message):
        """Another part of the text is in view."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several matters."""
            return isinstance(message, ArticleView.Scrolled)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.rows: list[Row] = []
        self.marking = Marking()
        self.head: Sequence[Line] = ()
        self._lines = Lines("")
        self._row_starts: list[int] = []
        self._text = SafeText("")
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS_KEPT)
        self._width = 0
        self._goal: Callable[[], None] | None = None

    # -- what is shown
    def show(self, document: Document | None, *, head: Sequence[Line] = ()) -> None:
        """Show an article from its beginning, or none; `head` are lines above its text."""
        self._load(document, head)
        self.scroll_to(y=0, animate=False, force=True)

    def replace(self, document: Document, *, head: Sequence[Line] = ()) -> None:
        """Show the same article read anew, with the same words at the top as far as they still stand."""
        before, top = self._text, self.top
        quote = self.quote
        self._load(document, head)
        self.set_quote(document.quote_number(quote.id) if quote else None, by_user=False)
        words = before[top : top + 80]
        moved = self._text.find(words) if words else -1
        if moved >= 0 and self._text[top : top + 80] != words:
            top = moved
        self.scroll_to_offset(top)

    def _load(self, document: Document | None, head: Sequence[Line]) -> None:
        self.document = document
        self.head = head
        self._text = make_safe(document.text.replace("\t", " ")) if document else SafeText("")
        self._lines = Lines(self._text)
        collected = self.marking.collected
        self.marking = Marking(document)
        self.marking.collected = collected
        self._lay_out()

    def _lay_out(self) -> None:
        """Wrap the text for the pane's width; a pane that is not shown yet has none."""
        self._width = self.scrollable_content_region.width
        if self._width <= 0:
            self.rows, self._row_starts = [], []
            return
        measure = min(MEASURE, self._width - self._margin - 1)
        self.rows = wrap(self._text, measure) if self.document else []
        self._row_starts = [row.start for row in self.rows]
        self.marking.lay_out(self.rows)
        height = len(self.head) + len(self.rows) + (1 if self.rows else 0)
        # It has no scrollbar of its own, so the screen need not be laid out anew for another height.
        self.set_reactive(ArticleView.virtual_size, Size(self._width, height))
        self.repaint()

    def repaint(self) -> None:
        """Draw everything anew."""
        self._strips.clear()
        self.refresh()

    @property
    def _margin(self) -> int:
        return _MARGIN if self._width >= 44 else _MARGIN_NARROW

    @property
    def _left(self) -> int:
        """Empty columns left of the margin: the text stands in the middle of a wide pane."""
        return max(0, (self._width - self._margin - 1 - MEASURE) // 2)

    # -- places
    @property
    def top(self) -> int:
        """The offset of the first row in view."""
        row = max(0, self.scroll_offset.y - len(self.head))
        return self.rows[min(row, len(self.rows) - 1)].start if self.rows else 0

    def row_of(self, offset: int) -> int:
        """The row, counted from the top of everything, where an offset of the text is shown."""
        return len(self.head) + max(0, bisect_right(self._row_starts, offset) - 1)

    def scroll_to_offset(self, offset: int) -> None:
        """Put the row that holds `offset` at the top."""
        if self._width <= 0:
            self._goal = lambda: self.scroll_to_offset(offset)
        else:
            self.scroll_to(y=self.row_of(offset) if offset else 0, animate=False, force=True)

    def reveal(self, span: Span) -> None:
        """Bring a span into view, a third down, unless it is in view with some room already."""
        if self._width <= 0:
            self._goal = lambda: self.reveal(span)
            return
        first, last = self.row_of(span[0]), self.row_of(max(span[0], span[1] - 1))
        top, height = self.scroll_offset.y, self.size.height
        if first < top + 1 or last > top + height - 2:
            self.scroll_to(y=max(0, first - height // 3), animate=False, force=True)

    # -- the quote under the cursor
    @property
    def quote(self) -> Quote | None:
        """The quote under the cursor."""
        number = self.marking.current
        return self.document.quotes[number] if self.document and number is not None else None

    def set_quote(self, number: int | None, *, by_user: bool = True, reveal: bool = False) -> None:
        """Put the cursor on one of the article's quotes."""
        if self.document is None:
            return
        changed = number != self.marking.current
        self.marking.current = number
        if changed:
            self.repaint()
        quote = self.quote
        if reveal and quote is not None:
            self.reveal((quote.spans[0][0], quote.spans[-1][1]))
        if changed or by_user:
            self.post_message(self.Reached(quote, by_user))

    def step_quote(self, step: int, speaker_id: str | None = None) -> bool:
        """To the next or previous quote, of one speaker where given; whether there was one."""
        if self.document is None:
            return False
        quotes = self.document.quotes
        numbers = [n for n, quote in enumerate(quotes) if speaker_id in (None, quote.speaker_id)]
        here = self.marking.current
        if here is None:
            top = self.top
            here = bisect_left([quote.spans[0][0] for quote in quotes], top) - (1 if step > 0 else 0)
        ahead = [n for n in numbers if n > here] if step > 0 else [n for n in reversed(numbers) if n < here]
        if ahead:
            self.set_quote(ahead[0], reveal=True)
        return bool(ahead)

    def follow(self) -> None:
        """When the quote under the cursor is scrolled away, take the first that is in view."""
        if self.document is None or not self.rows:
            return
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height - 1
        quote = self.quote
        if quote and self.row_of(quote.spans[0][0]) <= bottom and self.row_of(quote.spans[-1][1] - 1) >= top:
            return
        for number, other in enumerate(self.document.quotes):
            if top <= self.row_of(other.spans[0][0]) <= bottom:
                self.set_quote(number, by_user=False)
                return

    # -- drawing
    def render_line(self, y: int) -> Strip:
        """One row of the pane as far as it is scrolled."""
        number = y + self.scroll_offset.y
        selection = self.text_selection
        if selection is None and (strip := self._strips.get(number)) is not None:
            return strip
        strip = self._draw(number, selection)
        if selection is None:
            self._strips[number] = strip
        return strip

    def _draw(self, number: int, selection: Selection | None) -> Strip:
        width, ground = self.size.width, self.visual_style.rich_style
        left = self._left + (1 if self._margin == _MARGIN_NARROW else 0)
        if number < len(self.head):
            return self.strip([(" " * (self._left + self._margin), ""), *self.head[number]], width, ground)
        number -= len(self.head)
        if number >= len(self.rows):
            return self.strip((), width, ground)
        row = self.rows[number]
        margin = self.strip(
            [(" " * left, ""), *margin_run(self.marking, number, self._margin)],
            self._left + self._margin, ground,
        )  # fmt: skip
        line, column = self._lines.place_of(row.start)
        selected = self._lines.selected(line, selection) if selection is not None else None
        pieces = self.marking.pieces(number, row, selected)
        segments = [Segment(self._text[s:e], self._style(names, ground)) for s, e, names in pieces]
        body = Strip(segments).apply_offsets(column, line)
        return Strip.join([margin, body]).crop_extend(0, width, ground)

    def _style(self, names: str, ground: Style) -> Style:
        if "selected" not in names:
            return ground + self.ink(names)
        plain = names.replace("selected", "")
        return ground + self.ink(plain) + self.screen.get_component_rich_style("screen--selection")

    # -- selecting text with the mouse: offsets are (column, line) of the article's own lines
    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are selected, as they stand in the article."""
        if self.document is None:
            return None
        start, end = self._lines.span_of(selection)
        return clean_copy(self.document.article.text[start:end]), "\n"

    @property
    def selected(self) -> Span | None:
        """What is selected with the mouse, as a span of the article."""
        if self.document is None or self.text_selection is None:
            return None
        start, end = self._lines.span_of(self.text_selection)
        return (start, end) if start < end else None

    # -- what happens to it
    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell those who show the place."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew and keep the first row in view."""
        if self.scrollable_content_region.width != self._width:
            top = self.top
            self._lay_out()
            if self.scroll_offset.y:
                self.scroll_to_offset(top)
        if self._goal is not None and self._width > 0:
            goal, self._goal = self._goal, None
            goal()
        self.post_message(self.Scrolled())

    def notify_style_update(self) -> None:
        """Another theme: draw anew."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """A click on a quote puts the cursor on it."""
        number = event.y + self.scroll_offset.y - len(self.head)
        if self.document is None or not 0 <= number < len(self.rows):
            return
        row = self.rows[number]
        cells = event.x - self._left - self._margin
        offset = row.start
        while offset < row.end and cell_len(self._text[row.start : offset + 1]) <= cells:
            offset += 1
        if (quote := self.marking.quote_at(number, offset)) is not None:
            self.set_quote(quote)
