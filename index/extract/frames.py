"""A paragraph as the extraction sees it: its quotations, its words, its sentences and its candidates."""

from dataclasses import dataclass

from index.extract.candidate import Candidate
from index.extract.candidates import find_candidates
from index.extract.marks import Stretch, find_stretches
from index.extract.mending import mend_names
from index.extract.scoring import score
from index.extract.sentences import Range, find_sentences
from index.extract.tagger import tag
from index.extract.tokens import Tokens, tokenize
from index.extract.traits import candidate_traits
from index.extract.turns import Turn, find_turns
from index.language import Language
from index.quote import Span


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
    turn it is."""

    span: Span
    stretches: list[Stretch]
    tokens: Tokens
    sentences: list[Range]
    candidates: list[list[Candidate]]
    places: list[Place]
    introduced: Candidate | None = None
    turn: Turn | None = None


def frame_article(text: str, paragraphs: list[Span], language: Language) -> list[Frame]:
    """The frames of an article's paragraphs, with the turns of an interview told."""
    turns = find_turns(text, paragraphs, language)
    return [
        frame_paragraph(text, span, language, turns.get(number)) for number, span in enumerate(paragraphs)
    ]


def frame_paragraph(text: str, span: Span, language: Language, turn: Turn | None = None) -> Frame:
    """A paragraph's quotations, tokens, sentences and scored candidates."""
    stretches = find_stretches(text, span, language.marks, language.lexicon.elisions)
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
    return Frame(span, stretches, tokens, sentences, found, _places(tokens, sentences), introduced, turn)


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
