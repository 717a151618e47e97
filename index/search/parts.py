"""What is asked of a search: which hits, and the conditions that a query comes to once its words are
looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event

from index.filters import Filters
from index.results import Sort, Where


@dataclass(frozen=True, slots=True)
class Asked:
    """Which hits are wanted. After `seconds`, or when `stop` is set, the best of those seen so far."""

    where: Sequence[Where]
    filters: Filters
    offset: int
    limit: int
    sort: Sort
    stop: Event
    seconds: float


@dataclass(frozen=True, slots=True)
class AnyWord:
    """A word in any of these forms; `field` is "title" or "path", or empty for all words."""

    words: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Any word that begins with `prefix`; `field` as above."""

    prefix: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side; `field` as above."""

    words: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote that meets all; None means any. `names` are rows of the store, 0 for none; `rows` those of
    the quotes that it is among, `others` of those that it is not."""

    names: frozenset[int] | None = None
    kinds: frozenset[str] | None = None
    rows: frozenset[int] | None = None
    others: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Holding:
    """A quote that `part` takes, or an article that holds one."""

    part: Part


@dataclass(frozen=True, slots=True)
class Published:
    """A day from `first` to `last`, both inclusive, as numbers (`building.day_number`)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class InArticle:
    """The article in this row of the store, and its quotes."""

    row: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of `parts`; everything, where there are none."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of `parts`; nothing, where there are none."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Whatever `part` does not take."""

    part: Part


Part = AnyWord | Beginning | Phrase | Quoted | Holding | Published | InArticle | AllOf | AnyOf | NoneOf
