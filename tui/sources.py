"""Where the explorer's lists get their rows: small views on the library, read a page at a time in threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Literal

from index.filters import Filters
from index.library import ArticleRow, Hit, Library, Order, Results
from index.quote import Kind, Quote
from index.speaker import Speaker
from tui.bars import gather
from tui.choice import EVERYONE, UNNAMED, Choice, choose_speaker

ArticleOrder = Literal["path", "date", "quotes"]
QuoteOrder = Literal["path", "date"]
ALL = Filters()
SPARK = 8
"""Cells of the sparkline beside a speaker."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A row of the speakers' list: a choice and its count; `spark` is empty where nothing has a date."""

    choice: Choice
    quotes: int
    spark: tuple[int, ...] = ()
    last: str | None = None


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
        return SpeakerRow(choose_speaker(speaker), speaker.quotes, self._spark(speaker), speaker.last)

    def _spark(self, speaker: Speaker) -> tuple[int, ...]:
        if not self.sparks:
            return ()
        if self._span is None:
            months = sorted(self.library.months())
            self._span = (months[0], months[-1]) if months else ("", "")
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

    def count(self) -> int:
        """How many rows."""
        return self.library.quote_count(self.filters)

    def page(self, offset: int, limit: int) -> Sequence[Quote]:
        """The rows from `offset` on."""
        return list(self.library.quotes(self.filters, offset=offset, limit=limit, order=self.order))


@dataclass(slots=True)
class HitRows:
    """What a search finds, best first. `stop` ends a search that nobody waits for any more."""

    library: Library
    query: str
    filters: Filters = ALL
    where: tuple[Literal["article", "quote"], ...] = ("quote", "article")
    stop: Event = field(default_factory=Event)
    results: Results | None = field(default=None, init=False)

    def count(self) -> int:
        """How many hits can be scrolled to."""
        self.results = self._search(0, 100)
        return self.results.total

    def page(self, offset: int, limit: int) -> Sequence[Hit]:
        """The hits from `offset` on."""
        if offset == 0 and self.results is not None and limit <= 100:
            return self.results.hits
        return self._search(offset, limit).hits

    def _search(self, offset: int, limit: int) -> Results:
        return self.library.search(
            self.query, where=self.where, filters=self.filters, offset=offset, limit=limit, stop=self.stop
        )


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search: `field` says what `value` is of; a heading has no value."""

    field: Literal["in", "kind", "speaker", "month"]
    label: str
    value: str | None = None
    count: int = 0
    top: int = 0
    on: bool = False


@dataclass(slots=True)
class FacetRows:
    """What the quotes that a search finds divide into: kinds, speakers, months.

    Each group is counted without its own narrowing, so that one can change one's mind.
    """

    library: Library
    filters: Filters
    choice: Choice
    speakers: int = 12
    _rows: list[Facet] = field(default_factory=list, init=False)

    def count(self) -> int:
        """How many rows; reads them all, they are few."""
        self._rows = [*self._kinds(), *self._speakers(), *self._months()]
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Facet]:
        """The rows from `offset` on."""
        return self._rows[offset : offset + limit]

    def _kinds(self) -> list[Facet]:
        base = self.choice.filters(self.filters)
        kinds: tuple[Kind, ...] = ("direct", "indirect", "mixed")
        counts = [self.library.quote_count(replace(base, kinds=(kind,))) for kind in kinds]
        top = max(counts)
        rows = [
            Facet("kind", kind, kind, count, top, kind in self.filters.kinds)
            for kind, count in zip(kinds, counts, strict=True)
            if count or kind in self.filters.kinds
        ]
        return [Facet("kind", "Kind"), *rows] if rows else []

    def _speakers(self) -> list[Facet]:
        found = self.library.speakers(self.filters, limit=self.speakers)
        top = max((speaker.quotes for speaker in found), default=0)
        chosen = self.choice.speaker_id
        rows = [
            Facet("speaker", speaker.speaker, speaker.id, speaker.quotes, top, speaker.id == chosen)
            for speaker in found
        ]
        return [Facet("speaker", "Speaker"), *rows] if rows else []

    def _months(self) -> list[Facet]:
        base = self.choice.filters(replace(self.filters, since=None, until=None))
        months = self.library.months(base)
        top = max(months.values(), default=0)
        rows = [
            Facet("month", month, month, count, top, month == self.filters.since)
            for month, count in sorted(months.items(), reverse=True)
        ]
        return [Facet("month", "Month"), *rows] if rows else []
