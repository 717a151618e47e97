"""Quotes as CSV that a spreadsheet shows and never runs.

The columns are the fields of DESIGN §4. A cell gets an apostrophe in front when a spreadsheet could take
it for a formula: when after apostrophes and white space, if any, comes ``=``, ``+``, ``-``, ``@`` or one
of their full-width forms, or when it begins with a tab or a line end. So whoever takes one apostrophe
off each such cell has exactly the article's words again.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from index.export.jsonl import NOTE, QUOTE_FIELDS, quote_fields
from index.quote import Quote

_FORMULA = re.compile("'*(?:\\s*[=+@\\-\uff1d\uff0b\uff20\uff0d]|[\\t\\r\\n])")
_SURROGATE = re.compile("[\ud800-\udfff]")


BOM = "\ufeff"
"""The byte-order mark, by which Excel knows UTF-8."""


def csv_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    """The header, then a record for each of `quotes`; spans as JSON, what is unknown empty.

    A `BOM` may go before them: the file is known as onrecord's with and without.
    """
    yield _record(QUOTE_FIELDS)
    for quote in quotes:
        yield _record([_cell(value) for value in quote_fields(quote).values()])


def noted_csv_lines(noted: Iterable[tuple[Quote, str]]) -> Iterator[str]:
    """The same of quotes with a reader's note on each, which is the last column, `note`: empty for none."""
    yield _record((*QUOTE_FIELDS, NOTE))
    for quote, note in noted:
        yield _record([_cell(value) for value in (*quote_fields(quote).values(), note)])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # UTF-8 can't hold half a surrogate pair; JSON Lines keeps it.
        value = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
        return f"'{value}" if _FORMULA.match(value) else value
    return json.dumps(value)


def _record(cells: Iterable[str]) -> str:
    line = StringIO(newline="")
    # The writer quotes a cell for those line ends only that it writes itself.
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"
