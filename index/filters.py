"""What a reader narrows quotes down to; the same in every command and screen."""

import re
from dataclasses import dataclass
from datetime import date

from index.errors import QueryError
from index.quote import Kind, Quote, Review

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotes are wanted; None and the empty tuple mean all.

    `speaker_ids` come from `Library.find_speakers`; `unnamed` asks for the quotes without a name.
    `since` and `until` are ISO dates (year, month or day), both inclusive: ``until="2025-11"`` takes
    the whole month. Articles without a date are left out as soon as one of them is given; one dated
    only by its year or month counts as its first day.
    `about` is a query (DESIGN §6) over the quote's words. `path` restricts to one article. `reviewed` asks
    for the quotes that a reader has confirmed, corrected or added, for just one of these, or for all others.
    """

    speaker_ids: tuple[str, ...] = ()
    unnamed: bool = False
    kinds: tuple[Kind, ...] = ()
    since: str | None = None
    until: str | None = None
    about: str | None = None
    path: str | None = None
    reviewed: bool | Review | None = None

    def takes(self, quote: Quote) -> bool:
        """Whether the quote is wanted, but for `about` and `reviewed`.

        Raises QueryError on what is no date.
        """
        published = quote.published or ""
        if self.speaker_ids or self.unnamed:
            named = quote.speaker_id in self.speaker_ids or (self.unnamed and quote.speaker_id is None)
        else:
            named = True
        return (
            named
            and (not self.kinds or quote.kind in self.kinds)
            and self.path in (None, quote.path)
            and (self.since is None or published >= first_published(check_date(self.since)))
            and (self.until is None or "" < published < last_published(check_date(self.until)))
        )


def check_date(text: str) -> str:
    """`text` where it is an ISO date: a year, a month or a day that exists. Raises QueryError."""
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = (int(part or 1) for part in found.groups())
        try:
            date(year, month, day)
        except ValueError:
            found = None
    if not found:
        raise QueryError(f"{text!r} is no date: give a year, month or day, as 2025, 2025-11 or 2025-11-29")
    return text


def first_published(since: str) -> str:
    """The least `published`, as a string, that is not before `since`: January's first day is its year."""
    return since.removesuffix("-01").removesuffix("-01") if len(since) > 4 else since


def last_published(until: str) -> str:
    """A string that sorts after every `published` within `until` and before all later ones."""
    return f"{until}~"
