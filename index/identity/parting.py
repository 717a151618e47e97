"""Who may be two: a full name of which articles of the same time tell two callings that hardly anybody has
at once, *Judge John Smith* and *John Smith, a baker*.

Nobody is parted by a suggestion. It is not made where an article tells both of one, nor where the reader has
an entry of the name, and so has said who it is.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.identity.applying import current_rulings
from index.language.load import callings
from index.speakers import fold_name, is_joint
from index.store.columns import from_column

_TOGETHER = 1
"""Years between two articles in which somebody may have changed callings."""


@dataclass(frozen=True, slots=True)
class Side:
    """What some articles tell of a speaker, the first by date in their words; and these articles' paths."""

    role: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """A speaker who may be two, `kept` being the one of more articles."""

    id: str
    name: str
    kept: Side
    other: Side

    @property
    def new_name(self) -> str:
        """What to call the other."""
        return f"{self.name} ({self.other.role})"


def partings(db: sqlite3.Connection) -> list[Parting]:
    """Who may be two people, the most quoted first."""
    told: dict[int, set[str]] = defaultdict(set)
    for speaker, role in db.execute("SELECT speaker, role FROM roles"):
        if calling := _calling(from_column(role)):
            told[speaker].add(calling)
    rulings = current_rulings(db)
    found = []
    for row, speaker_id, name in db.execute(
        "SELECT id, speaker_id, name FROM speakers WHERE kind IS NOT 'organisation' AND one_name = 0"
        " ORDER BY quotes DESC, folded"
    ):
        shown = from_column(name)
        if len(told.get(row, ())) < 2 or is_joint(shown) or rulings.canonical(shown) is not None:
            continue
        sides = _sides(db, row)
        if sides is not None:
            found.append(Parting(speaker_id, shown, *sides))
    return found


def _sides(db: sqlite3.Connection, speaker: int) -> tuple[Side, Side] | None:
    """The two callings that most articles tell of, unless one article tells both, or they are years apart."""
    rows = db.execute(
        "SELECT path, ifnull(published, ''), role FROM quotes JOIN articles ON articles.id = article"
        " WHERE role IS NOT NULL AND name IN (SELECT id FROM names WHERE speaker = ?) ORDER BY dated, place",
        (speaker,),
    )
    articles: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    by_path: dict[str, set[str]] = defaultdict(set)
    for path, published, role in rows:
        if calling := _calling(from_column(role)):
            articles[calling].setdefault(from_column(path), (published, from_column(role)))
            by_path[from_column(path)].add(calling)
    if any(len(told) > 1 for told in by_path.values()):
        return None
    one, other = sorted(articles.values(), key=len, reverse=True)[:2]
    if not _same_time([day for day, _ in one.values()], [day for day, _ in other.values()]):
        return None
    return _side(one), _side(other)


def _side(articles: dict[str, tuple[str, str]]) -> Side:
    return Side(next(iter(articles.values()))[1], tuple(articles))


def _same_time(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether some article of either is not more than so many years from one of the other; without a date,
    it may be of any time."""
    if not all((*ones, *others)):
        return True
    return any(abs(int(one[:4]) - int(other[:4])) <= _TOGETHER for one in set(ones) for other in set(others))


@cache
def _calling(role: str) -> str | None:
    """The one calling that a role tells; None where it tells none, several, or one that is over."""
    known, ends, former = callings()
    words = fold_name(role).split()
    if not former.isdisjoint(words):
        return None
    last = next((place for place, word in enumerate(words) if word in ends and place), len(words))
    head = f" {' '.join(words[:last])} "
    found = {calling for calling, names in known.items() if any(f" {name} " in head for name in names)}
    return found.pop() if len(found) == 1 else None


def as_line(parting: Parting) -> str:
    """``Tim Cook may be two people: CEO in a.md and 2 more, Sgt. in b.md``."""
    return f"{parting.name} may be two people: {_where(parting.kept)}; {_where(parting.other)}"


def _where(side: Side) -> str:
    more = len(side.paths) - 1
    return f"{side.role} in {side.paths[0]}{f' and {more:,} more' if more else ''}"
