"""Gathering the words of articles and their quotes, and laying them out word by word."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import count
from typing import Any

import numpy as np

from index.search.codec import MOST, Documents
from index.search.documents import ArticleWords
from index.search.terms import Numbers, Postings
from index.words import words_of

KINDS = ("", "direct", "indirect", "mixed")
"""What `Documents.kind` counts: nothing for an article, then the kinds of quotes."""

FIELDS = ("path", "speaker", "text", "title", "words")
"""In the order of their names, as they are written: of an article its path, title and text (which holds
the title as well), of a quote its words (which hold the speaker's name as well) and its speaker's name."""

_NO_WORD = ""
"""Stands between what no phrase may run over."""


def day_number(published: str | None) -> int:
    """A date as a number that sorts as it does, its first day where it is a month or a year; 0 for none."""
    if published is None:
        return 0
    year, month, day = (int(part) for part in (*published.split("-"), "1", "1")[:3])
    return year * 10_000 + month * 100 + day


def dated(published: str | None) -> int:
    """A date's number, and as one more digit its parts: 1 for a year, 2 for a month, 3 for a day."""
    return 0 if published is None else day_number(published) * 10 + published.count("-") + 1


class _Field:
    """The words of one field as they come: each as a number, and in runs, one for each document."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = defaultdict(count().__next__)
        self.words = array("I")
        self.documents = array("I")
        self.starts = array("I")
        self.lengths = array("I")

    def add(self, document: int, start: int, words: list[str]) -> None:
        """Take in the words of a document, which are numbered from `start`."""
        self.words.extend(map(self.numbers.__getitem__, words))
        self.documents.append(document)
        self.starts.append(start)
        self.lengths.append(len(words))

    def in_order(self) -> tuple[list[bytes], Numbers]:
        """The different words in the order of their bytes, and for each number its place in it."""
        words = [word.encode("utf-8", "surrogatepass") for word in self.numbers]
        order = sorted(range(len(words)), key=words.__getitem__)
        places = np.empty(len(words), np.uint32)
        places[order] = np.arange(len(words), dtype=np.uint32)
        return [words[number] for number in order], places


class Builder:
    """Gathers a segment in memory: some 50 bytes for each word of the text."""

    def __init__(self) -> None:
        self._fields = {field: _Field() for field in FIELDS}
        self._columns: dict[str, array[Any]] = {
            name: array(kind)
            for name, kind in zip(("article", "quote", "name", "day", "base", "kind"), "qqqIIB", strict=True)
        }
        self._langs: dict[str, int] = {}
        self._lang = array("I")
        self._next = 0

    def add(self, article: ArticleWords) -> None:
        """Take in an article, then its quotes."""
        title, text = words_of(article.title), words_of(article.text)
        whole = text if text[: len(title)] == title else [*title, _NO_WORD, *text]
        day = dated(article.published)
        lang = self._langs.setdefault(article.lang, len(self._langs))
        self._add_document(article.row, 0, 0, day, 0, lang)
        self._add_words("path", words_of(article.path))
        self._add_words("title", title)
        self._add_words("text", whole)
        for quote in article.quotes:
            speaker, words = words_of(quote.speaker), words_of(quote.text)
            self._add_document(article.row, quote.row, quote.name, day, KINDS.index(quote.kind), lang)
            self._add_words("words", [*words, _NO_WORD, *speaker] if speaker else words)
            self._add_words("speaker", speaker)

    def documents(self) -> Documents:
        """The table of all documents."""
        columns = {name: np.array(column) for name, column in self._columns.items()}
        columns["base"] = np.append(columns["base"], np.uint32(self._next))
        return Documents(**columns)

    def postings(self, field: str) -> Postings:
        """Where the words of `field` stand. It can be asked once."""
        gathered = self._fields.pop(field)
        words, places = gathered.in_order()
        lengths = np.array(gathered.lengths)
        documents, starts = np.array(gathered.documents), np.array(gathered.starts)
        found = places[np.array(gathered.words)]
        del gathered
        return _lay_out(words, found, np.repeat(documents, lengths), _numbered(starts, lengths))

    def vocabulary(self, text: Postings) -> dict[str, dict[str, int]]:
        """In how many articles each word stands, by language."""
        langs = np.array(self._lang)[text.documents]
        word_of = np.repeat(np.arange(len(text.words)), np.diff(text.document_starts))
        words = [word.decode("utf-8", "surrogatepass") for word in text.words]
        found = {}
        for lang, number in self._langs.items():
            counts = np.bincount(word_of[langs == number], minlength=len(words)).tolist()
            found[lang] = {word: count for word, count in zip(words, counts, strict=True) if count}
        return found

    def _add_document(self, article: int, quote: int, name: int, day: int, kind: int, lang: int) -> None:
        values = article, quote, name, day, self._next, kind
        for column, value in zip(self._columns.values(), values, strict=True):
            column.append(value)
        self._lang.append(lang)

    def _add_words(self, field: str, words: list[str]) -> None:
        """Number the words of the last document's `field`."""
        self._fields[field].add(len(self._lang) - 1, self._next, words)
        self._next += len(words) + 1


def _numbered(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of all words of runs that begin with `starts`."""
    numbers = np.arange(lengths.sum(), dtype=np.uint32)
    numbers += np.repeat(starts - (np.cumsum(lengths, dtype=np.uint32) - lengths), lengths)
    return numbers


def _lay_out(words: list[bytes], found: Numbers, documents: Numbers, positions: Numbers) -> Postings:
    """Postings from what was `found` where: the place in `words` of each word of the field in turn."""
    order = np.argsort(found, kind="stable")
    found = found[order]
    documents = documents[order]
    positions = positions[order]
    del order
    skipped = 1 if words and words[0] == _NO_WORD.encode() else 0
    if skipped:
        first = int(np.searchsorted(found, 1))
        found, documents, positions = found[first:], documents[first:], positions[first:]
    is_first = np.ones(len(found), np.bool_)
    is_first[1:] = (found[1:] != found[:-1]) | (documents[1:] != documents[:-1])
    firsts = np.flatnonzero(is_first)
    counts = np.diff(firsts, append=len(found))
    numbers = np.arange(skipped, len(words) + 1, dtype=np.uint32)
    return Postings(
        words=words[skipped:],
        documents=documents[firsts],
        counts=np.minimum(counts, MOST).astype(np.uint8),
        positions=positions,
        document_starts=np.searchsorted(found[firsts], numbers),
        position_starts=np.searchsorted(found, numbers),
    )
