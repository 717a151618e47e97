"""Taking `reviews.yaml` up into the index: the articles that it is about are not read again for it.

The digest of what was taken up last stands under `reviews` in the store's `meta`, so that a file that has
not changed is not parsed again, and of a changed one only the articles are fitted anew for which it says
something else.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection

from index.own_file import read_own
from index.review.reviews_file import MOST_BYTES, NAME, parse, reviews_file
from index.store import reviews
from index.store.writing import StoreWriter


def apply_reviews(library: Path, db: Connection, writer: StoreWriter) -> list[str]:
    """Let the store hold what the library's `reviews.yaml` says now; a line for each problem.

    A file that can't be read leaves what was taken up last as it is.
    """
    row = db.execute("SELECT value FROM meta WHERE key = 'reviews'").fetchone()
    last = json.loads(row[0]) if row else {"digest": "", "problems": []}
    try:
        content = read_own(reviews_file(library), MOST_BYTES)
    except ValueError as error:
        return [f"{NAME}: {error}"]
    digest = "" if content is None else blake2b(content, digest_size=16).hexdigest()
    if digest == last["digest"]:
        return list(last["problems"])
    placed, found = parse(content or b"")
    problems = [f"{NAME}: {problem}" for problem in found]
    if any("not read" in problem for problem in found):
        return problems
    alone = None if library.is_dir() else library.name
    entries = [each.entry for each in placed if alone in (None, each.entry.path.partition("#")[0])]
    with writer.batch():
        for path in reviews.replace_entries(db, entries):
            writer.review(path)
        kept = json.dumps({"digest": digest, "problems": problems})
        db.execute("INSERT OR REPLACE INTO meta VALUES ('reviews', ?)", (kept,))
    return problems


def say_unfit(db: Connection) -> list[str]:
    """A line where reviews no longer fit their articles."""
    count = reviews.unfit_count(db)
    if not count:
        return []
    them, verb = ("1 review", "fits") if count == 1 else (f"{count:,} reviews", "fit")
    which = "R in the explorer, or `onrecord reviews LIBRARY --unfit`, shows which"
    moved = "`onrecord reviews LIBRARY --refit` follows renamed articles"
    return [f"{NAME}: {them} no longer {verb}; {which}; {moved}"]
