"""Lists in plain lines: numbered, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from index.quote import Quote

PAGE = 20

_DIGITS = 10
"""Of a number that is longer, as many: no list has so many items."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a number stands before: its line, what opens it, and the quote or the speaker that it is."""

    line: str
    open: Callable[[], None]
    quote: Quote | None = None
    speaker_id: str | None = None


@dataclass(slots=True)
class Numbered:
    """The list that numbers refer to, told by `say`."""

    say: Callable[[str], None]
    _items: list[Item] = field(default_factory=list, init=False)
    _rest: Iterator[Item] = field(default_factory=lambda: iter(()), init=False)

    def begin(self, heading: str, items: Iterator[Item]) -> None:
        """Say another list, its first page."""
        self.say(heading)
        self._items, self._rest = [], items
        self.go_on()

    def go_on(self) -> None:
        """Say the next page."""
        page = list(islice(self._rest, PAGE))
        for number, item in enumerate(page, start=len(self._items) + 1):
            self.say(f"{number}. {item.line}")
        self._items += page
        if not page:
            self.say("No more." if self._items else "Nothing here. s lists the speakers, a the articles.")
        elif len(page) == PAGE:
            self.say("n is for the next page.")

    def item(self, number: str) -> Item | None:
        """What a number, some digits, stands before."""
        place = int(number[:_DIGITS])
        return self._items[place - 1] if 1 <= place <= len(self._items) else None
