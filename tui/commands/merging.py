"""The command that says two names are one speaker."""

from typing import Annotated

import typer

from tui.commands.opening import opened
from tui.commands.options import Access, LibraryPath, NoUpdate, Yes
from tui.commands.streams import say


def merge(
    library: LibraryPath,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The speaker to keep, under this name.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The speaker who is the same person.")],
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Say that two speakers are one. Writes into the library: speakers.yaml, its former state beside it."""
    from index.errors import QueryError
    from index.identity.merging import merge as write_merge

    access = Access(update=not no_update, strict=False, yes=yes, verbose=False)
    with opened(library, access) as source:
        kept = source.find_speakers(name)[0]
        joined = source.find_speakers(other)[0]
        if kept.id == joined.id:
            raise QueryError(f"{name!r} and {other!r} are {kept.speaker} already")
        names = (*kept.aliases, joined.speaker, *joined.aliases)
        file = write_merge(library, kept.speaker, names).file
        for line in source.take_up():
            say(line)
        say(f"{joined.speaker} is now {kept.speaker}: written to {file}")
