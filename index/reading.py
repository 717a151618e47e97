"""One file of the library, read and searched for quotes; runs in a process of its own for large jobs."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.errors import ReadError
from index.files import FoundFile
from index.quote import Attribution
from index.readers import plain_text, read_source, source_of
from index.store.writing import FileContent

_CHUNK_FILES = 16
_CHUNK_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read. `digest` is what its content had when it was read before, if it was."""

    file: FoundFile
    digest: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the file's content, or None where it is what it was before. `notes` say what
    was read otherwise than it may have been meant, in one line each."""

    file: FoundFile
    content: FileContent | None
    notes: tuple[str, ...] = ()


Extract = Callable[[Article], Sequence[Attribution]]
"""Finds the quotes of an article."""


def read_files(root: Path, jobs: Sequence[Job]) -> list[Outcome]:
    """What is in each file."""
    return [read_file(root, job, find_quotes) for job in jobs]


def read_file(root: Path, job: Job, find: Extract) -> Outcome:
    """What is in one file, its quotes as `find` finds them."""
    notes: list[str] = []
    path = job.file.path
    try:
        source = source_of(root, path, notes.append)
        digest = hashlib.blake2b(source.load(), digest_size=16).digest()
        if digest == job.digest:
            return Outcome(job.file, None)
        articles = tuple((article, tuple(find(article))) for article in read_source(source))
    except ReadError as error:
        return unreadable(job, error.reason, notes)
    except Exception as error:  # a fault of ours in one file must not cost the user the others
        fault = f"{type(error).__name__}: {error}"
        return unreadable(job, f"reading it failed by a fault in onrecord, please report it ({fault})", notes)
    return Outcome(job.file, FileContent(job.file, digest, articles), tuple(notes))


def digest_of(root: Path, path: str) -> bytes | None:
    """The digest of a file's content, None where it can't be read."""
    try:
        data = source_of(root, path, _say_nothing).load()
    except ReadError:
        return None
    return hashlib.blake2b(data, digest_size=16).digest()


def unreadable(job: Job, reason: str, notes: Sequence[str] = ()) -> Outcome:
    """The outcome of a job that could not be done."""
    return Outcome(job.file, FileContent(job.file, None, problem=reason), tuple(notes))


def chunks(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Jobs in runs that are worth sending to another process."""
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += job.file.size
        if len(chunk) == _CHUNK_FILES or size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def find_quotes(article: Article) -> list[Attribution]:
    """The quotes of an article, by reading it."""
    from index.extract import extract  # late: mostly nothing has changed

    return extract(plain_text(article), article.lang)


def _say_nothing(line: str) -> None:
    """Where nobody wants to know."""
