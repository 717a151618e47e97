"""The types of what people are on the record as saying.

`Attribution` is what extraction finds in one article's text; `Quote` is the same, placed in its
article and library, as every interface gives it.
"""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""``(start, end)`` in characters of `Article.text`, half-open."""

Kind = Literal["direct", "indirect", "mixed"]
Resolution = Literal["name", "surname", "title", "description", "pronoun", "turn", "context"]
SpeakerKind = Literal["person", "organisation"]
PersonGender = Literal["male", "female"]
Review = Literal["confirmed", "corrected", "added", "rejected"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of one article, and who it is attributed to.

    `spans` are in order, do not overlap and never run over a paragraph's end. For `direct` they are
    what stands between the marks; for `mixed` the whole attributed content, its marks included.
    `name` is the fullest name that the article gives the speaker, or None when nobody can be named;
    joint speakers are ``A and B``. `resolution` says how the mention led to the name. `gender` is what the
    article's titles and descriptions tell of the speaker.
    `why` tells a reader how it was decided, one reason a line (`onrecord quotes --explain`).
    """

    kind: Kind
    spans: tuple[Span, ...]
    cue: Span | None = None
    mention: Span | None = None
    name: str | None = None
    speaker_kind: SpeakerKind | None = None
    role: str | None = None
    resolution: Resolution | None = None
    gender: PersonGender | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as every interface gives it; the fields of `onrecord quotes --json`, in its order.

    `id` is made of the article's path, the quoted words and their order among equal ones. `line` is that of
    the file, from 1, its front matter counted. `text` is the spans' text joined by one space. `speaker` is
    the library's name for the person and `speaker_id` tells namesakes apart; both are None when nobody can be
    named. `name_in_article` is the fullest name that this article gives. `one_name`: the library has no more
    of the speaker than one name, a surname mostly, which several people may bear.
    """

    id: str
    path: str
    line: int
    title: str
    published: str | None
    lang: str
    author: str | None
    publisher: str | None
    url: str | None
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    speaker: str | None
    speaker_id: str | None
    name_in_article: str | None
    mention: str | None
    mention_span: Span | None
    role: str | None
    cue: str | None
    cue_span: Span | None
    resolution: Resolution | None
    review: Review | None
    one_name: bool = False

    @property
    def pieces(self) -> list[str]:
        """The words of each span: several where the article interrupts the quote."""
        pieces, at = [], 0
        for start, end in self.spans:
            pieces.append(self.text[at : at + end - start])
            at += end - start + 1
        return pieces
