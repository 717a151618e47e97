"""What a speaker's page tells beyond the speaker's own quotes: months, and who is quoted beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.filters import Filters
from index.library import Library
from tui.bars import month_range
from tui.choice import Choice

_ARTICLES_READ = 400
_MONTHS_SHOWN_EMPTY = 120


@dataclass(frozen=True, slots=True)
class Amount:
    """A month or a speaker with a count; `top` is the greatest of the list, `choice` a speaker's."""

    label: str
    count: int
    top: int
    choice: Choice | None = None


@dataclass(slots=True)
class MonthRows:
    """Quotes by month, the months without any between them too while they are not too many."""

    library: Library
    filters: Filters
    _rows: list[Amount] = field(default_factory=list, init=False)

    def count(self) -> int:
        """How many months."""
        months = self.library.months(self.filters)
        top = max(months.values(), default=0)
        names = sorted(months)
        if names and len(names[0]) >= 7:
            spread = month_range(names[0], names[-1])
            names = spread if len(spread) <= _MONTHS_SHOWN_EMPTY else names
        self._rows = [Amount(month, months.get(month, 0), top) for month in names]
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Amount]:
        """The months from `offset` on."""
        return self._rows[offset : offset + limit]


@dataclass(slots=True)
class CompanyRows:
    """Who else is quoted in the articles that quote a speaker, by the number of those articles."""

    library: Library
    choice: Choice
    _rows: list[Amount] = field(default_factory=list, init=False)

    def count(self) -> int:
        """How many others."""
        articles = self.library.articles(self.choice.filters(), limit=_ARTICLES_READ, order="quotes")
        beside: Counter[Choice] = Counter()
        for article in articles:
            quotes = self.library.quotes(Filters(path=article.path))
            beside.update({Choice(q.speaker, q.speaker_id) for q in quotes if q.speaker and q.speaker_id})
        del beside[self.choice]
        top = max(beside.values(), default=0)
        order = sorted(beside, key=lambda other: (-beside[other], other.label))
        self._rows = [Amount(other.label, beside[other], top, other) for other in order]
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Amount]:
        """The others from `offset` on."""
        return self._rows[offset : offset + limit]
