"""How the full-text index lies on disk: Whoosh's, with postings that are read as whole arrays.

Whoosh's own codec packs postings in blocks of 128, which Python then walks one by one; that is what
makes it slow. Here the postings of all words of a segment are three arrays on the disk: the
documents of the first word, of the second, and so on; how often it stands in each; and at which numbers.
Words are in order, so all words that begin alike are one stretch of them too. All else is Whoosh's:
segments and their table of contents, the dictionary of terms, deletions, locks; and Whoosh's searcher
and queries work on it.

Words are numbered through a whole segment: `base` of a document is the number of its first word, so a
phrase is found by arithmetic on numbers, whatever document they are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PerDocReader, W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import CorruptIndexError

from index.search.pieces import PiecedFile

Numbers = NDArray[np.uint32]
Counts = NDArray[np.uint8]

MOST = 255
"""The highest count of one word in one document that is kept: more makes no difference to a score."""

_DOCUMENTS = ".docs"
_SIZES = Struct("<QQ")
"""Before a segment's postings: how many documents and how many numbers there are, of all words."""
_TABLE = Struct("<IIQQ")
"""Before a segment's table: its checksum, that of the dictionary of terms, and the sizes as above."""
_BLOCK = 65_536
"""Bytes of postings that have a checksum together."""


class Run(NamedTuple):
    """Where the postings of a word stand among all of its segment, or those of words that follow one
    another: from one to another, the second excluded, among documents and among positions."""

    document: int
    document_end: int
    position: int
    position_end: int


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of the words of a field, which are in order: those of the first, of the second…

    `documents` has each document once a word, `counts` how often the word stands in it, `positions` at
    which numbers; `document_starts` and `position_starts` tell where a word's begin, with one more item.
    """

    words: Sequence[bytes]
    documents: Numbers
    counts: Counts
    positions: Numbers
    document_starts: Sequence[int]
    position_starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a segment, one item each: an article, followed by its quotes.

    `article` and `quote` are rows of the store, `quote` 0 for an article; `name` the row of the
    speaker's name, 0 for none; `day` a date as `building.dated` has it; `kind` as `segments.KINDS` counts;
    `base` the number of the first word, with one more item at the end.
    """

    article: NDArray[np.int64]
    quote: NDArray[np.int64]
    name: NDArray[np.int64]
    day: Numbers
    base: Numbers
    kind: Counts

    def __len__(self) -> int:
        return len(self.article)


_COLUMNS = {"article": "<i8", "quote": "<i8", "name": "<i8", "day": "<u4", "base": "<u4", "kind": "u1"}


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
        run = run_of(terminfo)
        documents, positions = _SIZES.unpack(dbfile.get(0, _SIZES.size))
        size = run.document_end - run.document
        at = _SIZES.size + run.document * 4
        counts_at = _SIZES.size + (documents + positions) * 4 + run.document
        return ListMatcher(
            np.frombuffer(dbfile.get(at, size * 4), "<u4").tolist(),
            weights=np.frombuffer(dbfile.get(counts_at, size), "u1").astype(float).tolist(),
            format=format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )


class TermWriter(W3FieldWriter):
    """Writes the terms of a segment, field by field."""

    def __init__(self, codec: Codec, storage: FileStorage, segment: W3Segment) -> None:
        super().__init__(codec, storage, segment)
        self._written: list[Postings] = []

    def add_words(self, postings: Postings) -> None:
        """Write all words of the field that was started last."""
        document = sum(len(before.documents) for before in self._written)
        position = sum(len(before.positions) for before in self._written)
        prefix = self._fieldmap[self._fieldname].to_bytes(2, "big")
        starts, places = postings.document_starts, postings.position_starts
        firsts = postings.documents[starts[:-1]].tolist() if len(postings.words) else []
        for at, word in enumerate(postings.words):
            frequency, count = starts[at + 1] - starts[at], places[at + 1] - places[at]
            info = W3TermInfo(weight=float(count), df=frequency, minlength=1, maxweight=float(MOST))
            info._minid, info._maxid = firsts[at], int(postings.documents[starts[at + 1] - 1])
            info.set_extent((document + starts[at]) << 32 | (position + places[at]), count)
            self._tindex.add(prefix + word, info.to_bytes())
        self._written.append(postings)

    def close(self) -> None:
        """Write the postings of all fields after one another."""
        sizes = (sum(len(getattr(p, name)) for p in self._written) for name in ("documents", "positions"))
        self._postfile.write(_SIZES.pack(*sizes))
        for name in ("documents", "positions", "counts"):
            for postings in self._written:
                self._postfile.write(getattr(postings, name).tobytes())
        super().close()


def run_of(info: W3TermInfo) -> Run:
    """Where a term's postings stand."""
    extent, length = info.extent()
    count = length[0] if isinstance(length, tuple) else length  # Whoosh reads it so
    document, position = extent >> 32, extent & 0xFFFFFFFF
    return Run(document, document + info.doc_frequency(), position, position + count)


class DocumentReader(W3PerDocReader):
    """Tells about a segment's documents from their table, which it reads when it is first asked."""

    @cached_property
    def documents(self) -> Documents:
        """The table. Raises CorruptIndexError."""
        return open_segment(self._storage, self._segment)[0]

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """The rows of the store that a document was made of."""
        return {
            "article": int(self.documents.article[docnum]),
            "quote": int(self.documents.quote[docnum]),
        }

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The words of a document, in all its fields."""
        return int(self.documents.base[docnum + 1]) - int(self.documents.base[docnum])

    def field_length(self, fieldname: str) -> int:
        """The words of all documents, in all their fields."""
        return int(self.documents.base[-1])


class PostingsFile:
    """The postings of a segment, each stretch compared with its checksums when it is first read."""

    def __init__(self, file: PiecedFile, sizes: tuple[int, int], checks: Numbers) -> None:
        """`sizes` is how many documents and how many numbers there are, of all words. Raises
        CorruptIndexError where the file has another length."""
        self.sizes = sizes
        self._file = file
        self._checks = checks
        self._sound = np.zeros(len(checks), np.bool_)
        self._size = _SIZES.size + sizes[0] * 5 + sizes[1] * 4
        if file.size() != self._size or len(checks) != -(-self._size // _BLOCK):
            raise CorruptIndexError("postings have another length")

    def documents(self, run: Run) -> Numbers:
        """The documents of a run, word by word. Raises CorruptIndexError, as do the others."""
        start = _SIZES.size
        piece = self._checked(start + run.document * 4, start + run.document_end * 4)
        return np.frombuffer(piece, "<u4")

    def positions(self, run: Run) -> Numbers:
        """The numbers of a run, word by word."""
        start = _SIZES.size + self.sizes[0] * 4
        piece = self._checked(start + run.position * 4, start + run.position_end * 4)
        return np.frombuffer(piece, "<u4")

    def counts(self, run: Run) -> Counts:
        """How often each word stands in its documents."""
        start = _SIZES.size + sum(self.sizes) * 4
        return np.frombuffer(self._checked(start + run.document, start + run.document_end), np.uint8)

    def _checked(self, start: int, end: int) -> bytes:
        first, last = start // _BLOCK, -(-end // _BLOCK)
        if not self._sound[first:last].all():
            for block in range(first, last):
                place = block * _BLOCK
                data = self._file.get(place, min(_BLOCK, self._size - place))
                if crc32(data) != self._checks[block]:
                    raise CorruptIndexError("postings are damaged")
            self._sound[first:last] = True
        return self._file.get(start, end - start)


def write_documents(storage: FileStorage, segment: W3Segment, documents: Documents) -> None:
    """Keep the table of a segment's documents beside its terms, which must be written: it tells whether
    they are whole."""
    postings = _open(storage, segment, W3Codec.POSTS_EXT)
    checks = np.fromiter(map(crc32, _blocks(postings)), "<u4")
    columns = [getattr(documents, column.name) for column in fields(Documents)]
    data = b"".join(column.tobytes() for column in (*columns, checks))
    terms = _check_of(_open(storage, segment, W3Codec.TERMS_EXT))
    with segment.create_file(storage, _DOCUMENTS) as file:
        sizes = _SIZES.unpack(postings.get(0, _SIZES.size))
        file.write(_TABLE.pack(crc32(data), terms, *sizes) + data)


def open_segment(storage: FileStorage, segment: W3Segment) -> tuple[Documents, PostingsFile]:
    """The table of a segment's documents, and its postings.

    Raises CorruptIndexError where any of its files is not as it was written; what is in the postings is
    looked at when it is read.
    """
    table = _open(storage, segment, _DOCUMENTS)
    content = table.get(0, table.size())
    if len(content) < _TABLE.size:
        raise CorruptIndexError("a table of documents is cut off")
    check, terms, *sizes = _TABLE.unpack(content[: _TABLE.size])
    data = np.frombuffer(content, np.uint8)[_TABLE.size :]
    if crc32(data.data) != check or _check_of(_open(storage, segment, W3Codec.TERMS_EXT)) != terms:
        raise CorruptIndexError("a segment is damaged")
    columns = {}
    start = 0
    for name, kind in _COLUMNS.items():
        end = start + np.dtype(kind).itemsize * (segment.doc_count_all() + (name == "base"))
        columns[name] = data[start:end].view(kind)
        start = end
    checks = np.frombuffer(data[start:].tobytes(), "<u4")
    postings = PostingsFile(_open(storage, segment, W3Codec.POSTS_EXT), (sizes[0], sizes[1]), checks)
    return Documents(**columns), postings


def _open(storage: FileStorage, segment: W3Segment, suffix: str) -> PiecedFile:
    return PiecedFile(Path(storage.folder, segment.make_filename(suffix)))


def _check_of(file: PiecedFile) -> int:
    check = 0
    for block in _blocks(file):
        check = crc32(block, check)
    return check


def _blocks(file: PiecedFile) -> Iterator[bytes]:
    """What is in a file, in the pieces that have a checksum together."""
    size = file.size()
    return (file.get(start, min(_BLOCK, size - start)) for start in range(0, size, _BLOCK))
