"""A library of articles, opened through its index: what screens and commands talk to.

CONTRACT DRAFT: signatures are agreed so that the pieces can be built side by side. The bodies
belong to whoever builds store and search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Literal

from index.article import Article
from index.filters import Filters
from index.quote import Quote, Span
from index.speaker import Speaker

Order = Literal["quotes", "name", "recent"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as lists show it: no text."""

    path: str
    title: str
    published: str | None
    lang: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. `quote` is None for an article. `hits` are spans of `Article.text`;
    `snippet` is `Article.text[snippet_span[0]:snippet_span[1]]`, cut at word ends."""

    where: Literal["article", "quote"]
    path: str
    line: int
    title: str
    published: str | None
    score: float
    snippet: str
    snippet_span: Span
    hits: tuple[Span, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, best first. `total` counts all of them, `exact` says whether it is exact.
    `note` explains a query that was understood otherwise than written, or None."""

    hits: tuple[Hit, ...]
    total: int
    exact: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update is: articles and characters done, of how many files."""

    phase: Literal["looking", "reading", "indexing"]
    done: int
    total: int
    characters: int
    current: str | None


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did. `unread` are the files that could not be read, as one line each."""

    added: int
    changed: int
    removed: int
    unchanged: int
    articles: int
    quotes: int
    seconds: float
    unread: tuple[str, ...]
    notes: tuple[str, ...]


class Library:
    """An open library. Reading methods may be called from any thread."""

    def __init__(self, root: Path, *, cache: Path | None = None) -> None:
        """`root` is a folder or one file. Opens on the last commit; reads no article.

        Raises LibraryError (no such folder, no permission) and IndexUnavailable.
        """
        raise NotImplementedError

    root: Path

    def close(self) -> None: ...

    def update(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        stop: Event | None = None,
    ) -> Update:
        """Bring the index up to date with the files. What is committed when `stop` is set stays."""
        raise NotImplementedError

    def refresh(self) -> bool:
        """Take up what another process has committed; whether there was anything."""
        raise NotImplementedError

    # -- articles
    def article(self, path: str) -> Article:
        """The article at `path`, as it stands in the index. Raises LibraryError where there is none."""
        raise NotImplementedError

    def article_count(self, filters: Filters = Filters()) -> int:
        raise NotImplementedError

    def articles(
        self, filters: Filters = Filters(), *, offset: int = 0, limit: int | None = None,
        order: Literal["path", "date", "quotes"] = "path",
    ) -> list[ArticleRow]:
        """Articles that hold at least one quote that `filters` takes (all articles without filters)."""
        raise NotImplementedError

    # -- quotes
    def quote_count(self, filters: Filters = Filters()) -> int:
        raise NotImplementedError

    def quotes(
        self, filters: Filters = Filters(), *, offset: int = 0, limit: int | None = None,
        order: Literal["path", "date"] = "path",
    ) -> Iterator[Quote]:
        """Quotes by path and position (or date, oldest first), in constant memory."""
        raise NotImplementedError

    def quote(self, quote_id: str) -> Quote | None:
        raise NotImplementedError

    def explain(self, path: str) -> list[tuple[Quote, tuple[str, ...]]]:
        """The article's quotes, each with the reasons for its attribution."""
        raise NotImplementedError

    # -- speakers
    def speaker_count(self, filters: Filters = Filters(), *, name: str = "") -> int:
        """How many speakers have quotes that `filters` takes and a name that holds `name`
        (case and accents aside)."""
        raise NotImplementedError

    def speakers(
        self, filters: Filters = Filters(), *, name: str = "", offset: int = 0, limit: int | None = None,
        order: Order = "quotes",
    ) -> list[Speaker]:
        """Speakers with their counts under `filters`, most quoted first unless `order` says otherwise."""
        raise NotImplementedError

    def speaker(self, speaker_id: str) -> Speaker | None:
        raise NotImplementedError

    def months(self, filters: Filters = Filters()) -> dict[str, int]:
        """Quotes by month (``2025-11``), in order of time."""
        raise NotImplementedError

    def find_speakers(self, name: str) -> list[Speaker]:
        """The speakers that `name` can mean: the whole name, or a surname that only one bears.

        Raises AmbiguousSpeaker where several bear it, QueryError where nobody does.
        """
        raise NotImplementedError

    # -- search
    def search(
        self, query: str, *, where: Sequence[Literal["article", "quote"]] = ("quote", "article"),
        filters: Filters = Filters(), offset: int = 0, limit: int = 50,
        stop: Event | None = None,
    ) -> Results:
        """Ranked hits for a query in the language of DESIGN §6. Never raises on any query string."""
        raise NotImplementedError
