"""The explorer for screen readers and dumb terminals: plain lines, one question at a time.

Nothing moves, nothing is drawn over, nothing depends on colour or place. Lists come in numbered pages;
a number opens, a letter does, a word writes. The same library, search, collection, reviews and export as on
the screens.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from index.errors import LibraryEmpty, OnrecordError
from index.filters import Filters
from index.library import Hit, Library, Where
from index.quote import Quote
from index.safe import make_safe_line
from tui.clipboard import quote_with_source
from tui.desk import Desk, open_desk
from tui.exporting import export_clippings, export_path, export_quotes, file_name
from tui.plain_lists import PAGE, Item, Numbered
from tui.plain_reviews import HELP as REVIEWING
from tui.plain_reviews import SAYINGS, Sayings
from tui.reviews import find_quote
from tui.wording import count_of, how_found, in_marks, words_of

_LONGEST_LINE = 10_000
"""Characters of a line that is typed."""

Watched = Callable[[], AbstractContextManager[None]]
"""Gives what is around work that may wait for the library's drive."""

HELP = (
    "Type a number to open what it stands before.",
    "s: the speakers.  a: the articles.  n: the next page.",
    "/words: search, in a speaker's quotes only there; s, then /words searches everything.",
    "f name: speakers of that name.  u: the quotes without a name.",
    "q: the quotes of this speaker or article again.  t: the text around the quote.",
    "m: mark this quote.  v: the marked quotes.  e FILE: export the quotes shown.",
    *REVIEWING,
    "b: back.  h: this help.  x: leave.",
)


class PlainReader:
    """Reads commands from `source`, writes lines to `target`."""

    def __init__(
        self, library: Library, desk: Desk, source: TextIO, target: TextIO, watched: Watched = nullcontext
    ) -> None:
        """What may wait for the library's drive is done in what `watched` gives."""
        self._watched = watched
        self.library = library
        self.desk = desk
        self._source = source
        self._target = target
        self._sayings = Sayings(library, self.say)
        self._quote: Quote | None = None
        self._filters = Filters()
        self._label = "quotes"
        self._scope = (Filters(), "")
        self._reads_quote = False
        self._write = self._writer(Filters())
        self._file = "quotes"
        self._numbered = Numbered(self.say)
        self._trail: list[Callable[[], None]] = []

    # -- talking
    def say(self, text: str) -> None:
        """One line, safe for any terminal."""
        self._target.write(make_safe_line(text) + "\n")
        self._target.flush()

    def run(self) -> None:
        """Talk until the reader leaves or the input ends."""
        self.say(f"{self.library.root.resolve().name}: {self._sums()}. h is for help, x leaves.")
        self._go(self._speakers)
        while True:
            self._target.write("> ")
            self._target.flush()
            line = self._typed()
            if not line or line.strip().lower() in ("x", "exit", "quit"):
                return
            try:
                with self._watched():
                    self._do(line.strip())
            except OnrecordError as error:
                self.say(str(error))
            except OSError as error:
                where = f"{error.filename}: " if error.filename else ""
                self.say(f"{where}{(error.strerror or str(error)).lower()}")

    def _typed(self) -> str:
        """The next line, with its end; nothing at the end of all. One that is too long is told and
        left out."""
        while len(line := self._source.readline(_LONGEST_LINE)) == _LONGEST_LINE and line[-1] != "\n":
            while len(rest := self._source.readline(_LONGEST_LINE)) == _LONGEST_LINE and rest[-1] != "\n":
                pass
            self.say(f"That line has more than {_LONGEST_LINE:,} characters; nothing was done.")
            self._target.write("> ")
        return line

    def _sums(self) -> str:
        sums = (
            (self.library.article_count(), "article"),
            (self.library.quote_count(), "quote"),
            (self.library.speaker_count(), "speaker"),
        )
        return ", ".join(count_of(number, noun) for number, noun in sums)

    def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if line.startswith("/"):
            scope = self._scope
            self._go(lambda: self._search(line[1:].strip(), *scope))
        elif word.isdecimal():
            self._open(word)
        elif word == "f":
            self._go(lambda: self._speakers(rest))
        elif word == "e":
            self._export(rest.strip())
        elif word == "merge":
            self._merge(rest.split())
        elif word in SAYINGS:
            self._say_of_quote(word, rest.split())
        elif (command := self._commands().get(word)) is not None:
            command()
        elif line:
            self.say("That is no command. h is for help.")

    def _commands(self) -> dict[str, Callable[[], None]]:
        return {
            "s": lambda: self._go(self._speakers),
            "a": lambda: self._go(self._articles),
            "u": lambda: self._go(lambda: self._quotes(Filters(unnamed=True), "Without a name")),
            "q": lambda: self._go(lambda: self._quotes(self._filters, self._label)),
            "v": lambda: self._go(self._marked),
            "n": self._numbered.go_on,
            "t": self._text,
            "m": self._mark,
            "b": self._back,
            "undo": self._sayings.undo,
            "h": lambda: self._say_all(HELP),
            "?": lambda: self._say_all(HELP),
        }

    def _say_all(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.say(line)

    # -- lists
    def _go(self, show: Callable[[], None]) -> None:
        self._trail.append(show)
        show()

    def _back(self) -> None:
        if self._reads_quote:
            self._trail[-1]()
            return
        if len(self._trail) < 2:
            self.say("This is where you began.")
            return
        self._trail.pop()
        self._trail[-1]()

    def _list(self, heading: str, items: Iterator[Item]) -> None:
        self._reads_quote = False
        self._numbered.begin(heading, items)

    def _open(self, number: str) -> None:
        item = self._numbered.item(number)
        if item is None:
            self.say(f"There is no number {number} here.")
        else:
            item.open()

    def _speakers(self, name: str = "") -> None:
        def items() -> Iterator[Item]:
            offset = 0
            while found := self.library.speakers(name=name, offset=offset, limit=PAGE):
                offset += len(found)
                for speaker in found:
                    filters, label = Filters(speaker_ids=(speaker.id,)), speaker.label
                    role = f", {speaker.roles[0]}" if speaker.roles else ""
                    line = f"{label}{role}: {count_of(speaker.quotes, 'quote')}"
                    yield Item(line, self._opener(filters, label), speaker_id=speaker.id)

        self._scope = (Filters(), "")
        self._exports(Filters(), "quotes")
        self._list(f"Speakers: {self.library.speaker_count(name=name):,}", items())

    def _articles(self) -> None:
        def items() -> Iterator[Item]:
            offset = 0
            while found := self.library.articles(offset=offset, limit=PAGE):
                offset += len(found)
                for row in found:
                    date = f", {row.published}" if row.published else ""
                    tongue = f", {row.language}" if row.language else ""
                    line = f"{row.title}{date}{tongue}: {count_of(row.quotes, 'quote')}"
                    yield Item(line, self._opener(Filters(path=row.path), row.title))

        self._scope = (Filters(), "")
        self._exports(Filters(), "quotes")
        self._list(f"Articles: {self.library.article_count():,}", items())

    def _opener(self, filters: Filters, label: str) -> Callable[[], None]:
        return lambda: self._go(lambda: self._quotes(filters, label))

    def _quotes(self, filters: Filters, label: str) -> None:
        self._filters, self._label = filters, label
        if filters.path is None:
            self._scope = (filters, label)
        self._exports(filters, label)
        items = map(self._quote_item, self.library.quotes(filters))
        self._list(f"{label}: {count_of(self.library.quote_count(filters), 'quote')}", items)

    def _marked(self) -> None:
        self._write = lambda path: export_clippings(self.library, self.desk.clippings, path)
        self._file = "collection"
        items = (self._quote_item(clip.quote) for clip in list(self.desk.clippings))
        self._list(f"Marked: {count_of(len(self.desk.clippings), 'quote')}", items)

    def _search(self, query: str, filters: Filters, whose: str) -> None:
        self._scope = (filters, whose)
        where: tuple[Where, ...] = ("quote",) if whose else ("quote", "article")
        first = self.library.search(query, where=where, filters=filters, limit=PAGE)
        if first.note:
            self.say(first.note)
        self._exports(replace(filters, about=query), query)

        def items() -> Iterator[Item]:
            found, offset = first, 0
            while found.hits:
                for hit in found.hits:
                    yield self._hit_item(hit)
                offset += len(found.hits)
                found = self.library.search(query, where=where, filters=filters, offset=offset, limit=PAGE)

        scope = f" in {whose}" if whose else ""
        self._list(f"Found for {query}{scope}: {'' if first.exact else 'about '}{first.total:,}", items())

    def _hit_item(self, hit: Hit) -> Item:
        if hit.quote is not None:
            return self._quote_item(hit.quote)
        return Item(f"Article {hit.title}: {hit.snippet}", self._opener(Filters(path=hit.path), hit.title))

    def _quote_item(self, quote: Quote) -> Item:
        return Item(_in_words(quote), lambda: self._show(quote), quote)

    # -- one quote
    def _say_of_quote(self, saying: str, words: list[str]) -> None:
        """What a reader says of the quote at a number, or of the one that is open."""
        quote = self._quote if self._reads_quote else None
        if words and words[0].isdecimal():
            item = self._numbered.item(words.pop(0))
            quote = item.quote if item else None
        if quote is None:
            self.say(f"Say of which quote: {saying} and its number; or open it first.")
            return
        self._sayings.take(saying, find_quote(self.library, quote.id) or quote, " ".join(words))

    def _merge(self, words: list[str]) -> None:
        item = self._numbered.item(words[0]) if words and words[0].isdecimal() else None
        if item is None or item.speaker_id is None or len(words) < 2:
            self.say("In the list of speakers, s, say merge, a speaker's number, and the other name.")
            return
        self._sayings.merge(item.speaker_id, " ".join(words[1:]))

    def _show(self, before: Quote) -> None:
        quote = find_quote(self.library, before.id) or before
        self._quote, self._reads_quote = quote, True
        who = quote.speaker or "Nobody is named"
        said = f", {quote.review} by a reader" if quote.review else ""
        self.say(f"{who}{f', {quote.role}' if quote.role else ''}. {quote.kind.capitalize()} quote{said}.")
        self.say(words_of(quote))
        self.say(f"{quote.title}, {quote.published or 'no date'}. {quote.path}, line {quote.line}.")
        self.say(f"How it is known: {how_found(quote)}.")
        self.say("t: the text around it.  m: mark it.  confirm, reject: it is right, or none.  b: back.")

    def _text(self) -> None:
        quote = self._quote
        if quote is None:
            self.say("Open a quote first.")
            return
        text = self.library.article(quote.path).text
        start = text.rfind("\n\n", 0, max(0, quote.spans[0][0] - 300)) + 1
        end = text.find("\n\n", min(len(text), quote.spans[-1][1] + 300))
        for paragraph in text[start : end if end >= 0 else len(text)].split("\n"):
            if paragraph.strip():
                self.say(paragraph.strip())

    def _mark(self) -> None:
        if self._quote is None:
            self.say("Open a quote first.")
            return
        marked = self.desk.toggle(self._quote)
        self.desk.save()
        self.say(f"{'Marked' if marked else 'Taken out'}. {len(self.desk.clippings)} marked.")
        if marked:
            self._say_all(quote_with_source(self._quote).split("\n"))

    def _writer(self, filters: Filters) -> Callable[[Path], int]:
        return lambda path: export_quotes(self.library, filters, path)

    def _exports(self, filters: Filters, label: str) -> None:
        """What `e` writes from now on, and under which name."""
        self._write, self._file = self._writer(filters), label

    def _export(self, name: str) -> None:
        path = export_path(name or file_name(self._file))
        if path.exists():
            self.say(f"{path} is there already: e and another name writes beside it.")
            return
        self.say(f"{count_of(self._write(path), 'quote')} in {path}")


def _in_words(quote: Quote) -> str:
    words = in_marks(quote) if quote.kind == "direct" else f"{words_of(quote)} ({quote.kind})"
    return f"{quote.speaker or 'Nobody named'}: {words}"


def run_plain(
    library_path: Path,
    *,
    cache: Path | None = None,
    watches: bool = True,
    source: TextIO | None = None,
    target: TextIO | None = None,
    watched: Watched = nullcontext,
) -> int:
    """Read a library in plain lines; the exit status. Brings the index up to date first when it `watches`.

    Raises LibraryError and IndexUnavailable.
    """
    with watched():
        library = Library(library_path, cache=cache)
    try:
        desk = open_desk(library.root)
        reader = PlainReader(library, desk, source or sys.stdin, target or sys.stdout, watched)
        if watches:
            reader.say("Reading the articles…")
            for line in _bring_up_to_date(library, watched):
                reader.say(line)
        reader.run()
        return 0
    finally:
        library.close()


def _bring_up_to_date(library: Library, watched: Watched) -> tuple[str, ...]:
    """What could not be read, in one line each."""
    try:
        with watched():
            return library.update().unread
    except LibraryEmpty as error:
        return (str(error),)
