"""Whose quotes are being looked at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from index.filters import Filters
from index.quote import Quote
from index.speaker import Speaker

UNNAMED_LABEL = "Without a name"


@dataclass(frozen=True, slots=True)
class Choice:
    """Everyone, one speaker, or the quotes without a name.

    `names` are others that articles have for the speaker: by these one is found again who has lost the
    label.
    """

    label: str = "Everyone"
    speaker_id: str | None = None
    unnamed: bool = False
    names: tuple[str, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """What the choice is known by in the list of speakers."""
        if self.unnamed:
            return "unnamed"
        return "everyone" if self.speaker_id is None else f"id:{self.speaker_id}"

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self.unnamed or self.speaker_id is not None

    def filters(self, base: Filters = Filters()) -> Filters:
        """`base` with this choice."""
        speakers = () if self.speaker_id is None else (self.speaker_id,)
        return replace(base, speaker_ids=speakers, unnamed=self.unnamed)

    def takes(self, speaker_id: str | None) -> bool:
        """Whether a quote by this speaker is among what is chosen."""
        if self.unnamed:
            return speaker_id is None
        return self.speaker_id in (None, speaker_id)


EVERYONE = Choice()
UNNAMED = Choice(UNNAMED_LABEL, unnamed=True)


def choose_speaker(speaker: Speaker) -> Choice:
    """The choice of one speaker."""
    return Choice(speaker.speaker, speaker.id, names=speaker.aliases)


def choose_whose(quote: Quote) -> Choice:
    """The choice of who says a quote."""
    if quote.speaker is None:
        return UNNAMED
    names = (quote.name_in_article,) if quote.name_in_article else ()
    return Choice(quote.speaker, quote.speaker_id, names=names)
