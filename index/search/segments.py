"""Making a segment of the full-text index from articles and their quotes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whoosh import fields
from whoosh.analysis.analyzers import StandardAnalyzer
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage

from index.search.codec import Codec, Documents, Postings, TermWriter, write_documents
from index.search.documents import ArticleWords
from index.words import words_of

INDEX_NAME = "onrecord"

KINDS = ("", "direct", "indirect", "mixed")
"""What `Documents.kind` counts: nothing for an article, then the kinds of quotes."""

FIELDS = ("path", "speaker", "text", "title", "words")
"""In the order of their names, as they are written: of an article its path, title and text (which holds
the title as well), of a quote its words (which hold the speaker's name as well) and its speaker's name."""

_NO_WORD = ""
"""Stands between what no phrase may run over."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished segment, not yet part of the index; and in how many articles each word stands, by
    language."""

    segment: W3Segment
    vocabulary: dict[str, dict[str, int]]


def schema() -> fields.Schema:
    """The fields of the index."""
    text = fields.TEXT(analyzer=StandardAnalyzer(stoplist=None, minsize=1))
    return fields.Schema(article=fields.STORED, quote=fields.STORED, **dict.fromkeys(FIELDS, text))


def day_number(published: str | None) -> int:
    """A date as a number that sorts as it does, its first day where it is a month or a year; 0 for none."""
    if published is None:
        return 0
    year, month, day = (int(part) for part in (*published.split("-"), "1", "1")[:3])
    return year * 10_000 + month * 100 + day


def build_segment(folder: Path, articles: Iterable[ArticleWords]) -> Built:
    """Write a segment into the index's folder. Nobody sees it before it is committed."""
    storage = FileStorage(str(folder))
    codec = Codec()
    segment = codec.new_segment(storage, INDEX_NAME)
    builder = _Builder()
    for article in articles:
        builder.add(article)
    builder.documents.base.append(builder.next_number)
    segment.set_doc_count(len(builder.documents))
    _write_terms(codec.field_writer(storage, segment), builder.terms)
    write_documents(storage, segment, builder.documents)
    return Built(segment, {lang: dict(counts) for lang, counts in builder.vocabulary.items()})


def _write_terms(writer: TermWriter, terms: dict[str, dict[str, Postings]]) -> None:
    fields_of = schema()
    for field in FIELDS:
        words = terms[field]
        words.pop(_NO_WORD, None)
        writer.start_field(field, fields_of[field])
        for word in sorted(words):
            writer.add_term(word.encode("utf-8", "surrogatepass"), words[word])
        writer.finish_field()
    writer.close()


class _Builder:
    """Gathers a segment in memory: some 15 bytes for each word of the text."""

    def __init__(self) -> None:
        self.documents = Documents()
        self.terms: dict[str, dict[str, Postings]] = {field: defaultdict(Postings) for field in FIELDS}
        self.vocabulary: dict[str, Counter[str]] = defaultdict(Counter)
        self.next_number = 0

    def add(self, article: ArticleWords) -> None:
        """Take in an article, then its quotes."""
        title, text = words_of(article.title), words_of(article.text)
        whole = text if text[: len(title)] == title else [*title, _NO_WORD, *text]
        day = day_number(article.published)
        self._add_document(article.row, 0, 0, day, 0)
        self._add_words("path", words_of(article.path))
        self._add_words("title", title)
        self.vocabulary[article.lang].update(self._add_words("text", whole))
        for quote in article.quotes:
            speaker, words = words_of(quote.speaker), words_of(quote.text)
            self._add_document(article.row, quote.row, quote.name, day, KINDS.index(quote.kind))
            self._add_words("words", [*words, _NO_WORD, *speaker] if speaker else words)
            self._add_words("speaker", speaker)

    def _add_document(self, article: int, quote: int, name: int, day: int, kind: int) -> None:
        documents = self.documents
        documents.article.append(article)
        documents.quote.append(quote)
        documents.name.append(name)
        documents.day.append(day)
        documents.kind.append(kind)
        documents.base.append(self.next_number)

    def _add_words(self, field: str, words: list[str]) -> Iterable[str]:
        """Number the words of the last document's `field`; the different ones among them."""
        terms = self.terms[field]
        document = len(self.documents) - 1
        counted = Counter(words)
        for word, count in counted.items():
            terms[word].add(document, count)
        for number, word in enumerate(words, self.next_number):
            terms[word].positions.append(number)
        self.next_number += len(words) + 1
        return counted
