"""Articles and quotes from the store, by page and in constant memory."""

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from index.article import Article
from index.quote import Attribution, Quote, Span
from index.results import ArticleRow
from index.store import narrowing
from index.store.columns import (
    from_column,
    from_optional,
    to_column,
    unpack_attributions,
    unpack_spans,
    unpack_text,
)
from index.store.narrowing import Condition
from index.store.schema import UNDATED

_CHUNK = 500
"""Quotes read at once by an iteration."""

_ALL = -1
"""SQLite's LIMIT for no limit."""

_JOINED = "quotes JOIN articles ON articles.id = quotes.article"

_QUOTES = """
    SELECT quotes.quote_id, articles.path, quotes.line, articles.title, articles.published, articles.lang,
        articles.author, articles.publisher, articles.url, quotes.kind, quotes.text, quotes.spans,
        speakers.name, speakers.speaker_id, names.name, quotes.mention, quotes.mention_start, quotes.role,
        quotes.cue, quotes.cue_start, quotes.resolution, quotes.review, ifnull(speakers.one_name, 0)
    FROM json_each(?) AS wanted JOIN quotes ON quotes.id = wanted.value
    JOIN articles ON articles.id = quotes.article
    LEFT JOIN names ON names.id = quotes.name LEFT JOIN speakers ON speakers.id = names.speaker
    ORDER BY wanted.key
"""
_ARTICLE = """
    SELECT articles.path, text, title, lang, published, author, publisher, url, entry_id, first_line
    FROM articles JOIN texts ON texts.article = articles.id
"""


def article(db: sqlite3.Connection, path: str) -> Article | None:
    """The article at `path`, or None."""
    row = db.execute(f"{_ARTICLE} WHERE articles.path = ?", (to_column(path),)).fetchone()
    return None if row is None else _article(row)


def article_by_row(db: sqlite3.Connection, row_id: int) -> Article | None:
    """The article with this row id, or None."""
    row = db.execute(f"{_ARTICLE} WHERE articles.id = ?", (row_id,)).fetchone()
    return None if row is None else _article(row)


def article_count(db: sqlite3.Connection, condition: Condition | None, *, name: str = "") -> int:
    """How many articles of that `name` have a quote that `condition` takes; all of them without one."""
    named = narrowing.articles(name)
    if condition is None:
        return _number(db, f"SELECT count(*) FROM articles{_where(named)}", named.parameters)
    both = condition.also(named.sql, *named.parameters)
    return _number(db, f"SELECT count(DISTINCT quotes.article) FROM {_JOINED}{_where(both)}", both.parameters)


def articles(
    db: sqlite3.Connection,
    condition: Condition | None,
    *,
    name: str,
    offset: int,
    limit: int | None,
    order: Literal["path", "date", "quotes"],
) -> list[ArticleRow]:
    """A page of the articles of that `name` that have a quote that `condition` takes; `quotes` counts
    those."""
    named = narrowing.articles(name)
    by = {"path": "place", "date": "dated, place", "quotes": "5 DESC, place"}[order]
    columns = "articles.path, title, published, lang"
    if condition is None:
        sql = f"SELECT {columns}, quotes FROM articles{_where(named)}"
        parameters = named.parameters
    else:
        both = condition.also(named.sql, *named.parameters)
        sql = f"SELECT {columns}, count(*) FROM {_JOINED}{_where(both)} GROUP BY articles.id"
        parameters = both.parameters
    rows = db.execute(f"{sql} ORDER BY {by} LIMIT ? OFFSET ?", (*parameters, _limit(limit), offset))
    return [
        ArticleRow(from_column(path), from_column(title), published, from_column(lang), quotes)
        for path, title, published, lang, quotes in rows
    ]


def period(db: sqlite3.Connection) -> tuple[str, str] | None:
    """The first and the last month that an article is from, None where none has one."""
    months = []
    for order in ("ASC", "DESC"):
        sql = "SELECT substr(dated, 1, 7) FROM articles WHERE dated < ? AND length(dated) >= 7"
        months += db.execute(f"{sql} ORDER BY dated {order} LIMIT 1", (UNDATED,)).fetchall()
    return (months[0][0], months[1][0]) if months else None


def undated(db: sqlite3.Connection) -> int:
    """How many articles have no date: no search within dates finds them."""
    return _number(db, "SELECT count(*) FROM articles WHERE dated = ?", (UNDATED,))


def quote_count(db: sqlite3.Connection, condition: Condition) -> int:
    """How many quotes `condition` takes."""
    if condition == Condition():
        return _number(db, "SELECT count(*) FROM quotes")
    return _number(db, f"SELECT count(*) FROM {_JOINED} WHERE {condition.sql}", condition.parameters)


def quotes(
    db: sqlite3.Connection,
    condition: Condition,
    *,
    offset: int,
    limit: int | None,
    order: Literal["path", "date"],
) -> Iterator[Quote]:
    """The quotes that `condition` takes; eight bytes are kept for each."""
    by = {"path": "place", "date": "dated, place"}[order]
    sql = f"SELECT quotes.id FROM {_JOINED} WHERE {condition.sql} ORDER BY {by}, number LIMIT ? OFFSET ?"
    wanted = array("q", (row[0] for row in db.execute(sql, (*condition.parameters, _limit(limit), offset))))
    for start in range(0, len(wanted), _CHUNK):
        yield from quotes_by_row(db, wanted[start : start + _CHUNK])


def quotes_by_row(db: sqlite3.Connection, row_ids: Sequence[int]) -> list[Quote]:
    """The quotes with these row ids, in this order."""
    rows = db.execute(_QUOTES, (json.dumps(list(row_ids)),)).fetchall()
    return [_quote(row) for row in rows]


def quotes_of_article(db: sqlite3.Connection, row_id: int) -> list[Quote]:
    """The quotes of the article with this row id, in order."""
    rows = db.execute("SELECT id FROM quotes WHERE article = ? ORDER BY number", (row_id,))
    return quotes_by_row(db, [row for (row,) in rows])


def attributions(db: sqlite3.Connection, path: str) -> tuple[Attribution, ...]:
    """What was found in the article at `path`, as extraction gave it, less its reasons."""
    kept = db.execute(
        "SELECT attributions FROM originals JOIN articles ON articles.id = article WHERE path = ?",
        (to_column(path),),
    ).fetchone()
    if kept is not None:
        return unpack_attributions(kept[0])
    rows = db.execute(
        "SELECT quotes.kind, spans, cue, cue_start, mention, mention_start, names.name, speaker_kind, role,"
        " resolution, gender FROM quotes JOIN articles ON articles.id = quotes.article"
        " LEFT JOIN names ON names.id = quotes.name WHERE articles.path = ? ORDER BY number",
        (to_column(path),),
    )
    return tuple(_attribution(row) for row in rows)


def _attribution(row: tuple[Any, ...]) -> Attribution:
    kind, spans, cue, cue_start, mention, mention_start, name, speaker_kind, role, resolution, gender = row
    return Attribution(
        kind=kind,
        spans=unpack_spans(spans),
        cue=_span(from_optional(cue), cue_start),
        mention=_span(from_optional(mention), mention_start),
        name=from_optional(name),
        speaker_kind=speaker_kind,
        role=from_optional(role),
        resolution=resolution,
        gender=gender,
    )


def quote(db: sqlite3.Connection, quote_id: str) -> Quote | None:
    """The quote with this id, or None."""
    row = db.execute("SELECT id FROM quotes WHERE quote_id = ?", (quote_id,)).fetchone()
    return None if row is None else next(iter(quotes_by_row(db, row)), None)


def _article(row: tuple[Any, ...]) -> Article:
    path, text, title, lang, published, author, publisher, url, entry_id, first_line = row
    return Article(
        path=from_optional(path) or "",
        text=unpack_text(text),
        title=from_optional(title) or "",
        lang=from_optional(lang) or "",
        published=from_optional(published),
        author=from_optional(author),
        publisher=from_optional(publisher),
        url=from_optional(url),
        entry_id=from_optional(entry_id),
        first_line=first_line,
    )


def _quote(row: tuple[Any, ...]) -> Quote:
    (quote_id, path, line, title, published, lang, author, publisher, url, kind, text, spans) = row[:12]
    speaker, speaker_id, name, mention, mention_start, role, cue, cue_start, resolution, review = row[12:22]
    mention, cue = from_optional(mention), from_optional(cue)
    return Quote(
        id=quote_id,
        path=from_column(path),
        line=line,
        title=from_column(title),
        published=published,
        lang=from_column(lang),
        author=from_optional(author),
        publisher=from_optional(publisher),
        url=from_optional(url),
        kind=kind,
        text=from_column(text),
        spans=unpack_spans(spans),
        speaker=from_optional(speaker),
        speaker_id=speaker_id,
        name_in_article=from_optional(name),
        mention=mention,
        mention_span=_span(mention, mention_start),
        role=from_optional(role),
        cue=cue,
        cue_span=_span(cue, cue_start),
        resolution=resolution,
        review=review,
        one_name=bool(row[22]),
    )


def _span(words: str | None, start: int | None) -> Span | None:
    return None if words is None or start is None else (start, start + len(words))


def _where(condition: Condition) -> str:
    return "" if condition == Condition() else f" WHERE {condition.sql}"


def _limit(limit: int | None) -> int:
    return _ALL if limit is None else limit


def _number(db: sqlite3.Connection, sql: str, parameters: Sequence[object] = ()) -> int:
    found: int = db.execute(sql, tuple(parameters)).fetchone()[0]
    return found
