"""A speaker of the library, with what is known of them."""

from dataclasses import dataclass

from index.quote import SpeakerKind

ONE_NAME = "(one name)"
"""What stands after a name of which it is not known whether it is one person's."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or organisation, over all articles; the fields of `onrecord speakers --json`.

    `aliases` are the other names that articles use, `roles` how they describe the speaker (most
    frequent first). `quotes` is ``direct + indirect + mixed``. `first` and `last` are the earliest
    and latest `published` of an article that quotes the speaker, or None. `id` is `Quote.speaker_id`.
    `one_name`: articles have no more of them than one name, a surname mostly, which several people may bear.
    """

    id: str
    speaker: str
    kind: SpeakerKind | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    quotes: int
    direct: int
    indirect: int
    mixed: int
    articles: int
    first: str | None
    last: str | None
    one_name: bool = False

    @property
    def label(self) -> str:
        """The name, with a word to it where it need not be one person's."""
        told_apart = self.speaker.endswith(")")
        return f"{self.speaker} {ONE_NAME}" if self.one_name and not told_apart else self.speaker
