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
from functools import cache

from index.identity.applying import current_rulings
from index.language.load import function_words, given_names, particles
from index.language.transcription import is_latin, sounds, transcribed
from index.quote import PersonGender
from index.speakers import fold_name, gender_told, is_joint, is_one_name, name_key, spelled_out, without_mark
from index.store.columns import from_column
from index.store.schema import CALLED

_MOST = 3
"""Candidates that are named for one short name."""

ALPHABET = "another alphabet"
OTHERWISE = "spelt otherwise"
"""How the spelling of two names differs that sound the same."""


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
    words: tuple[str, ...]


def suggestions(db: sqlite3.Connection) -> list[Suggestion]:
    """What may be one speaker and is not refused, the most quoted short names first, and of several
    candidates for one the likelier first."""
    known = _known(db)
    by_word: dict[str, list[_Known]] = defaultdict(list)
    for each in known:
        if each.kind != "organisation" and not is_joint(each.bearer.name):
            for word in set(each.words[1:]):
                by_word[word].append(each)
    shorts = Counter(words[0] for each in known if len(words := each.words) == 1)
    refused = current_rulings(db).apart
    found = []
    for short in known:
        words = short.words
        if short.kind == "organisation" or not _is_short(words):
            continue
        gender = gender_told(short.bearer.name)
        bearers = (full for full in by_word.get(words[-1], ()) if _may_be(words, full.words))
        candidates = [
            full
            for full in bearers
            if full is not short and not _refused(short, full, refused) and _can_be(gender, full.bearer)
        ]
        others = [other for other in by_word.get(words[-1], ()) if other is not short]
        found += _reasoned(db, short, candidates, alone=len(others) == 1 and shorts[words[-1]] == 1)
    return found + _spelt_otherwise(db, known, refused)


def _spelt_otherwise(
    db: sqlite3.Connection, known: Sequence[_Known], refused: frozenset[tuple[str, str]]
) -> list[Suggestion]:
    """Names that may be two transcriptions of one, or one with its umlauts spelled out: in another alphabet,
    else quoted in the same months or with the same role."""
    alike: dict[str, list[_Known]] = defaultdict(list)
    for each in known:
        if each.kind != "organisation":
            for sound in _sounds(each):
                alike[sound].append(each)
    found: dict[tuple[str, str], Suggestion] = {}
    for group in alike.values():
        for other in group[1:]:
            full = next((each for each in group if is_latin(fold_name(each.bearer.name))), group[0])
            short = other if other is not full else group[0]
            why = _why_alike(db, short, full)
            if why and not _refused(short, full, refused):
                suggestion = Suggestion(short.bearer, full.bearer, why)
                found.setdefault((short.bearer.id, full.bearer.id), suggestion)
    return list(found.values())


def _sounds(known: _Known) -> set[str]:
    """How a name sounds, with its umlauts and with these spelled out."""
    words = known.words
    if _is_short(words) and len(words) > 1:
        return set()
    spelt = (" ".join(words), fold_name(spelled_out(known.bearer.name)))
    return {" ".join(map(sounds, sound.split(" "))) for each in spelt if (sound := transcribed(each))}


def _why_alike(db: sqlite3.Connection, one: _Known, other: _Known) -> tuple[str, ...]:
    shared = _shared(db, one, other)
    if _spelling(one, other) == ALPHABET:
        return (ALPHABET, *shared)
    return (OTHERWISE, *shared) if shared and len(one.words) > 1 else ()


def _spelling(one: _Known, other: _Known) -> str:
    """How the spelling of two names differs where they sound the same; empty where it does not."""
    names = [fold_name(without_mark(each.bearer.name)) for each in (one, other)]
    if is_latin(names[0]) != is_latin(names[1]):
        return ALPHABET
    return "" if names[0].split()[-1] in names[1].split() else OTHERWISE


def _known(db: sqlite3.Connection) -> list[_Known]:
    names: dict[int, list[str]] = defaultdict(list)
    for speaker, name in db.execute(f"SELECT speaker, {CALLED} FROM names ORDER BY quotes DESC, name"):
        names[speaker].append(from_column(name))
    rows = db.execute(
        "SELECT id, speaker_id, name, kind, quotes, articles FROM speakers ORDER BY quotes DESC, folded"
    )
    return [
        _Known(row, kind, bearer, tuple(_words(bearer.name)))
        for row, speaker_id, name, kind, quotes, articles in rows
        for bearer in (Bearer(speaker_id, from_column(name), tuple(names[row]), quotes, articles),)
    ]


def _words(name: str) -> list[str]:
    """The words of a name, as transcriptions spell them, without titles, in the usual order."""
    plain = without_mark(name)
    key = name_key(plain)
    folded = key.base if not key.initials else fold_name(plain)
    words = (transcribed(folded) or folded).split()
    return words[-1:] if is_one_name(plain) and words[:-1] and particles().issuperset(words[:-1]) else words


def _is_short(words: Sequence[str]) -> bool:
    """A surname alone, or initials before one."""
    return len(words[-1]) > 1 and all(len(word) == 1 for word in words[:-1])


def _can_be(gender: PersonGender | None, full: Bearer) -> bool:
    """Whether a given name agrees with the gender that is told."""
    return gender is None or given_names().get(name_key(full.name).base.split()[0]) in (None, gender)


def _may_be(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a full name has the surname after a given name that the initials agree with."""
    if len(full) < 2 or _is_short(full):
        return False
    place = len(full) - 1 - list(reversed(full)).index(short[-1])
    given = full[:place]
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
        otherwise = _spelling(short, full)
        if alone and otherwise != OTHERWISE and not _told_apart(db, short, full):
            why.append("nobody else is called so")
        if why:
            why += [otherwise] if otherwise else []
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
    return {word for word in words if len(word) > 2} - _everywhere()


@cache
def _everywhere() -> frozenset[str]:
    """Words that stand in every text, *from* and *del*, and so tell nothing."""
    return frozenset(fold_name(word) for words in function_words().values() for word in words)


def as_line(suggestion: Suggestion) -> str:
    """``Kast in 3 articles may be José Antonio Kast: same month, same role: senator``."""
    short, full = suggestion.short, suggestion.full
    where = "1 article" if short.articles == 1 else f"{short.articles:,} articles"
    return f"{short.name} in {where} may be {full.name}: {', '.join(suggestion.why)}"
