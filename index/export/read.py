"""Reading a Markdown export back: each quote as the document shows it now, with its hidden record."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from index.errors import ExportError
from index.export.escape import unescape
from index.export.record import Record, is_record, read_end, read_record
from index.export.surroundings import is_context
from index.mark import HEAD

_MARK = b"<!-- onrecord export"
_TAIL = 65_536
"""Bytes at a file's end where an export's end is looked for: something may have been written after it."""
_QUOTED = re.compile(r" {0,3}> ?(.*)")
# In a list, or as HTML: onrecord writes none, and they look just like ours.
_OTHER_QUOTE = re.compile(
    r"\s*(?:(?:[-+*]|[0-9]{1,9}[.)])\s+)+>|.*?(?<!\\)(?:\\\\)*<(?:blockquote|q)\b", re.IGNORECASE
)
_INTERRUPTED = re.compile(r"[*_]\[…\][*_]")


@dataclass(slots=True)
class Exported:
    """A quote as an export shows it. `line` is where it begins in the export, from 1.

    `record` is None where the export has none for it; `damaged` says that it has one that can't be
    read. `attribution` is the paragraph under the quote, as Markdown, and `context` the one under that where
    it shows the quote in its sentences.
    """

    line: int
    record: Record | None = None
    damaged: bool = False
    words: list[str] = field(default_factory=list)
    attribution: str = ""
    context: str = ""

    def pieces(self) -> tuple[str, ...]:
        """The quote's words, unescaped: its paragraphs, and what stands between interruptions."""
        runs = groupby(self.words, key=lambda line: bool(line.strip()))
        paragraphs = ["\n".join(lines) for filled, lines in runs if filled]
        pieces = [piece for paragraph in paragraphs for piece in _INTERRUPTED.split(paragraph)]
        return tuple(unescape(piece.strip(" ")) for piece in pieces if piece.strip())


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
    for number, block in _blocks(lines):
        if is_record(block[0]):
            if current:
                yield current
            current = _begin(number, block[0])
        elif _OTHER_QUOTE.match(block[0]):
            if current:
                yield current
            current = None
            yield Exported(number, words=block)
        elif _QUOTED.match(block[0]):
            if current and current.words:
                yield current
                current = None
            current = current or Exported(number)
            current.line = number
            current.words = [quoted[1] if (quoted := _QUOTED.match(line)) else line for line in block]
        elif current and current.words and not current.attribution:
            current.attribution = " ".join(block)
        elif current and current.attribution:
            current.context = " ".join(block) if is_context(block[0]) else ""
            yield current
            current = None
    if current:
        yield current


def _blocks(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs, block quotes and records: lines that belong together, and where they begin, from 1."""
    block: list[str] = []
    begin = 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        if block and _parts(block, line):
            yield begin, block
            block = []
        if line.strip():
            begin = begin if block else number
            block.append(line)
    if block:
        yield begin, block


def _parts(block: Sequence[str], line: str) -> bool:
    """Whether `line` is no part of the block before it. A line without a mark goes on a quoted paragraph."""
    if not line.strip() or is_record(line) or is_record(block[0]) or _OTHER_QUOTE.match(line):
        return True
    if not _QUOTED.match(block[0]):
        return _QUOTED.match(line) is not None
    last = _QUOTED.match(block[-1])
    return not _QUOTED.match(line) and last is not None and not last[1].strip()


def _begin(number: int, line: str) -> Exported:
    record = read_record(line)
    return Exported(number, record, damaged=record is None)
