"""Quotes as a Parquet table, with the fields of `onrecord quotes --json` as columns. Needs pyarrow."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from index.errors import ExportError
from index.export.jsonl import QUOTE_FIELDS
from index.quote import Quote

if TYPE_CHECKING:
    import pyarrow

EXTRA = "parquet"
"""The extra of the package that brings pyarrow."""

_ROWS = 10_000
"""Quotes that are held at a time, and of a row group."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_parquet(quotes: Iterable[Quote], file: BinaryIO) -> None:
    """Write a table with a row for each of `quotes`; spans are lists of two numbers.

    Half a surrogate pair, which Parquet's text can't hold, becomes U+FFFD. Raises ExportError where
    pyarrow is not installed.
    """
    check_parquet()
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    schema = _schema()
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _batches(quotes):
            columns = {name: [_cell(getattr(row, name)) for row in rows] for name in QUOTE_FIELDS}
            writer.write_table(Table.from_pydict(columns, schema=schema))


def check_parquet() -> None:
    """Raise ExportError where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401 (whether it is there)
    except ImportError:
        raise ExportError(
            f"Parquet needs pyarrow, which is not installed: pip install 'onrecord[{EXTRA}]'"
        ) from None


def _schema() -> "pyarrow.Schema":
    import pyarrow

    span = pyarrow.list_(pyarrow.int64())
    types = {
        "line": pyarrow.int64(),
        "one_name": pyarrow.bool_(),
        "spans": pyarrow.list_(span),
        "mention_span": span,
        "cue_span": span,
    }
    return pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in QUOTE_FIELDS])


def _batches(quotes: Iterable[Quote]) -> Iterator[list[Quote]]:
    rest = iter(quotes)
    while rows := list(islice(rest, _ROWS)):
        yield rows


def _cell(value: object) -> object:
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
