"""Whether words from elsewhere stand in the library, verbatim, as whose words and where; else what comes
nearest, and how it differs.

The full-text index names a few articles, and only those are compared: by bags of words first, which
takes time by their length, then word by word where most are in common.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from index.article import Article
from index.difference import ALIKE, find_run, trim_run
from index.errors import QueryError
from index.quote import Quote, Span
from index.search.passages import with_likely, with_passage
from index.search.searcher import Searcher
from index.store import reading
from index.wording import TYPOGRAPHIC, Difference, Manner, Wording, differences, likeness, manners
from index.words import PlacedWord, placed_words, words_of

LONGEST = 20_000
"""Characters of a passage."""

Status = Literal["exact", "verbatim", "words", "near"]
_RANKS: dict[Status, int] = {"exact": 0, "verbatim": 0, "words": 1, "near": 2}
"""How near each is: of the same words, it is only typesetting that may differ."""

_CANDIDATES = 25
_MOST_CHARACTERS = 3_000_000
_MOST_IN_ARTICLE = 10

_MOST_PARTS = 30
_FEWEST_WORDS = 3
"""Words of a sentence that is looked for by itself: fewer stand anywhere."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»›)\]]{0,4}\s|\n")

_BOUNDARY = re.compile('[.!?"\u00ab\u00bb\u201c-\u201f\u2039\u203a]|\n\\s*\n')
"""What parts sentences, quotations and paragraphs."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote that the words of a place are part of; `whole` where all of them are."""

    quote: Quote
    whole: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of an article beside the one that is checked.

    `exact` is the same character for character; `verbatim` the same words, written otherwise only in
    what is typographic; `words` the same words, punctuated or accented otherwise; `near` is other words
    in part. `manners` say in what the writing differs, `likeness` is the share of words in common and
    `differences` lead from the passage to the article's `text`. `spans` are several where the passage
    is a quote that the article interrupts.
    """

    status: Status
    path: str
    line: int
    title: str
    published: str | None
    spans: tuple[Span, ...]
    text: str
    likeness: float
    manners: tuple[Manner, ...]
    differences: tuple[Difference, ...]
    said: tuple[Said, ...]

    @property
    def is_direct(self) -> bool:
        """Whether all of it is somebody's own words."""
        return any(said.whole and said.quote.kind == "direct" for said in self.said)

    @property
    def nearness(self) -> tuple[int, float]:
        """How near it comes, the less the nearer; the same where only typesetting differs."""
        return _RANKS[self.status], -self.likeness


@dataclass(frozen=True, slots=True)
class Checked:
    """Where a passage stands, best first; without any place, nothing comes near it.

    `passage` are its words from first to last, `articles` how many articles have all of them in this
    order, which may be more than there are `places`. `parts` are its sentences, each by itself, where
    the passage stands nowhere but one of them does: words may have been put together.
    """

    passage: str
    places: tuple[Place, ...]
    articles: int
    parts: tuple[Checked, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the words stand somewhere, one after the other."""
        return bool(self.places) and self.places[0].status != "near"

    @property
    def prefers_quotes(self) -> bool:
        """Whether of places that come equally near one is first because it is a direct quote."""
        first, *others = self.places or (None,)
        if first is None or not first.is_direct:
            return False
        return any(other.nearness == first.nearness and not other.is_direct for other in others)


@dataclass(frozen=True, slots=True)
class _Stream:
    """What is compared: an article's text, or the joined pieces of a quote that it interrupts."""

    article: Article
    text: str
    keys: Sequence[str]
    quotes: Sequence[Quote]
    interrupted: Quote | None = None

    def words(self) -> Sequence[PlacedWord]:
        """The words that `keys` are, with their places. Finding these takes longer, and few are looked at."""
        return list(placed_words(self.text))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where in the article what stands from `start` to `end` is."""
        if self.interrupted is None:
            return ((start, end),)
        found, at = [], 0
        for first, last in self.interrupted.spans:
            low, high = max(start - at, 0), min(end - at, last - first)
            if low < high:
                found.append((first + low, first + high))
            at += last - first + 1
        return tuple(found)


def check_passage(db: sqlite3.Connection, searcher: Searcher, text: str, limit: int) -> Checked:
    """Where `text` stands, or up to `limit` places that come nearest; else where its sentences do.

    Raises QueryError where it has no words or too many, FullTextDamaged.
    """
    if len(text) > LONGEST:
        raise QueryError(f"{len(text):,} characters are too many to check; give up to {LONGEST:,} at a time")
    placed = list(placed_words(text))
    if not placed:
        raise QueryError("there are no words to check: give some, or pipe them in")
    checked = _check(db, searcher, text, placed, limit)
    if checked.found:
        return checked
    sentences = [(sentence, list(placed_words(sentence))) for sentence in _SENTENCE_END.split(text)]
    sentences = [(sentence, words) for sentence, words in sentences if len(words) >= _FEWEST_WORDS]
    if len(sentences) < 2:
        return checked
    parts = tuple(_check(db, searcher, part, words, limit) for part, words in sentences[:_MOST_PARTS])
    return replace(checked, parts=parts) if any(part.found for part in parts) else checked


def _check(
    db: sqlite3.Connection, searcher: Searcher, text: str, placed: Sequence[PlacedWord], limit: int
) -> Checked:
    passage = Wording(text, placed)
    words = [word.word for word in placed]
    rows, articles = with_passage(searcher, words, limit)
    places = [place for stream in _streams(db, rows) for place in _standing(passage, words, stream)]
    if not places:
        places = _nearest(db, with_likely(searcher, words, _CANDIDATES), passage, words, limit)
    return Checked(passage.text, tuple(islice(_apart(places), min(limit, len(places)))), articles)


def _streams(db: sqlite3.Connection, rows: Sequence[int]) -> Iterator[_Stream]:
    """The articles in these rows, each followed by its interrupted quotes, as long as they are few."""
    read = 0
    for row in rows:
        article = reading.article_by_row(db, row)
        if article is None:
            continue
        read += len(article.text)
        if read > _MOST_CHARACTERS and read > len(article.text):
            return
        quotes = reading.quotes_of_article(db, row)
        yield _Stream(article, article.text, words_of(article.text), quotes)
        for quote in quotes:
            if len(quote.spans) > 1:
                yield _Stream(article, quote.text, words_of(quote.text), quotes, quote)


def _standing(passage: Wording, words: Sequence[str], stream: _Stream) -> Iterator[Place]:
    """The places where all the words stand one after the other."""
    keys = stream.keys
    first = (at for at in range(len(keys) - len(words) + 1) if keys[at] == words[0])
    found = list(islice((at for at in first if keys[at : at + len(words)] == words), _MOST_IN_ARTICLE))
    there = stream.words() if found else []
    for at in found:
        yield _place(passage, stream, there[at : at + len(words)])


def _nearest(
    db: sqlite3.Connection, rows: Sequence[int], passage: Wording, wanted: Sequence[str], limit: int
) -> list[Place]:
    runs = []
    for order, stream in enumerate(_streams(db, rows)):
        found = find_run(wanted, stream.keys)
        if found and found[0] >= max(2, ALIKE * min(len(wanted), len(stream.keys))):
            runs.append((-found[0], order, found[1], stream))
    places = []
    for _, _, start, stream in sorted(runs, key=lambda run: run[:2])[: 3 * limit]:
        places.append(_place(passage, stream, _trimmed(wanted, stream, start)))
    return [place for place in places if place.likeness >= ALIKE]


def _trimmed(wanted: Sequence[str], stream: _Stream, start: int) -> Sequence[PlacedWord]:
    """What the passage has become, from the first to the last word: words that are not in it stand at an
    end only as far as the sentence, or the quotation, goes."""
    keys, words = stream.keys, stream.words()
    first, last = trim_run(wanted, keys, start)
    known = [at for at in range(first, last + 1) if keys[at] in wanted]
    for at in reversed(range(first, known[0])):
        if _BOUNDARY.search(stream.text, words[at].end, words[at + 1].start):
            first = at + 1
            break
    for at in range(known[-1], last):
        if _BOUNDARY.search(stream.text, words[at].end, words[at + 1].start):
            last = at
            break
    return words[first : last + 1]


def _place(passage: Wording, stream: _Stream, words: Sequence[PlacedWord]) -> Place:
    there = Wording(stream.text, words)
    differ = manners(passage.text, there.text)
    status: Status
    if differ is None:
        status = "near"
    else:
        status = "exact" if not differ else "verbatim" if TYPOGRAPHIC.issuperset(differ) else "words"
    spans = stream.spans(*there.span)
    article = stream.article
    return Place(
        status=status,
        path=article.path,
        line=article.line_at(spans[0][0]),
        title=article.title,
        published=article.published,
        spans=spans,
        text=there.text,
        likeness=1.0 if differ is not None else likeness(passage, there),
        manners=differ or (),
        differences=differences(passage, there),
        said=tuple(_said(stream.quotes, article.text, spans)),
    )


def _said(quotes: Sequence[Quote], text: str, spans: Sequence[Span]) -> Iterator[Said]:
    """The quotes that have words of these spans, those that have all of them first."""
    words = [word for start, end in spans for word in placed_words(text, start, end)]
    found = []
    for quote in quotes:
        inside = sum(any(s <= word.start and word.end <= e for s, e in quote.spans) for word in words)
        if inside:
            found.append(Said(quote, inside == len(words)))
    return iter(sorted(found, key=lambda said: not said.whole))


def _apart(places: Sequence[Place]) -> Iterator[Place]:
    """Best first: the same words before near ones; of equally near ones direct quotes, other quotes, then
    those typeset alike; none that overlaps a better."""
    taken: dict[str, list[Span]] = {}
    for place in sorted(places, key=_rank):
        others = taken.setdefault(place.path, [])
        if not any(s < end and start < e for s, e in others for start, end in place.spans):
            others.extend(place.spans)
            yield place


def _rank(place: Place) -> tuple[tuple[int, float], bool, bool, bool, bool, int]:
    whole = any(said.whole for said in place.said)
    quoted = not place.is_direct, not whole, not place.said
    return place.nearness, *quoted, place.status != "exact", len(place.spans)
