"""The command that makes a report to read in a browser."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tui.commands.opening import opened
from tui.commands.options import (
    About,
    Access,
    Asked,
    Kinds,
    LibraryPath,
    NoUpdate,
    Reviewed,
    Since,
    SpeakerName,
    Strict,
    Until,
    Verbose,
    Yes,
)
from tui.commands.streams import emit, say

_STANDARD_OUTPUT = Path("-")
_SUFFIXES = ("", ".html", ".htm", ".xhtml")
_MOST = 5_000


def report(
    library: LibraryPath,
    speaker: SpeakerName = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    reviewed: Reviewed = None,
    limit: Annotated[int, typer.Option(min=1, metavar="NUMBER", help="How many quotes it may hold.")] = _MOST,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", parser=Path, help="Where to write; - is standard output."
        ),
    ] = _STANDARD_OUTPUT,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Make a report to read in a browser: one HTML file with speakers, timeline and quotes.

    It needs no network and no script. Each quote links to its place, and shows its context.
    """
    from index.export import check_target, describe, write_export
    from index.export.report import report_lines

    asked = Asked(speaker, kind, since, until, about, reviewed)
    to_file = output != _STANDARD_OUTPUT
    if to_file and output.suffix.lower() not in _SUFFIXES:
        raise typer.BadParameter(f"{output}: a report is HTML; give a name that ends in .html")
    if to_file:
        check_target(output, force=force)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        filters = asked.filters(source)
        asked.say_understood()
        selection = describe(source, filters, datetime.now().astimezone())
        folder = output.parent if to_file else Path()
        lines = report_lines(source, filters, selection, folder, limit)
        if not to_file:
            for line in lines:
                emit(line)
            return
        write_export(lines, output, force=force)
        count = min(selection.count, limit)
        of = f" of {selection.count:,}" if count < selection.count else ""
        say(f"{count:,}{of} {'quote' if selection.count == 1 else 'quotes'} written to {output}")
