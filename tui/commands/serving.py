"""The command that shows the explorer in a browser."""

from typing import Annotated

import typer

from index.errors import OnrecordError
from tui.commands.drive import watched_drive
from tui.commands.opening import confirm_size
from tui.commands.options import Access, LibraryPath, NoUpdate, Yes
from tui.commands.streams import emit_line, say

_LOOPBACK = "127.0.0.1"


def serve(
    library: LibraryPath,
    write: Annotated[
        bool,
        typer.Option("--write", help="Let the browser keep a collection, places, settings and corrections."),
    ] = False,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = _LOOPBACK,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="NUMBER", help="0 is any port that is free.")
    ] = 0,
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Show the explorer in a browser, at an address that is printed and hard to guess.

    It is for this machine alone, and read-only, unless told otherwise; exports become downloads.
    Ctrl+C ends it. Needs the extra: pip install 'onrecord[serve]'.
    """
    from index.library import Library

    try:
        from tui.serving.server import ExplorerServer, explorer_command, is_loopback
        from tui.serving.server import serve as run
    except ModuleNotFoundError as error:
        raise OnrecordError(
            "serving needs textual-serve, which is not installed: pip install 'onrecord[serve]'"
        ) from error
    with watched_drive(library), Library(library) as opened:
        confirm_size(opened, Access(not no_update, False, yes, False))
        name = opened.root.resolve().name
    command = explorer_command(library, keeps=write, watches=not no_update)
    if not is_loopback(host):
        say("Whoever can reach this machine and sees the address can read along: it is not encrypted.")
    run(ExplorerServer(command, host, port, f"{name} · onrecord"), _tell)


def _tell(address: str) -> None:
    say("The explorer is at this address until Ctrl+C. Whoever has the address has the explorer:")
    emit_line(address)
