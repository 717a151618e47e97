"""What goes into a segment of the full-text index: articles in runs of about the same size, and the segments
that are worth making one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.search.snapshot import Leaf

EACH = 200
"""What an article takes besides its text, in characters: its name, what is noted of it and of its quotes."""

_TIERS = (512, 64, 8)
_MOST_IN_TIER = 8
"""Segments of about the same size that may stand before they are made one: up to a 512th, a 64th, an 8th
of the largest that is written at once. Larger ones stay as they are."""

Numbers = NDArray[np.int64]
Rows = NDArray[np.void]
"""Articles of the store, in the order of their rows, with their sizes (`documents.article_rows`)."""


def chunks(rows: Rows, count: int, at_once: int) -> Iterator[Numbers]:
    """`rows` in runs of about the same size, no fewer than `count` where there are enough, `at_once`
    characters in so many."""
    ends = np.cumsum(rows["size"] + EACH)
    most = min(at_once // count, int(ends[-1]) // count + 1)
    start = 0
    while start < len(rows):
        before = int(ends[start - 1]) if start else 0
        end = int(np.searchsorted(ends, before + most)) + 1
        yield rows["row"][start:end]
        start = end


def rows_of(leaf: Leaf, wanted: Rows) -> Rows:
    """The articles of a segment that are not deleted, those of `wanted`."""
    return wanted[np.isin(wanted["row"], leaf.documents.article[leaf.live_articles()])]


def worth_compacting(leaves: Sequence[Leaf], wanted: Rows, most: int) -> Iterator[list[Leaf]]:
    """Segments to be made one, and those of which most is deleted. `most` is how many characters one holds
    at most."""
    tiers: dict[int, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        live = rows_of(leaf, wanted)
        if len(live) * 2 < len(leaf) - int(leaf.is_quote.sum()):
            yield [leaf]
            continue
        size = int((live["size"] + EACH).sum())
        tier = next((part for part in _TIERS if size * part < most), None)
        if tier is not None:
            tiers[tier].append(leaf)
    for group in tiers.values():
        if len(group) > _MOST_IN_TIER:
            yield group
