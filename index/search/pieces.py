"""A file of the index that is held open and read piece by piece.

It is not mapped into memory: to read behind the end of a mapped file that somebody has cut off ends the
program at once. Here that is an error like any other, also in the middle of a search.
"""

from __future__ import annotations

import os
import weakref
from pathlib import Path

from whoosh.reading import CorruptIndexError

_PAGE = 4096
"""Bytes that are read together for the sake of a few, as the places next to them are wanted soon."""
_PAGES = 32
"""How many of these a file remembers."""


class PiecedFile:
    """A file that may be read from several threads, each where it wants to."""

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        stream = path.open("rb")
        self._name = path.name
        self._descriptor = stream.fileno()
        self._pages: dict[int, bytes] = {}
        weakref.finalize(self, stream.close)

    def get(self, position: int, length: int) -> bytes:
        """The bytes that stand there. Raises CorruptIndexError where it ends before, or can't be read."""
        number, start = divmod(position, _PAGE)
        if start + length > _PAGE:
            piece = self._read(position, length)
        else:
            piece = (self._pages.get(number) or self._page(number))[start : start + length]
        if len(piece) != length:
            raise CorruptIndexError(f"{self._name} is cut off")
        return piece

    def _page(self, number: int) -> bytes:
        page = self._read(number * _PAGE, _PAGE)
        if len(self._pages) >= _PAGES:
            self._pages.clear()
        self._pages[number] = page
        return page

    def _read(self, position: int, length: int) -> bytes:
        try:
            return os.pread(self._descriptor, length, position)
        except OSError as error:
            raise CorruptIndexError(f"{self._name}: {error.strerror}") from error

    def size(self) -> int:
        """How many bytes there are."""
        return os.fstat(self._descriptor).st_size
