"""Where the explorer's lists get their rows: small views on the library, read a page at a time in threads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Literal, get_args

from index.filters import Filters
from index.library import ArticleRow, Hit, Library, Order, Results, Sort
from index.quote import Kind, Quote, Review
from index.speaker import Speaker
from tui.bars import gather
from tui.choice import EVERYONE, UNNAMED, Choice, choose_speaker
from tui.reviews import UNREVIEWED

ArticleOrder = Literal["path", "date", "quotes"]
QuoteOrder = Literal["path", "date"]
FacetField = Literal["in", "kind", "speaker", "month", "review"]
ALL = Filters()
_UNFINISHED = re.compile(r"(?:^|\s)[^\W\d_]{3,}$")
"""A query that may end in the middle of a word."""

PATIENCE = 60.0
"""Seconds that a search may take in all."""
SPARK = 8
"""Cells of the sparkline beside a speaker."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A row of the speakers' list: a choice and its count; `spark` is empty where nothing has a date. `label`
    is the name, with a word to it where it need not be one person's."""

    choice: Choice
    quotes: int
    spark: tuple[int, ...] = ()
    last: str | None = None
    label: str = ""


@dataclass(slots=True)
class SpeakerRows:
    """Everyone, those without a name, then the speakers whose name holds `name`."""

    library: Library
    order: Order = "quotes"
    name: str = ""
    sparks: bool = True
    _span: tuple[str, str] | None = field(default=None, init=False)

    def count(self) -> int:
        """How many rows."""
        return self.library.speaker_count(name=self.name) + (0 if self.name else 2)

    def page(self, offset: int, limit: int) -> Sequence[SpeakerRow]:
        """The rows from `offset` on."""
        rows: list[SpeakerRow] = []
        if not self.name:
            if offset == 0:
                rows.append(SpeakerRow(EVERYONE, self.library.quote_count()))
            if offset <= 1 and offset + limit > 1:
                rows.append(SpeakerRow(UNNAMED, self.library.quote_count(Filters(unnamed=True))))
            limit -= len(rows)
            offset = max(0, offset - 2)
        found = self.library.speakers(name=self.name, offset=offset, limit=limit, order=self.order)
        return rows + [self._row(speaker) for speaker in found]

    def _row(self, speaker: Speaker) -> SpeakerRow:
        spark = self._spark(speaker)
        return SpeakerRow(choose_speaker(speaker), speaker.quotes, spark, speaker.last, speaker.label)

    def _spark(self, speaker: Speaker) -> tuple[int, ...]:
        if not self.sparks:
            return ()
        if self._span is None:
            self._span = self.library.period() or ("", "")
        first, last = self._span
        if not first or speaker.last is None:
            return ()
        by_month = self.library.months(Filters(speaker_ids=(speaker.id,)))
        return tuple(gather(by_month, first, last, SPARK))


@dataclass(slots=True)
class ArticleRows:
    """Articles with a quote that `filters` takes, all of them without filters; whose title or path
    holds `name`."""

    library: Library
    filters: Filters = ALL
    order: ArticleOrder = "path"
    name: str = ""

    def count(self) -> int:
        """How many rows."""
        return self.library.article_count(self.filters, name=self.name)

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow]:
        """The rows from `offset` on."""
        return self.library.articles(
            self.filters, name=self.name, offset=offset, limit=limit, order=self.order
        )


@dataclass(slots=True)
class QuoteRows:
    """The quotes that `filters` takes."""

    library: Library
    filters: Filters
    order: QuoteOrder = "path"
    rejected: int = field(default=0, init=False, compare=False)

    def count(self) -> int:
        """How many rows; `rejected` is how many are left out of what is reviewed."""
        if self.filters.reviewed is True and not self.filters.about:
            self.rejected = len(self.library.rejected(self.filters))
        return self.library.quote_count(self.filters)

    def page(self, offset: int, limit: int) -> Sequence[Quote]:
        """The rows from `offset` on."""
        return list(self.library.quotes(self.filters, offset=offset, limit=limit, order=self.order))


@dataclass(slots=True)
class HitRows:
    """What a search finds, best first, of what it comes to see in so many `seconds`. `stop` ends a search
    that nobody waits for any more. Where no such word is found the last one is taken for a beginning,
    since it may not be typed to its end; `query` then says so."""

    library: Library
    query: str
    filters: Filters = ALL
    where: tuple[Literal["article", "quote"], ...] = ("quote", "article")
    seconds: float = PATIENCE
    sort: Sort = "relevance"
    stop: Event = field(default_factory=Event)
    results: Results | None = field(default=None, init=False)

    def count(self) -> int:
        """How many hits can be scrolled to."""
        self.results = self._search(0, 100)
        if not self.results.total and _UNFINISHED.search(self.query):
            self.query += "*"
            self.results = self._search(0, 100)
        return self.results.total

    def page(self, offset: int, limit: int) -> Sequence[Hit]:
        """The hits from `offset` on."""
        if offset == 0 and self.results is not None and limit <= 100:
            return self.results.hits
        return self._search(offset, limit).hits

    def _search(self, offset: int, limit: int) -> Results:
        return self.library.search(
            self.query,
            where=self.where,
            filters=self.filters,
            offset=offset,
            limit=limit,
            stop=self.stop,
            seconds=self.seconds,
            sort=self.sort,
        )


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search: `field` says what `value` is of; a heading has no value."""

    field: FacetField
    label: str
    value: str | None = None
    count: int = 0
    top: int = 0
    on: bool = False


@dataclass(slots=True)
class FacetRows:
    """What the quotes that a search finds divide into: kinds, reviews, speakers, months.

    Each group is counted without its own narrowing, so that one can change one's mind.
    """

    library: Library
    filters: Filters
    choice: Choice
    stop: Event = field(default_factory=Event)
    _rows: list[Facet] = field(default_factory=list, init=False)

    def count(self) -> int:
        """How many rows; reads them all, they are few."""
        found = self.library.facets(self.choice.filters(self.filters), stop=self.stop)
        kinds = (
            Facet("kind", kind, kind, found.kinds.get(kind, 0), on=kind in self.filters.kinds)
            for kind in get_args(Kind)
        )
        speakers = (
            Facet("speaker", name, speaker_id, count, on=speaker_id == self.choice.speaker_id)
            for speaker_id, name, count in found.speakers
        )
        months = (
            Facet("month", month, month, count, on=month == self.filters.since)
            for month, count in sorted(found.months.items(), reverse=True)
        )
        reviews = (
            Facet("review", review or UNREVIEWED, review or UNREVIEWED, count, on=self._is_on(review))
            for review, count in found.reviews.items()
        )
        self._rows = [
            *_group("kind", "Kind", (facet for facet in kinds if facet.count or facet.on)),
            *_group("review", "Review", reviews),
            *_group("speaker", "Speaker", speakers),
            *_group("month", "Month", months),
        ]
        return len(self._rows)

    def _is_on(self, review: Review | None) -> bool:
        wanted = self.filters.reviewed
        return wanted == review if isinstance(wanted, str) else wanted is (review is not None)

    def page(self, offset: int, limit: int) -> Sequence[Facet]:
        """The rows from `offset` on."""
        return self._rows[offset : offset + limit]


def _group(field: FacetField, label: str, facets: Iterable[Facet]) -> list[Facet]:
    """A heading over `facets`, which learn the highest count among them; nothing where there are none."""
    found = list(facets)
    top = max((facet.count for facet in found), default=0)
    return [Facet(field, label), *(replace(facet, top=top) for facet in found)] if found else []
