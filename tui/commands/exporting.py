"""The commands that take quotes out of onrecord, and check them later: export, verify."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from index.export.jsonl import dump_json
from index.safe import make_safe
from tui.commands.opening import opened
from tui.commands.options import (
    About,
    Access,
    Asked,
    Json,
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
from tui.commands.streams import emit, emit_line, is_terminal, say

if TYPE_CHECKING:
    from index.export import Verdict
    from index.filters import Filters
    from index.library import Library

Format = Literal["markdown", "csv", "jsonl", "annotations", "parquet"]
_BY_SUFFIX: dict[str, Format] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonld": "annotations",
    ".parquet": "parquet",
    ".md": "markdown",
    ".markdown": "markdown",
    "": "markdown",
}
_STANDARD_INPUT = Path("/dev/stdin")
_STANDARD_OUTPUT = Path("-")
MOST_SENTENCES = 20
"""Of context on either side."""

_SIGNS = {"same": "", "gone": "-", "new": "+"}


def export(
    library: LibraryPath,
    speaker: SpeakerName = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    reviewed: Reviewed = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="Default: by the end of the file's name; markdown where it has none."
        ),
    ] = None,
    by: Annotated[
        Literal["speaker", "article", "date"] | None,
        typer.Option(help="What quotes are grouped by. Default: speaker in Markdown, else article."),
    ] = None,
    context: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=MOST_SENTENCES,
            metavar="NUMBER",
            help="Markdown: show each quote in its sentence, with so many before and after.",
        ),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="CSV: begin with a byte-order mark, for Excel to see the accents.")
    ] = False,
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
    """Export quotes as Markdown (to send, and to verify later), CSV, JSON Lines, Web Annotations
    (JSON-LD) or Parquet."""
    from index.export import check_parquet, check_target, select, write_export, write_file, write_parquet

    asked = Asked(speaker, kind, since, until, about, reviewed)
    form = form or _format_of(output)
    if context is not None and form != "markdown":
        raise typer.BadParameter(f"--context is for Markdown, not for {form}")
    if bom and form != "csv":
        raise typer.BadParameter(f"--bom is for CSV, not for {form}")
    if form == "parquet":
        check_parquet()
        if output == _STANDARD_OUTPUT:
            raise typer.BadParameter("Parquet is no text to print: say with --output which file to write")
    if output != _STANDARD_OUTPUT:
        check_target(output, force=force)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        filters = asked.filters(source)
        asked.say_understood()
        if form == "parquet":
            quotes = select(source, filters, by or "article")
            write_file(lambda file: write_parquet(quotes, file), output, force=force)
        elif output == _STANDARD_OUTPUT:
            _print(_lines(source, filters, form, by, context, bom), form)
        else:
            write_export(_lines(source, filters, form, by, context, bom), output, force=force)
        if output != _STANDARD_OUTPUT:
            say(f"{_counted(source.quote_count(filters))} written to {output}")


def _format_of(output: Path) -> Format:
    """The format that the end of a file's name says."""
    suffix = output.suffix.lower()
    if suffix not in _BY_SUFFIX:
        known = ", ".join(sorted(filter(None, _BY_SUFFIX)))
        raise typer.BadParameter(
            f"{output}: {suffix} says no format; give a name that ends in one of {known}, or --format"
        )
    return _BY_SUFFIX[suffix]


def _input(name: str) -> Path:
    return _STANDARD_INPUT if name == "-" else Path(name)


def verify(
    library: LibraryPath,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", parser=_input, help="A Markdown export; - is standard input."),
    ],
    as_json: Json = False,
    no_update: NoUpdate = False,
    strict: Strict = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Check an exported Markdown file against its articles: does each quote still stand, as the same
    speaker's words?

    Quotes that stand are only counted, unless --verbose. Exits with 1 unless all stand or have only
    moved, and the export is whole.
    """
    from index.export import ExportFile, said_otherwise, standing_elsewhere
    from index.export import verify as check

    counts: Counter[str] = Counter()
    export_file = ExportFile(file)
    with opened(library, Access(not no_update, strict, yes, verbose)) as source:
        otherwise, elsewhere = said_otherwise(source), standing_elsewhere(source)
        for verdict in check(export_file, source.article, otherwise, elsewhere):
            counts[verdict.status] += 1
            if as_json:
                emit(dump_json(_verdict_fields(verdict)) + "\n")
            elif verdict.status != "stands" or verbose:
                _show_verdict(verdict, file)
        if not as_json:
            emit_line(_summary(counts))
    exported = export_file.held
    if exported is None:
        say(f"{file}: was cut short: its end is missing")
        raise typer.Exit(1)
    if changed := exported - sum(counts.values()):
        say(f"{file}: {_counted(exported)} {'was' if exported == 1 else 'were'} exported: {_since(changed)}")
    if not counts.keys() <= {"stands", "moved"}:
        raise typer.Exit(1)


def _since(gone: int) -> str:
    has = "has" if abs(gone) == 1 else "have"
    return f"{abs(gone):,} {has} been {'taken out' if gone > 0 else 'put in'} since"


def _lines(
    library: "Library",
    filters: "Filters",
    form: Format,
    by: Literal["speaker", "article", "date"] | None,
    context: int | None,
    bom: bool,
) -> Iterator[str]:
    from index.export import annotation_lines, csv_lines, describe, jsonl_lines, markdown_lines, select
    from index.export.csv import BOM

    selection = describe(library, filters, datetime.now().astimezone())
    if form == "markdown":
        by = by or "speaker"
        return markdown_lines(select(library, filters, by), selection, library.article, by, context)
    quotes = select(library, filters, by or "article")
    if form == "annotations":
        return annotation_lines(quotes, selection, library.article)
    if form == "csv":
        return chain((BOM,) if bom else (), csv_lines(quotes))
    return jsonl_lines(quotes)


def _print(lines: Iterator[str], form: Format) -> None:
    """Markdown and JSON are safe for terminals as they are; CSV has no way to spell a character out."""
    for line in lines:
        emit(make_safe(line) if form == "csv" and is_terminal() else line)


def _counted(count: int) -> str:
    return f"{count:,} {'quote' if count == 1 else 'quotes'}"


def _verdict_fields(verdict: "Verdict") -> dict[str, Any]:
    record = verdict.record
    return {
        "status": verdict.status,
        "line": verdict.line,
        "id": record and record.id,
        "path": record and record.path,
        "spans": record and record.spans,
        "speaker": record and record.speaker,
        "text": verdict.text,
        "now_path": verdict.now_path,
        "now_line": verdict.now_line,
        "now_spans": verdict.now,
        "why": verdict.why or None,
        "changes": [{"what": change.what, "words": change.words} for change in verdict.changes],
    }


def _show_verdict(verdict: "Verdict", file: Path) -> None:
    emit_line(f"{file}:{verdict.line}: {verdict.status}" + (f": {verdict.why}" if verdict.why else ""))
    if verdict.changes:
        emit_line("    " + " ".join(_signed(change.what, change.words) for change in verdict.changes))
    else:
        emit_line(f"    {verdict.text}")


def _signed(what: str, words: str) -> str:
    sign = _SIGNS[what]
    return f"[{sign}{words}{sign}]" if sign else words


def _summary(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    if not total:
        return "no quotes to verify"
    parts = [
        f"{counts[status]:,} {'stand' if status == 'stands' and counts[status] > 1 else status}"
        for status in ("stands", "moved", "changed", "vanished", "altered")
        if counts[status]
    ]
    return f"{_counted(total)}: {', '.join(parts)}"
