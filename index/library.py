"""A library of articles, opened through its index: what screens and commands talk to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from threading import Event
from typing import TYPE_CHECKING, Literal, Self

from index.article import Article
from index.cache import cache_folder
from index.errors import AmbiguousSpeaker, LibraryError, QueryError
from index.filters import Filters
from index.quote import Quote, Span
from index.results import ArticleRow, Facets, Hit, Order, Progress, Results, Sort, Update, Where
from index.search.parts import Asked
from index.search.search import Search
from index.search.vocabulary import languages
from index.speaker import Speaker
from index.store import counting, narrowing, reading, reviews
from index.store.finding import StoreConnection
from index.store.narrowing import Condition
from index.store.opening import Store

if TYPE_CHECKING:
    from index.check import Checked
    from index.identity.parting import Parting
    from index.identity.suggesting import Suggestion
    from index.review.entry import Entry

__all__ = [
    "ArticleRow",
    "Facets",
    "Hit",
    "Library",
    "Order",
    "Progress",
    "Results",
    "Sort",
    "Span",
    "Update",
    "Where",
]


class Library:
    """An open library. Reading methods may be called from any thread. ``with`` closes it at the end."""

    def __init__(self, root: Path | str, *, cache: Path | None = None) -> None:
        """`root` is a folder or one file. Opens on the last commit; reads no article.

        Raises LibraryError (no such folder, no permission) and IndexUnavailable.
        """
        root = Path(root)
        if not root.exists():
            raise LibraryError(f"{root}: there is no such folder or file")
        self.root = root
        self.cache = cache
        self._store = Store(cache_folder(root, cache))
        self._search = Search(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index. Nothing may be asked afterwards."""
        self._store.close()

    def update(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        stop: Event | None = None,
    ) -> Update:
        """Bring the index up to date with the files. What is committed when `stop` is set stays. An
        index that was deleted since it was opened is made anew.

        Raises LibraryGone where they are not there any more, and LibraryEmpty where the folder is and has
        none, unless it is to `rebuild`, both with the index left as it is; LibraryError and IndexUnavailable.
        """
        from index.files import check_root
        from index.update import update_library

        check_root(self.root)
        cache_folder(self.root, self.cache)
        return update_library(
            self.root,
            self._store,
            self._search,
            rebuild=rebuild,
            report=progress or _tell_nobody,
            stop=stop or Event(),
        )

    def refresh(self) -> bool:
        """Take up what another process has committed; whether there was anything."""
        return self._store.has_changed()

    def is_lost(self) -> bool:
        """Whether the index that is open is not there any more: it was deleted, or made anew by another
        process. The next `update` goes on with what is there."""
        return self._store.is_replaced()

    def take_up(self) -> list[str]:
        """Take up what `speakers.yaml` and `reviews.yaml` say now, without looking at the articles; a line
        for each problem. Raises LibraryGone, and IndexUnavailable where another process is writing to the
        index."""
        from index.files import check_root
        from index.update import take_up

        check_root(self.root)
        cache_folder(self.root, self.cache)
        return take_up(self.root, self._store, self._search)

    # -- articles
    def article(self, path: str) -> Article:
        """The article at `path`, as it stands in the index. Raises LibraryError where there is none."""
        with self._store.read() as db:
            found = reading.article(db, path)
        if found is None:
            raise LibraryError(f"{path}: no such article in this library")
        return found

    def article_count(self, filters: Filters = Filters(), *, name: str = "") -> int:
        """How many articles `articles` would give without a limit."""
        with self._store.read() as db:
            return reading.article_count(db, self._for_articles(db, filters), name=name)

    def articles(
        self,
        filters: Filters = Filters(),
        *,
        name: str = "",
        offset: int = 0,
        limit: int | None = None,
        order: Literal["path", "date", "quotes"] = "path",
    ) -> list[ArticleRow]:
        """Articles that hold at least one quote that `filters` takes (all articles without filters)
        and whose title or path holds `name` (case and accents aside)."""
        with self._store.read() as db:
            condition = self._for_articles(db, filters)
            rows = reading.articles(db, condition, name=name, offset=offset, limit=limit, order=order)
            if len(languages(db)) < 2:
                return rows
        from index.language import language_name

        return [replace(row, language=language_name(row.lang)) for row in rows]

    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that the articles are in, in alphabetical order."""
        with self._store.read() as db:
            return languages(db)

    # -- quotes
    def quote_count(self, filters: Filters = Filters()) -> int:
        """How many quotes `filters` takes."""
        with self._store.read() as db:
            return counting.quote_count(db, filters, self._found(db, filters))

    def quotes(
        self,
        filters: Filters = Filters(),
        *,
        offset: int = 0,
        limit: int | None = None,
        order: Literal["path", "date"] = "path",
    ) -> Iterator[Quote]:
        """Quotes by path and position (or date, oldest first), in constant memory."""
        with self._store.read() as db:
            condition = self._for_quotes(db, filters)
            yield from reading.quotes(db, condition, offset=offset, limit=limit, order=order)

    def quote(self, quote_id: str) -> Quote | None:
        """The quote with this id, or None."""
        with self._store.read() as db:
            return reading.quote(db, quote_id)

    def explain(self, path: str) -> list[tuple[Quote, tuple[str, ...]]]:
        """The article's quotes, each with the reasons for its attribution.

        The article is searched for quotes once more. Raises LibraryError where there is none.
        """
        from index.extract import extract
        from index.readers import plain_text

        article = self.article(path)
        reasons = {a.spans: a.why for a in extract(plain_text(article), article.lang)}
        quotes = self.quotes(Filters(path=path))
        return [(quote, (*_by_reader(quote), *reasons.get(quote.spans, ()))) for quote in quotes]

    # -- reviews
    def reviews(self) -> list[tuple[Entry, str | None]]:
        """What readers say of quotes, by path, each with the id of the quote it is about: None where its
        words no longer stand in its article, or the article is gone."""
        with self._store.read() as db:
            return list(reviews.all_entries(db))

    def entry_about(self, quote: Quote) -> Entry | None:
        """What readers say of this quote, or None."""
        with self._store.read() as db:
            return reviews.entry_about(db, quote.path, quote.id)

    def found_ids(self) -> list[str]:
        """The ids of all quotes that extraction found, whatever readers say of them."""
        with self._store.read() as db:
            return reviews.found_ids(db)

    def rejected(self, filters: Filters = Filters()) -> list[Quote]:
        """The quotes that `filters` would take had readers not rejected them; `about` is not looked at."""
        with self._store.read() as db:
            found = reviews.rejected(db)
            if not filters.speaker_ids:
                return [quote for quote in found if filters.takes(quote)]
            return [quote for quote in found if filters.takes(_by_its_speaker(db, quote))]

    # -- speakers
    def speaker_count(self, filters: Filters = Filters(), *, name: str = "") -> int:
        """How many speakers have quotes that `filters` takes and a name that holds `name`
        (case and accents aside)."""
        with self._store.read() as db:
            return counting.speaker_count(db, filters, self._found(db, filters), name=name)

    def speakers(
        self,
        filters: Filters = Filters(),
        *,
        name: str = "",
        offset: int = 0,
        limit: int | None = None,
        order: Order = "quotes",
    ) -> list[Speaker]:
        """Speakers with their counts under `filters`, most quoted first unless `order` says otherwise."""
        with self._store.read() as db:
            found = self._found(db, filters)
            return counting.speakers(db, filters, found, name=name, offset=offset, limit=limit, order=order)

    def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id, or None."""
        with self._store.read() as db:
            return counting.speaker(db, speaker_id)

    def notes_on(self, speaker: Speaker) -> tuple[str, str]:
        """The Wikidata id and the note that the reader wrote on a speaker, empty where there is none."""
        return self.notes().get(speaker.speaker, ("", ""))

    def notes(self) -> dict[str, tuple[str, str]]:
        """The Wikidata id and the note of each speaker on whom the reader wrote some, by name."""
        from index.identity.applying import current_rulings

        with self._store.read() as db:
            return current_rulings(db).notes

    def suggestions(self) -> list[Suggestion]:
        """Who may be whom, unless the reader has refused it; nobody is joined by it."""
        from index.identity.suggesting import suggestions

        with self._store.read() as db:
            return suggestions(db)

    def partings(self) -> list[Parting]:
        """Who may be two people, unless the reader has said who it is; nobody is parted by it."""
        from index.identity.parting import partings

        with self._store.read() as db:
            return partings(db)

    def speaker_called(self, name: str) -> str | None:
        """The id of the speaker whom articles call exactly `name`, or None."""
        with self._store.read() as db:
            return counting.speaker_called(db, name)

    def months(self, filters: Filters = Filters()) -> dict[str, int]:
        """Quotes by month (``2025-11``), in order of time."""
        with self._store.read() as db:
            return counting.months(db, filters, self._found(db, filters))

    def period(self) -> tuple[str, str] | None:
        """The first and the last month that an article is from, None where none has one."""
        with self._store.read() as db:
            return reading.period(db)

    def undated(self) -> int:
        """How many articles have no date: `since` and `until` leave them out."""
        with self._store.read() as db:
            return reading.undated(db)

    def find_speakers(self, name: str) -> list[Speaker]:
        """The speakers that `name` can mean: an id, the whole name, or a surname that only one bears.

        Raises AmbiguousSpeaker where several bear it, QueryError where nobody does.
        """
        with self._store.read() as db:
            found = counting.find_speakers(db, name)
        if not found:
            raise QueryError(f"{name!r}: nobody of that name is quoted in this library")
        if len(found) > 1:
            raise AmbiguousSpeaker(name, tuple(speaker.label for speaker in found))
        return found

    # -- search
    def search(
        self,
        query: str,
        *,
        where: Sequence[Where] = ("quote", "article"),
        filters: Filters = Filters(),
        offset: int = 0,
        limit: int = 50,
        sort: Sort = "relevance",
        stop: Event | None = None,
        seconds: float = 2.0,
    ) -> Results:
        """Ranked hits for a query in the language of DESIGN §6. Never raises on any query string.

        After `seconds`, or when `stop` is set, it gives the best of what it has seen, not `exact`.
        """
        asked = Asked(where, filters, offset, limit, sort, stop or Event(), seconds)
        return self._search.results(query, asked)

    def facets(self, filters: Filters, *, speakers: int = 12, stop: Event | None = None) -> Facets:
        """What the quotes that `filters` takes divide into: kinds, at most so many `speakers`, months.

        Each group is counted without its own filter, so that one can change one's mind. When `stop` is
        set, the counts are of what it has seen.
        """
        return self._search.facets(filters, speakers, stop or Event())

    def check(self, passage: str, *, limit: int = 5) -> Checked:
        """Where the words of `passage`, from wherever, stand in the library; else what comes nearest.

        Raises QueryError where it has no words, or too many.
        """
        return self._search.check(passage, limit)

    def _for_articles(self, db: StoreConnection, filters: Filters) -> Condition | None:
        return None if filters == Filters() else self._for_quotes(db, filters)

    def _for_quotes(self, db: StoreConnection, filters: Filters) -> Condition:
        return narrowing.quotes(filters, self._found(db, filters))

    def _found(self, db: StoreConnection, filters: Filters) -> int | None:
        return None if filters.about is None else self._search.found(db, filters.about)


def _by_reader(quote: Quote) -> tuple[str, ...]:
    return () if quote.review is None else (f"{quote.review} by a reader",)


def _tell_nobody(progress: Progress) -> None:
    """Where nobody wants to know how far it is."""


def _by_its_speaker(db: Connection, quote: Quote) -> Quote:
    """The quote by whom its name is of now, which speakers.yaml may say."""
    known = counting.speaker_called(db, quote.name_in_article) if quote.name_in_article else None
    return replace(quote, speaker_id=known) if known else quote
