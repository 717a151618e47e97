"""What a reader makes of a file: one article."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the library.

    `text` is what every offset in the project counts in: for a plain text file exactly its decoded
    text, less a byte-order mark, with line ends as ``\\n``.
    `path` is relative to the library, with ``/`` separators; an article inside a file that holds
    several is ``file.csv#3`` (row number from 1).
    `published` is an ISO date (``2025``, ``2025-11`` or ``2025-11-29``) or None.
    `first_line` is the line of the file on which `text` begins: below its front matter, if it has any; 1
    where `text` is no stretch of the file's lines.
    """

    path: str
    text: str
    title: str
    lang: str
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    entry_id: str | None = None
    first_line: int = field(default=1, compare=False)

    def line_at(self, offset: int) -> int:
        """The line that the character at `offset` of `text` is on, as an editor counts the file's lines."""
        return self.first_line + self.text.count("\n", 0, offset)
