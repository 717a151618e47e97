"""The files in which the library keeps the reader's own word, `speakers.yaml` and `reviews.yaml`: read
with distrust, and replaced in one step, their former state beside them."""

from __future__ import annotations

import gc
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import yaml

from index.cache import cache_folder, writer_lock
from index.errors import ChangedSince, LibraryEmpty, LibraryError, LibraryGone
from index.files import is_bare
from index.mark import HEAD, Written, is_own_file, yaml_mark
from index.replacing import replace_file

_DEEPEST = 50
_SECONDS = 5.0
_SHORT = 40
"""Characters of what stands in a file that a message repeats."""
_LOCK = "edit.lock"

_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where it is there, ten times as fast. It need not tell numbers from words: only nodes are read."""

BY_LINES = "give each entry lines of its own, after a dash"
"""What to do with a file that is laid out in another way, which no program changes line by line."""

# What ends a line for YAML.
_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")

Change = Callable[[bytes | None], bytes]
"""Makes the new content of a file from what it holds, None where there is none. Raises LibraryError."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file as it was before a change and is after it, None where there is none."""

    file: Path
    before: bytes | None
    after: bytes | None


Revert = Callable[[Edit, bytes | None], bytes | None]
"""What a file that has changed since is without a change of it, None where that can't be said."""


def own_file(library: Path, written: Written) -> Path:
    """Where such a file is kept: in the library's folder, or beside a library of one file.

    Raises LibraryGone where the library is not there any more: nobody knows which it was.
    """
    _check_there(library)
    return (library if library.is_dir() else library.parent) / f"{written}.yaml"


def _check_there(library: Path) -> None:
    if not library.exists():
        raise LibraryGone(f"{library} is gone: nothing was written; put it back, or open its new place")


def _check_not_emptied(library: Path) -> None:
    """What is written where a drive is not mounted is lost from sight as soon as it is."""
    if is_bare(library):
        raise LibraryEmpty(f"{library} is empty: nothing was written; mount its drive")


def read_own(file: Path, most: int) -> bytes | None:
    """What `file` holds, at most `most` bytes; None where there is none. Raises ValueError, why it is not
    read."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as error:
        why = "it is a link" if file.is_symlink() else (error.strerror or "unknown error").lower()
        raise ValueError(f"not read: {why}") from error
    with _ordinary(descriptor) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValueError(f"not read: larger than {most // 1_000_000} MB")
    written: Written = "reviews" if file.name == "reviews.yaml" else "speakers"
    if not is_own_file(file.name, content[:HEAD]):
        raise ValueError(f'not read: its first line must be "{yaml_mark(written)}"')
    return content


def _ordinary(descriptor: int) -> BinaryIO:
    """What was opened, to be read; a folder can't be. Raises ValueError where it is no file."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ValueError("not read: it is no ordinary file")
    return os.fdopen(descriptor, "rb")


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for reference cycles meanwhile: the nodes of a long file are many, have none, and are looked
    through again and again, which takes twice as long as making them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def compose(content: bytes) -> yaml.Node | None:
    """The nodes of a YAML file, never made into objects. Raises ValueError, why it is not read."""
    try:
        text = content.decode("utf-8-sig")
        _check_shape(text)
        root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise ValueError(f"{line}not read: {error.problem or 'this is no YAML'}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ValueError("not read: this is no YAML in UTF-8") from error
    return root


def _check_shape(text: str) -> None:
    """Raise MarkedYAMLError at what nobody writes by hand: depth, which ends libyaml and the program with it,
    and references, of which a few lines make billions."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _unfit(event, "it has references")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _unfit(event, "it is nested too deep")


def _unfit(event: yaml.Event, problem: str) -> yaml.MarkedYAMLError:
    line = event.start_mark.line if event.start_mark else 0
    return yaml.MarkedYAMLError(problem=problem, problem_mark=yaml.Mark("", 0, line, 0, None, 0))


def named(node: yaml.Node) -> str:
    """What stands there, where it is short enough to be told, a blank before it."""
    return f" {node.value!r}" if isinstance(node, yaml.ScalarNode) and len(node.value) <= _SHORT else ""


def instead_of(node: yaml.Node) -> str:
    """The same, as what is not wanted."""
    found = named(node)
    return f", not{found}" if found else ""


def lines_of(text: str) -> list[str]:
    """The lines of `text` as YAML counts them, with their ends."""
    return [line for line in _LINE.findall(text) if line]


def edit(library: Path, file: Path, most: int, change: Change, cache: Path | None) -> Edit:
    """Change a file so that no other program's change is lost. Raises LibraryError, with nothing written."""
    _check_not_emptied(library)
    with writer_lock(cache_folder(library, cache), _SECONDS, _LOCK) as locked:
        if not locked:
            raise LibraryError(f"{file}: another onrecord is writing it; try again")
        before = _read(file, most)
        after = change(before)
        _replace(file, before, after, most)
    return Edit(file, before, after)


def take_back(library: Path, done: Edit, most: int, revert: Revert, cache: Path | None) -> Edit:
    """Make a change undone; the change that this is. Where others have changed the file since, `revert` says
    what it is without the change. Raises ChangedSince where that can't be said, LibraryError where nothing
    can be written now."""
    _check_there(library)
    _check_not_emptied(library)
    with writer_lock(cache_folder(library, cache), _SECONDS, _LOCK) as locked:
        if not locked:
            raise LibraryError(f"{done.file}: another onrecord is writing it; nothing was undone")
        now = _read(done.file, most)
        after = done.before if now == done.after else revert(done, now)
        if after is None and now != done.after:
            raise ChangedSince(
                f"{done.file}: somebody has changed since what you wrote there; nothing was undone"
            )
        _replace(done.file, now, after, most)
    return Edit(done.file, now, after)


def _read(file: Path, most: int) -> bytes | None:
    try:
        return read_own(file, most)
    except ValueError as error:
        raise LibraryError(f"{file}: {error}; nothing was written") from error


def _replace(file: Path, before: bytes | None, after: bytes | None, most: int) -> None:
    """Put `after` in place of `before` in one step. Raises LibraryError where the file has changed."""
    try:
        if before is not None:
            _put(file.with_name(f"{file.name}.bak"), before, file)
        if _read(file, most) != before:
            raise LibraryError(
                f"{file}: was changed by somebody else just now; nothing was written: try again"
            )
        if after is None:
            file.unlink(missing_ok=True)
        else:
            _put(file, after, file)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise LibraryError(f"{file}: not written: {why}") from error


def _put(file: Path, content: bytes, rights_of: Path) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(content)

    replace_file(file, write, rights_of)
