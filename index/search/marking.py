"""Where in a text the words of a query stand, and the piece of it that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from index.quote import Span
from index.search.parts import AnyWord, Beginning, Phrase
from index.words import LONGEST, fold, is_plain, placed_words

SNIPPET = 240
"""Characters of a snippet, about."""


class Marker:
    """Finds words and phrases in texts as the index would."""

    def __init__(self, wanted: Sequence[AnyWord | Beginning | Phrase]) -> None:
        self._words = frozenset(word for part in wanted if isinstance(part, AnyWord) for word in part.words)
        self._beginnings = tuple(part.prefix for part in wanted if isinstance(part, Beginning))
        self._phrases = [part.words for part in wanted if isinstance(part, Phrase)]
        every = (*self._words, *self._beginnings, *(word for phrase in self._phrases for word in phrase))
        self._is_cut = any(len(word) == LONGEST for word in every)
        sides = [r"\W+".join(map(re.escape, phrase)) for phrase in self._phrases]
        self._patterns = [re.compile(rf"(?<!\w){words}(?!\w)") for words in sides]

    def find(self, text: str) -> list[Span]:
        """The spans of `text` where a word or phrase stands, in order; none overlaps another."""
        if not self._words and not self._beginnings and not self._phrases:
            return []
        folded = fold(text)
        is_plain_search = is_plain(folded) and not self._is_cut
        return _apart(self._find_plain(folded) if is_plain_search else self._find_slowly(text))

    def _find_plain(self, folded: str) -> Iterator[Span]:
        """In a text whose words are its runs of letters and digits."""
        for word in (*self._words, *self._beginnings):
            end = 0
            while (start := folded.find(word, end)) >= 0:
                end = start + len(word)
                if start and folded[start - 1].isalnum():
                    continue
                is_cut = end < len(folded) and folded[end].isalnum()
                if is_cut and word in self._beginnings:
                    while end < len(folded) and folded[end].isalnum():
                        end += 1
                    is_cut = False
                if not is_cut:
                    yield start, end
        for pattern in self._patterns:
            found = pattern.search(folded)
            while found:
                yield found.span()
                found = pattern.search(folded, found.start() + 1)

    def _find_slowly(self, text: str) -> Iterator[Span]:
        """Word by word, where words are not runs of letters and digits."""
        placed = list(placed_words(text))
        starts = {phrase[0] for phrase in self._phrases}
        for at, word in enumerate(placed):
            if word.word in self._words or word.word.startswith(self._beginnings):
                yield word.start, word.end
            if word.word in starts:
                for phrase in self._phrases:
                    if tuple(each.word for each in placed[at : at + len(phrase)]) == phrase:
                        yield word.start, placed[at + len(phrase) - 1].end


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
