"""Quotes leave the tool: as Markdown to send, as CSV and JSON Lines for machines, and are verified later.

Exports are made as pieces of text, in constant memory: `select` or any other quotes go through
`markdown_lines`, `csv_lines` or `jsonl_lines` to `write_export` or a stream.
"""

from index.export.csv import csv_lines
from index.export.jsonl import dump_json, jsonl_lines, quote_fields
from index.export.markdown import markdown_lines
from index.export.read import read_export
from index.export.selection import Grouping, Selection, describe, select
from index.export.verify import Verdict, verify
from index.export.write import check_target, write_export

__all__ = [
    "Grouping",
    "Selection",
    "Verdict",
    "check_target",
    "csv_lines",
    "describe",
    "dump_json",
    "jsonl_lines",
    "markdown_lines",
    "quote_fields",
    "read_export",
    "select",
    "verify",
    "write_export",
]
