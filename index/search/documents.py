"""What is indexed of an article and its quotes, as the store has it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store.columns import from_column, unpack_text


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """What is indexed of a quote. `row` and `name` are rows of the store, `name` 0 for none."""

    row: int
    name: int
    kind: str
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What is indexed of an article. `row` is its row in the store."""

    row: int
    path: str
    title: str
    text: str
    lang: str
    published: str | None
    quotes: tuple[QuoteWords, ...]


def article_rows(db: sqlite3.Connection, after: int = 0) -> NDArray[np.void]:
    """The rows of all articles in the store (`row`), in order, with the length of their texts (`size`); those
    behind row `after`."""
    rows = db.execute("SELECT id, characters FROM articles WHERE id > ? ORDER BY id", (after,))
    return np.fromiter(rows, [("row", np.int64), ("size", np.int64)])


def documents(db: sqlite3.Connection, rows: Sequence[int]) -> Iterator[ArticleWords]:
    """What is indexed of the articles in these rows, less those that are no more."""
    for row in rows:
        found = db.execute(
            "SELECT path, title, text, lang, published FROM articles"
            " JOIN texts ON texts.article = articles.id WHERE articles.id = ?",
            (row,),
        ).fetchone()
        if found is not None:
            path, title, text, lang, published = found
            yield ArticleWords(
                row=row,
                path=from_column(path),
                title=from_column(title),
                text=unpack_text(text),
                lang=from_column(lang),
                published=published,
                quotes=_quotes(db, row),
            )


def _quotes(db: sqlite3.Connection, article: int) -> tuple[QuoteWords, ...]:
    rows = db.execute(
        "SELECT quotes.id, ifnull(quotes.name, 0), kind, text, ifnull(names.name, '') FROM quotes"
        " LEFT JOIN names ON names.id = quotes.name WHERE article = ? ORDER BY number",
        (article,),
    )
    return tuple(
        QuoteWords(row, name, kind, from_column(text), from_column(speaker))
        for row, name, kind, text, speaker in rows
    )
