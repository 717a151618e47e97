"""Writing an export: all of it or nothing, and never over something by accident."""

import errno
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from index.errors import ExportError
from index.pipes import open_to_write
from index.replacing import replace_file


def write_export(lines: Iterable[str], target: Path, *, force: bool = False) -> None:
    """Write `lines` to the file `target`, as UTF-8. Raises ExportError as `write_file` does."""

    def write(file: BinaryIO) -> None:
        for line in lines:
            file.write(line.encode("utf-8"))

    write_file(write, target, force=force)


def write_file(write: Callable[[BinaryIO], None], target: Path, *, force: bool = False) -> None:
    """Have `write` write the file `target`.

    It is given a hidden file beside it that takes its place once it is complete, so nobody ever sees
    half an export. What is no regular file (a pipe, ``/dev/stdout``) is written as it comes. Raises
    ExportError where `check_target` does, where the disk is full, and where nobody reads from a pipe.
    """
    check_target(target, force=force)
    try:
        if target.exists() and not target.is_file():
            with open_to_write(target) as file:  # by its own name: what /dev/stdout leads to may have none
                write(file)
        else:
            replace_file(target.resolve(), write)
    except OSError as error:
        raise _refused(target, error) from None


def check_target(target: Path, *, force: bool = False) -> None:
    """Raise ExportError where `write_export` can't or mustn't write: to a file that is there (unless
    `force`), a folder, or in a folder that isn't there or is closed. Nothing is written."""
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        kind = None
    except OSError as error:
        raise _refused(target, error) from None
    if kind is None:
        if not target.parent.is_dir():
            raise ExportError(f"{target.parent}: there is no such folder to write to")
    elif stat.S_ISDIR(kind):
        raise ExportError(f"{target}: is a folder; give the name of a file in it")
    elif stat.S_ISREG(kind) and not force:
        raise ExportError(f"{target}: is there already; use --force to write over it")


def _refused(target: Path, error: OSError) -> ExportError:
    if error.errno == errno.ENXIO:
        return ExportError(f"{target}: nobody reads from it; begin with what reads, or name a file")
    return ExportError(f"{target}: can't be written ({(error.strerror or str(error)).lower()})")
