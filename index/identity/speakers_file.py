"""`speakers.yaml`, in which the reader says who is who. The format is described in docs/speakers.md.

Nothing in the file is trusted: its nodes are walked three levels deep and never made into objects, so
neither tags nor references can do anything, and what is wrong costs its own entry and one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from index.identity.rulings import Local, Rulings
from index.own_file import compose, instead_of, named, own_file, without_collecting
from index.speakers import name_key

NAME = "speakers.yaml"

MOST_BYTES = 4_000_000
"""A larger file is not read: 5,000 speakers with their aliases take a tenth of it."""

_LONGEST = 500
_TOLD = ("wikidata", "note")
_FIELDS = ("name", "aliases", "in", "note", "wikidata")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,15}")


def speakers_file(library: Path) -> Path:
    """Where the rulings on `library` stand. Raises LibraryGone."""
    return own_file(library, "speakers")


def parse(content: bytes) -> tuple[Rulings, list[str]]:
    """The rulings in `content`, and a line for each thing in it that can't be taken."""
    rulings, problems = _parsed(content)
    return rulings, list(problems)


def ruling_items(content: bytes) -> Counter[Hashable]:
    """The rulings in `content`, one by one. Raises ValueError where something in it can't be taken."""
    rulings, problems = _parsed(content)
    if problems:
        raise ValueError(problems[0])
    pairs = (("apart", pair) for pair in rulings.apart)
    return Counter[Hashable]([*rulings.names.items(), *pairs, *rulings.local, *rulings.notes.items()])


@lru_cache(maxsize=2)
def _parsed(content: bytes) -> tuple[Rulings, tuple[str, ...]]:
    """What was read last is asked for again: when it is changed, and when the change is taken up."""
    reading = _Reading()
    try:
        with without_collecting():
            if (root := compose(content)) is not None:
                reading.take(root)
    except ValueError as error:
        return Rulings(), (str(error),)
    problems = tuple(f"line {line}: {what}" for line, what in sorted(reading.problems))
    rulings = Rulings(reading.names, frozenset(reading.apart), tuple(reading.local), reading.notes)
    return rulings, problems


@dataclass(slots=True)
class _Reading:
    names: dict[str, str] = field(default_factory=dict)
    apart: set[tuple[str, str]] = field(default_factory=set)
    local: list[Local] = field(default_factory=list)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """The line on which a name was first met, by its key."""

    def take(self, root: yaml.Node) -> None:
        for key, node in self._fields(root, ("speakers", "apart")).items():
            for item in self._items(node, key):
                if key == "speakers":
                    self._speaker(item)
                else:
                    self._pair(item)

    def _speaker(self, node: yaml.Node) -> None:
        given = self._fields(node, _FIELDS)
        if "name" not in given:
            if isinstance(node, yaml.MappingNode):
                self._wrong(node, "a speaker needs a name: write `name: …` into this entry")
            return
        name = self._text(given["name"])
        if name is None:
            return
        self._check(given)
        told = tuple(" ".join(str(given[field].value).split()) if field in given else "" for field in _TOLD)
        if any(told):
            self.notes[name] = (told[0], told[1][:_LONGEST])
        aliases = self._items(given["aliases"], "aliases") if "aliases" in given else []
        named = [(item, alias) for item in (given["name"], *aliases) if (alias := self._text(item))]
        if "in" in given:
            paths = [path for item in self._items(given["in"], "in") if (path := self._text(item))]
            keys = (name_key(alias).whole for _, alias in named)
            self.local.append(Local(name, tuple(keys), tuple(paths)))
            return
        for item, alias in named:
            key = name_key(alias).whole
            before = self.names.setdefault(key, name)
            first = self.lines.setdefault(key, _line(item))
            if before != name:
                stands = f"{alias!r} already stands for {before!r}, on line {first}"
                self._wrong(item, f"{stands}: take it out of one of the two, or merge them into one entry")

    def _check(self, given: dict[str, yaml.Node]) -> None:
        """What is only for the reader has a form too."""
        if "wikidata" in given and not _WIKIDATA.fullmatch(str(given["wikidata"].value)):
            self._wrong(given["wikidata"], "wikidata takes an id such as Q5950474")
        if "note" in given and not isinstance(given["note"], yaml.ScalarNode):
            self._wrong(given["note"], "a note is a text")

    def _pair(self, node: yaml.Node) -> None:
        pair = [name_key(name).whole for item in self._items(node, "apart") if (name := self._text(item))]
        if len(pair) != 2 or pair[0] == pair[1]:
            self._wrong(node, "apart takes pairs of two different names, as [Ana Ruiz, Eva Ruiz]")
        else:
            self.apart |= {(pair[0], pair[1]), (pair[1], pair[0])}

    def _fields(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, f"expected {', '.join(known)}, as `{known[0]}: …`{instead_of(node)}")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value not in known:
                self._wrong(key, f"unknown field{named(key)}: there are {', '.join(known)}")
            elif key.value in found:
                self._wrong(key, f"{key.value} is given twice: keep one of them")
            else:
                found[key.value] = value
        return found

    def _items(self, node: yaml.Node, field_name: str) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            items: list[yaml.Node] = node.value
            return items
        if isinstance(node, yaml.ScalarNode) and not node.value and not node.style:
            return []
        self._wrong(node, f"{field_name} takes a list, as [one, another]{instead_of(node)}")
        return []

    def _text(self, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.value.strip() and len(node.value) <= _LONGEST:
            return " ".join(node.value.split())
        if not isinstance(node, yaml.ScalarNode):
            self._wrong(node, "expected one name, not a list or fields")
        elif node.value.strip():
            self._wrong(node, f"a name of {len(node.value):,} characters: it may have {_LONGEST}")
        else:
            self._wrong(node, "an empty name: write one, or take it out")
        return None

    def _wrong(self, node: yaml.Node, what: str) -> None:
        self.problems.append((_line(node), what))


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1
