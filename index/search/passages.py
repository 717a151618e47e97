"""Where a passage may stand: the articles that have its words side by side, or the most telling of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import Event

from index.filters import Filters
from index.results import Where
from index.search.parts import AnyOf, AnyWord, Asked, Part, Phrase
from index.search.searcher import Searcher

_MOST_WORDS = 12
_MOST_DOCUMENTS = 200_000
"""Documents of the words that are looked up, in all: what bounds the time."""

_WINDOW = 3
_MOST_WINDOWS = 6
_SECONDS = 2.0


def with_passage(searcher: Searcher, words: Sequence[str], limit: int) -> tuple[list[int], int]:
    """The rows of articles that have `words` side by side, in their text or in the joined pieces of an
    interrupted quote, those that quote them first; and how many have them in their text."""
    part = Phrase(tuple(words)) if len(words) > 1 else AnyWord(tuple(words))
    quoting, _ = _rows(searcher, part, "quote", limit)
    having, total = _rows(searcher, part, "article", limit)
    return list(dict.fromkeys((*quoting, *having))), total


def with_likely(searcher: Searcher, words: Sequence[str], limit: int) -> list[int]:
    """The rows of articles that have most of the telling words among `words`, and of those with a quote
    that has, best first in turn."""
    frequency = {word: searcher.frequency(word) for word in words}
    known = sorted((word for word in frequency if frequency[word]), key=frequency.__getitem__)
    parts: list[Part] = []
    looked_up = 0
    for word in known[:_MOST_WORDS]:
        looked_up += frequency[word]
        if parts and looked_up > _MOST_DOCUMENTS:
            break
        parts.append(AnyWord((word,)))
    windows = {tuple(words[at : at + _WINDOW]) for at in range(len(words) - _WINDOW + 1)}
    possible = sorted(
        (window for window in windows if all(frequency[word] for word in window)),
        key=lambda window: (sum(frequency[word] for word in window), window),
    )
    parts += map(Phrase, possible[:_MOST_WINDOWS])
    if not parts:
        return []
    quoting, _ = _rows(searcher, AnyOf(tuple(parts)), "quote", limit)
    having, _ = _rows(searcher, AnyOf(tuple(parts)), "article", limit)
    in_turn = [row for pair in zip(quoting, having, strict=False) for row in pair]
    return list(dict.fromkeys((*in_turn, *quoting, *having)))


_ASKED = Asked(("article",), Filters(), 0, 0, "relevance", Event(), _SECONDS)


def _rows(searcher: Searcher, part: Part, side: Where, limit: int) -> tuple[list[int], int]:
    page = searcher.search(part, replace(_ASKED, where=(side,), limit=limit))
    return list(dict.fromkeys(found.article for found in page.found)), page.total
