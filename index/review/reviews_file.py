"""`reviews.yaml`, in which readers say what they checked. The format is described in docs/reviews.md.

Nothing in the file is trusted: its nodes are walked and never made into objects, and what is wrong costs
its own entry and one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, get_args

import yaml

from index.anchor import Anchor
from index.own_file import compose, instead_of, named, own_file, without_collecting
from index.quote import Kind, Review
from index.review.entry import Claim, Entry

W = TypeVar("W", bound=str)

NAME = "reviews.yaml"

MOST_BYTES = 16_000_000
"""A larger file is not read: 20,000 reviews take half of it."""

_LONGEST = 200_000
_FIELDS = ("path", "passage", "review", "speaker", "kind", "extent", "found", "sample", "reviewed", "note")
_NEEDED = ("path", "passage", "kind")
_PARTS = ("exact", "prefix", "suffix", "start")
_NULLS = ("", "~", "null", "Null", "NULL")
_KINDS: tuple[Kind, ...] = get_args(Kind)
_REVIEWS: tuple[Review, ...] = get_args(Review)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the lines of the file that hold it, from 0, half-open, and the column of its dash."""

    entry: Entry
    first: int
    last: int
    column: int


class _Wrong(Exception):
    """What is wrong with an entry, and where."""

    def __init__(self, node: yaml.Node, what: str) -> None:
        super().__init__(f"line {node.start_mark.line + 1}: {what}")


def reviews_file(library: Path) -> Path:
    """Where the reviews of `library` stand. Raises LibraryGone."""
    return own_file(library, "reviews")


def parse(content: bytes) -> tuple[list[Placed], list[str]]:
    """The reviews in `content`, and a line for each thing in it that can't be taken."""
    placed, problems = _parsed(content)
    return list(placed), list(problems)


def review_items(content: bytes) -> Counter[Hashable]:
    """The reviews in `content`, one by one. Raises ValueError where something in it can't be taken."""
    placed, problems = _parsed(content)
    if problems:
        raise ValueError(problems[0])
    return Counter[Hashable](each.entry for each in placed)


@lru_cache(maxsize=2)
def _parsed(content: bytes) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    """What was read last is asked for again: when it is changed, and when the change is taken up."""
    reading = _Reading()
    try:
        with without_collecting():
            if (root := compose(content)) is not None:
                reading.take(root)
    except ValueError as error:
        return (), (str(error),)
    return tuple(reading.placed), tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    placed: list[Placed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    lines: dict[tuple[str, tuple[Anchor, ...]], int] = field(default_factory=dict)
    """The line on which what is said of a passage begins."""

    def take(self, root: yaml.Node) -> None:
        try:
            items = _items(_fields(root, ("reviews",)).get("reviews"), "reviews")
        except _Wrong as wrong:
            self.problems.append(str(wrong))
            return
        for item in items:
            try:
                entry = _entry(item)
                first = self.lines.get((entry.path, entry.passage))
                if first is not None:
                    raise _Wrong(item, f"line {first} is about this passage too: keep one of the two entries")
            except _Wrong as wrong:
                self.problems.append(str(wrong))
            else:
                self.lines[entry.path, entry.passage] = item.start_mark.line + 1
                column = max(0, item.start_mark.column - 2)
                self.placed.append(Placed(entry, item.start_mark.line, _last_line(item) + 1, column))


def _entry(node: yaml.Node) -> Entry:
    given = _fields(node, _FIELDS)
    for name in _NEEDED:
        if name not in given:
            raise _Wrong(node, f"a review needs {name}: write `{name}: …` into this entry")
    review = _one_of(given["review"], _REVIEWS) if "review" in given else None
    sample = "sample" in given and _one_of(given["sample"], ("true", "false")) == "true"
    found = _claim(_fields(given["found"], ("speaker", "kind")), given["found"]) if "found" in given else None
    if review is None and not sample:
        raise _Wrong(node, f"nothing is said here: write `review:` and one of {', '.join(_REVIEWS)}")
    return Entry(
        path=_text(given["path"]),
        passage=_anchors(given["passage"], "passage"),
        review=review,
        right=_claim(given, node),
        extent=_anchors(given["extent"], "extent") if "extent" in given else (),
        found=found,
        sample=sample,
        reviewed=_text(given["reviewed"]) if "reviewed" in given else None,
        note=_text(given["note"]) if "note" in given else "",
    )


def _claim(given: dict[str, yaml.Node], node: yaml.Node) -> Claim:
    if "kind" not in given:
        raise _Wrong(node, f"a kind is missing: write `kind:` and one of {', '.join(_KINDS)}")
    speaker = given.get("speaker")
    kind = _one_of(given["kind"], _KINDS)
    if speaker is None or (_is_plain(speaker) and speaker.value in _NULLS):
        return Claim(None, kind)
    return Claim(" ".join(_text(speaker).split()), kind)


def _anchors(node: yaml.Node, name: str) -> tuple[Anchor, ...]:
    found = []
    for item in _items(node, name):
        given = _fields(item, _PARTS)
        if "exact" not in given or not given["exact"].value:
            raise _Wrong(item, f"{name} needs the words themselves: write `exact: …`")
        start = _text(given["start"]) if "start" in given else None
        if start is not None and not (start.isdecimal() and start.isascii() and len(start) < 12):
            told = f"start takes a number of characters{instead_of(given['start'])}"
            raise _Wrong(given["start"], f"{told}: put it right, or take it out")
        exact, prefix, suffix = (_text(given[part]) if part in given else "" for part in _PARTS[:3])
        found.append(Anchor(exact, prefix, suffix, None if start is None else int(start)))
    if not found:
        raise _Wrong(node, f"{name} needs words: write `- {{exact: …}}` under it")
    return tuple(found)


def _fields(node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(node, f"expected {', '.join(known)}, as `{known[0]}: …`{instead_of(node)}")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value not in known:
            raise _Wrong(key, f"unknown field{named(key)}: there are {', '.join(known)}")
        if key.value in found:
            raise _Wrong(key, f"{key.value} is given twice: keep one of them")
        found[key.value] = value
    return found


def _items(node: yaml.Node | None, name: str) -> list[yaml.Node]:
    if node is None or (_is_plain(node) and node.value in _NULLS):
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _Wrong(node, f"{name} takes a list, each of it after a dash{instead_of(node)}")
    items: list[yaml.Node] = node.value
    return items


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Wrong(node, "expected one text, not a list or fields: put it between quotation marks")
    if len(node.value) > _LONGEST:
        raise _Wrong(node, f"a text of {len(node.value):,} characters: it may have {_LONGEST:,}")
    return str(node.value)


def _one_of(node: yaml.Node, words: tuple[W, ...]) -> W:
    for word in words:
        if isinstance(node, yaml.ScalarNode) and node.value == word:
            return word
    raise _Wrong(node, f"expected one of {', '.join(words)}{instead_of(node)}")


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style


def _last_line(node: yaml.Node) -> int:
    """The line where what a node holds ends, without the comments after it."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    line: int = node.end_mark.line
    return line
