"""The commands that open a library, bring its index up to date, or print its digest."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.drive import watched_drive
from tui.commands.opening import bring_up_to_date, confirm_size, opened, tell_unread
from tui.commands.options import Access, LibraryPath, NoUpdate, Strict, Verbose, Yes
from tui.commands.streams import can_draw, draw_on_output, emit_line
from tui.garbage import leave_garbage

if TYPE_CHECKING:
    from index.library import Library, Update


def open_(
    library: Annotated[
        Path,
        typer.Argument(metavar="LIBRARY", parser=Path, help="A folder of articles, or one article's file."),
    ] = Path(),
    plain: Annotated[
        bool, typer.Option("--plain", help="Plain lines, for screen readers and simple terminals.")
    ] = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Open the explorer; without a terminal, print the speakers and their quotes."""
    access = Access(not no_update, strict, yes, verbose)
    if plain or can_draw():
        _explore(library, access, plain)
        return
    from tui.commands.digest import print_digest

    with opened(library, access) as source:
        print_digest(source)


def index(
    library: LibraryPath,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every article again.")] = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Bring the index of a library up to date, and say what changed."""
    from index.library import Library

    access = Access(True, strict, yes, verbose)
    with watched_drive(library), Library(library) as source:
        update = bring_up_to_date(source, access, rebuild=rebuild)
        emit_line(_summary(source, update))
        tell_unread(update, access)


def _explore(path: Path, access: Access, plain: bool) -> None:
    """Ask about a large library before anything is drawn, then draw, or talk in plain lines."""
    from index.library import Library

    with watched_drive(path), Library(path) as library:
        confirm_size(library, access)
    if plain:
        from tui.plain import run_plain

        raise typer.Exit(run_plain(path, watches=access.update, watched=partial(watched_drive, path)))
    leave_garbage()
    draw_on_output()
    from tui.starting import run_explorer

    raise typer.Exit(run_explorer(path, watches=access.update))


def _summary(library: "Library", update: "Update") -> str:
    from tui.commands.digest import name_of
    from tui.wording import count_of

    changes = [
        f"{count:,} {what}"
        for count, what in ((update.added, "added"), (update.changed, "changed"), (update.removed, "removed"))
        if count
    ]
    return (
        f"{name_of(library)}: {count_of(update.articles, 'article')}, {count_of(update.quotes, 'quote')}; "
        f"{', '.join(changes) or 'nothing changed'} ({update.seconds:.1f} s)"
    )
