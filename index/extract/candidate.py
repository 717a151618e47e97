"""The type of a candidate: a possible attribution within one sentence."""

from dataclasses import dataclass, field

from index.extract.complement import Complement
from index.extract.phrases import (
    Phrase,
)


@dataclass(slots=True)
class Candidate:
    """A possible attribution within one sentence; ranges of tokens, both ends included.

    `kind` is what its cue is: ``verb``, ``preposition``, ``noun``, ``adjective``, ``signature`` or ``colon``.
    `way` says where the mention was found. `content` is in order. `traits` are what the scorer looks at.
    """

    kind: str
    lemma: str
    cue: Phrase
    mention: Phrase | None
    way: str
    complement: Complement
    content: list[Phrase]
    passive: bool = False
    negated: bool = False
    traits: list[str] = field(default_factory=list)
    score: float = 0.0
