"""What the explorer opens on, read in a thread while the screen is made: the first picture is then whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread

from index.errors import OnrecordError
from index.library import ArticleRow, Library
from tui.desk import Desk
from tui.document import Document, read_document
from tui.sources import ArticleRows, SpeakerRow, SpeakerRows
from tui.widgets.pages import Begun, begin

PATIENCE = 0.3
"""Seconds that the screen waits for it; after that it is drawn empty, and filled as its lists are read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The beginnings of the two lists, and the article where one was last time."""

    speakers: Begun[SpeakerRow]
    articles: Begun[ArticleRow]
    document: Document | None


@dataclass(slots=True)
class Beginning:
    """Reads what is there to open on, once."""

    library: Library
    desk: Desk
    _opened: Opened | None = field(default=None, init=False)
    _thread: Thread | None = field(default=None, init=False)

    def read(self) -> None:
        """Begin to read."""
        self._thread = Thread(target=self._read, name="beginning", daemon=True)
        self._thread.start()

    def take(self) -> Opened | None:
        """What was read; None where it is late or could not be read: the lists say why when they are."""
        if self._thread is not None:
            self._thread.join(PATIENCE)
            self._thread = None
        opened, self._opened = self._opened, None
        return opened

    def _read(self) -> None:
        with suppress(OnrecordError):
            speakers = begin(SpeakerRows(self.library, sparks=False))
            articles = begin(ArticleRows(self.library))
            self._opened = Opened(speakers, articles, self._document(articles))

    def _document(self, articles: Begun[ArticleRow]) -> Document | None:
        for path in [self.desk.last, *(row.path for row in articles.rows[:1])]:
            if path is not None and articles.total:
                with suppress(OnrecordError):
                    return read_document(self.library, path)
        return None
