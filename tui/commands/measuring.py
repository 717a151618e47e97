"""The commands that measure on the reader's own library how often onrecord is right."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.export.jsonl import dump_json
from tui.commands.opening import opened
from tui.commands.options import Access, Json, LibraryPath, NoUpdate, Verbose, Yes
from tui.commands.streams import emit, emit_line, say

if TYPE_CHECKING:
    from index.accuracy import Accuracy
    from index.proportion import Proportion

_ROWS = ("detection", "speaker", "kind", "extent")
_MEANS = {
    "detection": "of what was found, is a quote",
    "speaker": "of the names given to quotes, is right",
    "kind": "of the quotes, is of the right kind",
    "extent": "of the quotes, has the right words",
}


def sample(
    library: LibraryPath,
    size: Annotated[int, typer.Option("--size", "-n", min=1, metavar="NUMBER", help="How many quotes.")] = 50,
    seed: Annotated[
        int, typer.Option(metavar="NUMBER", help="Another seed draws others; the same one the same.")
    ] = 1,
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Put a random sample of the quotes up for review. Writes into the library: reviews.yaml.

    R in the explorer goes through them; `onrecord accuracy` counts.
    """
    from index.accuracy import draw_sample, measure

    with opened(library, Access(not no_update, strict=False, yes=yes, verbose=False)) as source:
        edit = draw_sample(source, size, seed)
        found = measure(source)
        say(
            f"{found.sampled:,} quotes are up for review, {found.reviewed:,} of them reviewed: written to "
            f"{edit.file}"
        )


def accuracy(
    library: LibraryPath,
    as_json: Json = False,
    no_update: NoUpdate = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Print how often onrecord was right, from the reviews of sampled quotes, with 95 % intervals."""
    from index.accuracy import FEW, measure

    with opened(library, Access(not no_update, strict=False, yes=yes, verbose=verbose)) as source:
        found = measure(source)
        if as_json:
            emit(dump_json(_fields(found)) + "\n")
        elif found.reviewed:
            _print(found)
        if not found.sampled:
            say("no quotes were sampled yet: onrecord sample LIBRARY draws some")
        elif found.reviewed < FEW:
            say(f"{found.reviewed:,} of {found.sampled:,} sampled quotes are reviewed: too few to say much")
        elif found.reviewed < found.sampled:
            say(f"{found.reviewed:,} of {found.sampled:,} sampled quotes are reviewed")


def _print(found: "Accuracy") -> None:
    emit_line("           right    of   share  95 % interval")
    for name in _ROWS:
        share: Proportion = getattr(found, name)
        if share.seen:
            low, high = share.interval()
            emit_line(
                f"{name:<10} {share.right:>5} {share.seen:>5}  {100 * share.right / share.seen:>5.1f}%  "
                f"{100 * low:.1f}% to {100 * high:.1f}%  {_MEANS[name]}"
            )
    if found.nameless:
        emit_line(
            f"{found.nameless:,} of the quotes had no name; {found.could_be_named:,} of these can be named"
        )


def _fields(found: "Accuracy") -> dict[str, Any]:
    shares = {name: _share(getattr(found, name)) for name in _ROWS}
    return {
        "sampled": found.sampled,
        "reviewed": found.reviewed,
        **shares,
        "nameless": found.nameless,
        "could_be_named": found.could_be_named,
    }


def _share(share: "Proportion") -> dict[str, Any]:
    low, high = share.interval()
    return {
        "right": share.right,
        "seen": share.seen,
        "share": share.right / share.seen if share.seen else None,
        "interval": [low, high],
    }
