"""Who may be whom: bare surnames and initials that may stand for a full name of the library.

Nothing is joined by a suggestion. One is made where the fuller name agrees word for word, and where
something beyond the name speaks for it: a month in which both are quoted, a role that both have, or that
nobody else in the library bears the name.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.identity.applying import current_rulings
from index.language.load import given_names, particles
from index.quote import PersonGender
from index.speakers import fold_name, gender_told, is_joint, is_one_name, name_key, without_mark
from index.store.columns import from_column
from index.store.schema import CALLED

_MOST = 3
"""Candidates that are named for one short name."""

_EVERYWHERE = frozenset({"the", "a", "an", "of", "el", "la", "los", "las", "de", "del", "der", "die", "das"})


_SOUNDS = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("sch", "sh"), ("tch", "ch"), ("q", "k"),
    ("w", "v"), ("x", "ks"), ("ou", "u"), ("j", "i"), ("y", "i"), ("o", "u"), ("e", "a"),
)  # fmt: skip
"""Letters that one transcription has where another has others, and what they come to, in this order."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A speaker as suggestions see them: the names that articles use, and how often they are quoted."""

    id: str
    name: str
    names: tuple[str, ...]
    quotes: int
    articles: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`short` may be `full`, for the reasons in `why`, a few words each."""

    short: Bearer
    full: Bearer
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    row: int
    kind: str | None
    bearer: Bearer


def suggestions(db: sqlite3.Connection) -> list[Suggestion]:
    """What may be one speaker and is not refused, the most quoted short names first, and of several
    candidates for one the likelier first."""
    known = _known(db)
    by_word: dict[str, list[_Known]] = defaultdict(list)
    for each in known:
        if each.kind != "organisation" and not is_joint(each.bearer.name):
            for word in set(_words(each.bearer)[1:]):
                by_word[word].append(each)
    shorts = Counter(words[0] for each in known if len(words := _words(each.bearer)) == 1)
    refused = current_rulings(db).apart
    found = []
    for short in known:
        words = _words(short.bearer)
        if short.kind == "organisation" or not _is_short(words):
            continue
        gender = gender_told(short.bearer.name)
        bearers = (full for full in by_word.get(words[-1], ()) if _may_be(words, _words(full.bearer), gender))
        candidates = [full for full in bearers if full is not short and not _refused(short, full, refused)]
        others = [other for other in by_word.get(words[-1], ()) if other is not short]
        found += _reasoned(db, short, candidates, alone=len(others) == 1 and shorts[words[-1]] == 1)
    return found + _spelt_otherwise(db, known, refused)


def _spelt_otherwise(
    db: sqlite3.Connection, known: Sequence[_Known], refused: frozenset[tuple[str, str]]
) -> list[Suggestion]:
    """Full names that may be two transcriptions of one, quoted in the same months or with the same role."""
    alike: dict[tuple[str, ...], list[_Known]] = defaultdict(list)
    for each in known:
        words = _words(each.bearer)
        if each.kind != "organisation" and len(words) > 1 and not _is_short(words):
            alike[tuple(map(_sounds, words))].append(each)
    found = []
    for group in alike.values():
        for other in group[1:]:
            if _refused(other, group[0], refused):
                continue
            shared = _shared(db, other, group[0])
            if shared:
                found.append(Suggestion(other.bearer, group[0].bearer, ("spelt otherwise", *shared)))
    return found


def _sounds(word: str) -> str:
    """What is left of a word's spelling across transcriptions: *Zelenskyy* and *Zelensky*, *Mohammed* and
    *Muhammad*."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)


def _known(db: sqlite3.Connection) -> list[_Known]:
    names: dict[int, list[str]] = defaultdict(list)
    for speaker, name in db.execute(f"SELECT speaker, {CALLED} FROM names ORDER BY quotes DESC, name"):
        names[speaker].append(from_column(name))
    rows = db.execute(
        "SELECT id, speaker_id, name, kind, quotes, articles FROM speakers ORDER BY quotes DESC, folded"
    )
    return [
        _Known(row, kind, Bearer(speaker_id, from_column(name), tuple(names[row]), quotes, articles))
        for row, speaker_id, name, kind, quotes, articles in rows
    ]


def _words(bearer: Bearer) -> list[str]:
    """The words of the name that is shown, folded, without titles, in the usual order."""
    plain = without_mark(bearer.name)
    key = name_key(plain)
    words = key.base.split() if not key.initials else fold_name(plain).split()
    return words[-1:] if is_one_name(plain) and words[:-1] and particles().issuperset(words[:-1]) else words


def _is_short(words: Sequence[str]) -> bool:
    """A surname alone, or initials before one."""
    return len(words[-1]) > 1 and all(len(word) == 1 for word in words[:-1])


def _may_be(short: Sequence[str], full: Sequence[str], gender: PersonGender | None) -> bool:
    """Whether a full name has the surname after a given name that the initials, and the gender that is told,
    agree with."""
    if len(full) < 2 or _is_short(full):
        return False
    place = len(full) - 1 - list(reversed(full)).index(short[-1])
    given = full[:place]
    if given and gender is not None and given_names().get(given[0]) not in (None, gender):
        return False
    return len(short) - 1 <= len(given) != 0 and all(
        word.startswith(letter) for letter, word in zip(short[:-1], given, strict=False)
    )


def _refused(short: _Known, full: _Known, apart: frozenset[tuple[str, str]]) -> bool:
    ones = {name_key(name).whole for name in (short.bearer.name, *short.bearer.names)}
    others = {name_key(name).whole for name in (full.bearer.name, *full.bearer.names)}
    return any((one, other) in apart for one in ones for other in others)


def _reasoned(
    db: sqlite3.Connection, short: _Known, candidates: Sequence[_Known], *, alone: bool
) -> list[Suggestion]:
    """The candidates for which something speaks, those first for whom most does. `alone` says that no other
    name in the library has the surname."""
    if not candidates:
        return []
    found = []
    for full in candidates:
        why = _shared(db, short, full)
        if alone and not _told_apart(db, short, full):
            why.append("nobody else is called so")
        if why:
            found.append(Suggestion(short.bearer, full.bearer, tuple(why)))
    found.sort(key=lambda each: (-len(each.why), -each.full.quotes, each.full.name))
    return found[:_MOST]


def _shared(db: sqlite3.Connection, one: _Known, other: _Known) -> list[str]:
    """What two speakers share beside their name."""
    why = []
    if months := len(_months(db, one.row) & _months(db, other.row)):
        why.append("same month" if months == 1 else f"{months} months in common")
    if role := next(iter(sorted(_roles(db, one.row) & _roles(db, other.row))), None):
        why.append(f"same role: {role}")
    return why


def _told_apart(db: sqlite3.Connection, one: _Known, other: _Known) -> bool:
    """Whether an article quotes both, and so takes them for two."""
    found = db.execute(
        "SELECT 1 FROM names AS a JOIN quotes AS q ON q.name = a.id WHERE a.speaker = ? AND EXISTS"
        " (SELECT 1 FROM quotes AS r JOIN names AS b ON b.id = r.name"
        " WHERE r.article = q.article AND b.speaker = ?) LIMIT 1",
        (one.row, other.row),
    )
    return found.fetchone() is not None


def _months(db: sqlite3.Connection, row: int) -> set[str]:
    rows = db.execute(
        "SELECT DISTINCT substr(published, 1, 7) FROM counts WHERE speaker = ? AND length(published) >= 7",
        (row,),
    )
    return {month for (month,) in rows}


def _roles(db: sqlite3.Connection, row: int) -> set[str]:
    """The words of the speaker's roles that tell something, each by itself."""
    rows = db.execute("SELECT role FROM roles WHERE speaker = ?", (row,))
    words: Iterable[str] = (word for (role,) in rows for word in fold_name(from_column(role)).split())
    return {word for word in words if len(word) > 2} - _EVERYWHERE


def as_line(suggestion: Suggestion) -> str:
    """``Kast in 3 articles may be José Antonio Kast: same month, same role: senator``."""
    short, full = suggestion.short, suggestion.full
    where = "1 article" if short.articles == 1 else f"{short.articles:,} articles"
    return f"{short.name} in {where} may be {full.name}: {', '.join(suggestion.why)}"
