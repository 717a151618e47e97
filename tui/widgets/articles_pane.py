"""The articles, or those that quote the chosen speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from index.filters import Filters
from index.library import ArticleRow, Library
from tui.measure import fit_best, fold_into
from tui.sources import ArticleOrder, ArticleRows
from tui.widgets.inked import Line
from tui.widgets.pane import ListPane
from tui.widgets.virtual_list import VirtualList


class ArticleList(VirtualList[ArticleRow]):
    """Three lines an article: its title on one or two; date, number of quotes, and its language where the
    library has several and there is room."""

    ROW_HEIGHT = 3

    def draw(self, row: ArticleRow, width: int, here: bool) -> Sequence[Line]:
        """The article's lines."""
        quotes = {0: "no quotes", 1: "1 quote"}.get(row.quotes, f"{row.quotes:,} quotes")
        facts = [fact for fact in (row.published, quotes, row.language) if fact]
        dated = [fact for fact in (row.published, quotes) if fact]
        about = fit_best([" · ".join(facts), " · ".join(dated), ", ".join(dated), quotes], width - 1)
        title = fold_into(row.title or row.path, width - 2, 2)
        return [
            *([(" " + line, "strong" if here else "")] for line in title),
            [(" " + about, "dim")],
        ]

    def key_of(self, row: ArticleRow) -> str:
        """The article's path."""
        return row.path


class ArticlesPane(ListPane):
    """Articles by path, date or number of quotes."""

    TITLE = "Articles"
    FILTERS = "title or file…"
    ORDERS: ClassVar[dict[str, str]] = {"path": "by file", "date": "by date", "quotes": "most quotes"}

    def __init__(self, library: Library) -> None:
        super().__init__(ArticleList(id="article-list"), id="articles")
        self.library = library
        self.filters = Filters()

    def show(self, filters: Filters) -> None:
        """Show the articles that `filters` takes."""
        self.filters = filters
        self.reload()

    def reload(self, *, keep: bool = False) -> None:
        """Read the articles anew."""
        order = cast(ArticleOrder, self.order)
        self.rows.empty = self._why_empty()
        self.rows.show(ArticleRows(self.library, self.filters, order, self.words), keep=keep)

    def _why_empty(self) -> Sequence[str]:
        if self.words:
            return ("No article of that title or file.", "esc shows all again.")
        if self.filters != Filters():
            return ("No article quotes them.", "esc goes back to everyone.")
        return ("No articles yet: they appear by themselves.",)
