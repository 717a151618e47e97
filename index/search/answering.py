"""A search from the words that were typed to hits with their snippets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from threading import Event

from index.article import Article
from index.filters import Filters
from index.quote import Quote, Span
from index.results import Hit, Results, Sort, Where
from index.search.fulltext import Found, FullText
from index.search.marking import choose_snippet, find_marked
from index.search.parts import AllOf, AnyWord, Part, Phrase
from index.search.resolving import Resolved, resolve, restrict
from index.search.vocabulary import languages
from index.store import reading

_SECONDS = 2.0
"""After which a search shows what it has."""


def search(
    db: sqlite3.Connection,
    fulltext: FullText,
    query: str,
    *,
    where: Sequence[Where],
    filters: Filters,
    offset: int,
    limit: int,
    sort: Sort,
    stop: Event,
) -> Results:
    """A page of hits. Raises FullTextDamaged, and QueryError for a filter that can't be."""
    asked, part = _conditions(db, query, filters)
    if part is None:
        return Results((), 0, True, _line(asked.notes))
    page = fulltext.search(part, where, offset=offset, limit=limit, sort=sort, stop=stop, seconds=_SECONDS)
    notes = asked.notes
    if not page.exact and not stop.is_set():
        notes = (*notes, f"broken off after {_SECONDS:.0f} seconds: there may be better hits")
    hits = tuple(_hits(db, page.found, asked.marked))
    return Results(hits, page.total, page.exact, _line(notes))


def quote_rows(db: sqlite3.Connection, fulltext: FullText, query: str) -> Iterator[Sequence[int]]:
    """The rows of all quotes whose words, or speaker's name, `query` takes."""
    _, part = _conditions(db, query, Filters())
    if part is not None:
        yield from fulltext.quote_rows(part)


def _conditions(db: sqlite3.Connection, query: str, filters: Filters) -> tuple[Resolved, Part | None]:
    langs = languages(db)
    asked = resolve(db, query, langs)
    parts = [asked.part, *restrict(db, filters)]
    notes = asked.notes
    if filters.about is not None:
        about = resolve(db, filters.about, langs)
        parts.append(about.part)
        notes = (*notes, *about.notes)
    if any(part is None for part in parts):
        return Resolved(None, (), notes), None
    return Resolved(asked.part, asked.marked, notes), AllOf(tuple(part for part in parts if part))


def _line(notes: Sequence[str]) -> str | None:
    return "; ".join(dict.fromkeys(notes)) or None


def _hits(
    db: sqlite3.Connection, found: Sequence[Found], marked: Sequence[AnyWord | Phrase]
) -> Iterator[Hit]:
    """A hit for each that the store still has: an update may have come between."""
    for each in found:
        article = reading.article_by_row(db, each.article)
        if article is None:
            continue
        if not each.quote:
            yield _article_hit(article, each.score, marked)
            continue
        quotes = reading.quotes_by_row(db, [each.quote])
        if quotes:
            yield _quote_hit(article, quotes[0], each.score, marked)


def _article_hit(article: Article, score: float, marked: Sequence[AnyWord | Phrase]) -> Hit:
    hits = find_marked(article.text, marked)
    shown = choose_snippet(article.text, (0, len(article.text)), hits)
    first = next((start for start, _ in hits if start >= shown[0]), shown[0])
    return Hit(
        where="article",
        path=article.path,
        line=article.text.count("\n", 0, first) + 1,
        title=article.title,
        published=article.published,
        score=score,
        snippet=article.text[shown[0] : shown[1]],
        snippet_span=shown,
        hits=tuple(hits),
        quote=None,
    )


def _quote_hit(article: Article, quote: Quote, score: float, marked: Sequence[AnyWord | Phrase]) -> Hit:
    text = article.text
    hits: list[Span] = []
    for start, end in quote.spans:
        hits += [(start + s, start + e) for s, e in find_marked(text[start:end], marked)]
    shown = choose_snippet(text, (quote.spans[0][0], quote.spans[-1][1]), hits)
    return Hit(
        where="quote",
        path=quote.path,
        line=quote.line,
        title=quote.title,
        published=quote.published,
        score=score,
        snippet=text[shown[0] : shown[1]],
        snippet_span=shown,
        hits=tuple(hits),
        quote=quote,
    )
