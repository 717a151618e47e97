"""A speaker of the library, with what is known of them."""

from dataclasses import dataclass

from index.quote import SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or organisation, over all articles; the fields of `onrecord speakers --json`.

    `aliases` are the other names that articles use, `roles` how they describe the speaker (most
    frequent first). `quotes` is ``direct + indirect + mixed``. `first` and `last` are the earliest
    and latest `published` of an article that quotes the speaker, or None. `id` is `Quote.speaker_id`.
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
