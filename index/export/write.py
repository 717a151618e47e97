"""Writing an export: all of it or nothing, and never over something by accident."""

import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from index.errors import ExportError


def write_export(lines: Iterable[str], target: Path, *, force: bool = False) -> None:
    """Write `lines` to the file `target`, as UTF-8.

    They go to a hidden file beside it that takes its place once it is complete, so nobody ever sees
    half an export. What is no regular file (a pipe, ``/dev/stdout``) is written as it comes. Raises
    ExportError where there is a file already (unless `force`), a folder, no such folder, no permission
    or no room.
    """
    try:
        target = target.resolve()
        kind = _kind(target)
        if kind is not None and stat.S_ISDIR(kind):
            raise ExportError(f"{target}: is a folder; give the name of a file in it")
        if kind is not None and not stat.S_ISREG(kind):
            with target.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
            return
        if kind is not None and not force:
            raise ExportError(f"{target}: is there already; use --force to write over it")
        if not target.parent.is_dir():
            raise ExportError(f"{target.parent}: there is no such folder to write to")
        _replace(lines, target)
    except OSError as error:
        raise ExportError(f"{target}: can't be written ({(error.strerror or str(error)).lower()})") from None


def _kind(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(lines: Iterable[str], target: Path) -> None:
    beside = target.with_name(f".onrecord-{secrets.token_hex(8)}.tmp")
    file = beside.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.writelines(lines)
            _settle(file)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _settle(file: TextIO) -> None:
    """Have the words on the disk before the name points at them."""
    file.flush()
    os.fsync(file.fileno())
