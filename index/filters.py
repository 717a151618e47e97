"""What a reader narrows quotes down to; the same in every command and screen."""

from dataclasses import dataclass

from index.quote import Kind


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotes are wanted; None and the empty tuple mean all.

    `speaker_ids` come from `Library.find_speakers`; `unnamed` asks for the quotes without a name.
    `since` and `until` are ISO dates (year, month or day), both inclusive: ``until="2025-11"`` takes
    the whole month. Articles without a date are left out as soon as one of them is given.
    `about` is a query (DESIGN §6) over the quote's words. `path` restricts to one article.
    """

    speaker_ids: tuple[str, ...] = ()
    unnamed: bool = False
    kinds: tuple[Kind, ...] = ()
    since: str | None = None
    until: str | None = None
    about: str | None = None
    path: str | None = None
