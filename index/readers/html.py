"""HTML: the article is the page's main text as trafilatura finds it, without menus, scripts and comments.

Nothing is fetched: neither what a page refers to nor what its markup defines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Article
from index.readers.blockquotes import mark_blocks
from index.readers.metadata import (
    date_in_name,
    first_line,
    iso_date,
    language,
    name_of,
    one_line,
    web_address,
)
from index.readers.source import Source

SUFFIXES = (".html", ".htm", ".xhtml")

TAG_LIMIT = 200_000
"""Tags that one page may have, which keeps the slowest to about a minute. News pages have hundreds
to a few thousand."""

_TAGS_READ_TWICE = 40_000
"""Up to so many, the extractor compares what it finds with what others would: one of these compares each
paragraph with all around it."""

ATTRIBUTE_LIMIT = 500
"""Attributes that one tag may have: the parser compares each with all before it."""

_HEAD = 4096
_DECLARED_ENCODING = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})""", re.IGNORECASE)
_DECLARED_LANGUAGE = re.compile(
    r"""<html\b[^>]{0,1000}?\slang\s{0,9}=\s{0,9}["']?([\w-]{2,40})""", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?""")
_ROOT = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the extractor finds in a page."""

    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


def read(source: Source) -> Iterator[Article]:
    """The one article of an HTML page. Raises ReadError."""
    declared = _DECLARED_ENCODING.search(source.load(), 0, _HEAD)
    markup = source.text(declared[1].decode("ascii", "replace") if declared else None)
    if markup.count("<") > TAG_LIMIT:
        raise source.error(f"has more than {TAG_LIMIT:,} tags; save the article by itself")
    _check_attributes(markup, source)
    page = _extract(_whole(markup), source)
    tagged = _DECLARED_LANGUAGE.search(markup, 0, _HEAD)
    yield Article(
        path=source.path,
        text=page.text,
        title=page.title or first_line(page.text) or name_of(source.path),
        lang=language(tagged and tagged[1], page.text),
        published=(page.date and iso_date(page.date)) or date_in_name(source.path),
        author=page.author,
        publisher=page.publisher,
        url=page.url,
    )


def _check_attributes(markup: str, source: Source) -> None:
    """Raise ReadError where a tag, or all together, have more attributes than an article needs."""
    at = total = 0
    while tag := _TAG.search(markup, at):
        at = tag.end()
        count = 0
        while found := _ATTRIBUTE.match(markup, at):
            at = found.end()
            count += 1
            if count > ATTRIBUTE_LIMIT:
                raise source.error(
                    f"has a tag of more than {ATTRIBUTE_LIMIT} attributes; save it as plain text"
                )
        total += count
        if total > TAG_LIMIT:
            raise source.error(f"has more than {TAG_LIMIT:,} attributes; save the article by itself")


def _whole(markup: str) -> str:
    """`markup` as a page, where it is but a piece of one: the extractor takes pieces for no HTML."""
    return markup if _ROOT.search(markup, 0, _HEAD) else f"<html><body>{markup}</body></html>"


def _extract(markup: str, source: Source) -> _Page:
    page = _main_text(markup) or _all_text(markup, source)
    if page is None:
        raise source.error("no text is found in this page; save the article as plain text")
    return page


def _main_text(markup: str) -> _Page | None:
    from trafilatura import bare_extraction  # late: it takes a quarter of a second to import
    from trafilatura.utils import load_html

    try:
        tree = load_html(markup)
        if tree is not None:
            mark_blocks(tree)
        found = bare_extraction(
            markup if tree is None else tree,
            with_metadata=True,
            include_comments=False,
            fast=markup.count("<") > _TAGS_READ_TWICE,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception:  # whatever hostile markup leads it to, the page is read another way
        return None
    if found is None or isinstance(found, dict) or not found.text:
        return None
    return _Page(
        text=found.text,
        title=_line(found.title),
        date=found.date,
        author=_line(found.author),
        publisher=_line(found.sitename),
        url=web_address(found.url),
    )


def _all_text(markup: str, source: Source) -> _Page | None:
    from trafilatura import html2txt

    try:
        text = html2txt(markup)
    except Exception:  # as above: then there is nothing to be had from this page
        return None
    if not text:
        return None
    source.tell("no main text is told apart in this page; all its text is taken")
    return _Page(text)


def _line(written: str | None) -> str | None:
    return (one_line(written) or None) if written else None
