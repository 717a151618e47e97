"""How often onrecord was right on this library: a random sample of its quotes, reviewed and counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from heapq import nsmallest

from index.errors import LibraryError
from index.library import Library
from index.own_file import Edit
from index.proportion import Proportion
from index.review.entry import Claim, Entry, anchors
from index.review.writing import put, rewrite
from index.speakers import name_key

FEW = 30
"""With fewer reviewed quotes than this the figures say little."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What the reviews of sampled quotes say of the extraction, as counts.

    `detection`: of the reviewed ones, those that are quotes. Of these, `kind` and `extent` were right;
    `speaker`: of those with a name, those whose name was right. `nameless` were without one, and of them
    `could_be_named` could be named.
    """

    sampled: int
    reviewed: int
    detection: Proportion
    speaker: Proportion
    kind: Proportion
    extent: Proportion
    nameless: int
    could_be_named: int


def draw_sample(library: Library, size: int, seed: int) -> Edit:
    """Put `size` quotes, drawn at random, up for review in `reviews.yaml`; those that are reviewed already
    count as they are. The change to the file.

    The same seed draws the same quotes from the same library, and a larger sample holds a smaller one.
    Raises LibraryError where there are no quotes, or the file can't be written.
    """

    def rank(quote_id: str) -> bytes:
        return blake2b(f"{seed} {quote_id}".encode(), digest_size=16).digest()

    drawn = nsmallest(size, library.found_ids(), key=rank)
    if not drawn:
        raise LibraryError(f"{library.root}: there are no quotes to draw from")
    fresh = [_drawn(library, quote_id) for quote_id in drawn]
    edit = rewrite(library.root, lambda entries: put(entries, fresh), library.cache)
    library.take_up()
    return edit


def measure(library: Library) -> Accuracy:
    """Count the reviews of sampled quotes, those that no longer fit their articles too."""
    sampled = [entry for entry, _ in library.reviews() if entry.sample and entry.found is not None]
    reviewed = [(entry, entry.found) for entry in sampled if entry.review is not None and entry.found]
    quotes = [(entry, found) for entry, found in reviewed if entry.review != "rejected"]
    named = [(entry, found.speaker) for entry, found in quotes if found.speaker is not None]
    nameless = [entry for entry, found in quotes if found.speaker is None]
    return Accuracy(
        sampled=len(sampled),
        reviewed=len(reviewed),
        detection=Proportion(len(quotes), len(reviewed)),
        speaker=Proportion(
            sum(_same(library, found, entry.right.speaker) for entry, found in named), len(named)
        ),
        kind=Proportion(sum(found.kind == entry.right.kind for entry, found in quotes), len(quotes)),
        extent=Proportion(sum(not entry.extent for entry, _ in quotes), len(quotes)),
        nameless=len(nameless),
        could_be_named=sum(entry.right.speaker is not None for entry in nameless),
    )


def _drawn(library: Library, quote_id: str) -> Entry:
    quote = library.quote(quote_id) or next(each for each in library.rejected() if each.id == quote_id)
    known = library.entry_about(quote)
    if known is not None:
        return replace(known, sample=True)
    claim = Claim(quote.name_in_article, quote.kind)
    passage = anchors(library.article(quote.path).text, quote.spans)
    return Entry(quote.path, passage, None, claim, found=claim, sample=True)


def _same(library: Library, found: str, right: str | None) -> bool:
    """Whether the name that was found is the right one, or another of the same speaker."""
    if right is None:
        return False
    if name_key(found).base == name_key(right).base:
        return True
    speaker = library.speaker_called(found)
    return speaker is not None and speaker == library.speaker_called(right)
