"""Changing `speakers.yaml`: only the lines of the entries that change are read with their comments and
written anew, so that a long file costs no more than a short one, and stays as it is everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from index.errors import LibraryError
from index.identity.speakers_file import MOST_BYTES, parse, speakers_file
from index.mark import yaml_mark
from index.own_file import BY_LINES, Edit, compose, edit, lines_of
from index.speakers import name_key

_ABOUT = "who is who in this library"

Mapping = dict[str, Any]
"""An entry of the file with its comments, as ruamel.yaml gives it."""


@dataclass(slots=True)
class Item:
    """An entry under `speakers`, or a pair under `apart`, with its lines; `keys` are those of its names, and
    a `local` one goes for some articles alone."""

    first: int
    last: int
    column: int
    keys: tuple[str, ...]
    local: bool


@dataclass(slots=True)
class Document:
    """What a change works on: the entries and pairs by their lines, and what becomes of them. Where a list
    ends, another item can be added, unless it is `closed`: written on one line."""

    lines: list[str]
    speakers: list[Item] = field(default_factory=list)
    apart: list[Item] = field(default_factory=list)
    heads: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    _after: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    _added: dict[str, list[str]] = field(default_factory=dict)

    def load(self, item: Item) -> Mapping:
        """The entry with its comments."""
        lines = self.lines[item.first : item.last]
        loaded = _yaml(item.column).load("speakers:\n" + "".join(lines))
        found: Mapping = loaded["speakers"][0]
        return found

    def put(self, item: Item, entry: Mapping) -> None:
        """Let `entry` stand in place of the item."""
        self._after[item.first] = (item.last, _dumped(entry, item.column))

    def drop(self, item: Item) -> None:
        """Take the item out."""
        self._after[item.first] = (item.last, [])

    def add(self, entry: Mapping) -> None:
        """Put an entry at the end of the speakers."""
        column = self.speakers[0].column if self.speakers else 2
        self._added.setdefault("speakers", []).extend(_dumped(entry, column))

    def part(self, one: str, other: str) -> None:
        """Put a pair of names at the end of those that are kept apart."""
        column = self.apart[0].column if self.apart else 2
        pair = _dumped({"apart": _Flow([one, other])}, 0)[0].partition("apart: ")[2]
        self._added.setdefault("apart", []).append(f"{' ' * column}- {pair}")

    def written(self) -> str:
        """The file with every change."""
        changes = self._after | self._emptied()
        fresh: list[str] = []
        for key, lines in self._added.items():
            if key in self.closed:
                raise ValueError("a list on one line")
            if key in self.ends:
                end = self.ends[key]
                changes[end] = (end, [*lines, *changes[end][1]]) if end in changes else (end, lines)
            else:
                fresh += [f"{key}:\n", *lines]
        found = list(self.lines)
        if found and not found[-1].endswith("\n"):
            found[-1] += "\n"
        for first in sorted(changes, reverse=True):
            last, lines = changes[first]
            found[first:last] = lines
        return "".join(found + fresh)

    def _emptied(self) -> dict[int, tuple[int, list[str]]]:
        """The headings of lists of which nothing is left."""
        found: dict[int, tuple[int, list[str]]] = {}
        for key, items in (("speakers", self.speakers), ("apart", self.apart)):
            gone = items and all(self._after.get(item.first, (0, [""]))[1] == [] for item in items)
            if gone and key not in self._added and self.lines[self.heads[key]].strip() == f"{key}:":
                found[self.heads[key]] = (self.heads[key] + 1, [])
        return found


class _Flow(list[str]):
    """A list that is written on one line."""


Change = Callable[[Document], None]


def rewrite(library: Path, change: Change, cache: Path | None) -> Edit:
    """Change the library's `speakers.yaml`. Raises LibraryError, with nothing written, where the file has
    mistakes, can't be written, or has changed meanwhile."""
    file = speakers_file(library)
    return edit(library, file, MOST_BYTES, lambda before: _changed(file, before, change), cache)


def _changed(file: Path, before: bytes | None, change: Change) -> bytes:
    _, problems = parse(before or b"")
    if problems:
        raise LibraryError(f"{file}: {problems[0]}; nothing was written: put it right first")
    text = (before or f"{yaml_mark('speakers', _ABOUT)}\n".encode()).decode("utf-8-sig")
    try:
        document = _read(text)
        change(document)
        after = document.written().encode()
    except (YAMLError, RecursionError, ValueError, KeyError) as error:
        raise LibraryError(f"{file}: can't be changed by program; nothing was written: {BY_LINES}") from error
    _, problems = parse(after)
    if problems:
        raise LibraryError(f"{file}: {problems[0]}; nothing was written")
    return after


def _read(text: str) -> Document:
    document = Document(lines_of(text))
    root = compose(text.encode())
    pairs: Sequence[tuple[yaml.Node, yaml.Node]] = root.value if isinstance(root, yaml.MappingNode) else ()
    starts = [*(key.start_mark.line for key, _ in pairs), len(document.lines)]
    for (key, node), end in zip(pairs, starts[1:], strict=True):
        document.heads[key.value] = key.start_mark.line
        if not node.value:
            document.lines[key.start_mark.line] = f"{key.value}:\n"
            document.ends[key.value] = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and node.flow_style:
            document.closed.add(key.value)
        else:
            items = _items(node.value, end, document.lines)
            document.ends[key.value] = items[-1].last
            (document.speakers if key.value == "speakers" else document.apart).extend(items)
    return document


def _items(nodes: Sequence[yaml.Node], end: int, lines: Sequence[str]) -> list[Item]:
    starts = [node.start_mark.line for node in nodes]
    items = []
    for node, first, last in zip(nodes, starts, [*starts[1:], end], strict=True):
        column = _indent(lines[first])
        while last > first + 1 and _is_between(lines[last - 1], column):
            last -= 1
        keys = tuple(name_key(name).whole for name in _names(node))
        local = isinstance(node, yaml.MappingNode) and any(key.value == "in" for key, _ in node.value)
        items.append(Item(first, last, column, keys, local))
    return items


def _is_between(line: str, column: int) -> bool:
    """Whether a line is blank, or a comment that stands no deeper than the dashes of the list."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) <= column)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _names(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [item.value for item in node.value]
    found: list[str] = []
    for key, value in node.value:
        if key.value == "name":
            found.insert(0, value.value)
        elif key.value == "aliases":
            found += [item.value for item in value.value]
    return found


def _yaml(column: int) -> YAML:
    made = YAML()
    made.allow_unicode = True
    made.preserve_quotes = True
    made.width = 1000
    made.indent(mapping=2, sequence=column + 2, offset=column)
    made.representer.add_representer(
        _Flow, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
    )
    return made


def _dumped(entry: Mapping, column: int) -> list[str]:
    """The lines of an entry, its dash in `column`; a mapping of nothing else as it is."""
    written = BytesIO()
    if "apart" in entry:
        _yaml(2).dump(entry, written)
        return lines_of(written.getvalue().decode())
    _yaml(column).dump({"speakers": [entry]}, written)
    return lines_of(written.getvalue().decode())[1:]
