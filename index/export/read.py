"""Reading a Markdown export back: each quote as the document shows it now, with its hidden record."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from index.errors import ExportError
from index.export.escape import unescape
from index.export.record import Record, is_record, read_end, read_record
from index.mark import HEAD

_MARK = b"<!-- onrecord export"
_TAIL = 65_536
"""Bytes at a file's end where an export's end is looked for: something may have been written after it."""
_QUOTED = re.compile(r" {0,3}> ?(.*)")
_INTERRUPTED = re.compile(r"[*_]\[…\][*_]")


@dataclass(slots=True)
class Exported:
    """A quote as an export shows it. `line` is where it begins in the export, from 1.

    `record` is None where the export has none for it; `damaged` says that it has one that can't be
    read. `attribution` is the line under the quote, as Markdown.
    """

    line: int
    record: Record | None = None
    damaged: bool = False
    words: list[str] = field(default_factory=list)
    attribution: str = ""

    def pieces(self) -> tuple[str, ...]:
        """The quote's words, unescaped: its paragraphs, and what stands between interruptions."""
        runs = groupby(self.words, key=lambda line: bool(line.strip()))
        paragraphs = ["\n".join(lines) for filled, lines in runs if filled]
        pieces = [piece for paragraph in paragraphs for piece in _INTERRUPTED.split(paragraph)]
        return tuple(unescape(piece) for piece in pieces if piece.strip())


def read_export(path: Path) -> Iterator[Exported]:
    """The quotes of a Markdown export in its order, in constant memory.

    A block quote without a record is given too: nobody can tell where it comes from. Raises
    ExportError where the file can't be read, or onrecord did not write it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not any(line.startswith(_MARK) for line in head.removeprefix(b"\xef\xbb\xbf").splitlines()):
            raise ExportError(f"{path}: is no Markdown export of onrecord's, and only those can be verified")
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            yield from _quotes(lines)
    except OSError as error:
        raise _unreadable(path, error) from None


def exported_count(path: Path) -> int | None:
    """How many quotes a Markdown export held when it was written; None where it was cut short.

    Raises ExportError where the file can't be read.
    """
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            return read_end(file.read().decode("utf-8", "replace"))
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path}: can't be read ({(error.strerror or str(error)).lower()})")


def _quotes(lines: Iterable[str]) -> Iterator[Exported]:
    current: Exported | None = None
    in_block = in_paragraph = False
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        quoted = _QUOTED.match(line)
        recorded = is_record(line)
        if recorded or (quoted and not in_block and (current is None or current.words)):
            if current:
                yield current
            current = _begin(number, line)
        # A line that follows a quoted one without a break belongs to the quote, marked or not.
        goes_on = in_paragraph and bool(line.strip()) and not recorded
        in_block = bool(quoted) or goes_on
        words = quoted[1] if quoted else line
        in_paragraph = in_block and bool(words.strip())
        if current and in_block:
            if not current.words:
                current.line = number
            current.words.append(words)
        elif current and current.words and words.strip():
            current.attribution = line
            yield current
            current = None
    if current:
        yield current


def _begin(number: int, line: str) -> Exported:
    if not is_record(line):
        return Exported(number)
    record = read_record(line)
    return Exported(number, record, damaged=record is None)
