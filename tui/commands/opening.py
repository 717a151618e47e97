"""Opening a library for a command: found, brought up to date, and closed when the command is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.errors import LibraryEmpty, LibraryError
from tui.commands.drive import watched_drive
from tui.commands.options import Access
from tui.commands.stopping import stopped_by_interrupt
from tui.commands.streams import can_ask, say
from tui.commands.watching import watched

if TYPE_CHECKING:
    from index.library import Library, Update

MANY_FILES = 10_000
MANY_BYTES = 1_000_000_000


@contextmanager
def opened(path: Path, access: Access) -> "Iterator[Library]":
    """The library at `path`, brought up to date unless `access` says otherwise.

    What could not be read is told when the command is done; with `access.strict` it then fails. Of a library
    whose folder is empty now it is told at once, and what is indexed answers, unless it is `strict`.
    Raises LibraryError and IndexUnavailable.
    """
    from index.library import Library

    with watched_drive(path), Library(path) as library:
        update = _updated(library, access)
        if update is None and not library.article_count():
            say(f"{path}: no article of this library is indexed; leave out --no-update to have them read")
        yield library
        if update:
            tell_unread(update, access)


def _updated(library: "Library", access: Access) -> "Update | None":
    try:
        return bring_up_to_date(library, access) if access.update else None
    except LibraryEmpty as error:
        if access.strict:
            raise
        say(str(error))
        return None


def bring_up_to_date(library: "Library", access: Access, *, rebuild: bool = False) -> "Update":
    """Take up what changed in the files, with a progress bar where it takes long and someone watches.

    Ctrl+C keeps what was read so far, says so and raises KeyboardInterrupt.
    """
    confirm_size(library, access)
    with stopped_by_interrupt() as stop, watched() as progress:
        update = library.update(rebuild=rebuild, progress=progress, stop=stop)
    if stop.is_set():
        say(f"stopped: {update.articles:,} articles are kept, and the next run goes on from there")
        raise KeyboardInterrupt
    for line in (*update.notes, *(update.details if access.verbose else ())):
        say(line)
    return update


def tell_unread(update: "Update", access: Access) -> None:
    """Name each file that could not be read, and count them."""
    for line in update.unread:
        say(line)
    if count := len(update.unread):
        say(f"{count:,} {'file' if count == 1 else 'files'} could not be read; the rest is there")
        if access.strict:
            raise typer.Exit(1)


def confirm_size(library: "Library", access: Access) -> None:
    """Ask before the first run on a large library. Raises LibraryError where there is nobody to ask."""
    if access.yes or library.article_count():
        return
    from index.files import find_files

    files = size = 0
    for file in find_files(library.root):
        files += 1
        size += file.size
    if files <= MANY_FILES and size <= MANY_BYTES:
        return
    what, verb, them = (f"{files:,} files", "are", "them") if files > 1 else ("1 file", "is", "it")
    found = f"{library.root}: {what}, {size / 1e9:.1f} GB, {verb} new to onrecord"
    if not can_ask():
        raise LibraryError(f"{found}; give --yes to have {them} indexed")
    say(f"{found}. Indexing takes some twenty minutes a GB, and three times as much room in the cache.")
    if not typer.confirm(f"Index {them} all?", default=False, err=True):
        raise typer.Exit(1)
