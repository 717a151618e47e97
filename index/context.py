"""What stands around a quote: the sentence that it is part of, and sentences before and after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Article
from index.language import Language, languages, load_language
from index.quote import Span

_REACH = 1000
"""Characters of a sentence that are looked at, on average."""

_GAP = re.compile(r"\s*")
_ENDS = frozenset(".?!…")
_CLOSING = "\"'“”’»›)]}"


@dataclass(frozen=True, slots=True)
class Around:
    """The stretches of an article around a quote, spans that with the quote's own are one piece of it.
    `between` has what interrupts the quote: one span less than the quote has."""

    before: Span
    between: tuple[Span, ...]
    after: Span


def find_around(article: Article, spans: Sequence[Span], sentences: int) -> Around:
    """What is around `spans`: the rest of their own sentence, and so many `sentences` on either side.

    Sentences of more than some hundreds of characters are cut at a word's end.
    """
    text = article.text
    start, end = spans[0][0], spans[-1][1]
    language = load_language(article.lang if article.lang in languages() else "en")
    low, high = max(0, start - _REACH * (sentences + 1)), min(len(text), end + _REACH * (sentences + 1))
    starts = [low, *(at for at in _ends(text, low, start, language) if at < start)]
    first = starts[max(0, len(starts) - 1 - sentences)]
    ends = [*_ends(text, end, high, language), high]
    last = ends[min(len(ends) - 1, sentences)]
    if first == low > 0:
        first = _next_word(text, first, start)
    if last == high < len(text):
        last = _word_before(text, end, last)
    between = tuple((a[1], b[0]) for a, b in pairwise(spans))
    return Around((first, start), between, (end, last))


def _ends(text: str, start: int, end: int, language: Language) -> list[int]:
    """Where sentences end between `start` and `end`, and lines, with the marks and spaces behind them."""
    found: list[int] = []
    closing = text[start - 1 : start] in _ENDS
    for token in language.token_pattern.finditer(text, start, end):
        closing = token[0] in _ENDS or (closing and token[0] in _CLOSING)
        gap = _GAP.match(text, token.end(), end)
        if gap and gap[0] and ("\n" in gap[0] or (closing and not text[gap.end() : gap.end() + 1].islower())):
            found.append(gap.end())
    return found


def _next_word(text: str, at: int, high: int) -> int:
    while at < high and not text[at].isspace():
        at += 1
    return at


def _word_before(text: str, low: int, at: int) -> int:
    while at > low and not text[at - 1].isspace():
        at -= 1
    return at
