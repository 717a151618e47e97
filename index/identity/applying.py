"""Taking `speakers.yaml` up into the index: no article is read for it.

The store keeps what was taken up last, under `speakers` in its `meta`, so that a file that has not
changed is not parsed again, and a changed one is applied to the names it touches alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection

from index.identity.rulings import Local, Rulings
from index.identity.speakers_file import MOST_BYTES, NAME, parse, speakers_file
from index.own_file import read_own
from index.store.columns import to_column
from index.store.writing import StoreWriter


def apply_rulings(library: Path, db: Connection, writer: StoreWriter) -> list[str]:
    """Let the writer decide by what the library's `speakers.yaml` says now; a line for each problem.

    A file that can't be read leaves what was ruled last as it is: a merge must not come undone by a slip.
    """
    digest, before, problems = _last(db)
    try:
        content = read_own(speakers_file(library), MOST_BYTES)
    except ValueError as error:
        writer.rule(before, before)
        return [f"{NAME}: {error}"]
    now = "" if content is None else blake2b(content, digest_size=16).hexdigest()
    if now == digest:
        writer.rule(before, before)
        return problems
    rulings, found = parse(content or b"")
    problems = [f"{NAME}: {problem}" for problem in found]
    if any("not read" in problem for problem in found):
        writer.rule(before, before)
        return problems
    kept = {
        "digest": now,
        "names": rulings.names,
        "apart": sorted(rulings.apart),
        "notes": rulings.notes,
        "local": [asdict(each) for each in rulings.local],
        "problems": problems,
    }
    with writer.batch():
        writer.rule(rulings, before)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('speakers', ?)", (json.dumps(kept),))
    return problems


def say_gone(db: Connection) -> list[str]:
    """A line for each article that a ruling is about and that is there no more: its people are told apart no
    longer."""
    gone = [(local, path) for local in current_rulings(db).local for path in local.paths]
    return [
        f"{NAME}: {local.canonical} is told apart in {path}, where no article is now; mend its `in`"
        for local, path in gone
        if not _holds(db, path)
    ]


def _holds(db: Connection, path: str) -> bool:
    """Whether an article, a file or, ended by a slash, a folder of this path is in the library."""
    if path.endswith("/"):
        sql, beyond = "SELECT 1 FROM files WHERE path >= ? AND path < ? LIMIT 1", f"{path[:-1]}0"
        return db.execute(sql, (to_column(path), to_column(beyond))).fetchone() is not None
    sql = "SELECT 1 FROM files WHERE path = ?1 UNION SELECT 1 FROM articles WHERE path = ?1"
    return db.execute(sql, (to_column(path),)).fetchone() is not None


def current_rulings(db: Connection) -> Rulings:
    """What was taken up last."""
    return _last(db)[1]


def _last(db: Connection) -> tuple[str, Rulings, list[str]]:
    row = db.execute("SELECT value FROM meta WHERE key = 'speakers'").fetchone()
    if row is None:
        return "", Rulings(), []
    kept = json.loads(row[0])
    apart = frozenset((one, other) for one, other in kept["apart"])
    local = tuple(
        Local(each["canonical"], tuple(each["keys"]), tuple(each["paths"])) for each in kept["local"]
    )
    notes = {name: (wikidata, note) for name, (wikidata, note) in kept["notes"].items()}
    return kept["digest"], Rulings(kept["names"], apart, local, notes), kept["problems"]
