"""Where in a text the words of a query stand, and the piece of it that shows them best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from index.quote import Span
from index.search.parts import AnyWord, Phrase
from index.search.words import PlacedWord, placed_words

SNIPPET = 240
"""Characters of a snippet, about."""


def find_marked(text: str, wanted: Sequence[AnyWord | Phrase]) -> list[Span]:
    """The spans of `text` where one of `wanted` stands, in order; none overlaps another."""
    words = {word for part in wanted if isinstance(part, AnyWord) for word in part.words}
    phrases = [part.words for part in wanted if isinstance(part, Phrase)]
    starts = {phrase[0] for phrase in phrases}
    placed = list(placed_words(text))
    spans = [(word.start, word.end) for word in placed if word.word in words]
    for at, word in enumerate(placed):
        if word.word in starts:
            spans += [span for phrase in phrases if (span := _phrase_at(placed, at, phrase))]
    return _apart(spans)


def _phrase_at(placed: Sequence[PlacedWord], at: int, phrase: Sequence[str]) -> Span | None:
    piece = placed[at : at + len(phrase)]
    if len(piece) < len(phrase) or any(
        word.word != wanted for word, wanted in zip(piece, phrase, strict=True)
    ):
        return None
    return piece[0].start, piece[-1].end


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def choose_snippet(text: str, within: Span, hits: Sequence[Span]) -> Span:
    """The piece of `text`, inside `within`, that shows the most of `hits`: whole words, no blanks at
    its ends, about SNIPPET characters long."""
    start, end = within
    if end - start > SNIPPET:
        first = _densest(hits, start)
        start, end = _window(text, within, first)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _densest(hits: Sequence[Span], default: int) -> int:
    """Where to begin so that most hits follow closely."""
    starts = [start for start, _ in hits]
    best, most = default, 0
    for at, start in enumerate(starts):
        within_reach = bisect_left(starts, start + SNIPPET * 2 // 3) - at
        if within_reach > most:
            best, most = start, within_reach
    return best


def _window(text: str, within: Span, hit: int) -> Span:
    """About SNIPPET characters with the hit near their beginning, in its paragraph if that has room."""
    low, high = within
    start = max(low, hit - SNIPPET // 4)
    paragraph = text.rfind("\n", start, hit) + 1
    start = max(start, paragraph)
    end = min(high, start + SNIPPET)
    paragraph_end = text.find("\n", hit, end)
    if paragraph_end - start > SNIPPET // 3:
        end = paragraph_end
    return _to_word_start(text, start, low), _to_word_end(text, end, high)


def _to_word_start(text: str, at: int, low: int) -> int:
    """`at`, or after the word that it would cut; words longer than a snippet are cut."""
    if at == low or text[at - 1].isspace():
        return at
    for place in range(at, min(at + SNIPPET // 4, len(text))):
        if text[place].isspace():
            return place + 1
    return at


def _to_word_end(text: str, at: int, high: int) -> int:
    if at == high or text[at].isspace():
        return at
    for place in range(at, max(at - SNIPPET // 4, 0), -1):
        if text[place - 1].isspace():
            return place - 1
    return at
