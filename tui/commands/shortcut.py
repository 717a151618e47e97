"""Opening a library without Typer, which loads Pydantic to look at the first word: that would take as long
as all else until there is a picture."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tui.commands.browsing import open_
from tui.commands.drive import is_there
from tui.commands.known import COMMANDS, OPEN

_FLAGS = {"--plain", "--no-update", "--strict", "--yes", "--verbose", "-v"}
_COMPLETING = "_ONRECORD_COMPLETE"
"""Where the shell asks for completions of a command line."""


def find_shortcut(words: Sequence[str]) -> Callable[[], None] | None:
    """What opens the library that a command line is about; None where that is for Typer to say."""
    folders = [word for word in words if word not in _FLAGS]
    if folders[:1] == [OPEN] and len(folders) == 2:
        del folders[0]
    elif folders and folders[0] in COMMANDS:
        return None
    if _COMPLETING in os.environ or len(folders) > 1 or not all(map(_is_there, folders)):
        return None
    flags = _FLAGS.intersection(words)
    return partial(
        open_,
        Path(*folders),
        plain="--plain" in flags,
        no_update="--no-update" in flags,
        strict="--strict" in flags,
        yes="--yes" in flags,
        verbose=not flags.isdisjoint(("--verbose", "-v")),
    )


def _is_there(word: str) -> bool:
    return not word.startswith("-") and is_there(Path(word))
