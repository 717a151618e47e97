"""From an article's text to its attributions: who said what, and where it stands."""

from index.extract.attribution import attribute
from index.extract.frames import frame_paragraph
from index.extract.paragraphs import find_paragraphs
from index.language import languages, load_language
from index.quote import Attribution


def extract(text: str, lang: str) -> list[Attribution]:
    """Every attribution in `text`, in the order in which it begins. Never raises on any string."""
    language = load_language(lang if lang in languages() else "en")
    frames = [frame_paragraph(text, span, language) for span in find_paragraphs(text)]
    return [
        Attribution(kind=f.kind, spans=tuple(f.spans), cue=f.cue, mention=f.mention)
        for f in attribute(text, frames, language)
    ]
