"""A paragraph as the extraction sees it: its quotations, its words, its sentences and its candidates."""

from dataclasses import dataclass

from index.extract.candidate import Candidate
from index.extract.candidates import find_candidates
from index.extract.dashes import dash_stretches, speaks_by_dash, without_teller
from index.extract.marks import Stretch, find_resumed, find_stretches
from index.extract.mending import mend_names
from index.extract.scoring import score
from index.extract.sentences import Range, find_sentences
from index.extract.tagger import tag
from index.extract.tokens import Tokens, tokenize
from index.extract.traits import candidate_traits
from index.extract.turns import Turn, find_turns
from index.language import Language
from index.quote import Span

_FARTHEST = 4
"""A quotation that is not opened anew closes within so many paragraphs, or was never meant to run on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands: its token, its sentence's number, and how much of what is around it is
    quotation: ``all`` of the paragraph, the ``sentence``, or ``part`` of that."""

    token: int
    sentence: int
    alone: str


@dataclass(slots=True)
class Frame:
    """One paragraph: `candidates` has a list for each of `sentences`, `places` one for each of `stretches`.
    `introduced` is the cue at its end that a colon leads from into the next paragraph; `turn` says whose
    turn it is, `resumed` that it begins with the rest of a quotation that the paragraph before left open."""

    span: Span
    stretches: list[Stretch]
    tokens: Tokens
    sentences: list[Range]
    candidates: list[list[Candidate]]
    places: list[Place]
    introduced: Candidate | None = None
    turn: Turn | None = None
    resumed: bool = False


def frame_article(text: str, paragraphs: list[Span], language: Language) -> list[Frame]:
    """The frames of an article's paragraphs, with the turns of an interview told."""
    turns = find_turns(text, paragraphs, language)
    frames: list[Frame] = []
    for number, span in enumerate(paragraphs):
        turn = turns.get(number)
        last = frames[-1].stretches[-1] if frames and frames[-1].stretches else None
        resumed = None
        if last is not None and not last.closed and turn is None and frames[-1].turn is None:
            resumed = find_resumed(text, last, paragraphs[number : number + _FARTHEST], language.marks)
        frames.append(frame_paragraph(text, span, language, turn, resumed))
    return frames


def frame_paragraph(
    text: str, span: Span, language: Language, turn: Turn | None = None, resumed: Stretch | None = None
) -> Frame:
    """A paragraph's quotations, tokens, sentences and scored candidates; `resumed` is what it begins with of
    a quotation that was opened before."""
    stretches = _stretches(text, span, language, resumed)
    tokens = tokenize(text, _pieces(span, stretches), language.token_pattern)
    tokens.tags = tag(tokens, language.tags)
    mend_names(text, tokens, stretches, language)
    for i, number in enumerate(tokens.stretches):
        if number >= 0:
            tokens.lowers[i] = _last(text, stretches[number])
    sentences = find_sentences(text, tokens, stretches, language)
    weights = language.weights.get("candidate", {})
    found = []
    introduced = None
    for sentence in sentences:
        every = find_candidates(tokens, sentence, language)
        candidates = [c for c in every if c.content and not (turn is not None and c.kind == "colon")]
        if sentence is sentences[-1] and tokens.words[sentence[1] - 1] == ":":
            introduced = next(
                (c for c in reversed(every) if c.kind == "verb" and c.mention is not None), None
            )
        for candidate in candidates:
            candidate.traits = candidate_traits(tokens, sentence, candidate, language)
            candidate.score = score(candidate.traits, weights)
        found.append(candidates)
    places = _places(tokens, sentences)
    return Frame(span, stretches, tokens, sentences, found, places, introduced, turn, resumed is not None)


def _stretches(text: str, span: Span, language: Language, resumed: Stretch | None) -> list[Stretch]:
    """What a paragraph quotes, in order."""
    begun = [resumed] if resumed is not None else []
    if language.lexicon.grammar.speech_dashes and not begun and speaks_by_dash(text, span, language):
        begun = dash_stretches(text, span, language)
        if begun:
            return begun
    after = (begun[0].outer_end, span[1]) if begun else span
    found = begun + find_stretches(text, after, language.marks, language.lexicon.elisions)
    return without_teller(text, found, language) if language.lexicon.grammar.speech_dashes else found


def _last(text: str, stretch: Stretch) -> str:
    """The last character of a stretch that is no blank."""
    i = stretch.end - 1
    while i > stretch.start and text[i].isspace():
        i -= 1
    return text[i]


def _places(tokens: Tokens, sentences: list[Range]) -> list[Place]:
    """The place of each stretch, in order."""
    plain = [
        any(tokens.stretches[k] < 0 and tokens.words[k][0].isalnum() for k in range(low, high))
        for low, high in sentences
    ]
    whole = not any(plain)
    return [
        Place(token, number, "all" if whole else "part" if plain[number] else "sentence")
        for number, (low, high) in enumerate(sentences)
        for token in range(low, high)
        if tokens.stretches[token] >= 0
    ]


def _pieces(span: Span, stretches: list[Stretch]) -> list[tuple[Span, int]]:
    """The paragraph in order as plain text (-1) and quotations (their number)."""
    pieces: list[tuple[Span, int]] = []
    at = span[0]
    for number, stretch in enumerate(stretches):
        if stretch.outer_start > at:
            pieces.append(((at, stretch.outer_start), -1))
        pieces.append(((stretch.outer_start, stretch.outer_end), number))
        at = stretch.outer_end
    if at < span[1]:
        pieces.append(((at, span[1]), -1))
    return pieces
