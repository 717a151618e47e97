"""From a query to conditions: the forms of its words, the people its names mean, its dates as numbers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from index import query
from index.filters import Filters, check_date
from index.query import Dated, Either, Every, KindIs, Node, Unnamed, Without, Words
from index.quote import Review
from index.search import vocabulary
from index.search.building import day_number
from index.search.parts import (
    AllOf,
    AnyOf,
    AnyWord,
    Beginning,
    InArticle,
    NoneOf,
    Part,
    Phrase,
    Published,
    Quoted,
)
from index.store import reading
from index.store.columns import from_column, to_column

_NO_NAME = 0
_LAST_DAY = 99_991_231


@dataclass(slots=True)
class Resolved:
    """`part` is None where nothing is searched for. `marked` are the words and phrases to mark in what
    is found; `notes` say what was understood otherwise, in one line each."""

    part: Part | None
    marked: tuple[AnyWord | Beginning | Phrase, ...]
    notes: tuple[str, ...]


def resolve(db: sqlite3.Connection, text: str, langs: Sequence[str]) -> Resolved:
    """What `text`, in the query language, comes to in this library."""
    asked = query.parse_query(text)
    resolver = _Resolver(db, langs)
    part = None if asked.node is None else resolver.part(asked.node)
    return Resolved(part, tuple(resolver.marked), (*asked.notes, *resolver.notes))


def restrict(db: sqlite3.Connection, filters: Filters) -> list[Part]:
    """`filters` but for `about`, as conditions. Raises QueryError on what is no date."""
    parts: list[Part] = []
    if filters.since is not None or filters.until is not None:
        parts.append(_published(filters.since, filters.until))
    names = _names_of(db, filters.speaker_ids) if filters.speaker_ids else set()
    if filters.unnamed:
        names.add(_NO_NAME)
    chosen = frozenset(names) if filters.speaker_ids or filters.unnamed else None
    if chosen is not None or filters.kinds or filters.reviewed is not None:
        reviewed = _reviewed(db, filters.reviewed) if filters.reviewed is not None else frozenset()
        rows, others = (reviewed, frozenset[int]()) if filters.reviewed else (None, reviewed)
        kinds = frozenset(filters.kinds) if filters.kinds else None
        parts.append(Quoted(chosen, kinds, rows, others))
    if filters.path is not None:
        row = db.execute("SELECT id FROM articles WHERE path = ?", (to_column(filters.path),)).fetchone()
        parts.append(InArticle(row[0] if row else 0))
    return parts


class _Resolver:
    """Walks through a query. What is excluded is not marked."""

    def __init__(self, db: sqlite3.Connection, langs: Sequence[str]) -> None:
        self._db = db
        self._langs = langs
        self._excluding = False
        self.marked: list[AnyWord | Beginning | Phrase] = []
        self.notes: list[str] = []

    def part(self, node: Node) -> Part:
        match node:
            case Words(field="speaker"):
                return Quoted(frozenset(self._names(node)))
            case Words():
                return self._words(node)
            case Unnamed():
                return Quoted(frozenset({_NO_NAME}))
            case KindIs(kind):
                return Quoted(None, frozenset({kind}))
            case Dated(since, until):
                undated = reading.undated(self._db)
                if undated:
                    self.notes.append(f"articles without a date, left out: {undated:,}")
                return _published(since, until)
            case Every(nodes):
                return AllOf(tuple(self.part(each) for each in nodes))
            case Either(nodes):
                return AnyOf(tuple(self.part(each) for each in nodes))
            case Without(excluded):
                return NoneOf(self._excluded(excluded))

    def _excluded(self, node: Node) -> Part:
        before, self._excluding = self._excluding, not self._excluding
        part = self.part(node)
        self._excluding = before
        return part

    def _words(self, node: Words) -> Part:
        field = "" if node.field == "any" else node.field
        part: AnyWord | Beginning | Phrase
        if len(node.words) > 1:
            part = Phrase(node.words, field)
        elif node.match == "prefix":
            part = Beginning(node.words[0], field)
        else:
            part = AnyWord(self._forms(node.words[0], node.match), field)
        if not field and not self._excluding:
            self.marked.append(part)
        return part

    def _forms(self, word: str, match: query.Match) -> tuple[str, ...]:
        if match == "forms":
            return vocabulary.forms(self._db, word, self._langs)
        if match == "fuzzy":
            return vocabulary.near(self._db, word)
        return (word,)

    def _names(self, node: Words) -> set[int]:
        """The names, as rows of the store, of the speakers who are called so, in part or by an alias."""
        wanted = " ".join(node.words)
        whole = node.match not in ("prefix", "fuzzy")
        rows = self._db.execute(
            "SELECT names.id, folded FROM speakers JOIN names ON names.speaker = speakers.id"
            " WHERE instr(folded, ?)",
            (to_column(wanted),),
        )
        end = " " if whole else ""
        found = {
            name
            for name, folded in rows
            if any(f" {wanted}{end}" in f" {line} " for line in from_column(folded).split("\n"))
        }
        if not found:
            self.notes.append(f"speaker: nobody called {wanted!r} is quoted here")
        return found


def _names_of(db: sqlite3.Connection, speaker_ids: Sequence[str]) -> set[int]:
    rows = db.execute(
        "SELECT names.id FROM names JOIN speakers ON speakers.id = names.speaker"
        " WHERE speakers.speaker_id IN (SELECT value FROM json_each(?))",
        (json.dumps(speaker_ids),),
    )
    return {row[0] for row in rows}


def _reviewed(db: sqlite3.Connection, wanted: bool | Review) -> frozenset[int]:
    """The rows of reviewed quotes; of those of just one review, where that is wanted."""
    review = wanted if isinstance(wanted, str) else None
    rows = db.execute(
        "SELECT id FROM quotes WHERE review IS NOT NULL AND review = ifnull(?, review)", (review,)
    )
    return frozenset(row[0] for row in rows)


def _published(since: str | None, until: str | None) -> Published:
    first = 1 if since is None else day_number(check_date(since))
    last = _LAST_DAY
    if until is not None:
        year, month, day = [*check_date(until).split("-"), "99", "99"][:3]
        last = int(year) * 10_000 + int(month) * 100 + int(day)
    return Published(first, last)
