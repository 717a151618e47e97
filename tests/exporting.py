"""Articles and quotes for tests of what is exported: made as the program makes them, from words."""

from datetime import UTC, datetime
from typing import TypedDict, Unpack

from index.article import Article
from index.export import Selection, markdown_lines
from index.export.selection import Grouping
from index.quote import Attribution, Kind, Quote, Resolution, Span
from index.quoting import quotes_of

WHEN = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


class ArticleFields(TypedDict, total=False):
    published: str
    author: str
    publisher: str
    url: str


class AttributionFields(TypedDict, total=False):
    role: str
    cue: Span
    mention: Span
    resolution: Resolution


def article(
    text: str, path: str = "news/a.txt", title: str = "A title", **more: Unpack[ArticleFields]
) -> Article:
    return Article(path, text, title, "en", **more)


def quoted(
    source: Article,
    *words: str,
    name: str | None = "Ana Ruiz",
    kind: Kind = "direct",
    **more: Unpack[AttributionFields],
) -> Quote:
    """The quote that `words` are in `source`, one span each, in order."""
    spans: list[Span] = []
    at = 0
    for piece in words:
        at = source.text.index(piece, at)
        spans.append((at, at + len(piece)))
        at += len(piece)
    [quote] = quotes_of(source, [Attribution(kind, tuple(spans), name=name, **more)])
    return quote


def markdown(*quotes: Quote, articles: tuple[Article, ...] = (), by: Grouping = "speaker") -> str:
    texts = {each.path: each for each in articles}
    selection = Selection("news", len(quotes), WHEN)
    return "".join(markdown_lines(quotes, selection, texts.__getitem__, by))
