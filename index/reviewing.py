"""What a reader says of quotes, written into `reviews.yaml` and taken up at once.

Every function returns the change it made to the file, for `undo`, and raises LibraryError, with nothing
written, where the file has mistakes, can't be written, or was changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from index.errors import IndexUnavailable, LibraryError
from index.identity.speakers_file import ruling_items
from index.library import Library
from index.own_file import Edit, take_back
from index.quote import Kind, Quote, Span
from index.reverting import revert
from index.review.entry import Claim, Entry, anchors, spans_of
from index.review.reviews_file import MOST_BYTES, NAME, review_items
from index.review.writing import Revise, put, rewrite
from index.safe import make_safe
from index.words import words_of

_PHRASE = 12
"""Words of a passage by which articles are searched for it."""
_ARTICLES = 50


def confirm(library: Library, quote: Quote) -> Edit:
    """Say that a quote is right as it stands."""
    return _correct(library, _entry(library, quote))


def reject(library: Library, quote: Quote) -> Edit:
    """Say that a passage is no quote; one that a reader had added is taken out again."""
    before = _entry(library, quote)
    if before.found is None:
        return _take_out(library, before)
    return _put(library, replace(before, review="rejected"))


def correct_speaker(library: Library, quote: Quote, name: str | None) -> Edit:
    """Say whose words a quote is, None where nobody can be named."""
    name = None if name is None else typed_name(name)
    before = _entry(library, quote)
    return _correct(library, replace(before, right=replace(before.right, speaker=name)))


def correct_kind(library: Library, quote: Quote, kind: Kind) -> Edit:
    """Say of which kind a quote is."""
    before = _entry(library, quote)
    return _correct(library, replace(before, right=replace(before.right, kind=kind)))


def correct_extent(library: Library, quote: Quote, spans: Sequence[Span]) -> Edit:
    """Say which words belong to a quote; `spans` are as `index.review.extent` gives them."""
    before = _entry(library, quote)
    extent = anchors(library.article(quote.path).text, spans)
    return _correct(library, replace(before, extent=() if extent == before.passage else extent))


def add(library: Library, path: str, spans: Sequence[Span], speaker: str | None, kind: Kind) -> Edit:
    """Say that these words of an article are a quote that was missed."""
    passage = anchors(library.article(path).text, spans)
    name = None if speaker is None else typed_name(speaker)
    return _put(library, Entry(path, passage, "added", Claim(name, kind)))


def typed_name(name: str) -> str:
    """A name as a reader typed it, its words separated by one space. Raises LibraryError where there is none,
    or it holds what no name has."""
    line = typed_line(name)
    if not line:
        raise LibraryError("a speaker needs a name")
    return line


def typed_line(text: str) -> str:
    """What a reader typed, on one line. Raises LibraryError where a terminal could obey some of it, or nobody
    would see it."""
    line = " ".join(text.split())
    if make_safe(line) != line:
        raise LibraryError("this holds a control character, or one that can't be seen; nothing was written")
    return line


def withdraw(library: Library, quote: Quote) -> Edit:
    """Take back what was said of a quote: it is again as it was found. Raises LibraryError where nothing was
    said."""
    before = library.entry_about(quote)
    if before is None or before.review is None:
        raise LibraryError("this quote has no review to take back")
    return _without_review(library, before)


def drop(library: Library, entry: Entry) -> Edit:
    """Take back a review, whether it fits its article or not."""
    return _without_review(library, entry)


def refit(library: Library) -> tuple[Edit | None, int]:
    """Find the articles whose path has changed under their reviews: where the words of a review that no
    longer fits stand in one other article alone, beside what stood beside them, it is a review of that
    article from now on. The change, None where there was none, and how many reviews it is about."""
    moved = {}
    for entry, quote_id in library.reviews():
        paths = [] if quote_id is not None else _paths_with(library, entry)
        if len(paths) == 1:
            moved[entry.path, entry.passage] = replace(entry, path=paths[0])
    if not moved:
        return None, 0

    def revise(entries: Sequence[Entry]) -> list[Entry | None]:
        taken = {(entry.path, entry.passage) for entry in entries}
        fresh = [moved.get((entry.path, entry.passage), entry) for entry in entries]
        return [
            old if new is not old and (new.path, new.passage) in taken else new
            for old, new in zip(entries, fresh, strict=True)
        ]

    return _rewrite(library, revise), len(moved)


def _paths_with(library: Library, entry: Entry) -> list[str]:
    """The articles, but for the entry's own, in which its passage stands."""
    words = words_of(entry.passage[0].exact)[:_PHRASE]
    if not words:
        return []
    hits = library.search(f'"{" ".join(words)}"', where=("article",), limit=_ARTICLES).hits
    paths = (hit.path for hit in hits if hit.path != entry.path)
    return [path for path in paths if spans_of(library.article(path).text, entry.passage)]


def undo(library: Library, done: Edit) -> Edit:
    """Make a change to `reviews.yaml` or `speakers.yaml` undone, and nothing that others have written there
    since. Raises ChangedSince where they have changed what this had written, LibraryError where nothing
    can be written now."""
    items = review_items if done.file.name == NAME else ruling_items

    def without(done: Edit, now: bytes | None) -> bytes | None:
        return revert(done, now, items)

    edit = take_back(library.root, done, MOST_BYTES, without, library.cache)
    take_up(library)
    return edit


def _entry(library: Library, quote: Quote) -> Entry:
    """What is said of the quote already, else that nothing is."""
    before = library.entry_about(quote)
    if before is not None:
        return before
    claim = Claim(quote.name_in_article, quote.kind)
    passage = anchors(library.article(quote.path).text, quote.spans)
    return Entry(quote.path, passage, None, claim, found=claim)


def _correct(library: Library, entry: Entry) -> Edit:
    """Write what is right, under the word for it: the reader's own find, as it was found, or otherwise."""
    if entry.found is None:
        return _put(library, replace(entry, review="added"))
    as_found = entry.right == entry.found and not entry.extent
    return _put(library, replace(entry, review="confirmed" if as_found else "corrected"))


def _put(library: Library, entry: Entry) -> Edit:
    dated = replace(entry, reviewed=date.today().isoformat())
    return _rewrite(library, lambda entries: put(entries, [dated]))


def _without_review(library: Library, entry: Entry) -> Edit:
    if entry.sample and entry.found is not None:
        waiting = replace(entry, review=None, right=entry.found, extent=(), reviewed=None, note="")
        return _rewrite(library, lambda entries: put(entries, [waiting]))
    return _take_out(library, entry)


def _take_out(library: Library, entry: Entry) -> Edit:
    return _rewrite(library, lambda entries: [None if each.is_about(entry) else each for each in entries])


def _rewrite(library: Library, revise: Revise) -> Edit:
    edit = rewrite(library.root, revise, library.cache)
    take_up(library)
    return edit


def take_up(library: Library) -> None:
    """Let what was written show, at once; by the next update where another process is indexing."""
    with suppress(IndexUnavailable):
        library.take_up()
