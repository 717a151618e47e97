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
