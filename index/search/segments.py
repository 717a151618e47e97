"""Making a segment of the full-text index from articles and their quotes."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
    """Write a segment beside the index in `folder`, into which `take_in` moves it."""
    storage = FileStorage(str(_unfinished(folder)))
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


@contextmanager
def room_to_write(folder: Path) -> Iterator[None]:
    """Have a place where segments are written: Whoosh, when it commits, removes from its own folder
    whatever is not part of the index yet."""
    shutil.rmtree(_unfinished(folder), ignore_errors=True)
    _unfinished(folder).mkdir(mode=0o700)
    try:
        yield
    finally:
        shutil.rmtree(_unfinished(folder), ignore_errors=True)


def take_in(folder: Path, built: Built) -> None:
    """Move a segment's files into the index's folder, to be committed."""
    for file in _unfinished(folder).glob(f"{built.segment.segment_id()}.*"):
        file.replace(folder / file.name)


def _unfinished(folder: Path) -> Path:
    return folder / "unfinished"
