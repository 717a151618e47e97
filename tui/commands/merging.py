"""The commands that say who is who: two names that are one speaker, one name that is two, another name."""

from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import QueryError
from index.export.jsonl import dump_json
from tui.commands.opening import opened
from tui.commands.options import Access, Json, LibraryPath, NoUpdate, Verbose, Yes
from tui.commands.streams import emit, emit_line, say

if TYPE_CHECKING:
    from index.library import Library
    from index.speaker import Speaker

Name = Annotated[str, typer.Argument(metavar="NAME", help="The speaker.")]


def merge(
    library: LibraryPath,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The speaker to keep, under this name.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The speaker who is the same person.")],
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Say that two speakers are one. Writes into the library: speakers.yaml, its former state beside it."""
    from index import identifying

    with opened(library, _access(no_update, yes)) as source:
        kept, joined = _two(source, name, other)
        if kept.id == joined.id:
            raise QueryError(f"{name!r} and {other!r} are {kept.speaker} already")
        edit = identifying.merge(source, kept, joined)
        say(f"{joined.speaker} is now {kept.speaker}: written to {edit.file}")


def split(
    library: LibraryPath,
    name: Name,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="One of the speaker's names, which is somebody else's.")
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="PATH",
            help="Only in this article, or in this folder (ending in /), and OTHER is what to call them: "
            "tells namesakes apart. May be given several times.",
        ),
    ] = None,
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Say that one of a speaker's names is somebody else's, or all of them in some articles.

    Writes into the library: speakers.yaml, its former state beside it. Two speakers who are suggested to be
    one are kept apart by it too.
    """
    from index import identifying
    from index.speakers import name_key

    with opened(library, _access(no_update, yes)) as source:
        speaker = source.find_speakers(name)[0]
        if where:
            edit = identifying.tell_apart(source, speaker, other, where)
            say(f"{speaker.speaker} is {other} in {', '.join(where)}: written to {edit.file}")
            return
        wanted = name_key(other).whole
        own = [each for each in (speaker.speaker, *speaker.aliases) if name_key(each).whole == wanted]
        rest = next((each for each in (speaker.speaker, *speaker.aliases) if each not in own), name)
        if own:
            edit = identifying.split(source, speaker, own)
        else:
            edit = identifying.refuse(source, speaker, _another(source, other, speaker))
        say(f"{rest} and {other} are two: written to {edit.file}")


def rename(
    library: LibraryPath,
    name: Name,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="The name to show.")] = None,
    wikidata: Annotated[
        str | None, typer.Option(metavar="ID", help="Write the speaker's Wikidata id down, as Q5950474.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Write a note down.")] = None,
    no_update: NoUpdate = False,
    yes: Yes = False,
) -> None:
    """Say under which name a speaker is shown, and write down what else you know.

    Writes into the library: speakers.yaml, its former state beside it.
    """
    from index import identifying

    if new is None and wikidata is None and note is None:
        raise typer.BadParameter("give a new name, --wikidata or --note")
    with opened(library, _access(no_update, yes)) as source:
        speaker = source.find_speakers(name)[0]
        if new is not None:
            file = identifying.rename(source, speaker, new).file
            speaker = source.find_speakers(new)[0]
        if wikidata is not None or note is not None:
            file = identifying.describe(source, speaker, wikidata=wikidata, note=note).file
        say(f"{speaker.speaker}: written to {file}")


def suggestions(
    library: LibraryPath,
    as_json: Json = False,
    no_update: NoUpdate = False,
    yes: Yes = False,
    verbose: Verbose = False,
) -> None:
    """Print who may be whom, surnames and initials above all, and why; and who may be two people.

    `onrecord merge` accepts one, `onrecord split` refuses it for good. Of two, `onrecord split --in` makes
    two, and an entry in speakers.yaml says that it is one.
    """
    from index.identity.parting import as_line as parting_line
    from index.identity.suggesting import as_line

    with opened(library, Access(not no_update, strict=False, yes=yes, verbose=verbose)) as source:
        suggested, partings = source.suggestions(), source.partings()
        if not (suggested or partings or as_json):
            say("Nobody seems to be somebody else; `onrecord merge` joins speakers without a suggestion.")
        for each in suggested:
            if as_json:
                fields = {"speaker": each.full.name, "alias": each.short.name, "why": each.why}
                emit(dump_json(fields) + "\n")
            else:
                emit_line(as_line(each))
        for two in partings:
            if as_json:
                sides = [{"role": side.role, "paths": side.paths} for side in (two.kept, two.other)]
                emit(dump_json({"speaker": two.name, "two": sides}) + "\n")
            else:
                emit_line(parting_line(two))


def _two(library: "Library", name: str, other: str) -> "tuple[Speaker, Speaker]":
    """Whom two names mean, of which one may tell the other. Raises AmbiguousSpeaker, QueryError."""
    from index.errors import AmbiguousSpeaker

    try:
        one = library.find_speakers(name)[0]
    except AmbiguousSpeaker:
        two = library.find_speakers(other)[0]
        return _another(library, name, two), two
    return one, _another(library, other, one)


def _another(library: "Library", name: str, known: "Speaker") -> "Speaker":
    """Whom `name` means beside a speaker who is `known`. Raises AmbiguousSpeaker, QueryError."""
    from index.errors import AmbiguousSpeaker

    try:
        return library.find_speakers(name)[0]
    except AmbiguousSpeaker as error:
        others = [each for each in error.candidates if each != known.label]
        if len(others) != 1:
            raise
        return library.find_speakers(others[0])[0]


def _access(no_update: bool, yes: bool) -> Access:
    return Access(update=not no_update, strict=False, yes=yes, verbose=False)
