"""How the full-text index lies on disk: Whoosh's, with postings that are read as whole arrays.

Whoosh's own codec packs postings in blocks of 128, which Python then walks one by one; that is what
makes it slow. Here a term's postings are three arrays, written and read at once, with a checksum. All
else is Whoosh's: segments and their table of contents, the dictionary of terms, deletions, locks; and
Whoosh's searcher and queries work on it.

Words are numbered through a whole segment: `base` of a document is the number of its first word, so a
phrase is found by arithmetic on numbers, whatever document they are in.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, fields
from functools import cached_property
from struct import Struct
from zlib import crc32

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PerDocReader, W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import CorruptIndexError

_DOCUMENTS = ".docs"
_MOST = 255
"""The highest count of one word in one document that is kept: more makes no difference to a score."""

_POSTINGS = Struct("<III")
"""Before a word's postings: their checksum, how many documents, how many positions."""
_TABLE = Struct("<IIQ")
"""Before a segment's table: its checksum, that of the dictionary of terms, the size of all postings."""


@dataclass(slots=True)
class Postings:
    """Where a word stands: in which documents, in order, how often in each, and at which numbers."""

    documents: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("B"))
    positions: array[int] = field(default_factory=lambda: array("I"))

    def add(self, document: int, count: int) -> None:
        """Note `count` occurrences in `document`; their positions are added to `positions`."""
        self.documents.append(document)
        self.counts.append(count if count < _MOST else _MOST)


@dataclass(slots=True)
class Documents:
    """The documents of a segment, one item each: an article, followed by its quotes.

    `article` and `quote` are rows of the store, `quote` 0 for an article; `name` the row of the
    speaker's name, 0 for none; `day` a date as a number, 0 for none; `kind` as `segments.KINDS` counts;
    `base` the number of the first word, with one more item at the end.
    """

    article: array[int] = field(default_factory=lambda: array("q"))
    quote: array[int] = field(default_factory=lambda: array("q"))
    name: array[int] = field(default_factory=lambda: array("q"))
    day: array[int] = field(default_factory=lambda: array("I"))
    kind: array[int] = field(default_factory=lambda: array("B"))
    base: array[int] = field(default_factory=lambda: array("I"))

    def __len__(self) -> int:
        return len(self.article)


class Codec(W3Codec):
    """Whoosh's codec but for postings and what is kept of each document."""

    def field_writer(self, storage: FileStorage, segment: W3Segment) -> TermWriter:
        """What writes a segment's terms."""
        return TermWriter(self, storage, segment)

    def per_document_reader(self, storage: FileStorage, segment: W3Segment) -> DocumentReader:
        """What tells about a segment's documents."""
        return DocumentReader(storage, segment)

    def postings_reader(
        self,
        dbfile: StructFile,
        terminfo: W3TermInfo,
        format_: Format,
        term: object = None,
        scorer: object = None,
    ) -> ListMatcher:
        """A term's postings for Whoosh's own queries."""
        found = read_postings(dbfile, terminfo)
        return ListMatcher(
            found.documents,
            weights=[float(count) for count in found.counts],
            format=format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )


class TermWriter(W3FieldWriter):
    """Writes the terms of a segment, field by field, each in the order of its bytes."""

    def add_term(self, word: bytes, postings: Postings) -> None:
        """Write a term of the field that was started last."""
        columns = postings.documents, postings.positions, postings.counts
        data = b"".join(column.tobytes() for column in columns)
        info = W3TermInfo(
            weight=float(len(postings.positions)),
            df=len(postings.documents),
            minlength=1,
            maxweight=float(max(postings.counts)),
            minid=postings.documents[0],
            maxid=postings.documents[-1],
        )
        info.set_extent(self._postfile.tell(), len(data))
        self._postfile.write(_POSTINGS.pack(crc32(data), len(postings.documents), len(postings.positions)))
        self._postfile.write(data)
        key = self._fieldmap[self._fieldname].to_bytes(2, "big") + word
        self._tindex.add(key, info.to_bytes())


class DocumentReader(W3PerDocReader):
    """Tells about a segment's documents from their table, which it reads when it is first asked."""

    @cached_property
    def documents(self) -> Documents:
        """The table. Raises CorruptIndexError."""
        return read_documents(self._storage, self._segment)

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """The rows of the store that a document was made of."""
        return {"article": self.documents.article[docnum], "quote": self.documents.quote[docnum]}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The words of a document, in all its fields."""
        return self.documents.base[docnum + 1] - self.documents.base[docnum]

    def field_length(self, fieldname: str) -> int:
        """The words of all documents, in all their fields."""
        return self.documents.base[-1]


def open_postings(storage: FileStorage, segment: W3Segment) -> StructFile:
    """The file of a segment's postings, for `read_postings`."""
    file: StructFile = segment.open_file(storage, W3Codec.POSTS_EXT)
    return file


def read_postings(file: StructFile, info: W3TermInfo) -> Postings:
    """The postings that `info` tells the place of. Raises CorruptIndexError."""
    offset, _ = info.extent()
    head = file.get(offset, _POSTINGS.size)
    if len(head) < _POSTINGS.size:
        raise CorruptIndexError("postings are cut off")
    check, documents, positions = _POSTINGS.unpack(head)
    found = Postings()
    columns = (found.documents, documents), (found.positions, positions), (found.counts, documents)
    data = file.get(offset + len(head), sum(column.itemsize * count for column, count in columns))
    if crc32(data) != check:
        raise CorruptIndexError("postings are damaged")
    start = 0
    for column, count in columns:
        end = start + count * column.itemsize
        column.frombytes(data[start:end])
        start = end
    return found


def write_documents(storage: FileStorage, segment: W3Segment, documents: Documents) -> None:
    """Keep the table of a segment's documents beside its terms, which must be written: it tells whether
    they are whole."""
    data = b"".join(getattr(documents, column.name).tobytes() for column in fields(Documents))
    terms, postings = _read(storage, segment, W3Codec.TERMS_EXT), _size(storage, segment)
    with segment.create_file(storage, _DOCUMENTS) as file:
        file.write(_TABLE.pack(crc32(data), crc32(terms), postings) + data)


def read_documents(storage: FileStorage, segment: W3Segment) -> Documents:
    """The table of a segment's documents. Raises CorruptIndexError where any of its files is not as it
    was written; of the postings only the size is looked at."""
    content = _read(storage, segment, _DOCUMENTS)
    head, data = content[: _TABLE.size], content[_TABLE.size :]
    if len(head) < _TABLE.size:
        raise CorruptIndexError("a table of documents is cut off")
    check, terms, postings = _TABLE.unpack(head)
    if (
        crc32(data) != check
        or crc32(_read(storage, segment, W3Codec.TERMS_EXT)) != terms
        or _size(storage, segment) != postings
    ):
        raise CorruptIndexError("a segment is damaged")
    documents = Documents()
    start = 0
    for column in fields(Documents):
        values: array[int] = getattr(documents, column.name)
        end = start + values.itemsize * (segment.doc_count_all() + (column.name == "base"))
        values.frombytes(data[start:end])
        start = end
    if start != len(data):
        raise CorruptIndexError("a table of documents has another length")
    return documents


def _read(storage: FileStorage, segment: W3Segment, suffix: str) -> bytes:
    with segment.open_file(storage, suffix) as file:
        data: bytes = file.read()
        return data


def _size(storage: FileStorage, segment: W3Segment) -> int:
    size: int = storage.file_length(segment.make_filename(W3Codec.POSTS_EXT))
    return size
