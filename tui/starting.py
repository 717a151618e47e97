"""The explorer from its start to its end."""

from pathlib import Path

from index.library import Library
from tui.app import Explorer
from tui.desk import open_desk
from tui.ending import end_in_time, end_without_terminal
from tui.heaps import keep_one
from tui.later import load_later
from tui.typed import take_what_comes


def settle(explorer: Explorer) -> None:
    """There is a picture: do what was put off for it."""
    explorer.garbage.look_between_keys()
    load_later()


def run_explorer(
    library_path: Path, *, cache: Path | None = None, watches: bool = True, keeps: bool = True
) -> int:
    """Open the explorer on a library; the exit status. It shows the last commit and, when it `watches`,
    brings the index up to date behind, then and whenever files change. What the reader makes is written
    when it `keeps` it, else forgotten at the end.

    Raises LibraryError and IndexUnavailable before anything is drawn.
    """
    keep_one()
    take_what_comes(end_without_terminal)
    library = Library(library_path, cache=cache)
    try:
        desk = open_desk(library.root, kept=keeps)
        app = Explorer(library, desk, watches=watches, opened=settle, leaving=end_in_time)
        app.run()
        return app.return_code or 0
    finally:
        library.close()
