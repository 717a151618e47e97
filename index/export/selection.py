"""Which quotes an export holds, in which order, and how it says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from index.filters import Filters
from index.library import Library
from index.quote import Quote

Grouping = Literal["speaker", "article", "date"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export says of itself: from which library, how many quotes, chosen how, and when.

    `speakers` are the names asked for, `conditions` the other filters, a few words each.
    """

    library: str
    count: int
    when: datetime
    speakers: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


def describe(library: Library, filters: Filters, when: datetime) -> Selection:
    """What `filters` select in `library`, for the head of an export."""
    known = (library.speaker(speaker_id) for speaker_id in filters.speaker_ids)
    conditions = []
    if filters.unnamed:
        conditions.append("no speaker named")
    if filters.kinds:
        conditions.append(" or ".join(filters.kinds))
    if filters.about is not None:
        conditions.append(f"about “{filters.about}”")
    if filters.since:
        conditions.append(f"since {filters.since}")
    if filters.until:
        conditions.append(f"until {filters.until}")
    if filters.reviewed is not None:
        any_review = "reviewed" if filters.reviewed else "not reviewed"
        conditions.append(filters.reviewed if isinstance(filters.reviewed, str) else any_review)
    if filters.path is not None:
        conditions.append(f"in {filters.path}")
    return Selection(
        library=library.root.name or str(library.root),
        count=library.quote_count(filters),
        when=when,
        speakers=tuple(speaker.label for speaker in known if speaker),
        conditions=tuple(conditions),
    )


def select(library: Library, filters: Filters, by: Grouping) -> Iterator[Quote]:
    """The quotes that `filters` take, those of a group together, in constant memory.

    Speakers come most quoted first and the quotes without a name last; articles by path; dates
    oldest first.
    """
    if by == "article":
        yield from library.quotes(filters)
    elif by == "date":
        yield from library.quotes(filters, order="date")
    else:
        yield from _by_speaker(library, filters)


def _by_speaker(library: Library, filters: Filters) -> Iterator[Quote]:
    if filters.speaker_ids or not filters.unnamed:
        for speaker in library.speakers(filters):
            yield from library.quotes(replace(filters, speaker_ids=(speaker.id,), unnamed=False))
    if filters.unnamed or not filters.speaker_ids:
        yield from library.quotes(replace(filters, speaker_ids=(), unnamed=True))
