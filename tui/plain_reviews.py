"""What a reader says of quotes and speakers in plain lines: written into the library, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index.errors import ChangedSince, LibraryError
from index.library import Library
from index.own_file import Edit
from index.quote import Quote
from index.safe import make_safe_line
from tui.naming import NOBODY, fuller_first, known_name
from tui.reviews import Edits
from tui.wording import words_of

HELP = (
    f"confirm N, reject N, speaker N NAME: quote N is right, is none, is NAME's ({NOBODY}: nobody's) words.",
    "Without N it is the quote that is open. merge N NAME: speaker N and NAME are one person.",
    "undo: take the last of these back.",
)
SAYINGS = ("confirm", "reject", "speaker")


@dataclass(slots=True)
class Sayings:
    """Writes what is said, and tells it by `say`."""

    library: Library
    say: Callable[[str], None]
    _edits: Edits = field(default_factory=Edits)

    def take(self, saying: str, quote: Quote, name: str) -> None:
        """Write one of `SAYINGS` of a quote. Raises OnrecordError, with nothing written."""
        from index import reviewing

        if saying == "confirm":
            self._write(f"Confirmed: {words_of(quote)}", reviewing.confirm(self.library, quote))
        elif saying == "reject":
            self._write(f"No quote any more: {words_of(quote)}", reviewing.reject(self.library, quote))
        elif not name:
            self.say("Say whose words it is: speaker, the number, and the name.")
        else:
            known = known_name(self.library, name)
            edit = reviewing.correct_speaker(self.library, quote, known)
            self._write(f"Said by {known or 'nobody who can be named'}: {words_of(quote)}", edit)

    def merge(self, speaker_id: str, name: str) -> None:
        """Say that a speaker and whoever has `name` are one. Raises OnrecordError, with nothing written."""
        from index import identifying

        speaker = self.library.speaker(speaker_id)
        if speaker is None:
            self.say("Nobody is quoted under this name any more: s lists the speakers.")
            return
        other = self.library.find_speakers(name)[0]
        if other.id == speaker.id:
            self.say(f"{other.speaker} is the same already.")
            return
        edit = identifying.merge(self.library, *fuller_first(speaker, other))
        self._write(f"{speaker.speaker} and {other.speaker} are one.", edit)

    def undo(self) -> None:
        """Take the last back. Raises LibraryError where nothing can be written now, and keeps it."""
        from index import reviewing

        last = self._edits.last()
        if last is None:
            self.say("You have said nothing yet that could be taken back.")
            return
        said, edit = last
        try:
            reviewing.undo(self.library, edit)
        except ChangedSince as error:
            self.say(f"{make_safe_line(str(error))}. {self._edits.stays('undo')}")
        except LibraryError as error:
            self._edits.note(said, edit)
            raise LibraryError(f"{error}; undo tries again.") from error
        else:
            self.say(f"Undone: {said}")

    def _write(self, said: str, edit: Edit) -> None:
        self._edits.note(said, edit)
        self.say(said)
        self.say(f"Written into {edit.file.name}. undo takes it back.")
