"""Quotes leave the tool: as Markdown to send, as tables and annotations for machines, and are verified later.

Exports are made as pieces of text, in constant memory: `select` or any other quotes go through
`markdown_lines`, `csv_lines`, `jsonl_lines` or `annotation_lines` to `write_export` or a stream;
`write_parquet` writes to a file that `write_file` opens. The names are loaded when they are first asked
for: every command needs one or the other of these modules, none needs all.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.export.annotations import annotation_lines
    from index.export.csv import csv_lines
    from index.export.jsonl import dump_json, jsonl_lines, quote_fields
    from index.export.markdown import markdown_lines
    from index.export.parquet import check_parquet, write_parquet
    from index.export.read import ExportFile
    from index.export.selection import Grouping, Selection, describe, select
    from index.export.standing import said_otherwise, standing_elsewhere
    from index.export.verifying import Verdict, verify
    from index.export.write import check_target, write_export, write_file

__all__ = [
    "ExportFile",
    "Grouping",
    "Selection",
    "Verdict",
    "annotation_lines",
    "check_parquet",
    "check_target",
    "csv_lines",
    "describe",
    "dump_json",
    "jsonl_lines",
    "markdown_lines",
    "quote_fields",
    "said_otherwise",
    "select",
    "standing_elsewhere",
    "verify",
    "write_export",
    "write_file",
    "write_parquet",
]

_HOMES = {
    "annotations": ("annotation_lines",),
    "csv": ("csv_lines",),
    "jsonl": ("dump_json", "jsonl_lines", "quote_fields"),
    "markdown": ("markdown_lines",),
    "parquet": ("check_parquet", "write_parquet"),
    "read": ("ExportFile",),
    "selection": ("Grouping", "Selection", "describe", "select"),
    "standing": ("said_otherwise", "standing_elsewhere"),
    "verifying": ("Verdict", "verify"),
    "write": ("check_target", "write_export", "write_file"),
}


def __getattr__(name: str) -> object:
    """The public name, from the module where it lives."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
