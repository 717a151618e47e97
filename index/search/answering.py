"""A search from the words that were typed to hits with their snippets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from index.article import Article
from index.quote import Quote
from index.results import Hit, Results
from index.search.marking import Marker, choose_snippet
from index.search.parts import AllOf, Asked, Holding
from index.search.resolving import resolve, restrict
from index.search.searcher import Found, Searcher
from index.search.vocabulary import languages
from index.store import reading


def search(db: sqlite3.Connection, searcher: Searcher, query: str, asked: Asked) -> Results:
    """A page of hits. Raises FullTextDamaged, and QueryError for a filter that can't be."""
    langs = languages(db)
    meant = resolve(db, query, langs)
    notes = meant.notes
    conditions = restrict(db, asked.filters)
    wanted = meant.part
    if asked.filters.about is not None:
        about = resolve(db, asked.filters.about, langs)
        notes = (*notes, *about.notes)
        if about.part is None:
            wanted = None
        else:
            conditions = [Holding(AllOf((about.part, *conditions)))]
    if wanted is None:
        return Results((), 0, True, _line(notes))
    page = searcher.search(AllOf((wanted, *conditions)), asked)
    if not page.exact and not asked.stop.is_set():
        notes = (*notes, f"broken off after {asked.seconds:g} seconds: there may be better hits")
    hits = tuple(_hits(db, page.found, Marker(meant.marked)))
    return Results(hits, page.total, page.exact, _line(notes))


def quote_rows(db: sqlite3.Connection, searcher: Searcher, query: str) -> Iterator[Sequence[int]]:
    """The rows of all quotes whose words, or speaker's name, `query` takes."""
    part = resolve(db, query, languages(db)).part
    if part is not None:
        yield from searcher.quote_rows(part)


def _line(notes: Sequence[str]) -> str | None:
    return "; ".join(dict.fromkeys(notes)) or None


def _hits(db: sqlite3.Connection, found: Sequence[Found], marker: Marker) -> Iterator[Hit]:
    """A hit for each."""
    for each in found:
        if not each.quote:
            article = reading.article_by_row(db, each.article)
            if article is not None:
                yield _article_hit(article, each.score, marker)
            continue
        for quote in reading.quotes_by_row(db, [each.quote]):
            if len(quote.spans) == 1:
                yield _quote_hit(quote, quote.text, quote.spans[0][0], each.score, marker)
            elif (article := reading.article_by_row(db, each.article)) is not None:
                yield _quote_hit(quote, article.text, 0, each.score, marker)


def _article_hit(article: Article, score: float, marker: Marker) -> Hit:
    hits = marker.find(article.text)
    shown = choose_snippet(article.text, (0, len(article.text)), hits)
    first = next((start for start, _ in hits if start >= shown[0]), shown[0])
    return Hit(
        where="article",
        path=article.path,
        line=article.line_at(first),
        title=article.title,
        published=article.published,
        score=score,
        snippet=article.text[shown[0] : shown[1]],
        snippet_span=shown,
        hits=tuple(hits),
        quote=None,
    )


def _quote_hit(quote: Quote, text: str, offset: int, score: float, marker: Marker) -> Hit:
    """`text` is the article's, or what of it begins at `offset` and holds the quote."""
    spans = [(start - offset, end - offset) for start, end in quote.spans]
    hits = [(start + s, start + e) for start, end in spans for s, e in marker.find(text[start:end])]
    start, end = choose_snippet(text, (spans[0][0], spans[-1][1]), hits)
    return Hit(
        where="quote",
        path=quote.path,
        line=quote.line,
        title=quote.title,
        published=quote.published,
        score=score,
        snippet=text[start:end],
        snippet_span=(start + offset, end + offset),
        hits=tuple((start + offset, end + offset) for start, end in hits),
        quote=quote,
    )
