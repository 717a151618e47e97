"""The type of what follows a cue."""

from dataclasses import dataclass

from index.extract.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a cue: its `form` and its tokens; `far` when something else stands between.

    Forms: ``that``, ``wh`` (whether, how …), ``clause`` (a clause without *that*), ``quote``, ``colon``,
    ``to``, ``ing``, ``np``, ``pp`` (a preposition), ``as``, ``none``.
    """

    form: str
    phrase: Phrase | None
    far: bool = False
    word: str = ""
