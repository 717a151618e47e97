"""The types of a stretch's possible sources, and of the one that was chosen."""

from dataclasses import dataclass, field

from index.extract.candidate import Candidate
from index.quote import Span


@dataclass(slots=True)
class Option:
    """A possible source of a stretch. `way` is ``own`` (a candidate whose content holds it), ``beside``
    (another candidate of the sentence), ``same`` (whoever said the last quotation of the paragraph),
    ``before`` (of the paragraph before), ``subject`` (of the sentence), ``possessor``, ``introduced``
    (before a colon), ``concluded`` (behind a block), ``signature`` (the name in the line below), ``turn``
    (of an interview), ``mood`` (whose words the sentence goes on with, by its verb), ``nearby`` (a candidate
    of the sentence before or after), ``between`` (told of in the sentence before, since the last quotation)
    or ``after`` (told where the quotation ends, in the paragraph `frame`).
    `mention` are offsets into the article's text; `second` is the next best, once one is chosen.
    """

    way: str
    mention: Span | None
    candidate: Candidate | None
    kind: str
    traits: list[str] = field(default_factory=list)
    score: float = 0.0
    second: "Option | None" = None
    frame: int | None = None


@dataclass(slots=True)
class Said:
    """A stretch with the source that was chosen for it, or none; what comes after may continue it."""

    frame: int
    number: int
    option: Option | None
