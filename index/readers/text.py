"""Plain text: the article is exactly what the file holds."""

from collections.abc import Iterator

from index.article import Article
from index.readers.metadata import date_in_name, first_line, language, name_of
from index.readers.source import Source

SUFFIXES = (".txt", ".text", "")


def read(source: Source) -> Iterator[Article]:
    """The one article of a text file. Raises ReadError."""
    text = source.text()
    yield Article(
        path=source.path,
        text=text,
        title=first_line(text) or name_of(source.path),
        lang=language(None, text),
        published=date_in_name(source.path),
    )
