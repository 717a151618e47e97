"""A change of a file taken back though others have changed the file since: its own lines, and no other's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import takewhile

from index.own_file import Edit, lines_of

_CONTEXT = 3
"""Lines on either side that tell a place from others where the same lines stand."""

Items = Callable[[bytes], Counter[Hashable]]
"""What a file says, entry by entry. Raises ValueError where something in it can't be taken."""


def revert(done: Edit, now: bytes | None, items: Items) -> bytes | None:
    """The file as it is `now` without what was `done` to it; None where somebody has changed that since, or
    where it can't be told apart from what others have written."""
    if now is None or done.after is None:
        return None
    try:
        after = _lines(done.after)
        before = _heading(after) if done.before is None else _lines(done.before)
        text = _without(_lines(now), before, after)
        if text is None:
            return None
        reverted = text.encode()
        undone, added = items(done.before or b""), items(done.after)
        wanted = items(now) - (added - undone) + (undone - added)
        return reverted if items(reverted) == wanted else None
    except ValueError:
        return None


def _lines(content: bytes) -> list[str]:
    return lines_of(content.decode("utf-8-sig"))


def _heading(lines: Sequence[str]) -> list[str]:
    """The lines above the first entry: others may have written entries below them since."""
    return list(takewhile(lambda line: line[:1] not in (" ", "-"), lines))


def _without(now: list[str], before: list[str], after: list[str]) -> str | None:
    """`now` with what stands `before` in place of what stands `after`, where that is in one place alone."""
    first = _alike(before, after)
    rest = _alike(before[first:][::-1], after[first:][::-1])
    old, new = before[first : len(before) - rest], after[first : len(after) - rest]
    if not old:
        old = _heading(new)
    above, below = after[max(0, first - _CONTEXT) : first], after[len(after) - rest :][:_CONTEXT]
    places = list(_places(now, new)) if new else []
    if len(places) != 1:
        whole = [*above, *new, *below]
        places = [place + len(above) for place in _places(now, whole)] if whole else []
    if len(places) != 1:
        return None
    [place] = places
    return "".join([*now[:place], *old, *now[place + len(new) :]])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same at the beginning of both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _places(lines: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Where `wanted` stands in `lines`, one after the other."""
    for place, line in enumerate(lines):
        if line == wanted[0] and lines[place : place + len(wanted)] == wanted:
            yield place
