"""How reviews show: signs for lists, words for the rest; and what was last written into the library."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.quote import Review

if TYPE_CHECKING:
    from index.own_file import Edit

SIGNS: dict[Review | None, str] = {
    "confirmed": "✓", "corrected": "✎", "added": "+", "rejected": "✗", None: "",
}  # fmt: skip
"""The sign of a review in lists and on the card."""

READ_ONLY = "This explorer only reads: it was started without --write."
NO_QUOTE = "Put the cursor on a quote first: n goes to the next one."


@dataclass(slots=True)
class Edits:
    """What was written into the library since the start, the last one last; each with what it was."""

    done: list[tuple[str, Edit]] = field(default_factory=list)

    def note(self, said: str, edit: Edit) -> None:
        """Remember a change."""
        self.done.append((said, edit))

    def last(self) -> tuple[str, Edit] | None:
        """The change that is undone next; it is forgotten."""
        return self.done.pop() if self.done else None
