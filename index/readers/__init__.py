"""From a file to the articles in it, whatever its format.

A format is a module with `SUFFIXES` and `read(source) -> Iterator[Article]`, named in `FORMATS`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from index.article import Article
from index.mark import HEAD, is_own_file
from index.readers import html, markdown, text
from index.readers.source import Source

FORMATS = (text, markdown, html)

_READERS: dict[str, Callable[[Source], Iterator[Article]]] = {
    suffix: format_.read for format_ in FORMATS for suffix in format_.SUFFIXES
}
_LONGEST_SUFFIX = 10

TEXT_LIMIT = 1_000_000
"""Characters that one article may have: 160,000 words, a long novel. The worst texts known take a minute and
0.7 GB (`benchmarks.limits`)."""


def plain_text(article: Article) -> str:
    """The article's text, offsets kept, with blanks for the marks of its format."""
    if suffix_of(article.path) in markdown.SUFFIXES:
        return markdown.without_marks(article.text)
    return article.text


def suffix_of(name: str) -> str:
    """The suffix that tells a file's kind, in small letters with its dot, or ``""`` where there is none.

    What follows the last dot of *Talks with the E.U. stall* or *2025.11.29* tells no kind.
    """
    stem, dot, suffix = name.rpartition(".")
    is_suffix = stem and dot and len(suffix) <= _LONGEST_SUFFIX and not suffix.isdecimal()
    return f".{suffix.lower()}" if is_suffix and suffix and " " not in suffix else ""


def is_article_name(name: str) -> bool:
    """Whether a file called `name` is of a kind that can be read; a name without a suffix is a text."""
    return suffix_of(name) in _READERS and not name.endswith("~")


def source_of(root: Path, path: str, note: Callable[[str], None]) -> Source:
    """The file at `path` of the library `root`, which may be that one file; from a folder no link leads out.
    `note` is told what was read otherwise than it may have been meant."""
    return Source(root, path, note) if root.is_file() else Source(root / path, path, note, root)


def read(root: Path, path: str, note: Callable[[str], None] | None = None) -> Iterator[Article]:
    """The articles in the file at `path` of the library `root`; none where onrecord wrote the file itself.

    `note` is told, in one line each, what was read otherwise than it may have been meant. A file whose
    kind no reader knows is read as plain text: the user asked for it. Raises ReadError.
    """
    return read_source(source_of(root, path, note or _say_nothing))


def read_source(source: Source) -> Iterator[Article]:
    """As `read`, of a file whose bytes may be known already. Raises ReadError."""
    if not is_own_file(source.path, source.load()[:HEAD]):
        for article in _READERS.get(suffix_of(source.path), text.read)(source):
            if len(article.text) > TEXT_LIMIT:
                raise source.error(f"has more than {TEXT_LIMIT:,} characters; split it into several articles")
            yield article


def _say_nothing(line: str) -> None:
    """Where nobody wants to know."""
