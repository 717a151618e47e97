"""The few pages of a long list that are at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

PAGE = 100
_KEPT = 12


class RowSource(Protocol[R_co]):
    """Where a list's rows come from. Called in threads, never on the event loop."""

    def count(self) -> int:
        """How many rows there are."""

    def page(self, offset: int, limit: int) -> Sequence[R_co]:
        """The rows from `offset` on, at most `limit`."""


@dataclass(frozen=True, slots=True)
class Begun(Generic[R_co]):
    """A source of which the beginning, or all, is at hand: a list shows it at once, without a thread."""

    source: RowSource[R_co]
    total: int
    rows: Sequence[R_co]

    def count(self) -> int:
        """How many rows there are."""
        return self.total

    def page(self, offset: int, limit: int) -> Sequence[R_co]:
        """The rows from `offset` on, at most `limit`."""
        if min(offset + limit, self.total) <= len(self.rows):
            return self.rows[offset : offset + limit]
        return self.source.page(offset, limit)


def begin(source: RowSource[R]) -> Begun[R]:
    """Read the beginning of a source."""
    return Begun(source, source.count(), source.page(0, PAGE))


@dataclass(frozen=True, slots=True)
class Delivery(Generic[R]):
    """What a thread brought: `total` is None where only a page was asked for."""

    generation: int
    total: int | None
    offset: int
    rows: Sequence[R]


def read_beginning(source: RowSource[R], generation: int, offset: int, limit: int) -> Delivery[R]:
    """The number of rows, and those around a place."""
    return Delivery(generation, source.count(), offset, source.page(offset, limit))


def read_page(source: RowSource[R], generation: int, number: int) -> Delivery[R]:
    """The rows of one page."""
    return Delivery(generation, None, number * PAGE, source.page(number * PAGE, PAGE))


@dataclass(slots=True)
class Pages(Generic[R]):
    """Rows by page; those far from where one is are forgotten. `wanted` are on their way."""

    rows: dict[int, Sequence[R]] = field(default_factory=dict)
    wanted: set[int] = field(default_factory=set)

    def row_at(self, index: int) -> R | None:
        """The row at `index` if it is at hand."""
        page = self.rows.get(index // PAGE)
        offset = index % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def put(self, delivery: Delivery[R], here: int) -> None:
        """Take rows in, the first ones of a list in place of all others."""
        if delivery.total is not None:
            self.rows = {}
        for start in range(0, max(len(delivery.rows), 1), PAGE):
            number = (delivery.offset + start) // PAGE
            self.rows[number] = delivery.rows[start : start + PAGE]
            self.wanted.discard(number)
        for number in sorted(self.rows, key=lambda page: abs(page - here // PAGE))[_KEPT:]:
            del self.rows[number]

    def want(self, number: int) -> bool:
        """Whether a page has to be asked for now."""
        if number in self.wanted or number in self.rows:
            return False
        if len(self.wanted) > 2:
            self.wanted.clear()
        self.wanted.add(number)
        return True

    def find(self, is_it: Callable[[R], bool]) -> int | None:
        """Where the row is that `is_it` knows, among those at hand."""
        for page, rows in self.rows.items():
            for offset, row in enumerate(rows):
                if is_it(row):
                    return page * PAGE + offset
        return None
