"""Markdown: the article is the body as written; the YAML front matter above it says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.article import Article
from index.readers.metadata import date_in_name, first_line, iso_date, language, name_of, web_address
from index.readers.source import Source

if TYPE_CHECKING:
    from index.readers.front_matter import FrontMatter

SUFFIXES = (".md", ".markdown")

_LINK = re.compile(r"(!?\[)([^\[\]\n]{1,300})(\]\([^()\s]{1,1000}(?:[ \t]+\"[^\"\n]{0,300}\")?\))")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])(?P<starred>[^*\n]{1,500})(?<=[^\s*])(?P=stars)(?![\w*])"
    r"|(?<!\w)(?P<lines>_{1,3})(?=[^\s_])(?P<lined>[^_\n]{1,500})(?<=[^\s_])(?P=lines)(?!\w)"
)
_HEADING_MARKS = re.compile(r"^#{1,6}[ \t]+|[ \t]+#+$")


def read(source: Source) -> Iterator[Article]:
    """The one article of a Markdown file. Raises ReadError."""
    from index.readers.front_matter import split_front_matter  # late: it needs the YAML parser

    whole = source.text()
    front, body = split_front_matter(whole, source.tell)
    found_at = front.first("source", "via")
    address = web_address(found_at)
    yield Article(
        path=source.path,
        text=body,
        title=front.first("title", "headline") or _heading(body) or name_of(source.path),
        lang=language(front.first("lang", "language", "locale"), body),
        published=_published(front) or date_in_name(source.path),
        author=front.first("author", "authors", "byline"),
        publisher=front.first("publisher", "sitename", "site_name", "site", "newspaper", "outlet")
        or (None if address else found_at),
        url=web_address(front.first("url", "canonical_url", "canonical", "link")) or address,
        first_line=1 + whole.count("\n", 0, len(whole) - len(body)),
    )


def without_marks(text: str) -> str:
    """`text` with blanks for the marks of emphasis and links, as many as it had characters, so that offsets
    stay: **Ana Ruiz**, [Ana Ruiz](https://…)."""
    linked = _LINK.sub(lambda match: f"{_blank(match[1])}{match[2]}{_blank(match[3])}", text)
    return _EMPHASIS.sub(_blank_around, linked)


def _blank_around(match: re.Match[str]) -> str:
    marks = _blank(match["stars"] or match["lines"])
    return f"{marks}{match['starred'] or match['lined']}{marks}"


def _blank(marks: str) -> str:
    return " " * len(marks)


def _published(front: FrontMatter) -> str | None:
    keys = (
        "published",
        "date",
        "pubdate",
        "publish_date",
        "published_at",
        "datepublished",
        "publication_date",
    )
    written = (front.first(key) for key in keys)
    return next((found for text in written if text and (found := iso_date(text))), None)


def _heading(body: str) -> str | None:
    """The first line that holds a word, without the marks of a heading."""
    word = re.search(r"\w", body)
    if not word:
        return None
    line = first_line(body[body.rfind("\n", 0, word.start()) + 1 :])
    return line and (_HEADING_MARKS.sub("", line) or line)
