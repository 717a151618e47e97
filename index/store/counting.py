"""Speakers and months from the store: from the kept counts where they can answer, else from the quotes."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from index.filters import Filters
from index.quote import Kind
from index.results import Order
from index.speaker import ONE_NAME, Speaker
from index.speakers import is_joint, name_key, searched_name, without_mark
from index.store import narrowing, reading
from index.store.columns import from_column, to_column
from index.store.narrowing import Condition
from index.store.schema import CALLED, UNNAMED

_ORDERS: dict[Order, str] = {
    "quotes": "quotes DESC, folded, speaker_id",
    "name": "folded, speaker_id",
    "recent": "last DESC, quotes DESC, folded, speaker_id",
}
_KEPT = "SELECT * FROM speakers"
_BY_DATE = """
    SELECT id, speaker_id, name, folded, kind, sum(counts.direct + counts.indirect + counts.mixed) AS quotes,
        sum(counts.direct), sum(counts.indirect), sum(counts.mixed), sum(counts.articles),
        min(published), max(published) AS last, one_name
    FROM counts JOIN speakers ON speakers.id = counts.speaker
"""
_BY_QUOTE = """
    SELECT speakers.id, speakers.speaker_id, speakers.name, folded, speakers.kind, count(*) AS quotes,
        sum(quotes.kind = 'direct'), sum(quotes.kind = 'indirect'), sum(quotes.kind = 'mixed'),
        count(DISTINCT quotes.article), min(published), max(published) AS last, one_name
    FROM quotes JOIN articles ON articles.id = quotes.article
    JOIN names ON names.id = quotes.name JOIN speakers ON speakers.id = names.speaker
"""


class _Question(NamedTuple):
    """A statement that gives speakers, columns as in the table, less its order and page."""

    sql: str
    parameters: tuple[narrowing.Parameter, ...]


def speakers(
    db: sqlite3.Connection,
    filters: Filters,
    found: int | None,
    *,
    name: str,
    offset: int,
    limit: int | None,
    order: Order,
) -> list[Speaker]:
    """A page of the speakers who have quotes that `filters` takes, counted under them."""
    question = _question(filters, found, name)
    sql = f"{question.sql} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"
    rows = db.execute(sql, (*question.parameters, -1 if limit is None else limit, offset)).fetchall()
    return _speakers(db, rows)


def speaker_count(db: sqlite3.Connection, filters: Filters, found: int | None, *, name: str) -> int:
    """How many speakers `speakers` would give without a limit."""
    question = _question(filters, found, name)
    count: int = db.execute(f"SELECT count(*) FROM ({question.sql})", question.parameters).fetchone()[0]
    return count


def speaker(db: sqlite3.Connection, speaker_id: str) -> Speaker | None:
    """The speaker with this id, or None."""
    rows = db.execute(f"{_KEPT} WHERE speaker_id = ?", (speaker_id,)).fetchall()
    return next(iter(_speakers(db, rows)), None)


def speaker_called(db: sqlite3.Connection, name: str) -> str | None:
    """The id of the speaker who has exactly this name in articles, or None."""
    row = db.execute(
        "SELECT speaker_id FROM names JOIN speakers ON speakers.id = names.speaker WHERE names.name = ?"
        " ORDER BY own",
        (to_column(name),),
    ).fetchone()
    return None if row is None else str(row[0])


def find_speakers(db: sqlite3.Connection, name: str) -> list[Speaker]:
    """Whom `name` can mean, most quoted first: whose id it is, who bears the whole name, else who bears it in
    part. One name alone, of which nobody has said whose it is, means everybody who bears it, unless
    ``(one name)`` stands after it.

    A part is one or more whole words of the name, as they stand in it.
    """
    if known := speaker(db, name):
        return [known]
    alone = name.endswith(f" {ONE_NAME}")
    name = name.removesuffix(f" {ONE_NAME}")
    key = name_key(name)
    same = [
        (from_column(other), speaker)
        for other, speaker in db.execute(
            "SELECT CASE own WHEN '' THEN name ELSE own END, speaker FROM names WHERE base = ?",
            (to_column(key.base),),
        )
    ]
    ids = {speaker for other, speaker in same if name_key(other) == key} or {speaker for _, speaker in same}
    found = _by_rows(db, ids)
    if ids and (alone or not all(each.one_name and not key.initials for each in found)):
        return found
    others = _by_rows(db, _called_in_part(db, searched_name(name)))
    if ids:
        others = [each for each in others if each.kind != "organisation" and not is_joint(each.speaker)]
    return sorted({each.id: each for each in (*found, *others)}.values(), key=lambda each: -each.quotes)


def _called_in_part(db: sqlite3.Connection, wanted: str) -> set[int]:
    """The speakers, as rows, in one of whose names the words stand side by side."""
    if not wanted:
        return set()
    likely = db.execute("SELECT id, folded FROM speakers WHERE instr(folded, ?)", (to_column(wanted),))
    return {
        speaker
        for speaker, names in likely
        if any(f" {wanted} " in f" {line} " for line in from_column(names).split("\n"))
    }


def _by_rows(db: sqlite3.Connection, ids: set[int]) -> list[Speaker]:
    sql = f"{_KEPT} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {_ORDERS['quotes']}"
    return _speakers(db, db.execute(sql, (json.dumps(sorted(ids)),)).fetchall())


def quote_count(db: sqlite3.Connection, filters: Filters, found: int | None) -> int:
    """How many quotes `filters` takes."""
    if _needs_quotes(replace(filters, kinds=())) or filters == Filters():
        return reading.quote_count(db, narrowing.quotes(filters, found))
    condition = _of_speakers(filters, narrowing.dates(filters))
    counted = " + ".join(dict.fromkeys(filters.kinds or get_args(Kind)))
    sql = f"SELECT ifnull(sum({counted}), 0) FROM counts WHERE {condition.sql}"
    count: int = db.execute(sql, condition.parameters).fetchone()[0]
    return count


def months(db: sqlite3.Connection, filters: Filters, found: int | None) -> dict[str, int]:
    """Quotes by month, in order of time; what has no month is left out."""
    if _needs_quotes(filters):
        condition = narrowing.quotes(filters, found).also("length(published) >= 7")
        sql = "SELECT substr(published, 1, 7), count(*) FROM quotes"
        sql += " JOIN articles ON articles.id = quotes.article"
    else:
        condition = narrowing.dates(filters).also("length(published) >= 7")
        condition = _of_speakers(filters, condition)
        sql = "SELECT substr(published, 1, 7), sum(direct + indirect + mixed) FROM counts"
    rows = db.execute(f"{sql} WHERE {condition.sql} GROUP BY 1 ORDER BY 1", condition.parameters)
    return dict(rows.fetchall())


def _question(filters: Filters, found: int | None, name: str) -> _Question:
    if _needs_quotes(filters):
        condition = _named(narrowing.quotes(replace(filters, unnamed=False), found), name)
        condition = condition.also("0") if filters.unnamed and not filters.speaker_ids else condition
        return _Question(f"{_BY_QUOTE} WHERE {condition.sql} GROUP BY speakers.id", condition.parameters)
    if filters.since is None and filters.until is None:
        condition = _named(_of_ids(filters), name)
        return _Question(f"{_KEPT} WHERE {condition.sql}", condition.parameters)
    condition = _named(narrowing.dates(filters, _of_ids(filters)), name)
    return _Question(f"{_BY_DATE} WHERE {condition.sql} GROUP BY speakers.id", condition.parameters)


def _needs_quotes(filters: Filters) -> bool:
    """Whether the kept counts can't tell."""
    asked = (filters.about, filters.path, filters.reviewed)
    return bool(filters.kinds) or any(each is not None for each in asked)


def _of_ids(filters: Filters) -> Condition:
    if filters.speaker_ids:
        wanted = json.dumps(filters.speaker_ids)
        return Condition().also("speaker_id IN (SELECT value FROM json_each(?))", wanted)
    return Condition().also("0") if filters.unnamed else Condition()


def _of_speakers(filters: Filters, condition: Condition) -> Condition:
    """`condition` on counts, restricted to the speakers of `filters`."""
    if not filters.speaker_ids and not filters.unnamed:
        return condition
    wanted = "speaker IN (SELECT id FROM speakers WHERE speaker_id IN (SELECT value FROM json_each(?)))"
    if filters.unnamed:
        wanted = f"({wanted} OR speaker = {UNNAMED})"
    return condition.also(wanted, json.dumps(filters.speaker_ids))


def _named(condition: Condition, name: str) -> Condition:
    folded = searched_name(name)
    return condition.also("instr(folded, ?)", to_column(folded)) if folded else condition


def _speakers(db: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Speaker]:
    ids = json.dumps([row[0] for row in rows])
    names = _lists(
        db,
        f"SELECT speaker, {CALLED} FROM names WHERE speaker IN (SELECT value FROM json_each(?))"
        " ORDER BY quotes DESC, name",
        ids,
    )
    roles = _lists(
        db,
        "SELECT speaker, role FROM roles WHERE speaker IN (SELECT value FROM json_each(?))"
        " ORDER BY quotes DESC, role",
        ids,
    )
    return [_speaker(row, names[row[0]], roles[row[0]]) for row in rows]


def _speaker(row: tuple[Any, ...], names: list[str], roles: list[str]) -> Speaker:
    _, speaker_id, name, _, kind, quotes, direct, indirect, mixed, articles, first, last, one_name = row
    shown = from_column(name)
    return Speaker(
        id=speaker_id,
        speaker=shown,
        kind=kind,
        aliases=tuple(alias for alias in names if alias != shown and not _is_told(alias, (shown, *names))),
        roles=tuple(roles),
        quotes=quotes,
        direct=direct,
        indirect=indirect,
        mixed=mixed,
        articles=articles,
        first=first or None,
        last=last or None,
        one_name=bool(one_name),
    )


def _is_told(alias: str, names: Sequence[str]) -> bool:
    """Whether an alias only says a gender of somebody who is called so anyway."""
    plain = without_mark(alias)
    return plain != alias and (plain in names or plain == without_mark(names[0]))


def _lists(db: sqlite3.Connection, sql: str, ids: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for speaker, value in db.execute(sql, (ids,)):
        found[speaker].append(from_column(value))
    return found
