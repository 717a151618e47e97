"""Where the index of a library lives: a folder of its own in the user's cache, private to the user."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import platformdirs
from whoosh.util.filelock import FileLock, try_for

from index.errors import IndexUnavailable
from index.mark import CACHE_TAG

VARIABLE = "ONRECORD_CACHE"
"""The environment variable that names another folder for the index."""
_LOCK = "writer.lock"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# onrecord's index: it can be deleted.\n"


def cache_folder(root: Path, cache: Path | None = None) -> Path:
    """The folder for the index of the library `root`, made where there is none.

    `cache` or else ``ONRECORD_CACHE`` stands in for the user's cache directory. Raises
    IndexUnavailable where it can't be made, or where another user could put files into it: what lies
    there is trusted.
    """
    base = cache or _base()
    real = os.path.realpath(root)
    folder = base / blake2b(os.fsencode(real), digest_size=12).hexdigest()
    try:
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _check_private(folder)
        tag = folder / CACHE_TAG
        if not tag.exists():
            tag.write_text(_TAG, encoding="utf-8")
        name = folder / ".library"
        if not name.exists():
            name.write_text(f"{real}\n", encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        in_the_way = isinstance(error, FileExistsError | NotADirectoryError)
        reason = "a file is in the way" if in_the_way else (error.strerror or str(error)).lower()
        message = f"{folder}: the index can't be kept here ({reason}); set {VARIABLE} to another folder"
        raise IndexUnavailable(message) from error
    return folder


@contextmanager
def writer_lock(folder: Path, seconds: float, name: str = _LOCK) -> Iterator[bool]:
    """Be the only one to write to the index in `folder`, or to what has a lock of another `name` there;
    False where somebody else still is after `seconds`.

    The lock ends with the process that holds it, however that ends.
    """
    lock = FileLock(str(folder / name))
    if not try_for(lock.acquire, timeout=seconds, delay=0.05):
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _base() -> Path:
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(platformdirs.user_cache_dir("onrecord", appauthor=False))


def _check_private(folder: Path) -> None:
    if os.name != "posix":
        return
    found = folder.stat()
    if found.st_uid != os.getuid():
        raise IndexUnavailable(f"{folder}: belongs to another user; set {VARIABLE} to a folder of yours")
    if stat.S_IMODE(found.st_mode) & 0o022:
        raise IndexUnavailable(f"{folder}: others can write here; run chmod 700 on it, or set {VARIABLE}")
