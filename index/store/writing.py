"""Changes to the store: one transaction takes a batch of files, or leaves everything as it was."""

import json
import re
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import merge
from typing import Any, Protocol

from index.article import Article
from index.files import FoundFile
from index.identity.rulings import Local, Rulings
from index.quote import Attribution, PersonGender
from index.review.fitting import Reviewed, fit_reviews
from index.speakers import name_key, sound_of, tell_apart
from index.store import reading, reviews
from index.store.columns import (
    from_column,
    from_optional,
    pack_spans,
    pack_text,
    place_of,
    to_column,
    to_optional,
)
from index.store.schema import UNDATED
from index.store.seal import break_seal
from index.store.tally import Tally

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

_ARTICLE = """
    INSERT INTO articles (file, path, place, dated, title, lang, published, author, publisher, url,
        entry_id, first_line, characters, quotes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_QUOTE = """
    INSERT INTO quotes (article, number, quote_id, kind, name, speaker_kind, line, text, spans, mention,
        mention_start, role, cue, cue_start, resolution, review, gender)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_KNOWN = "SELECT path, size, mtime_ns, digest, problem FROM files"
_TYPES = "text", "blob"
"""What a path may be kept as (`columns.to_column`): SQLite sorts all of the one before all of the other."""


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction on the store, or the one that is open; what was done is undone where it fails."""
    if db.in_transaction:
        yield
        return
    break_seal(db)
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:  # SQLite ends it by itself where the disk is full
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the store remembers it; `problem` says why it could not be read, if so."""

    path: str
    size: int
    mtime_ns: int
    digest: bytes | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class FileContent:
    """What was made of a file: its articles with their attributions, or `problem`, why there are none."""

    file: FoundFile
    digest: bytes | None
    articles: tuple[tuple[Article, tuple[Attribution, ...]], ...] = ()
    problem: str | None = None


class Follower(Protocol):
    """What is kept beside the store, and changes with it in one step."""

    def follow(self, removed: Mapping[int, str], after: int) -> None:
        """Make ready what belongs to the transaction that is open and about to be committed: articles in the
        rows `removed` went, each in its language, those behind row `after` came. Where it fails, nothing is
        committed."""

    def settle(self) -> None:
        """The transaction is committed."""


class StoreWriter:
    """Writes to the store. Only one may be at work on a store; `index.update` sees to it."""

    def __init__(self, db: sqlite3.Connection, follower: Follower | None = None) -> None:
        self._db = db
        self._follower = follower
        self._tally = Tally(db)
        self._names: dict[tuple[str, str], int] = {}
        self._removed: dict[int, str] = {}

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction, the counts kept with it and what follows the store; afterwards the store is in
        another state than ever."""
        try:
            with transaction(self._db):
                last = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
                yield
                self._tally.settle()
                self._db.execute("INSERT OR REPLACE INTO meta VALUES ('state', ?)", (uuid.uuid4().hex,))
                if self._follower is not None:
                    self._follower.follow(self._removed, last[0] if last else 0)
        except BaseException:
            self._tally.forget()
            raise
        finally:
            self._names.clear()
            self._removed.clear()
        if self._follower is not None:
            self._follower.settle()

    def rule(self, rulings: Rulings, before: Rulings) -> None:
        """Decide who is who by `rulings` from now on, and again for the names that they or `before` touch."""
        self._tally.rulings = rulings
        for base in rulings.bases_changed(before):
            self._tally.rethink(base)
        for local in set(rulings.local) ^ set(before.local):
            for path in self._paths_called(local):
                self.review(path)

    def _paths_called(self, local: Local) -> list[str]:
        """The articles that a ruling for some articles alone goes for, or went for."""
        bases = json.dumps([key.partition("|")[0] for key in local.keys])
        rows = self._db.execute(
            "SELECT DISTINCT path FROM articles JOIN quotes ON quotes.article = articles.id"
            " WHERE quotes.name IN (SELECT id FROM names"
            " WHERE base IN (SELECT value FROM json_each(?)) OR own = ?)",
            (bases, to_column(local.canonical)),
        ).fetchall()
        return [path for row in rows if local.holds_in(path := from_column(row[0]))]

    def known_files(self) -> Iterator[KnownFile]:
        """Every file that the store knows, in order of their paths, as `index.files` gives them."""
        sql = f"{_KNOWN} WHERE typeof(path) = ? ORDER BY path"
        runs = (map(_known, self._db.execute(sql, (kind,))) for kind in _TYPES)
        return merge(*runs, key=lambda file: file.path)

    def known_file(self, path: str) -> KnownFile | None:
        """What the store knows of the file at `path`."""
        row = self._db.execute(f"{_KNOWN} WHERE path = ?", (to_column(path),)).fetchone()
        return None if row is None else _known(row)

    def put(self, content: FileContent) -> None:
        """Take up a file, in place of what it held before."""
        self.remove(content.file.path)
        file_id = self._db.execute(
            "INSERT INTO files (path, size, mtime_ns, digest, problem) VALUES (?, ?, ?, ?, ?)",
            (
                to_column(content.file.path),
                content.file.size,
                content.file.mtime_ns,
                content.digest,
                to_optional(content.problem),
            ),
        ).lastrowid
        assert file_id is not None
        for article, attributions in content.articles:
            self._put_article(file_id, content.file.path, article, attributions)

    def touch(self, files: Iterable[FoundFile]) -> None:
        """Note new times for files whose content is what it was."""
        self._db.executemany(
            "UPDATE files SET size = ?, mtime_ns = ? WHERE path = ?",
            ((file.size, file.mtime_ns, to_column(file.path)) for file in files),
        )

    def remove(self, path: str) -> None:
        """Forget a file and everything in it."""
        found = self._db.execute("SELECT id FROM files WHERE path = ?", (to_column(path),)).fetchone()
        if found is None:
            return
        articles = self._db.execute(
            "SELECT id, published, lang FROM articles WHERE file = ?", found
        ).fetchall()
        for article, published, lang in articles:
            self._remove_article(article, published, from_column(lang))
        self._db.execute("DELETE FROM files WHERE id = ?", found)

    def review(self, path: str) -> None:
        """Fit the reviews of the article at `path` to it, without reading it again: it gets another row, so
        that the full-text index takes it up."""
        found = self._db.execute(
            "SELECT articles.id, published, files.id, files.path FROM articles"
            " JOIN files ON files.id = file WHERE articles.path = ?",
            (to_column(path),),
        ).fetchone()
        article = reading.article(self._db, path)
        if found is None or article is None:
            return
        attributions = reading.attributions(self._db, path)
        article_id, published, file_id, file = found
        self._remove_article(article_id, published, article.lang)
        self._put_article(file_id, from_column(file), article, attributions)

    def _put_article(
        self, file_id: int, file: str, article: Article, attributions: Sequence[Attribution]
    ) -> None:
        entries = reviews.entries_of(self._db, article.path)
        fitted = fit_reviews(article, attributions, entries)
        published = article.published
        if published is not None and not _DATE.fullmatch(published):
            published = None
        article_id = self._db.execute(
            _ARTICLE,
            (
                file_id,
                to_column(article.path),
                to_column(place_of(article.path, file)),
                published or UNDATED,
                to_column(article.title),
                to_column(article.lang),
                published,
                to_optional(article.author),
                to_optional(article.publisher),
                to_optional(article.url),
                to_optional(article.entry_id),
                article.first_line,
                len(article.text),
                len(fitted.quotes),
            ),
        ).lastrowid
        assert article_id is not None
        self._db.execute("INSERT INTO texts VALUES (?, ?)", (article_id, pack_text(article.text)))
        rows = [self._quote_row(article_id, number, each) for number, each in enumerate(fitted.quotes)]
        self._db.executemany(_QUOTE, rows)
        if entries:
            reviews.keep_fitted(self._db, article_id, article.path, attributions, fitted)
        self._tally.add(article_id, published, 1)

    def _quote_row(self, article_id: int, number: int, reviewed: Reviewed) -> tuple[object, ...]:
        quote = reviewed.quote
        return (
            article_id,
            number,
            quote.id,
            quote.kind,
            self._name_id(quote.path, quote.name_in_article, reviewed.gender),
            reviewed.speaker_kind,
            quote.line,
            to_column(quote.text),
            pack_spans(quote.spans),
            to_optional(quote.mention),
            None if quote.mention_span is None else quote.mention_span[0],
            to_optional(quote.role),
            to_optional(quote.cue),
            None if quote.cue_span is None else quote.cue_span[0],
            quote.resolution,
            quote.review,
            reviewed.gender,
        )

    def _name_id(self, path: str, name: str | None, gender: PersonGender | None) -> int | None:
        if name is None:
            return None
        told = tell_apart(name, gender)
        own = self._tally.rulings.own_name(path, told) or ("" if told == name else told)
        known = self._names.get((name, own))
        if known is not None:
            return known
        columns = to_column(name), to_column(own)
        found = self._db.execute("SELECT id FROM names WHERE name = ? AND own = ?", columns).fetchone()
        if found is None:
            base = name_key(own or name).base
            insert = "INSERT INTO names (name, own, base, sound) VALUES (?, ?, ?, ?)"
            values = (*columns, to_column(base), sound_of(base))
            found = (self._db.execute(insert, values).lastrowid,)
            self._tally.rethink(base)
        name_id: int = found[0]
        self._names[name, own] = name_id
        return name_id

    def _remove_article(self, article_id: int, published: str | None, lang: str) -> None:
        self._removed[article_id] = lang
        self._tally.add(article_id, published, -1)
        self._db.execute("DELETE FROM quotes WHERE article = ?", (article_id,))
        reviews.forget_fitted(self._db, article_id)
        self._db.execute("DELETE FROM texts WHERE article = ?", (article_id,))
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))


def _known(row: tuple[Any, ...]) -> KnownFile:
    path, size, mtime_ns, digest, problem = row
    return KnownFile(from_column(path), size, mtime_ns, digest, from_optional(problem))
