"""One file of the library, read and searched for quotes; runs in a process of its own for large jobs."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import ReadError
from index.extract import extract
from index.files import FoundFile
from index.readers import locate, read_source
from index.readers.source import Source
from index.store.writing import FileContent


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read. `digest` is what its content had when it was read before, if it was."""

    file: FoundFile
    digest: bytes | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the file's content, or None where it is what it was before. `notes` say what
    was read otherwise than it may have been meant, in one line each."""

    file: FoundFile
    content: FileContent | None
    notes: tuple[str, ...] = ()


def read_files(root: Path, jobs: Sequence[Job]) -> list[Outcome]:
    """What is in each file."""
    return [_read_file(root, job) for job in jobs]


def _read_file(root: Path, job: Job) -> Outcome:
    notes: list[str] = []
    path = job.file.path
    try:
        source = Source(locate(root, path), path, notes.append)
        digest = hashlib.blake2b(source.load(), digest_size=16).digest()
        if digest == job.digest:
            return Outcome(job.file, None)
        articles = tuple(
            (article, tuple(extract(article.text, article.lang))) for article in read_source(source)
        )
    except ReadError as error:
        return Outcome(job.file, FileContent(job.file, None, problem=error.reason), tuple(notes))
    return Outcome(job.file, FileContent(job.file, digest, articles), tuple(notes))
