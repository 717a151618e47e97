"""Who is who: the dialog on one speaker, and what is written of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from index.errors import LibraryError
from index.library import Library
from index.speaker import Speaker
from tui.background import run_in_background
from tui.choice import Choice
from tui.measure import fit
from tui.naming import fuller_first
from tui.screens.prompt import Ask, PickSpeaker
from tui.screens.revising import Revising
from tui.screens.sheet import Target
from tui.typeahead import hold_keys, release_keys
from tui.wording import ONE_NAME_TOLD, count_of

if TYPE_CHECKING:
    from index.identity.parting import Parting
    from index.identity.suggesting import Bearer, Suggestion
    from index.own_file import Edit

_ROOM = 40
"""Cells of a name in a line that has more to say."""

_NAMES = 8
"""Names that the dialog offers to split off."""


class SpeakerKnown(Message):
    """A speaker has been read in a thread, with what is suggested of them."""

    def __init__(self, speaker: Speaker, suggested: Sequence[Suggestion], parting: Parting | None) -> None:
        super().__init__()
        self.speaker = speaker
        self.suggested = suggested
        self.parting = parting


class Identifying(Revising):
    """A screen on which one says who is who."""

    @property
    def inks(self) -> Mapping[str | None, str]:
        """The colours of the speakers here, where an article gives them others than their own."""
        return {}

    def identify(self, choice: Choice) -> None:
        """Ask who a speaker is."""
        speaker_id = choice.speaker_id

        def read() -> Message | None:
            speaker = self.library.speaker(speaker_id) if speaker_id else None
            suggested = [s for s in self.library.suggestions() if speaker_id in (s.short.id, s.full.id)]
            parting = next((each for each in self.library.partings() if each.id == speaker_id), None)
            return None if speaker is None else SpeakerKnown(speaker, suggested, parting)

        hold_keys(self)
        run_in_background(self, "identity", read)

    def on_speaker_known(self, event: SpeakerKnown) -> None:
        """Ask what is to be said of the speaker."""
        from tui.screens.review import Judge, Option

        speaker = event.speaker
        told = [(speaker.speaker, "strong"), *([(", ".join(speaker.roles[:2]), "")] if speaker.roles else [])]
        if speaker.aliases:
            told.append((f"also {', '.join(speaker.aliases)}", "dim"))
        if speaker.one_name:
            told.append((ONE_NAME_TOLD, "dim"))
        options = [
            Option("m", "merge", "the same person as another speaker"),
            Option("r", "rename", "shown under another name"),
        ]
        if speaker.aliases:
            options.append(Option("s", "split", "one of these names is somebody else's"))
        if speaker.one_name:
            options.append(Option("o", "one person", "the same person wherever it is the only name"))
        if event.parting is not None:
            options.append(Option("t", "two people", f"two people: {two_of(event.parting)}"))
            options.append(Option("o", "one person", "the same person, whatever they are called"))
        options.append(Option("n", "namesake", "in the article that is open it is somebody else"))
        for number, each in enumerate(event.suggested[:4], start=1):
            other = each.full if each.short.id == speaker.id else each.short
            options.append(
                Option(f"{number}", f"accept {number}", f"the same as {other.name}: {each.why[0]}")
            )
        options.append(Option("l", "list", "all suggestions"))
        self.app.push_screen(
            Judge("Who is this?", told, options), lambda answer: self._identified(answer, event)
        )
        release_keys(self)

    def list_suggestions(self) -> None:
        """Who may be whom, all of it."""
        from tui.screens.suggestions import Suggestions

        self.app.push_screen(Suggestions(self.library, self.desk, self.edits), self._back_from_list)

    def _identified(self, answer: str | None, event: SpeakerKnown) -> None:
        from tui.screens.review import Judge, Option

        library, speaker = self.library, event.speaker
        if answer == "merge":
            question = f"{speaker.speaker} is the same as…"
            picking = PickSpeaker(library, question, beside=speaker.id, inks=self.inks)
            self.app.push_screen(picking, lambda other: self._merge(speaker, other))
        elif answer == "rename":
            asking = Ask("The name to show", value=speaker.speaker)
            self.app.push_screen(asking, lambda name: self._rename(speaker, name))
        elif answer == "split":
            options = [
                Option(f"{number}", name, name) for number, name in enumerate(speaker.aliases[:_NAMES], 1)
            ]
            self.app.push_screen(
                Judge("Which of these is somebody else?", [(speaker.speaker, "strong")], options),
                lambda name: self._split(speaker, name),
            )
        elif answer == "one person":
            self.vouch(speaker)
        elif answer == "two people" and event.parting is not None:
            self.part(event.parting)
        elif answer == "namesake":
            self._ask_namesake(speaker)
        elif answer == "list":
            self.list_suggestions()
        elif answer is not None:
            self.accept(event.suggested[int(answer.split()[1]) - 1])

    def open_path(self) -> str | None:
        """The path of the article that is open."""
        return None

    def _back_from_list(self, target: Target | None) -> None:
        self.revised()
        self.arrive_from(target)

    def arrive_from(self, target: Target | None) -> None:
        """Come from another screen, to a place or to where one was."""

    def _ask_namesake(self, speaker: Speaker) -> None:
        path = self.open_path()
        if path is None:
            self.key_line.say("Open the article in which it is somebody else first.")
            return
        question = Ask(
            "What to call who it is here", value=f"{speaker.speaker} (…)", hint=f"only in {path}"
        )  # fmt: skip
        self.app.push_screen(question, lambda name: self._tell_apart(speaker, name, path))

    def _tell_apart(self, speaker: Speaker, name: str | None, path: str) -> None:
        from index import identifying

        if name and name.strip():
            library, own = self.library, " ".join(name.split())
            self.revise(f"Here it is {own}.", lambda: identifying.tell_apart(library, speaker, own, [path]))

    def _merge(self, speaker: Speaker, other: Choice | None) -> None:
        from index import identifying

        library = self.library
        if other is None or other.speaker_id is None:
            return
        other_id = other.speaker_id

        def merge() -> Edit:
            found = library.speaker(other_id)
            if found is None:
                raise LibraryError(f"{other.label} is quoted no more")
            return identifying.merge(library, *fuller_first(speaker, found))

        self.revise(f"{speaker.speaker} and {other.label} are one.", merge)

    def _rename(self, speaker: Speaker, name: str | None) -> None:
        from index import identifying

        if name and name.strip() and name.strip() != speaker.speaker:
            library, new = self.library, name
            said = f"{fit(speaker.speaker, _ROOM)} is {fit(name, _ROOM)}."
            self.revise(said, lambda: identifying.rename(library, speaker, new))

    def _split(self, speaker: Speaker, name: str | None) -> None:
        from index import identifying

        if name is not None:
            library, own = self.library, name
            self.revise(f"{name} is somebody else.", lambda: identifying.split(library, speaker, [own]))

    def vouch(self, known: Speaker | Parting) -> None:
        """Whoever is called so is one person."""
        from index import identifying
        from index.identity.parting import Parting

        library, name = self.library, known.name if isinstance(known, Parting) else known.speaker
        speaker_id = known.id

        def vouch() -> Edit:
            found = library.speaker(speaker_id)
            if found is None:
                raise LibraryError(f"{name} is quoted no more")
            return identifying.vouch(library, found)

        self.revise(f"{name} is one person.", vouch)

    def part(self, parting: Parting) -> None:
        """Whoever is called so is two people."""
        from index import identifying

        library = self.library
        said = f"{parting.name} and {parting.new_name} are two."
        self.revise(said, lambda: identifying.part(library, parting))

    def accept(self, suggestion: Suggestion) -> None:
        """They are one."""
        from index import identifying

        said = f"{suggestion.short.name} is {suggestion.full.name}."
        self.revise(said, self._pair(suggestion, identifying.merge))

    def refuse(self, suggestion: Suggestion) -> None:
        """They are not, and it is not suggested again."""
        from index import identifying

        said = f"{suggestion.short.name} is not {suggestion.full.name}."
        self.revise(said, self._pair(suggestion, identifying.refuse))

    def _pair(
        self, suggestion: Suggestion, change: Callable[[Library, Speaker, Speaker], Edit]
    ) -> Callable[[], Edit]:
        library = self.library

        def do() -> Edit:
            full, short = (_known(library, bearer) for bearer in (suggestion.full, suggestion.short))
            return change(library, full, short)

        return do


def _known(library: Library, bearer: Bearer) -> Speaker:
    found = library.speaker(bearer.id)
    if found is None:
        raise LibraryError(f"{bearer.name} is quoted no more under this name")
    return found


def two_of(parting: Parting) -> str:
    """``CEO in 2 articles, Sgt. in 1 article``."""
    sides = (parting.kept, parting.other)
    return ", ".join(f"{side.role} in {count_of(len(side.paths), 'article')}" for side in sides)
