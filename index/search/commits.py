"""Which commit of the full-text index belongs to the store as it is.

The store names it, in the transaction in which it changes itself: so both change in one step, whatever
happens, and who reads both within one transaction reads what belongs together. A commit's files are on the
disk before the store names it, and those of the commit before are removed only afterwards; who still reads
the older state of the store and doesn't find them begins anew with the newer one.
"""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass

from index.search.fed import VERSION


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the index: its number among those in the folder, and what tells it from any other that was
    or will be. It `lacks` articles of the store while the index is being built anew."""

    generation: int
    mark: str
    lacks: bool


def commit_of(db: sqlite3.Connection) -> Commit | None:
    """The commit that the store names; None where it names none that this version of onrecord reads."""
    row = db.execute("SELECT value FROM meta WHERE key = 'fulltext'").fetchone()
    if row is None:
        return None
    version, generation, mark, lacks = row[0].split()
    return Commit(int(generation), mark, lacks == "1") if int(version) == VERSION else None


def name_commit(db: sqlite3.Connection, generation: int, *, lacks: bool) -> None:
    """Have the store name this commit, in the transaction that is open."""
    told = f"{VERSION} {generation} {uuid.uuid4().hex} {lacks:d}"
    db.execute("INSERT OR REPLACE INTO meta VALUES ('fulltext', ?)", (told,))


def is_whole(db: sqlite3.Connection) -> bool:
    """Whether the commit that the store names has all that the store has."""
    commit = commit_of(db)
    if commit is None:
        return db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None
    return not commit.lacks
