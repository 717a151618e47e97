"""The 200 queries that `benchmarks.library` asks: chosen from the same articles at every size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from index.words import words_of

T = TypeVar("T")

Kind = Literal[
    "single",
    "common",
    "rare",
    "and",
    "or",
    "phrase",
    "common phrase",
    "prefix",
    "fuzzy",
    "speaker",
    "dates",
    "by date",
    "facets",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in our language, and what it is made of, for others to ask in theirs.

    `words` are folded. `speaker` is a full name; `since` and `until` are ISO dates.
    """

    kind: Kind
    text: str
    words: tuple[str, ...]
    speaker: str = ""
    since: str = ""
    until: str = ""


def choose_queries(texts: Sequence[str], speakers: Sequence[str]) -> list[Asked]:
    """The list, of what stands in `texts` (a few hundred articles) and of well-known `speakers`."""
    articles = [words_of(text) for text in texts]
    frequency = Counter(word for words in articles for word in set(words) if len(word) > 1)
    ranked = [word for word, _ in sorted(frequency.items(), key=lambda pair: (-pair[1], pair[0]))]
    common = ranked[:40]
    middle = [w for w in ranked if len(w) >= 5 and len(articles) * 0.02 < frequency[w] < len(articles) * 0.2]
    rare = [word for word in ranked if len(word) >= 6 and frequency[word] == 1]
    asked = [
        *_plain("single", _spread(middle, 20)),
        *_plain("common", common[:20]),
        *_plain("rare", _spread(rare, 15)),
        *_pairs("and", " ", _spread(middle, 10), common[:10]),
        *_pairs("and", " ", _spread(middle[1:], 10), _spread(middle[2:], 10)[::-1]),
        *_pairs("or", " OR ", _spread(middle[3:], 8), common[8:16]),
        *_pairs("or", " OR ", _spread(middle[4:], 7), _spread(middle[5:], 7)[::-1]),
        *_phrases(articles, set(middle)),
        *_common_phrases(articles),
        *_prefixes(ranked),
        *_fuzzy(_spread([word for word in middle if len(word) >= 6], 10)),
    ]
    for speaker, word in zip(_spread(speakers, 15), _spread(middle[6:], 15), strict=True):
        surname = words_of(speaker)[-1]
        asked.append(Asked("speaker", f"speaker:{surname} {common[0]} OR {word}", (common[0], word), speaker))
    for year, word in enumerate(_spread(middle[7:], 10), start=2015):
        since, until = f"{year}-03-01", f"{year}-08-31"
        text = f"{word} since:{since} until:{until}"
        asked.append(Asked("dates", text, (word,), since=since, until=until))
    asked += [*_plain("by date", [*common[:3], *_spread(middle[8:], 7)])]
    asked += [*_plain("facets", [*common[1:3], *_spread(middle[9:], 4)])]
    return asked


def _plain(kind: Kind, words: Sequence[str]) -> Iterator[Asked]:
    for word in words:
        yield Asked(kind, word, (word,))


def _pairs(kind: Kind, between: str, first: Sequence[str], second: Sequence[str]) -> Iterator[Asked]:
    for words in zip(first, second, strict=True):
        yield Asked(kind, between.join(words), words)


def _phrases(articles: Sequence[Sequence[str]], telling: set[str]) -> Iterator[Asked]:
    """Twenty of three words, one of them telling, as they stand in an article each."""
    for words in _spread(articles, 20):
        places = [place for place in range(1, len(words) - 1) if words[place] in telling]
        place = places[len(places) // 2]
        phrase = tuple(words[place - 1 : place + 2])
        yield Asked("phrase", f'"{" ".join(phrase)}"', phrase)


def _common_phrases(articles: Sequence[Sequence[str]]) -> Iterator[Asked]:
    """The fifteen pairs of words that follow one another most often."""
    pairs = Counter(pair for words in articles for pair in pairwise(words))
    for pair, _ in pairs.most_common(15):
        yield Asked("common phrase", f'"{" ".join(pair)}"', pair)


def _prefixes(ranked: Sequence[str]) -> Iterator[Asked]:
    """Four of each length from one letter to six."""
    for length in range(1, 7):
        beginnings = dict.fromkeys(word[:length] for word in ranked[:400] if len(word) >= length)
        for prefix in _spread([*beginnings], 4):
            yield Asked("prefix", f"{prefix}*", (prefix,))


def _fuzzy(words: Sequence[str]) -> Iterator[Asked]:
    """Words with a letter missing in the middle."""
    for word in words:
        typed = word[: len(word) // 2] + word[len(word) // 2 + 1 :]
        yield Asked("fuzzy", f"{typed}~", (typed,))


def _spread(items: Sequence[T], count: int) -> list[T]:
    """`count` of `items`, evenly from first to last."""
    return [items[number * len(items) // count] for number in range(count)]
