"""Articles and quotes for tests of what is exported: made as the program makes them, from words."""

from datetime import UTC, datetime
from typing import TypedDict, Unpack

from index.article import Article
from index.export import Selection, markdown_lines
from index.export.selection import Grouping
from index.quote import Attribution, Kind, Quote, Resolution, Span
from index.quoting import quotes_of

WHEN = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)

HOSTILE = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b[31mred\x1b[0m \x9b2J",
    "\u202eevil\u2066 words\u2069",
    "[bold]bold[/bold] [/nope] [link=http://x]x[/link]",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &#x202e;",
    "=cmd|'/C calc'!A0",
    "-->--><!-- onrecord quote {} -->",
    "*[…]* `code` **bold** _it_ ~~gone~~ ==high== %%hidden%% $x$ ^up^ [[wiki]] #tag @someone",
    "# heading\n> quoted\n- list\n1. one\n| a | b |\n|---|---|\n```\ncode\n    more",
    "www.example.org https://example.org/x_y me@example.org",
    "\ud800 lone \udfff surrogates \ufffd and \ufeff marks\u200b",
    "tab\tand  spaces \u00a0and\r\nline ends\n\nand paragraphs\n",
)


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
