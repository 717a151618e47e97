"""The arguments and options that commands share: each is written down once."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from index.errors import QueryError
from index.filters import Filters, check_date
from index.query import parse_query
from index.quote import Kind
from tui.commands.streams import say
from tui.naming import NOBODY

if TYPE_CHECKING:
    from index.library import Library
    from index.speaker import Speaker

_KINDS: tuple[Kind, ...] = get_args(Kind)
_LOOKED_AT, _NAMED = 20, 3
"""Speakers that are looked at for a namesake, and how many of them are named."""


class KindName(StrEnum):
    """`index.quote.Kind` for Typer, which can't make a list of Literals."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


def _date(value: str | None) -> str | None:
    try:
        return None if value is None else check_date(value)
    except QueryError as error:
        raise typer.BadParameter(str(error)) from None


LibraryPath = Annotated[
    Path, typer.Argument(metavar="LIBRARY", parser=Path, help="A folder of articles, or one article's file.")
]
ArticlePath = Annotated[
    str | None,
    typer.Argument(
        metavar="PATH", help="The article's path in the library; not needed if it is the only one."
    ),
]
SpeakerName = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help=f"Quotes of this speaker: a name, or a surname that only one bears; '{NOBODY}' for those "
        "without a name. May be given several times.",
    ),
]
Kinds = Annotated[
    list[KindName] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Quotes of this kind: direct, indirect or mixed. May be given several times.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=_date, help="From this date on: 2025, 2025-11 or 2025-11-29."),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=_date, help="Up to and with this date."),
]
About = Annotated[
    str | None, typer.Option(metavar="QUERY", help="Quotes whose words match, as in `onrecord search`.")
]
Reviewed = Annotated[
    bool | None,
    typer.Option(
        "--reviewed/--unreviewed", help="Quotes that a reader has confirmed, corrected or added; the others."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
NoUpdate = Annotated[
    bool, typer.Option("--no-update", help="Use the index as it is; don't look for changed files first.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if any file could not be read.")]
Yes = Annotated[bool, typer.Option("--yes", help="Index a large library without asking first.")]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say more: guessed encodings, files left out, what went wrong."),
]


@dataclass(frozen=True, slots=True)
class Access:
    """How a command opens its library: the options that all commands have."""

    update: bool
    strict: bool
    yes: bool
    verbose: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as they were typed; speakers are still names."""

    speakers: list[str] | None = None
    kinds: list[KindName] | None = None
    since: str | None = None
    until: str | None = None
    about: str | None = None
    reviewed: bool | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > f"{self.until}~":
            raise typer.BadParameter(f"--since {self.since} is later than --until {self.until}")

    def say_understood(self) -> None:
        """Say what of `about` is understood otherwise than it was typed."""
        if self.about is not None:
            for note in parse_query(self.about).notes:
                say(f"--about: {note}")

    def filters(self, library: "Library") -> Filters:
        """The filters, with the speakers that `library` knows by these names.

        Raises QueryError for a name that nobody bears, AmbiguousSpeaker for one that several do.
        """
        undated = library.undated() if self.since or self.until else 0
        if undated:
            say(f"Articles without a date, which --since and --until leave out: {undated:,}")
        names = [name for name in self.speakers or () if name.lower() != NOBODY]
        speakers = [speaker for name in names for speaker in library.find_speakers(name)]
        for speaker in speakers:
            _say_bearers(library, speaker)
        return Filters(
            speaker_ids=tuple(speaker.id for speaker in speakers),
            unnamed=len(names) < len(self.speakers or ()),
            kinds=tuple(kind for kind in _KINDS if kind in (self.kinds or ())),
            since=self.since,
            until=self.until,
            about=self.about,
            reviewed=self.reviewed,
        )


def _say_bearers(library: "Library", speaker: "Speaker") -> None:
    """Who else has a name that was taken for an organisation's: a surname without more may be either."""
    name = speaker.speaker
    if " " in name or speaker.kind == "person":
        return
    namesakes = [
        each.speaker
        for each in library.speakers(name=name, limit=_LOOKED_AT)
        if each.kind == "person" and each.speaker.split()[-1].casefold() == name.casefold()
    ]
    if namesakes:
        more = ", …" if len(namesakes) > _NAMED else ""
        said = f"{', '.join(namesakes[:_NAMED])}{more}"
        say(f"Only what is said by {name} without another name; it is the surname of {said} too.")
