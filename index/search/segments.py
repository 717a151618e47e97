"""The segments of the full-text index on the disk: made from articles and their quotes, and which of them are
a commit."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

from whoosh import fields
from whoosh.analysis.analyzers import StandardAnalyzer
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, clean_files

from index.search.building import FIELDS, Builder
from index.search.codec import Codec, write_documents, write_postings
from index.search.documents import ArticleWords

INDEX_NAME = "onrecord"

_LOOK_EVERY = 100
"""Articles after which a process looks whether the segment is still wanted."""
_TICK = 0.1
"""Seconds in which other processes hear that it is not."""


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


class BuildingStopped(Exception):
    """Somebody has no patience for a segment that is being built."""


def build_segment(folder: Path, articles: Iterable[ArticleWords]) -> Built:
    """Write a segment beside the index in `folder`, into which `write_segments` moves it. Raises
    BuildingStopped where nobody has the patience for it (`told_to_stop`)."""
    storage = FileStorage(str(_unfinished(folder)))
    codec = Codec()
    segment = codec.new_segment(storage, INDEX_NAME)
    builder = Builder()
    for number, article in enumerate(articles):
        if number % _LOOK_EVERY == 0:
            _check_wanted(folder)
        builder.add(article)
    documents = builder.documents()
    segment.set_doc_count(len(documents))
    fields_of = {}
    for field in FIELDS:
        _check_wanted(folder)
        fields_of[field] = builder.postings(field)
    vocabulary = builder.vocabulary(fields_of["text"])
    write_postings(storage, segment, fields_of)
    write_documents(storage, segment, documents)
    for file in _files(folder, segment):
        _make_durable(file)
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


@contextmanager
def told_to_stop(folder: Path, stop: Event) -> Iterator[None]:
    """Have segments given up that other processes build meanwhile where there is `room_to_write`, soon after
    `stop` is set. Raises BuildingStopped where it is already."""
    if stop.is_set():
        raise BuildingStopped
    over = Event()

    def tell() -> None:
        while not over.wait(_TICK):
            if stop.is_set():
                with suppress(OSError):
                    _stopped(folder).touch()
                return

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def last_generation(folder: Path) -> int:
    """The number of the last commit that was made in `folder`, whether it counts or not."""
    found: int = TOC._latest_generation(FileStorage(str(folder)), INDEX_NAME)
    return found


def read_segments(folder: Path, generation: int) -> list[W3Segment]:
    """The segments of a commit. Raises whatever a damaged file makes Whoosh raise."""
    segments: list[W3Segment] = TOC.read(_WholeFiles(str(folder)), INDEX_NAME, generation).segments
    return segments


def write_segments(
    folder: Path, generation: int, segments: Sequence[W3Segment], built: Iterable[Built]
) -> None:
    """Make a commit of `segments`, of which those that were `built` for it are moved to the others first. It
    is on the disk, come what may, when this returns. One of this number that the store never named, as the
    program was killed, or the disk full, gives way."""
    for each in built:
        for file in _files(folder, each.segment):
            file.replace(folder / file.name)
    toc = TOC(schema(), list(segments), generation)
    Path(folder, TOC._filename(INDEX_NAME, generation)).unlink(missing_ok=True)
    toc.write(FileStorage(str(folder)), INDEX_NAME)
    _make_durable(folder / TOC._filename(INDEX_NAME, generation))
    _make_durable(folder)


def remove_others(folder: Path, generation: int, segments: Sequence[W3Segment]) -> None:
    """Remove the files that are no part of this commit, whose segments these are, as far as nobody keeps them
    from it."""
    clean_files(FileStorage(str(folder)), INDEX_NAME, generation, segments)
    for half_written in folder.glob("_*.toc.*"):
        half_written.unlink(missing_ok=True)


class _WholeFiles(FileStorage):
    """Reads files whole, for Whoosh leaves them open where they turn out damaged."""

    def open_file(self, name: str, **kwargs: object) -> StructFile:
        return StructFile(BytesIO(Path(self.folder, name).read_bytes()), name=name)


def _files(folder: Path, segment: W3Segment) -> list[Path]:
    """The files of a segment that is not part of the index yet. Not by a pattern: Python keeps those that it
    has met, thousands of them, and every update would make one."""
    beginning = f"{segment.segment_id()}."
    return [file for file in _unfinished(folder).iterdir() if file.name.startswith(beginning)]


def _make_durable(path: Path) -> None:
    """Wait until what was written to a file, or which files are in a folder, is on the disk."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_wanted(folder: Path) -> None:
    if _stopped(folder).exists() or not _unfinished(folder).exists():
        raise BuildingStopped


def _stopped(folder: Path) -> Path:
    return _unfinished(folder) / "stop"


def _unfinished(folder: Path) -> Path:
    return folder / "unfinished"
