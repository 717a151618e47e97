"""What a library answers with, beside articles, quotes and speakers."""

from dataclasses import dataclass, field
from typing import Literal

from index.quote import Kind, Quote, Review, Span

Order = Literal["quotes", "name", "recent"]
Sort = Literal["relevance", "date"]
Where = Literal["article", "quote"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as lists show it: no text. `language` is what its language calls itself, None where the
    library has no other."""

    path: str
    title: str
    published: str | None
    lang: str
    quotes: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result.

    `quote` is None for an article. `hits` are spans of `Article.text`; `snippet` is
    `Article.text[snippet_span[0]:snippet_span[1]]`, cut at word ends. `line` is where the quote or
    the snippet begins.
    """

    where: Where
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
class Facets:
    """What the quotes that a search finds divide into, with how many there are of each: kinds, the most
    quoted speakers (id, name and count), months (``2025-11``, in order of time). `reviews` has what readers
    say of them, None for those that nobody has reviewed; it is empty where nothing in the library is."""

    kinds: dict[Kind, int]
    speakers: tuple[tuple[str, str, int], ...]
    months: dict[str, int]
    reviews: dict[Review | None, int] = field(default_factory=dict)


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
    """What an update did. `unread` are the files that could not be read, as one line each.

    `notes` are for everyone, in one line each: the index was made anew, another process is writing.
    `details` are for those who wonder: what was left out, or read otherwise than it may have been meant.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    articles: int
    quotes: int
    seconds: float
    unread: tuple[str, ...]
    notes: tuple[str, ...]
    details: tuple[str, ...] = ()
