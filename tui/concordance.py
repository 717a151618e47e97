"""Words in context: every place where a search's words stand, on one line each, aligned on the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Event
from typing import Literal

from index.library import Hit, Library
from index.quote import Quote, Span
from tui.folding import fold

Scope = Literal["quote", "article"]
Sorting = Literal["place", "after", "before"]

CONTEXT = 160
"""Characters kept on either side of the word."""

LIMIT = 5_000
"""Most lines that are gathered; the screen says when there are more."""

_PAGE = 200


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One place. `left` and `right` are what stands around `word` in the article."""

    path: str
    published: str | None
    title: str
    span: Span
    left: str
    word: str
    right: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of a search, whether these are all, and how the search was understood."""

    lines: tuple[ContextLine, ...]
    complete: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class ContextRows:
    """The lines as a list's rows."""

    lines: Sequence[ContextLine]

    def count(self) -> int:
        """How many."""
        return len(self.lines)

    def page(self, offset: int, limit: int) -> Sequence[ContextLine]:
        """Those from `offset` on."""
        return self.lines[offset : offset + limit]


def find_context(library: Library, query: str, scope: Scope, stop: Event) -> Concordance:
    """Every place of the query's words in quotes, or in whole articles, up to `LIMIT`."""
    lines: list[ContextLine] = []
    seen: set[tuple[str, Span]] = set()

    @lru_cache(maxsize=32)
    def text_of(path: str) -> str:
        return library.article(path).text

    offset, total, note = 0, 1, None
    while offset < total and len(lines) < LIMIT and not stop.is_set():
        found = library.search(query, where=(scope,), offset=offset, limit=_PAGE, stop=stop)
        total, note = found.total, found.note
        for hit in found.hits:
            for line in _lines_of(hit, text_of(hit.path)):
                if (line.path, line.span) not in seen:
                    seen.add((line.path, line.span))
                    lines.append(line)
        if not found.hits:
            break
        offset += len(found.hits)
    return Concordance(tuple(lines[:LIMIT]), offset >= total and len(lines) <= LIMIT, note)


def _lines_of(hit: Hit, text: str) -> Iterator[ContextLine]:
    for start, end in join_neighbours(text, hit.hits):
        yield ContextLine(
            hit.path,
            hit.published,
            hit.title,
            (start, end),
            _on_one_line(text[max(0, start - CONTEXT) : start]),
            _on_one_line(text[start:end]),
            _on_one_line(text[end : end + CONTEXT]),
            hit.quote,
        )


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def join_neighbours(text: str, hits: Sequence[Span]) -> list[Span]:
    """Hits with nothing but a space between them as one: a phrase is one place, not two."""
    joined: list[Span] = []
    for start, end in sorted(hits):
        if joined and start >= joined[-1][1] and text[joined[-1][1] : start].strip(" \t\n") == "":
            joined[-1] = (joined[-1][0], end)
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    return joined


def sort_lines(lines: Sequence[ContextLine], by: Sorting) -> list[ContextLine]:
    """The lines by place, by the words that follow, or by those that precede, the nearest first."""
    if by == "after":
        return sorted(lines, key=lambda line: _words(line.right))
    if by == "before":
        return sorted(lines, key=lambda line: _words(line.left)[::-1])
    return sorted(lines, key=lambda line: (line.path, line.span))


def _words(text: str) -> list[str]:
    kept = "".join(char if char.isalnum() else " " for char in fold(text))
    return kept.split()
