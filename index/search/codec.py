"""How the full-text index lies on disk: Whoosh's, with postings that are read as whole arrays.

Whoosh's own codec packs postings in blocks of 128, which Python then walks one by one; that is what
makes it slow. Here the postings of all words of a segment are three arrays on the disk: the
documents of the first word, of the second, and so on; how often it stands in each; and at which numbers.
Words are in order (`terms`), so all words that begin alike are one stretch of them too. All else is Whoosh's:
segments and their table of contents, deletions, locks; and Whoosh's searcher and queries work on it.

Words are numbered through a whole segment: `base` of a document is the number of its first word, so a
phrase is found by arithmetic on numbers, whatever document they are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import NoReturn
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import CorruptIndexError, TermInfo, TermNotFound

from index.search.pieces import PiecedFile
from index.search.terms import Counts, Numbers, Postings, Run, Terms, pack_terms

MOST = 255
"""The highest count of one word in one document that is kept: more makes no difference to a score."""

_DOCUMENTS = ".docs"
_SIZES = Struct("<QQ")
"""Before a segment's postings: how many documents and how many numbers there are, of all words."""
_TABLE = Struct("<IIQQ")
"""Before a segment's table: its checksum, that of the dictionary of terms, and the sizes as above."""
_BLOCK = 65_536
"""Bytes of postings that have a checksum together."""


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
    """Whoosh's codec but for the dictionary, postings and what is kept of each document."""

    def per_document_reader(self, storage: FileStorage, segment: W3Segment) -> DocumentReader:
        """What tells about a segment's documents."""
        return DocumentReader(storage, segment)

    def terms_reader(self, storage: FileStorage, segment: W3Segment) -> TermReader:
        """What tells about a segment's words."""
        return TermReader(storage, segment)


class TermReader(TermsReader):
    """Tells Whoosh's own queries about a segment's words, one word at a time. Those by patterns, for which
    it wants a cursor, are refused: ours find the words of a pattern in the vocabulary."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        _, self._postings, self._terms = open_segment(storage, segment)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._terms.run(*term) is not None

    def indexed_field_names(self) -> Sequence[str]:
        """The names of the fields."""
        return self._terms.fields

    def cursor(self, fieldname: str, fieldobj: object) -> NoReturn:
        """Refused: raises NotImplementedError."""
        raise NotImplementedError

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every word with its field, in order."""
        return ((field, word) for field in self._terms.fields for word in self._terms.words(field))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The words of a field from `prefix` on."""
        return ((fieldname, word) for word in self._terms.words(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every word with its field and what is known of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same of a field from `prefix` on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """How often a word stands where. Raises TermNotFound."""
        run = self._run(fieldname, text)
        documents = self._postings.documents(run)
        return TermInfo(
            weight=float(run.position_end - run.position),
            df=len(documents),
            minlength=1,
            maxweight=float(MOST),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a word stands in all documents."""
        run = self._run(fieldname, text)
        return float(run.position_end - run.position)

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents a word stands."""
        run = self._run(fieldname, text)
        return run.document_end - run.document

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: object = None) -> ListMatcher:
        """A word's postings."""
        run = self._run(fieldname, text)
        return ListMatcher(
            self._postings.documents(run).tolist(),
            weights=self._postings.counts(run).astype(float).tolist(),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _run(self, field: str, word: bytes) -> Run:
        found = self._terms.run(field, word)
        if found is None:
            raise TermNotFound(f"no {word!r} in {field}")
        return found


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


def write_postings(storage: FileStorage, segment: W3Segment, fields: Mapping[str, Postings]) -> None:
    """Write the words of a segment's fields and their postings, which lie after one another."""
    with segment.create_file(storage, W3Codec.TERMS_EXT) as file:
        file.write(pack_terms(fields))
    sizes = (sum(len(getattr(p, name)) for p in fields.values()) for name in ("documents", "positions"))
    with segment.create_file(storage, W3Codec.POSTS_EXT) as file:
        file.write(_SIZES.pack(*sizes))
        for name in ("documents", "positions", "counts"):
            for postings in fields.values():
                file.write(getattr(postings, name).tobytes())


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


def open_segment(storage: FileStorage, segment: W3Segment) -> tuple[Documents, PostingsFile, Terms]:
    """The table of a segment's documents, its postings and its words.

    Raises CorruptIndexError where any of its files is not as it was written; what is in the postings is
    looked at when it is read.
    """
    table = _open(storage, segment, _DOCUMENTS)
    content = table.get(0, table.size())
    if len(content) < _TABLE.size:
        raise CorruptIndexError("a table of documents is cut off")
    check, terms, *sizes = _TABLE.unpack(content[: _TABLE.size])
    data = np.frombuffer(content, np.uint8)[_TABLE.size :]
    words = _open(storage, segment, W3Codec.TERMS_EXT)
    if crc32(data.data) != check or _check_of(words) != terms:
        raise CorruptIndexError("a segment is damaged")
    columns = {}
    start = 0
    for name, kind in _COLUMNS.items():
        end = start + np.dtype(kind).itemsize * (segment.doc_count_all() + (name == "base"))
        columns[name] = data[start:end].view(kind)
        start = end
    checks = np.frombuffer(data[start:].tobytes(), "<u4")
    postings = PostingsFile(_open(storage, segment, W3Codec.POSTS_EXT), (sizes[0], sizes[1]), checks)
    return Documents(**columns), postings, Terms(words)


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
