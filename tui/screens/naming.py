"""The dialog in which one says who speaks: picked from the library, or typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.filters import Filters
from index.library import Library
from index.speaker import Speaker
from tui.choice import UNNAMED, Choice, choose_speaker
from tui.screens.prompt import PickSpeaker
from tui.sources import SpeakerRow


@dataclass(slots=True)
class NameRows:
    """Who can have said it: those quoted in the article, nobody, everyone else; or those whose name holds
    `name`, and then the name itself as it is typed."""

    library: Library
    path: str
    name: str
    _here: list[Speaker] = field(default_factory=list, init=False)
    _total: int = field(default=0, init=False)

    def count(self) -> int:
        """How many rows."""
        if not self.name:
            self._here = self.library.speakers(Filters(path=self.path))
        self._total = self.library.speaker_count(name=self.name)
        return self._total + (1 if self.name else len(self._here) + 1)

    def page(self, offset: int, limit: int) -> Sequence[SpeakerRow]:
        """The rows from `offset` on."""
        before = [] if self.name else [*map(_row, self._here), SpeakerRow(UNNAMED, 0)]
        rows = before[offset : offset + limit]
        offset = max(0, offset - len(before))
        found = self.library.speakers(name=self.name, offset=offset, limit=limit - len(rows))
        rows += map(_row, found)
        if self.name and len(rows) < limit:
            rows.append(SpeakerRow(Choice(" ".join(self.name.split())), 0))
        return rows


def _row(speaker: Speaker) -> SpeakerRow:
    return SpeakerRow(choose_speaker(speaker), speaker.quotes, label=speaker.label)


class PickName(PickSpeaker):
    """Picks a speaker, or takes the name that is typed: a choice without an id."""

    def __init__(self, library: Library, question: str, path: str) -> None:
        super().__init__(library, question)
        self._path = path

    def show_named(self, name: str) -> None:
        """Those whose name holds what is typed."""
        self.rows.show(NameRows(self.library, self._path, name))
