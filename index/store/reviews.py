"""Reviews in the store: the entries of `reviews.yaml`, and how they fitted their articles."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from index.anchor import Anchor
from index.quote import Attribution, Quote
from index.review.entry import Claim, Entry
from index.store.columns import from_column, pack_attributions, to_column

if TYPE_CHECKING:
    from index.review.fitting import Fitted


def entries_of(db: sqlite3.Connection, path: str) -> list[Entry]:
    """What readers say of the article at `path`, in the file's order."""
    rows = db.execute("SELECT entry FROM reviews WHERE path = ? ORDER BY number", (to_column(path),))
    return [_entry(row[0]) for row in rows.fetchall()]


def all_entries(db: sqlite3.Connection) -> Iterator[tuple[Entry, str | None]]:
    """Every entry with the id of the quote it is about, by path, None where it does not fit."""
    rows = db.execute(
        "SELECT entry, CASE WHEN articles.id IS NULL THEN NULL ELSE quote_id END FROM reviews"
        " LEFT JOIN articles ON articles.path = reviews.path ORDER BY reviews.path, number"
    )
    for entry, quote_id in rows.fetchall():
        yield _entry(entry), quote_id


def unfit_count(db: sqlite3.Connection) -> int:
    """How many reviews no longer fit: their words have changed, or their article is gone."""
    count: int = db.execute(
        "SELECT count(*) FROM reviews LEFT JOIN articles ON articles.path = reviews.path"
        " WHERE quote_id IS NULL OR articles.id IS NULL"
    ).fetchone()[0]
    return count


def entry_about(db: sqlite3.Connection, path: str, quote_id: str) -> Entry | None:
    """The entry that is about this quote, or None."""
    row = db.execute(
        "SELECT entry FROM reviews WHERE quote_id = ? AND path = ?", (quote_id, to_column(path))
    ).fetchone()
    return None if row is None else _entry(row[0])


def replace_entries(db: sqlite3.Connection, entries: Sequence[Entry]) -> list[str]:
    """Take up the entries of the file, within the caller's transaction; the paths for which they are others
    than before."""
    now: Mapping[str, list[str]] = _by_path(entries)
    before: dict[str, list[str]] = defaultdict(list)
    for path, entry in db.execute("SELECT path, entry FROM reviews ORDER BY path, number"):
        before[from_column(path)].append(entry)
    changed = [path for path in {*now, *before} if now.get(path) != before.get(path)]
    for path in changed:
        db.execute("DELETE FROM reviews WHERE path = ?", (to_column(path),))
        rows = ((to_column(path), number, entry) for number, entry in enumerate(now.get(path, ())))
        db.executemany("INSERT INTO reviews (path, number, entry) VALUES (?, ?, ?)", rows)
    return changed


def keep_fitted(
    db: sqlite3.Connection, article: int, path: str, attributions: Sequence[Attribution], fitted: Fitted
) -> None:
    """Note what extraction found in an article, and what came of its reviews."""
    db.execute("INSERT INTO originals VALUES (?, ?)", (article, pack_attributions(attributions)))
    db.executemany(
        "INSERT INTO rejected VALUES (?, ?, ?)",
        ((article, quote.id, json.dumps(asdict(quote))) for quote in fitted.rejected),
    )
    db.executemany(
        "UPDATE reviews SET quote_id = ? WHERE path = ? AND number = ?",
        ((quote_id, to_column(path), number) for number, quote_id in enumerate(fitted.ids)),
    )


def forget_fitted(db: sqlite3.Connection, article: int) -> None:
    """What `keep_fitted` noted of an article that goes."""
    db.execute("DELETE FROM originals WHERE article = ?", (article,))
    db.execute("DELETE FROM rejected WHERE article = ?", (article,))


def rejected(db: sqlite3.Connection) -> list[Quote]:
    """The quotes that readers rejected, by path and position, each by the name its article gives."""
    rows = db.execute("SELECT quote FROM rejected JOIN articles ON articles.id = article ORDER BY place")
    found = [_quote(json.loads(row[0])) for row in rows.fetchall()]
    return sorted(found, key=lambda quote: (quote.path, quote.spans))


def found_ids(db: sqlite3.Connection) -> list[str]:
    """The ids of the quotes that extraction found, whatever readers say of them."""
    rows = db.execute(
        "SELECT quote_id FROM quotes WHERE review IS NOT 'added' UNION ALL SELECT quote_id FROM rejected"
    )
    return [row[0] for row in rows]


def _by_path(entries: Sequence[Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        found[entry.path].append(json.dumps(entry, default=_fields))
    return found


def _fields(part: Entry | Anchor | Claim) -> dict[str, Any]:
    """The fields of a part by name; `asdict` copies them, which takes ten times as long for a long file."""
    return {field.name: getattr(part, field.name) for field in fields(part)}


def _entry(packed: str) -> Entry:
    fields: dict[str, Any] = json.loads(packed)
    for name in ("passage", "extent"):
        fields[name] = tuple(Anchor(**part) for part in fields[name])
    for name in ("right", "found"):
        fields[name] = Claim(**fields[name]) if fields[name] else None
    return Entry(**fields)


def _quote(fields: dict[str, Any]) -> Quote:
    fields["spans"] = tuple((start, end) for start, end in fields["spans"])
    for name in ("mention_span", "cue_span"):
        fields[name] = tuple(fields[name]) if fields[name] else None
    return Quote(**fields)
