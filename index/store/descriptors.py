"""The store's file read beside SQLite, and closed only when no connection of this process is left.

By POSIX a process that closes any descriptor of a file lets go every lock it has on it, SQLite's too; another
process then takes itself for the last one and removes the write-ahead log under the connections of this one
(https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import os
import threading
from collections import Counter
from pathlib import Path

File = tuple[int, int]
"""A file by its device and inode."""

_lock = threading.Lock()
_users: Counter[File] = Counter()
_kept: dict[File, int] = {}


def hold(path: Path) -> File:
    """Tell that connections to `path` are going to be open until `release`. Raises OSError."""
    file = _file(path.stat())
    with _lock:
        _users[file] += 1
    return file


def release(held: list[File]) -> None:
    """Tell that the connections for which files were held are closed; `held` is emptied."""
    with _lock:
        for file in held:
            _users[file] -= 1
            if _users[file] <= 0:
                del _users[file]
                if file in _kept:
                    os.close(_kept.pop(file))
        held.clear()


def descriptor(path: Path) -> int:
    """A descriptor to read `path` with `os.pread`, which is not to be closed. Raises OSError."""
    with _lock:
        found = _kept.get(_file(path.stat()))
        if found is None:
            found = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            _kept[_file(os.fstat(found))] = found
        return found


def _file(status: os.stat_result) -> File:
    return status.st_dev, status.st_ino
