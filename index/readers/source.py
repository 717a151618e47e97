"""A file on its way to becoming articles: its bytes, read once and never more than the limit."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import ReadError
from index.inside import lies_in
from index.readers.decoding import NotText, decode

ARTICLE_LIMIT = 50_000_000
"""Bytes that one article's file may have: about ten million words. Larger ones are never loaded."""


@dataclass(slots=True)
class Source:
    """One file of the library: where it is on disk, its `path` in the library, and who is told of
    what was read otherwise than it may have been meant. What lies outside `folder`, where one is given, is
    not read, wherever links lead."""

    file: Path
    path: str
    note: Callable[[str], None]
    folder: Path | None = None
    _data: bytes | None = field(default=None, init=False, repr=False)

    def load(self) -> bytes:
        """The file's bytes. Raises ReadError where it can't be read, is too large or is being written."""
        if self._data is None:
            try:
                self._data = self._read()
            except FileNotFoundError:
                raise self.error("is gone; it will be left out at the next update") from None
            except PermissionError:
                raise self.error(
                    "can't be opened: permission denied; give yourself the right to read it"
                ) from None
            except (OSError, ValueError) as error:
                raise self.error(
                    f"can't be read: {error.strerror if isinstance(error, OSError) else error}"
                ) from None
        return self._data

    def text(self, declared: str | None = None) -> str:
        """The file's text; `declared` is the encoding it gives itself. Raises ReadError."""
        try:
            decoded = decode(self.load(), declared)
        except NotText as error:
            raise self.error(str(error)) from None
        if decoded.note:
            self.tell(decoded.note)
        return decoded.text

    def error(self, reason: str) -> ReadError:
        """A ReadError about this file."""
        return ReadError(self.path, reason)

    def tell(self, line: str) -> None:
        """Note something about this file."""
        self.note(f"{self.path}: {line}")

    def _read(self) -> bytes:
        with open(self.file, "rb", opener=_open_without_waiting) as stream:
            before = os.fstat(stream.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise self.error("is no regular file")
            if self.folder is not None and not lies_in(stream.fileno(), self.file, self.folder):
                raise self.error("became a link that leads out of the library; it is not read")
            if before.st_size > ARTICLE_LIMIT:
                raise self._too_large()
            data = stream.read(ARTICLE_LIMIT + 1)
            after = os.fstat(stream.fileno())
        if len(data) > ARTICLE_LIMIT:
            raise self._too_large()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise self.error("is being written; it will be read at the next update")
        return data

    def _too_large(self) -> ReadError:
        return self.error(
            f"is larger than {ARTICLE_LIMIT // 1_000_000} MB; split it into one file for each article"
        )


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file that may meanwhile have become a pipe, where opening would wait for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
