"""Writing into `reviews.yaml`: an entry is put in, replaced or taken out by its lines, and every other
line stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from index.anchor import Anchor
from index.errors import LibraryError
from index.mark import yaml_mark
from index.own_file import BY_LINES, Edit, edit, lines_of
from index.review.entry import Claim, Entry
from index.review.reviews_file import MOST_BYTES, Placed, parse, reviews_file
from index.safe import make_safe

_ABOUT = "what readers have checked in this library"

_EMPTY = re.compile(r"^reviews:\s*\[\s*\]")

Revise = Callable[[Sequence[Entry]], Sequence[Entry | None]]
"""Given the entries of the file: what takes the place of each, None for nothing; then what is new."""


def rewrite(library: Path, revise: Revise, cache: Path | None = None) -> Edit:
    """Change the reviews of a library, the file's former state beside it as ``reviews.yaml.bak``.

    Raises LibraryError, with nothing written, where the file has mistakes, can't be written, or has
    changed meanwhile.
    """
    file = reviews_file(library)
    return edit(library, file, MOST_BYTES, lambda before: _changed(file, before, revise), cache)


def put(entries: Sequence[Entry], fresh: Sequence[Entry]) -> list[Entry | None]:
    """`entries` with each of `fresh` in place of the one on its passage, else at the end."""
    after: list[Entry | None] = list(entries)
    places = {(entry.path, entry.passage): place for place, entry in enumerate(entries)}
    for entry in fresh:
        place = places.get((entry.path, entry.passage))
        if place is None:
            after.append(entry)
        else:
            after[place] = entry
    return after


def _changed(file: Path, before: bytes | None, revise: Revise) -> bytes:
    text = (before or f"{yaml_mark('reviews', _ABOUT)}\n".encode()).decode("utf-8-sig")
    placed, problems = parse(text.encode())
    if problems:
        raise LibraryError(f"{file}: {problems[0]}; nothing was written: put it right first")
    after = revise([each.entry for each in placed])
    written = _written(text, placed, after).encode()
    again, problems = parse(written)
    if problems or [each.entry for each in again] != [entry for entry in after if entry is not None]:
        raise LibraryError(f"{file}: can't be changed by program; nothing was written: {BY_LINES}")
    return written


def _written(text: str, placed: Sequence[Placed], after: Sequence[Entry | None]) -> str:
    """The text with `after` in place of what is `placed` in it, and the rest after the last of them."""
    lines = lines_of(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if not placed:
        lines = [_EMPTY.sub("reviews:", line) for line in lines]
        if not any(line.startswith("reviews:") for line in lines):
            lines.append("reviews:\n")
    indent = placed[0].column if placed else 2
    fresh = [entry for entry in after[len(placed) :] if entry is not None]
    end = placed[-1].last if placed else len(lines)
    lines[end:end] = [line for entry in fresh for line in write_entry(entry, indent)]
    for each, entry in reversed(list(zip(placed, after, strict=False))):
        if entry != each.entry:
            lines[each.first : each.last] = [] if entry is None else write_entry(entry, indent)
    return "".join(lines)


def write_entry(entry: Entry, indent: int = 2) -> list[str]:
    """The lines of an entry, its dash in column `indent`.

    Raises LibraryError where YAML can't hold its words.
    """
    lines = [f"- path: {_quoted(entry.path)}", "  passage:", *map(_anchor, entry.passage)]
    if entry.review is not None:
        lines.append(f"  review: {entry.review}")
    lines += [f"  speaker: {_name(entry.right)}", f"  kind: {entry.right.kind}"]
    if entry.extent:
        lines += ["  extent:", *map(_anchor, entry.extent)]
    if entry.found is not None:
        lines.append(f"  found: {{speaker: {_name(entry.found)}, kind: {entry.found.kind}}}")
    if entry.sample:
        lines.append("  sample: true")
    if entry.reviewed is not None:
        lines.append(f"  reviewed: {_quoted(entry.reviewed)}")
    if entry.note:
        lines.append(f"  note: {_quoted(entry.note)}")
    return [f"{' ' * indent}{line}\n" for line in lines]


def _anchor(part: Anchor) -> str:
    start = "" if part.start is None else f", start: {part.start}"
    exact, prefix, suffix = map(_quoted, (part.exact, part.prefix, part.suffix))
    return f"    - {{exact: {exact}, prefix: {prefix}, suffix: {suffix}{start}}}"


def _name(claim: Claim) -> str:
    return "null" if claim.speaker is None else _quoted(claim.speaker)


def _quoted(text: str) -> str:
    """A text between quotation marks on one line, whatever characters it holds."""
    safe = make_safe(text)
    pieces = (_escaped(c, s) for c, s in zip(text, safe, strict=True))
    return f'"{"".join(pieces)}"'


def _escaped(char: str, safe: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n":
        return "\\n"
    number = ord(char)
    if 0xD800 <= number <= 0xDFFF:
        raise LibraryError("these words hold half a character, which reviews.yaml can't")
    if safe == char and char.isprintable():
        return char
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
