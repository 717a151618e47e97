"""Quotes as JSON Lines: the fields of DESIGN §4, in its order, one quote a line."""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any

from index.quote import Quote
from index.safe import INVISIBLE, make_safe

QUOTE_FIELDS = tuple(field.name for field in dataclasses.fields(Quote))
NOTE = "note"
"""The field that follows those of the quote, in an export of a collection."""


def quote_fields(quote: Quote) -> dict[str, Any]:
    """The quote's fields by name, in the order in which every interface gives them."""
    return {name: getattr(quote, name) for name in QUOTE_FIELDS}


def dump_json(value: object) -> str:
    """`value` as JSON on one line, readable text as itself.

    Only what a terminal could obey, and what UTF-8 can't hold, is written as ``\\uXXXX``, which reads
    back as the same character.
    """
    text = json.dumps(value, ensure_ascii=False)
    safe = make_safe(text)
    if safe == text:
        return text
    return "".join(c if s in (c, INVISIBLE) else _code(c) for c, s in zip(text, safe, strict=True))


def jsonl_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    """One line of JSON for each of `quotes`. The first fields are the mark of an export (`index.mark`)."""
    return (dump_json(quote_fields(quote)) + "\n" for quote in quotes)


def noted_jsonl_lines(noted: Iterable[tuple[Quote, str]]) -> Iterator[str]:
    """The same of quotes with a reader's note on each, which is the last field, `note`: empty for none."""
    return (dump_json(quote_fields(quote) | {NOTE: note}) + "\n" for quote, note in noted)


def _code(char: str) -> str:
    return json.dumps(char)[1:-1]
