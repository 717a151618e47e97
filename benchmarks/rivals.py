"""Others on the same text: Whoosh as it comes, SQLite's FTS5, tantivy, ripgrep; and what each can't do.

All index articles and quotes as documents of their own, with their speakers and dates, and are asked for
the first hundred hits and how many there are. They give numbers; onrecord's times include the snippets.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from os import cpu_count
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.memory import processor_seconds
from benchmarks.queries import Asked
from index.search.building import day_number
from index.search.documents import ArticleWords, article_rows, documents
from index.store.schema import connect

PAGE = 100

Answer = Callable[[Asked], int | None]
"""Asks a query; how many hits, or None for what can't be asked."""


class Document(NamedTuple):
    """An article, or one of its quotes, which has no title."""

    title: str
    text: str
    speaker: str
    kind: str
    day: int


def read_documents(store: Path) -> Iterator[ArticleWords]:
    """The articles of a store in order."""
    db = connect(store)
    try:
        yield from documents(db, article_rows(db)["row"].tolist())
    finally:
        db.close()


def flat_documents(store: Path) -> Iterator[Document]:
    for article in read_documents(store):
        day = day_number(article.published)
        yield Document(article.title, article.text, "", "", day)
        for quote in article.quotes:
            yield Document("", quote.text, quote.speaker, quote.kind, day)


def index_with_whoosh(store: Path, folder: Path) -> dict[str, float]:
    """Whoosh alone at its best: all cores, segments that stay apart, no stop words."""
    from whoosh import fields
    from whoosh.analysis.analyzers import StandardAnalyzer
    from whoosh.index import create_in

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = fields.TEXT(analyzer=StandardAnalyzer(stoplist=None, minsize=1))
    names = ("title", "text", "speaker")
    schema = fields.Schema(
        kind=fields.ID(stored=True), day=fields.NUMERIC(stored=True), **dict.fromkeys(names, text)
    )
    articles = list(read_documents(store))
    characters = sum(len(article.text) for article in articles)
    began, worked = perf_counter(), processor_seconds()
    writer = create_in(folder, schema).writer(procs=cpu_count(), multisegment=True)
    for article in articles:
        day = day_number(article.published)
        writer.add_document(title=article.title, text=article.text, kind="article", day=day)
        for quote in article.quotes:
            writer.add_document(text=quote.text, speaker=quote.speaker, kind=quote.kind, day=day)
    writer.commit()
    seconds = perf_counter() - began
    size = sum(file.stat().st_size for file in folder.iterdir())
    shutil.rmtree(folder)
    return {
        "articles": len(articles),
        "seconds": seconds,
        "processor seconds": processor_seconds() - worked,
        "rate": characters / seconds / 1e6,
        "size": size / characters,
    }


def fts5(store: Path, folder: Path) -> tuple[float, float, Answer]:
    """SQLite's FTS5: seconds to index, MB, and how to ask."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "fts5.sqlite"
    file.unlink(missing_ok=True)
    db = sqlite3.connect(file)
    db.execute(
        "CREATE VIRTUAL TABLE docs USING fts5(title, text, speaker, content='',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    db.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, speaker TEXT, kind TEXT, day INTEGER)")
    began = perf_counter()
    for number, found in enumerate(flat_documents(store), start=1):
        words = (number, found.title, found.text, found.speaker)
        db.execute("INSERT INTO docs (rowid, title, text, speaker) VALUES (?, ?, ?, ?)", words)
        db.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (number, found.speaker, found.kind, found.day))
    db.commit()
    seconds = perf_counter() - began
    return seconds, file.stat().st_size / 1e6, lambda asked: _ask_fts5(db, asked)


def _ask_fts5(db: sqlite3.Connection, asked: Asked) -> int | None:
    words = [f'"{word}"' for word in asked.words]
    match asked.kind:
        case "fuzzy":
            return None
        case "prefix":
            query = f"{words[0]}*"
        case "phrase" | "common phrase":
            query = f'"{" ".join(asked.words)}"'
        case "or":
            query = " OR ".join(words)
        case "speaker":
            surname = asked.speaker.split()[-1]
            query = f'speaker:"{surname}" AND ({" OR ".join(words)})'
        case _:
            query = " AND ".join(words)
    joined = "docs JOIN facts ON facts.id = docs.rowid WHERE docs MATCH ?"
    parameters: list[str | int] = [query]
    if asked.kind == "dates":
        joined += " AND day BETWEEN ? AND ?"
        parameters += [day_number(asked.since), day_number(asked.until)]
    elif asked.kind == "facets":
        columns = ("facts.speaker", "kind", "day / 100")
        groups = (f"SELECT {column}, count(*) FROM {joined} GROUP BY 1" for column in columns)
        return sum(len(db.execute(group, parameters).fetchall()) for group in groups)
    elif asked.kind != "by date":
        joined = "docs WHERE docs MATCH ?"
    order = "day DESC" if asked.kind == "by date" else "rank"
    db.execute(f"SELECT docs.rowid FROM {joined} ORDER BY {order} LIMIT {PAGE}", parameters).fetchall()
    found: int = db.execute(f"SELECT count(*) FROM {joined}", parameters).fetchone()[0]
    return found


def ripgrep(library: Path) -> Answer | None:
    """ripgrep on the articles themselves, where it is installed."""
    program = shutil.which("rg")
    return None if program is None else lambda asked: _ask_ripgrep(program, library, asked)


def _ask_ripgrep(program: str, library: Path, asked: Asked) -> int | None:
    words = [re.escape(word) for word in asked.words]
    match asked.kind:
        case "single" | "common" | "rare" | "or":
            pattern = rf"\b({'|'.join(words)})\b"
        case "phrase" | "common phrase":
            pattern = rf"\b{'[^a-z0-9]+'.join(words)}\b"
        case "prefix":
            pattern = rf"\b{words[0]}"
        case _:
            return None
    command = [program, "--files-with-matches", "--ignore-case", "--no-ignore", "--", pattern, str(library)]
    return subprocess.run(command, capture_output=True, check=False).stdout.count(b"\n")
