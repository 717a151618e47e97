"""Filters as SQL over `quotes` and `articles`."""

import json
from dataclasses import dataclass

from index.filters import Filters, check_date, first_published, last_published
from index.speakers import searched_name
from index.store.columns import to_column

Parameter = str | bytes | int
"""What a statement is given for a question mark."""


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition with its parameters."""

    sql: str = "1"
    parameters: tuple[Parameter, ...] = ()

    def also(self, sql: str, *parameters: Parameter) -> "Condition":
        """This and another condition."""
        return Condition(sql if self.sql == "1" else f"{self.sql} AND {sql}", self.parameters + parameters)


def dates(filters: Filters, condition: Condition = Condition()) -> Condition:
    """`condition` and the dates of `filters`. Raises QueryError on what is no date."""
    if filters.since is not None:
        condition = condition.also("published >= ?", first_published(check_date(filters.since)))
    if filters.until is not None:
        last = last_published(check_date(filters.until))
        condition = condition.also("published > '' AND published < ?", last)
    return condition


def articles(name: str) -> Condition:
    """Which articles have a title or a path that holds `name`, case and accents aside."""
    wanted = searched_name(name)
    named = "articles.id IN (SELECT id FROM articles WHERE holds(?, title, path))"
    return Condition(named, (to_column(wanted),)) if wanted else Condition()


def quotes(filters: Filters, found: int | None = None) -> Condition:
    """Which rows of quotes joined with articles `filters` takes.

    `found` is the number under which temp.found holds the quotes that `filters.about` matches.
    """
    condition = dates(filters)
    speakers = "quotes.name IN (SELECT names.id FROM names JOIN speakers ON speakers.id = names.speaker"
    speakers += " WHERE speakers.speaker_id IN (SELECT value FROM json_each(?)))"
    if filters.speaker_ids and filters.unnamed:
        condition = condition.also(f"({speakers} OR quotes.name IS NULL)", json.dumps(filters.speaker_ids))
    elif filters.speaker_ids:
        condition = condition.also(speakers, json.dumps(filters.speaker_ids))
    elif filters.unnamed:
        condition = condition.also("quotes.name IS NULL")
    if filters.kinds:
        kinds = json.dumps(filters.kinds)
        condition = condition.also("quotes.kind IN (SELECT value FROM json_each(?))", kinds)
    if filters.path is not None:
        condition = condition.also("articles.path = ?", to_column(filters.path))
    if isinstance(filters.reviewed, str):
        condition = condition.also("quotes.review = ?", filters.reviewed)
    elif filters.reviewed is not None:
        condition = condition.also(f"quotes.review IS {'NOT ' if filters.reviewed else ''}NULL")
    if found is not None:
        condition = condition.also("quotes.id IN (SELECT quote FROM temp.found WHERE number = ?)", found)
    return condition
