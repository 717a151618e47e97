"""How reviews show: signs for lists, words for the rest; and what was last written into the library."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import compress, decompress

from index.quote import Quote, Review

if TYPE_CHECKING:
    from textual.message import Message

    from index.library import Library
    from index.own_file import Edit

NEXT: dict[bool | None, bool | None] = {None: True, True: False, False: None}
"""What quotes are narrowed to next: all, those that are reviewed, the others, and all again."""

UNREVIEWED = "not reviewed"

CALLED: dict[bool | None, str] = {None: "", True: "reviewed", False: UNREVIEWED}
"""What they are narrowed to, in a word or two."""

SIGNS: dict[Review | None, str] = {
    "confirmed": "✓", "corrected": "✎", "added": "+", "rejected": "✗", None: "",
}  # fmt: skip
"""The sign of a review in lists and on the card."""

READ_ONLY = "This explorer only reads: it was started without --write."
NO_QUOTE = "Put the cursor on a quote first: n goes to the next one."

_KEPT = 1000
_BYTES_KEPT = 4_000_000
"""An edit holds its whole file, before and after, packed: a tenth of what it was, or less."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """A change, in few bytes."""

    said: str
    file: Path
    before: bytes | None
    after: bytes | None

    @classmethod
    def of(cls, said: str, edit: Edit) -> _Packed:
        states = (None if state is None else compress(state, 1) for state in (edit.before, edit.after))
        return cls(said, edit.file, *states)

    @property
    def size(self) -> int:
        return len(self.before or b"") + len(self.after or b"")

    def unpack(self) -> tuple[str, Edit]:
        from index.own_file import Edit

        before, after = (None if state is None else decompress(state) for state in (self.before, self.after))
        return self.said, Edit(self.file, before, after)


@dataclass(slots=True)
class Edits:
    """What was last written into the library since the start, the last one last; each with what it was.

    As many as one would take back, and as much as memory has room for: the last one always.
    """

    done: list[_Packed] = field(default_factory=list)
    under_way: Callable[[], Message] | None = None
    """What is being written or taken back now."""
    lined_up: deque[Callable[[], Callable[[], Message] | None]] = field(default_factory=deque)
    """What comes after it: gives what is to be done, None where there is nothing to do."""

    def note(self, said: str, edit: Edit) -> None:
        """Remember a change."""
        self.done = [*self.done[1 - _KEPT :], _Packed.of(said, edit)]
        while len(self.done) > 1 and sum(kept.size for kept in self.done) > _BYTES_KEPT:
            del self.done[0]

    def last(self) -> tuple[str, Edit] | None:
        """The change that is undone next; it is forgotten, unless it is noted again."""
        return self.done.pop().unpack() if self.done else None

    def stays(self, key: str) -> str:
        """What to say of a change that can't be undone any more, where `key` undoes."""
        return f"It stays written; {key} goes on to the one before." if self.done else "It stays written."


def find_quote(library: Library, quote_id: str) -> Quote | None:
    """The quote with this id as it is now, a rejected one too; None where it is no longer in its article."""
    gone = (quote for quote in library.rejected() if quote.id == quote_id)
    return library.quote(quote_id) or next(gone, None)
