"""Reading a Markdown export back: each quote as the document shows it now, with its hidden record."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO, TextIOWrapper
from itertools import chain, groupby
from pathlib import Path
from typing import TextIO

from index.errors import ExportError
from index.export.escape import unescape
from index.export.record import Record, is_record, read_end, read_record
from index.export.surroundings import is_context
from index.mark import HEAD
from index.pipes import open_to_read

_MARK = "<!-- onrecord export"
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


class ExportFile:
    """A Markdown export, read once from its beginning to its end, in constant memory: it may be a pipe."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.held: int | None = None
        """How many quotes it held when it was written, told at its end; None until that is read."""

    def __iter__(self) -> Iterator[Exported]:
        """Its quotes in their order; a block quote without a record too: nobody can tell where it comes from.

        Raises ExportError where it can't be read, or onrecord did not write it.
        """
        try:
            with (
                open_to_read(self._path) as file,
                TextIOWrapper(file, "utf-8-sig", "surrogateescape") as text,
            ):
                if file.isatty():
                    raise self._error("is a terminal; name a file, or pipe an export in")
                yield from _quotes(self._until_its_end(self._lines(text)))
        except OSError as error:
            raise self._error(f"can't be read ({(error.strerror or str(error)).lower()})") from None

    def _lines(self, text: TextIO) -> Iterator[str]:
        head = text.read(HEAD)
        if not head and self._path.is_fifo():
            raise self._error("nobody has written into it; begin with what writes, or name a file")
        if not any(line.startswith(_MARK) for line in head.split("\n")):
            raise self._error("is no Markdown export of onrecord's, and only those can be verified")
        return chain(StringIO(head + text.readline()), text)

    def _until_its_end(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            end = read_end(line)
            self.held = self.held if end is None else end
            yield line

    def _error(self, why: str) -> ExportError:
        return ExportError(f"{self._path}: {why}")


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
