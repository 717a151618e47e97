"""Making a segment of the full-text index from articles and their quotes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whoosh import fields
from whoosh.analysis.analyzers import StandardAnalyzer
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage

from index.search.building import FIELDS, Builder
from index.search.codec import Codec, write_documents
from index.search.documents import ArticleWords

INDEX_NAME = "onrecord"


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


def build_segment(folder: Path, articles: Iterable[ArticleWords]) -> Built:
    """Write a segment into the index's folder. Nobody sees it before it is committed."""
    storage = FileStorage(str(folder))
    codec = Codec()
    segment = codec.new_segment(storage, INDEX_NAME)
    builder = Builder()
    for article in articles:
        builder.add(article)
    documents = builder.documents()
    segment.set_doc_count(len(documents))
    writer = codec.field_writer(storage, segment)
    fields_of = schema()
    vocabulary = {}
    for field in FIELDS:
        postings = builder.postings(field)
        writer.start_field(field, fields_of[field])
        writer.add_words(postings)
        writer.finish_field()
        if field == "text":
            vocabulary = builder.vocabulary(postings)
    writer.close()
    write_documents(storage, segment, documents)
    return Built(segment, vocabulary)
