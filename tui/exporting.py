"""Exports asked for on a screen: what is shown, or the collection with its notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from index.errors import ExportError
from index.export.csv import csv_lines, noted_csv_lines
from index.export.escape import escape_line
from index.export.jsonl import jsonl_lines, noted_jsonl_lines
from index.export.markdown import markdown_lines
from index.export.record import RECORD
from index.export.selection import Grouping, Selection, describe, select
from index.export.write import write_export
from index.filters import Filters
from index.library import Library
from index.quote import Quote
from tui.desk import Clipping


class NothingToExport(ExportError):
    """Not one quote is taken by the filters."""


def file_name(label: str) -> str:
    """A file name for an export: letters and digits of `label`."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:60]
    return f"{stem or 'quotes'}.md"


def export_path(answer: str) -> Path:
    """The file that a reader names, ``~`` being their home. Raises ExportError where nobody has that name."""
    try:
        return Path(answer).expanduser()
    except RuntimeError:
        raise ExportError(f"{answer}: nobody here has that name; begin with ./ or a folder") from None


def export_quotes(library: Library, filters: Filters, path: Path, *, force: bool = False) -> int:
    """Write the quotes that `filters` take to `path`; how many there were. Raises ExportError,
    NothingToExport where there are none."""
    when = datetime.now().astimezone()
    selection = describe(library, filters, when)
    if not selection.count:
        raise NothingToExport("There is no quote here to export.")
    by: Grouping = "article" if filters.path is not None else "speaker"
    quotes = select(library, filters, by)
    write_export(_form_of(path).shown(quotes, selection, library, by), path, force=force)
    return selection.count


def export_clippings(
    library: Library, clippings: Sequence[Clipping], path: Path, *, force: bool = False
) -> int:
    """Write the collection in its own order, each note with its quote. Raises ExportError,
    NothingToExport where it is empty."""
    if not clippings:
        raise NothingToExport("Nothing is marked yet.")
    selection = Selection(
        library=library.root.name or str(library.root),
        count=len(clippings),
        when=datetime.now().astimezone(),
        conditions=("a collection",),
    )
    write_export(_form_of(path).noted(clippings, selection, library), path, force=force)
    return len(clippings)


def _with_notes(clippings: Sequence[Clipping], selection: Selection, library: Library) -> Iterator[str]:
    """The Markdown export with a paragraph for each note, quotes being fed one by one."""
    fed: list[Clipping] = []

    def quotes() -> Iterator[Quote]:
        for clipping in clippings:
            fed.append(clipping)
            yield clipping.quote

    for piece in markdown_lines(quotes(), selection, library.article, by=None):
        yield piece
        if piece.startswith(RECORD) and fed and fed[-1].note:
            yield f"Note: {escape_line(fed[-1].note)}\n\n"


def _pairs(clippings: Sequence[Clipping]) -> Iterator[tuple[Quote, str]]:
    return ((clipping.quote, clipping.note) for clipping in clippings)


class _Form(NamedTuple):
    """How one kind of file is written: quotes that are `shown`, and a collection with its notes."""

    shown: Callable[[Iterable[Quote], Selection, Library, Grouping], Iterator[str]]
    noted: Callable[[Sequence[Clipping], Selection, Library], Iterator[str]]


_MARKDOWN = _Form(
    lambda quotes, selection, library, by: markdown_lines(quotes, selection, library.article, by=by),
    _with_notes,
)
_FORMS = {
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".csv": _Form(lambda quotes, *_: csv_lines(quotes), lambda marked, *_: noted_csv_lines(_pairs(marked))),
    ".jsonl": _Form(
        lambda quotes, *_: jsonl_lines(quotes), lambda marked, *_: noted_jsonl_lines(_pairs(marked))
    ),
}
"""By the end of a file's name."""


def _form_of(path: Path) -> _Form:
    suffix = path.suffix.lower()
    if suffix not in _FORMS:
        raise ExportError(f"{suffix or path.name}: give a name that ends in {', '.join(_FORMS)}")
    return _FORMS[suffix]
