"""Helpers for tests of reviews: what can be said of a quote, and what is said."""

from collections.abc import Callable
from pathlib import Path

from index import identifying, reviewing
from index.library import Library
from index.own_file import Edit
from index.quote import Quote
from index.review.reviews_file import parse

Said = Callable[[Library, Quote], object]


SAYINGS: dict[str, Said] = {
    "confirm": reviewing.confirm,
    "reject": reviewing.reject,
    "name": lambda library, quote: reviewing.correct_speaker(library, quote, "Otto Braun"),
    "nobody": lambda library, quote: reviewing.correct_speaker(library, quote, None),
    "kind": lambda library, quote: reviewing.correct_kind(library, quote, "mixed"),
    "extent": lambda library, quote: reviewing.correct_extent(
        library, quote, [(quote.spans[0][0], quote.spans[0][0] + 3)]
    ),
}


def quote_of(library: Library, words: str) -> Quote:
    """The quote that holds these words, rejected or not."""
    found = [quote for quote in (*library.quotes(), *library.rejected()) if words in quote.text]
    assert len(found) == 1
    return found[0]


def said(folder: Path) -> list[tuple[str | None, str | None, str, str]]:
    """What the library's reviews say: review, speaker, kind, words."""
    file = folder / "reviews.yaml"
    placed, problems = parse(file.read_bytes() if file.exists() else b"")
    assert problems == []
    entries = [each.entry for each in placed]
    return [
        (entry.review, entry.right.speaker, entry.right.kind, (entry.extent or entry.passage)[0].exact)
        for entry in entries
    ]


def ways_to_write(library: Library, quote: Quote, done: Edit) -> tuple[Callable[[], object], ...]:
    """A review, a name for the speaker, and taking back what was `done`."""
    speaker = library.speaker(quote.speaker_id or "")
    assert speaker is not None
    return (
        lambda: reviewing.reject(library, quote),
        lambda: identifying.rename(library, speaker, "Eva Holm"),
        lambda: reviewing.undo(library, done),
    )


def reviews(library: Library) -> dict[str, str | None]:
    """What is said of each quote, by its words."""
    return {quote.text: quote.review for quote in library.quotes()}
