"""The tables, and how to open them.

Row ids are never used twice, so the full-text index can be fed by "everything after article 4711". `meta`
names the commit of it that belongs to the store as it is (`search.commits`).
An article sorts by `place`, by date by `dated` (its `published`, or ``~``, which comes last).
A name's `sound` is how a full name is spelt in all transcriptions. Its `own` is who the reader says is called
so in the articles of its quotes, where that goes for some articles alone, else the name as it is told apart
by the gender that its articles tell; it has a row of its own then. A speaker has `one_name` where articles
have no more, and nobody has said whose it is.
`reviews` are the entries of `reviews.yaml` with the quote that each is about. `quotes` are as readers say
they are; of an article that has reviews `originals` keeps what extraction found, and `rejected` what readers
say is no quote.
`counts` and `roles` are kept with every change, under speaker 0 for the quotes without a name, so
that no screen counts quotes one by one.
"""

import sqlite3
import uuid
from pathlib import Path

from index.speakers import MARKS
from index.store.columns import from_column
from index.store.finding import StoreConnection
from index.words import words_of

VERSION = 80

_STATEMENTS = 48
"""Statements that a connection keeps ready: those that screens ask again and again."""

UNNAMED = 0
"""The speaker under which `counts` keeps the quotes without a name."""

_MARKED = ", ".join(f"name || ' {mark}'" for mark in MARKS)
CALLED = f"CASE WHEN own IN ({_MARKED}) THEN own ELSE name END"
"""A name as its article has it, told apart by gender where the article tells one."""

UNDATED = "~"
"""What an article without a date has in `dated`."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB, problem TEXT
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL, path TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL, dated TEXT NOT NULL, title TEXT NOT NULL, lang TEXT NOT NULL, published TEXT,
    author TEXT, publisher TEXT, url TEXT, entry_id TEXT, first_line INTEGER NOT NULL,
    characters INTEGER NOT NULL, quotes INTEGER NOT NULL
);
CREATE INDEX articles_by_file ON articles (file);
CREATE INDEX articles_by_place ON articles (place);
CREATE INDEX articles_by_lang ON articles (lang);
CREATE INDEX articles_by_date ON articles (dated, place);
CREATE TABLE texts (article INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL, number INTEGER NOT NULL,
    quote_id TEXT NOT NULL, kind TEXT NOT NULL, name INTEGER, speaker_kind TEXT, line INTEGER NOT NULL,
    text TEXT NOT NULL, spans TEXT NOT NULL, mention TEXT, mention_start INTEGER, role TEXT,
    cue TEXT, cue_start INTEGER, resolution TEXT, review TEXT, gender TEXT
);
CREATE UNIQUE INDEX quotes_by_article ON quotes (article, number);
CREATE INDEX quotes_by_name ON quotes (name, article);
CREATE INDEX quotes_by_quote_id ON quotes (quote_id);
CREATE INDEX quotes_by_review ON quotes (review) WHERE review IS NOT NULL;
CREATE TABLE reviews (path TEXT NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL, quote_id TEXT,
    PRIMARY KEY (path, number)) WITHOUT ROWID;
CREATE INDEX reviews_by_quote_id ON reviews (quote_id);
CREATE TABLE originals (article INTEGER PRIMARY KEY, attributions TEXT NOT NULL);
CREATE TABLE rejected (article INTEGER NOT NULL, quote_id TEXT NOT NULL, quote TEXT NOT NULL);
CREATE INDEX rejected_by_article ON rejected (article);
CREATE TABLE names (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, own TEXT NOT NULL DEFAULT '',
    base TEXT NOT NULL, sound TEXT, speaker INTEGER, quotes INTEGER NOT NULL DEFAULT 0,
    persons INTEGER NOT NULL DEFAULT 0, organisations INTEGER NOT NULL DEFAULT 0, UNIQUE (name, own)
);
CREATE INDEX names_by_base ON names (base);
CREATE INDEX names_by_sound ON names (sound) WHERE sound IS NOT NULL;
CREATE INDEX names_by_speaker ON names (speaker);
CREATE TABLE speakers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, speaker_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL DEFAULT '', kind TEXT, quotes INTEGER NOT NULL DEFAULT 0,
    direct INTEGER NOT NULL DEFAULT 0, indirect INTEGER NOT NULL DEFAULT 0,
    mixed INTEGER NOT NULL DEFAULT 0, articles INTEGER NOT NULL DEFAULT 0, first TEXT, last TEXT,
    one_name INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX speakers_by_quotes ON speakers (quotes DESC, folded, speaker_id);
CREATE TABLE counts (
    speaker INTEGER NOT NULL, published TEXT NOT NULL, direct INTEGER NOT NULL, indirect INTEGER NOT NULL,
    mixed INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (speaker, published)
) WITHOUT ROWID;
CREATE TABLE roles (
    speaker INTEGER NOT NULL, role TEXT NOT NULL, quotes INTEGER NOT NULL, PRIMARY KEY (speaker, role)
) WITHOUT ROWID;
CREATE TABLE words (
    word TEXT NOT NULL, lang TEXT NOT NULL, stem TEXT NOT NULL, articles INTEGER NOT NULL,
    PRIMARY KEY (word, lang)
) WITHOUT ROWID;
CREATE INDEX words_by_stem ON words (stem, lang);
"""


NOTHING = "is empty"
"""Why a store is damaged that was never made, or not to the end."""


class StoreDamaged(Exception):
    """The file is no store of this version: it has to be made anew."""


class StoreNewer(StoreDamaged):
    """A newer onrecord has made it."""


def connect(path: Path) -> StoreConnection:
    """A connection to the store at `path`, to be used by one thread at a time.

    Raises StoreDamaged where the file is no database.
    """
    db = sqlite3.connect(
        path,
        isolation_level=None,
        check_same_thread=False,
        timeout=10,
        factory=StoreConnection,
        cached_statements=_STATEMENTS,
    )
    try:
        db.execute("PRAGMA page_size = 16384")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")  # what the full-text index is fed from must not be lost
        db.execute("PRAGMA journal_size_limit = 33554432")
        db.execute("PRAGMA cache_size = -8000")
        db.execute("PRAGMA mmap_size = 0")  # a map of a file that is cut off meanwhile ends the program
        db.execute("PRAGMA temp_store = MEMORY")
        db.create_function("holds", -1, _holds, deterministic=True)
    except sqlite3.OperationalError:
        db.close()
        raise
    except sqlite3.DatabaseError as error:
        db.close()
        raise StoreDamaged("is damaged") from error
    return db


def _holds(wanted: str | bytes, *columns: str | bytes) -> bool:
    """Whether one of `columns` holds the words `wanted`, as `searched_name` gives them."""
    words = from_column(wanted)
    return any(words in " ".join(words_of(from_column(column))) for column in columns)


def create(db: sqlite3.Connection) -> None:
    """Make the tables in an empty database, with an identity of its own."""
    db.executescript(
        f"BEGIN IMMEDIATE; {_TABLES} INSERT INTO meta VALUES ('identity', '{uuid.uuid4().hex}');"
        f" PRAGMA user_version = {VERSION}; COMMIT"
    )


def check(db: sqlite3.Connection) -> None:
    """Raise StoreDamaged, with the reason in a few words, unless `db` is a sound store of this version."""
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version != VERSION:
            started = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            db.close()
            found = StoreNewer if version > VERSION else StoreDamaged
            raise found("has another format" if started else NOTHING)
        db.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()[0]
    except sqlite3.OperationalError:
        raise
    except (sqlite3.DatabaseError, TypeError) as error:
        db.close()
        raise StoreDamaged("is damaged") from error
