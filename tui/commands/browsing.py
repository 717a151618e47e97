"""The commands that open a library, bring its index up to date, or print its digest."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.filters import Filters
from tui.commands import layout
from tui.commands.opening import bring_up_to_date, confirm_size, opened, tell_unread
from tui.commands.options import Access, LibraryPath, NoUpdate, Strict, Verbose, Yes
from tui.commands.streams import can_draw, emit_line
from tui.wording import LABELS, in_marks

if TYPE_CHECKING:
    from index.library import Library, Update


def open_(
    library: Annotated[
        Path, typer.Argument(metavar="LIBRARY", help="A folder of articles, or one article's file.")
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
    with opened(library, access) as source:
        _print_digest(source)


def index(
    library: LibraryPath,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every article again.")] = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Bring the index of a library up to date, and say what changed."""
    access = Access(False, strict, yes, verbose)
    with opened(library, access) as source:
        update = bring_up_to_date(source, access, rebuild=rebuild)
        emit_line(_summary(source, update))
        tell_unread(update, access)


def _explore(path: Path, access: Access, plain: bool) -> None:
    """Ask about a large library before anything is drawn, then draw, or talk in plain lines."""
    from index.library import Library

    library = Library(path)
    try:
        confirm_size(library, access)
    finally:
        library.close()
    if plain:
        from tui.plain import run_plain

        raise typer.Exit(run_plain(path, watches=access.update))
    from tui.app import run_explorer

    raise typer.Exit(run_explorer(path, watches=access.update))


def _summary(library: "Library", update: "Update") -> str:
    changes = [
        f"{count:,} {what}"
        for count, what in ((update.added, "added"), (update.changed, "changed"), (update.removed, "removed"))
        if count
    ]
    return (
        f"{_name(library)}: {_counted(update.articles, 'article')}, {_counted(update.quotes, 'quote')}; "
        f"{', '.join(changes) or 'nothing changed'} ({update.seconds:.1f} s)"
    )


def _print_digest(library: "Library") -> None:
    everything = Filters()
    emit_line(
        f"{_name(library)}: {_counted(library.article_count(), 'article')}, "
        f"{_counted(library.quote_count(), 'quote')}, {_counted(library.speaker_count(), 'speaker')}"
    )
    for speaker in library.speakers():
        role = f", {speaker.roles[0]}" if speaker.roles else ""
        _print_group(library, f"{speaker.speaker}{role}", replace(everything, speaker_ids=(speaker.id,)))
    unnamed = replace(everything, unnamed=True)
    if library.quote_count(unnamed):
        _print_group(library, "Without a name", unnamed)


def _print_group(library: "Library", name: str, filters: Filters) -> None:
    emit_line("")
    emit_line(f"{name}: {_counted(library.quote_count(filters), 'quote')}")
    for quote in library.quotes(filters):
        emit_line(f"  {layout.place(quote)}{LABELS[quote.kind]}: {in_marks(quote)}")


def _name(library: "Library") -> str:
    return library.root.resolve().name or str(library.root)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
