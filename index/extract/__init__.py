"""From an article's text to its attributions: who said what, and where it stands."""

from index.extract.attribution import Found, attribute
from index.extract.coreference import Coreference
from index.extract.echoes import without_echoes
from index.extract.entities import gather
from index.extract.frames import frame_article
from index.extract.names import find_names
from index.extract.nested import quoted_within
from index.extract.paragraphs import find_paragraphs
from index.extract.reasons import reasons
from index.extract.referent import Referent
from index.extract.roles import describe, role_of
from index.language import Language, languages, load_language
from index.quote import Attribution, PersonGender

_SPEAKER = 2.5
"""How prominently somebody comes up who speaks."""
_AUTHOR = 1.0
"""And whose document it is that does: *Ruiz’s report says*."""


def extract(text: str, lang: str) -> list[Attribution]:
    """Every attribution in `text`, in the order in which it begins. Never raises on any string."""
    language = load_language(lang if lang in languages() else "en")
    frames = frame_article(text, find_paragraphs(text), language)
    cast = gather(text, find_names(text, frames, language), frames, language)
    describe(frames, cast, language)
    coreference = Coreference(text, frames, cast, language)
    found = attribute(text, frames, language) + quoted_within(text, frames, language)
    found.sort(key=lambda one: one.spans[0])
    return without_echoes(found, [_resolved(text, one, coreference, language) for one in found], frames)


def _resolved(text: str, found: Found, coreference: Coreference, language: Language) -> Attribution:
    """The attribution with the speaker that its mention refers to."""
    referent = coreference.resolve(found)
    if referent.entity is not None:
        weight = _AUTHOR if referent.document else _SPEAKER
        coreference.note(referent.entity, (found.mention or found.cue or found.spans[0])[0], weight)
    elif found.mention is not None and referent.name is None:
        coreference.note_stranger(found.mention)
    return Attribution(
        kind=found.kind,
        spans=tuple(found.spans),
        cue=found.cue,
        mention=found.mention,
        name=referent.name,
        speaker_kind=referent.kind if referent.name else None,
        role=role_of(text, found, referent, language),
        resolution=referent.resolution,
        gender=_told(referent),
        why=reasons(text, found, referent),
    )


def _told(referent: Referent) -> PersonGender | None:
    """The gender that titles and descriptions tell."""
    entity = referent.entity
    if entity is None or entity.kind == "organisation" or entity.told == "thing":
        return None
    return entity.told
