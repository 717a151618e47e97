"""The counts that are kept with every change: quotes by speaker and date, roles, names.

Within a transaction the changes gather in memory, by name; `settle` then decides which names are one
speaker and applies them. Where that decision changed, the speaker is counted anew from its quotes.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from index.identity.rulings import Rulings, identities
from index.language.transcription import is_latin
from index.speakers import (
    display_name,
    identity_id,
    is_one_name,
    name_key,
    searched_name,
    sound_of,
    without_mark,
)
from index.store.columns import from_column, to_column
from index.store.schema import UNNAMED

_KINDS = ("direct", "indirect", "mixed")

_ADD_COUNT = """
    INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        direct = direct + excluded.direct, indirect = indirect + excluded.indirect,
        mixed = mixed + excluded.mixed, articles = articles + excluded.articles
"""
_ADD_ROLE = """
    INSERT INTO roles VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET quotes = quotes + excluded.quotes
"""
_ADD_NAME = """
    UPDATE names SET quotes = quotes + ?, persons = persons + ?, organisations = organisations + ?
    WHERE id = ?
"""
_COUNT_ANEW = """
    INSERT INTO counts
    SELECT ?1, ifnull(published, ''), sum(kind = 'direct'), sum(kind = 'indirect'), sum(kind = 'mixed'),
        count(DISTINCT article)
    FROM quotes JOIN articles ON articles.id = quotes.article
    WHERE name IN (SELECT id FROM names WHERE speaker = ?1) GROUP BY 2
"""
_ROLES_ANEW = """
    INSERT INTO roles SELECT ?1, role, count(*) FROM quotes
    WHERE role IS NOT NULL AND name IN (SELECT id FROM names WHERE speaker = ?1) GROUP BY role
"""
_SUM_UP = """
    UPDATE speakers SET (direct, indirect, mixed, quotes, articles, first, last) = (
        SELECT sum(direct), sum(indirect), sum(mixed), sum(direct + indirect + mixed), sum(articles),
            min(nullif(published, '')), max(nullif(published, ''))
        FROM counts WHERE speaker = ?1
    ) WHERE id = ?1
"""

_NAMES_OF_ROOT = """
    SELECT CASE own WHEN '' THEN name ELSE own END, base, id, speaker FROM names
    WHERE base = ?1 OR sound = ?2
"""

_Counts = list[int]
"""Direct, indirect, mixed quotes; articles."""


class Tally:
    """What a transaction changes in the counts. `forget` after a rollback."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.rulings = Rulings()
        self.forget()

    def forget(self) -> None:
        """Drop what has gathered."""
        self._articles: list[tuple[str, int, dict[int, _Counts]]] = []
        self._roles: dict[tuple[int, str | bytes], int] = defaultdict(int)
        self._names: dict[int, _Counts] = defaultdict(lambda: [0, 0, 0])
        self._bases: set[str] = set()
        self._rethought: set[int] = set()

    def add(self, article: int, published: str | None, sign: int) -> None:
        """Count the article's quotes, as they stand in the store, in (`sign` 1) or out (-1)."""
        by_name: dict[int, _Counts] = defaultdict(lambda: [0, 0, 0])
        rows = self._db.execute(
            "SELECT name, kind, speaker_kind, role FROM quotes WHERE article = ?", (article,)
        )
        for name, kind, speaker_kind, role in rows:
            by_name[name or UNNAMED][_KINDS.index(kind)] += 1
            if name is None:
                continue
            counted = self._names[name]
            counted[0] += sign
            counted[1] += sign * (speaker_kind == "person")
            counted[2] += sign * (speaker_kind == "organisation")
            if role is not None:
                self._roles[name, role] += sign
        if by_name:
            self._articles.append((published or "", sign, by_name))

    def rethink(self, base: str) -> None:
        """A name with this base is new: who is who among them is to be decided again."""
        self._bases.add(base)

    def settle(self) -> None:
        """Bring names, speakers and counts up to date, within the caller's transaction."""
        self._db.executemany(_ADD_NAME, ((*counted, name) for name, counted in self._names.items()))
        anew = self._drop_unused_names() | self._identify()
        speaker_of = self._speakers_of(self._names)
        self._apply_counts(speaker_of, anew)
        self._apply_roles(speaker_of, anew)
        for speaker in anew:
            self._count_anew(speaker)
        for speaker in anew.union(speaker_of.values(), self._rethought):
            self._describe(speaker)
        self.forget()

    def _drop_unused_names(self) -> set[int]:
        """Delete the names that no quote bears any more; the speakers who bore them."""
        speakers = set()
        for name_id, counted in self._names.items():
            if counted[0] >= 0:
                continue
            dropped = self._db.execute(
                "DELETE FROM names WHERE id = ? AND quotes = 0 RETURNING speaker, base", (name_id,)
            ).fetchone()
            if dropped is not None:
                speakers.add(dropped[0])
                self._bases.add(from_column(dropped[1]))
        return speakers - {None}

    def _identify(self) -> set[int]:
        """Decide who is who among the names with a base to rethink; the speakers for whom it changed."""
        changed = set()
        bases = {other for base in self._bases for other in self._in_other_alphabets(base)} | self._bases
        for root in {self._root(base) for base in bases}:
            rows = [
                (from_column(name), name_id, before)
                for name, base, name_id, before in self._db.execute(
                    _NAMES_OF_ROOT, (to_column(root), sound_of(root))
                )
                if self._root(from_column(base)) == root
            ]
            keys = identities((name for name, _, _ in rows), self.rulings, root)
            for name, name_id, before in rows:
                speaker = self._speaker_row(identity_id(keys[name]))
                self._rethought.add(speaker)
                if speaker != before:
                    self._db.execute("UPDATE names SET speaker = ? WHERE id = ?", (speaker, name_id))
                    changed |= {speaker, before}
        return changed - {None}

    def _root(self, base: str) -> str:
        """The base under which names are judged: of a full name in another alphabet that of the one name in
        Latin letters which sounds the same, if there is one."""
        if is_latin(base):
            return base
        latin = [other for other in self._sounding_as(base) if is_latin(other)]
        return latin[0] if len(latin) == 1 else base

    def _in_other_alphabets(self, base: str) -> list[str]:
        """The bases that may have this one for their root."""
        return [other for other in self._sounding_as(base) if not is_latin(other)] if is_latin(base) else []

    def _sounding_as(self, base: str) -> list[str]:
        sound = sound_of(base)
        if sound is None:
            return []
        rows = self._db.execute("SELECT DISTINCT base FROM names WHERE sound = ?", (sound,)).fetchall()
        return [from_column(row[0]) for row in rows]

    def _speaker_row(self, speaker_id: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO speakers (speaker_id) VALUES (?)", (speaker_id,))
        row = self._db.execute("SELECT id FROM speakers WHERE speaker_id = ?", (speaker_id,)).fetchone()
        speaker: int = row[0]
        return speaker

    def _speakers_of(self, names: Iterable[int]) -> dict[int, int]:
        found = {}
        for name in names:
            row = self._db.execute("SELECT speaker FROM names WHERE id = ?", (name,)).fetchone()
            if row is not None:
                found[name] = row[0]
        return found

    def _apply_counts(self, speaker_of: dict[int, int], anew: set[int]) -> None:
        changes: dict[tuple[int, str], _Counts] = defaultdict(lambda: [0, 0, 0, 0])
        for published, sign, by_name in self._articles:
            speakers = set()
            for name, counted in by_name.items():
                speaker = UNNAMED if name == UNNAMED else speaker_of.get(name)
                if speaker is None or speaker in anew:
                    continue
                change = changes[speaker, published]
                for kind, count in enumerate(counted):
                    change[kind] += sign * count
                change[3] += sign * (speaker not in speakers)
                speakers.add(speaker)
        self._db.executemany(_ADD_COUNT, ((*key, *change) for key, change in changes.items()))
        self._db.executemany(
            "DELETE FROM counts WHERE speaker = ? AND published = ? AND direct + indirect + mixed = 0",
            changes,
        )

    def _apply_roles(self, speaker_of: dict[int, int], anew: set[int]) -> None:
        changes: dict[tuple[int, str | bytes], int] = defaultdict(int)
        for (name, role), count in self._roles.items():
            speaker = speaker_of.get(name)
            if speaker is not None and speaker not in anew:
                changes[speaker, role] += count
        self._db.executemany(_ADD_ROLE, ((*key, count) for key, count in changes.items()))
        self._db.executemany("DELETE FROM roles WHERE speaker = ? AND role = ? AND quotes = 0", changes)

    def _count_anew(self, speaker: int) -> None:
        self._db.execute("DELETE FROM counts WHERE speaker = ?", (speaker,))
        self._db.execute("DELETE FROM roles WHERE speaker = ?", (speaker,))
        self._db.execute(_COUNT_ANEW, (speaker,))
        self._db.execute(_ROLES_ANEW, (speaker,))

    def _describe(self, speaker: int) -> None:
        """Sum up a speaker and find the name to show; a speaker without names is no more."""
        rows = self._db.execute(
            "SELECT CASE own WHEN '' THEN name ELSE own END, quotes, persons, organisations, name"
            " FROM names WHERE speaker = ?",
            (speaker,),
        ).fetchall()
        if not rows:
            self._db.execute("DELETE FROM speakers WHERE id = ?", (speaker,))
            return
        counted: dict[str, int] = defaultdict(int)
        for called, quotes, *_ in rows:
            counted[from_column(called)] += quotes
        ruled = {canonical for name in counted if (canonical := self.rulings.canonical(name)) is not None}
        name = min(ruled) if ruled else self._display(speaker, counted)
        persons, organisations = (sum(row[column] for row in rows) for column in (2, 3))
        kind = None
        if persons or organisations:
            kind = "person" if persons >= organisations else "organisation"
        others = {searched_name(from_column(row[4])) for row in rows} - {searched_name(name)}
        folded = "\n".join((searched_name(name), *sorted(others)))
        one_name = not ruled and kind != "organisation" and is_one_name(name)
        self._db.execute(
            "UPDATE speakers SET name = ?, folded = ?, kind = ?, one_name = ? WHERE id = ?",
            (to_column(name), to_column(folded), kind, one_name, speaker),
        )
        self._db.execute(_SUM_UP, (speaker,))

    def _display(self, speaker: int, counted: dict[str, int]) -> str:
        """The name to show; with its mark only where others are called so too."""
        plain: dict[str, int] = defaultdict(int)
        for name, quotes in counted.items():
            plain[without_mark(name)] += quotes
        shown = display_name(plain)
        marked = next((name for name in counted if name != without_mark(name)), None)
        if marked is None:
            return shown
        row = self._db.execute("SELECT speaker_id FROM speakers WHERE id = ?", (speaker,)).fetchone()
        alone = row[0] == identity_id(name_key(marked).whole)
        return f"{shown}{marked[len(without_mark(marked)) :]}" if alone else shown
