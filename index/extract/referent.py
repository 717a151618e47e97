"""The answer to a mention: who it refers to, and how it led there."""

from dataclasses import dataclass
from typing import Self

from index.extract.entities import Entity
from index.quote import Resolution, SpeakerKind


@dataclass(frozen=True, slots=True)
class Referent:
    """Who a mention refers to, or nobody; `why` says how in a few words.
    `described` tells that the mention says what the speaker is, `document` that it is theirs."""

    name: str | None = None
    kind: SpeakerKind | None = None
    resolution: Resolution | None = None
    why: str = ""
    entity: Entity | None = None
    described: bool = False
    document: bool = False

    @classmethod
    def to(cls, entity: Entity, resolution: Resolution, why: str) -> Self:
        """The referent that is an entity of the article; nobody where its name is shared."""
        if entity.shared:
            return cls(why=f"{why}, and more than one person is called {entity.display}")
        return cls(entity.display, entity.kind, resolution, why, entity)
