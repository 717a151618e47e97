"""Block quotations: paragraphs behind ``>``, as Markdown sets them and mail quotes, and who signs them.

> We waited eleven years for this day.
>
> — Ana Delgado, mayor of Riverton
"""

import re
from dataclasses import dataclass

from index.extract.marks import Stretch
from index.quote import Span

MARK = ">"

_MARKER = re.compile(r"(?:>[ \t]{0,3})+")
_WORD = r"[^\W\d_][\w.’'-]{0,40}"
_LONG = 4
"""Words in lower case inside a name are shorter."""
_ITEMS = frozenset("-*•+")
_SIGNED = re.compile(
    r"(?P<dash>[—―–-]|--)[ \t]{0,3}[*_]{0,3}"
    rf"(?P<name>(?=[^\Wa-z])(?:{_WORD}[ \t]){{0,7}}{_WORD})[*_]{{0,3}}"
    r"(?:[ \t]?[,(/][^.!?\n]{0,120})?\.?"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a block quotation, whose words begin at `start`; `run` is the number of the paragraph
    with which the whole block begins."""

    start: int
    run: int


def is_quoted(text: str, paragraph: Span) -> bool:
    """Whether a paragraph stands behind ``>``."""
    return text.startswith(MARK, paragraph[0])


def find_blocks(text: str, paragraphs: list[Span]) -> dict[int, Block]:
    """The paragraphs of block quotations by their number; a blank line without ``>`` ends a block, and so
    does the line that signs it."""
    found: dict[int, Block] = {}
    signed = False
    for number, (start, end) in enumerate(paragraphs):
        marker = _MARKER.match(text, start, end)
        if marker is None:
            continue
        before = found.get(number - 1)
        goes_on = before is not None and text.count("\n", paragraphs[number - 1][1], start) == 1
        run = before.run if before is not None and goes_on and not signed else number
        found[number] = Block(marker.end(), run)
        signed = run < number and _SIGNED.fullmatch(text, marker.end(), end) is not None
    return found


def find_signatures(text: str, paragraphs: list[Span], blocks: dict[int, Block]) -> dict[int, Span]:
    """The names that stand in a line of their own behind a dash, by the number of that line: who signs what
    is quoted above it, in a block or not. A hyphen does so inside a block or right below it; elsewhere, and
    where another follows, it begins the item of a list."""
    found: dict[int, Span] = {}
    for number, (start, end) in enumerate(paragraphs):
        block = blocks.get(number)
        match = _SIGNED.fullmatch(text, start if block is None else block.start, end)
        if match is None or number == 0:
            continue
        below = number - 1 in blocks and _is_alone(text, paragraphs, number)
        if block is None and match["dash"] == "-" and not (below and _is_whole_name(match["name"])):
            continue
        if block is None or block.run < number:
            found[number] = match.span("name")
    return found


def _is_alone(text: str, paragraphs: list[Span], number: int) -> bool:
    """Whether no item of a list follows a line."""
    return number + 1 == len(paragraphs) or text[paragraphs[number + 1][0]] not in _ITEMS


def _is_whole_name(name: str) -> bool:
    """Whether several words have capitals as a whole name has: *Rosa de la Fuente*, not *Read more*."""
    words = name.split()
    return len(words) > 1 and words[-1][0].isupper() and all(w[0].isupper() or len(w) < _LONG for w in words)


def block_stretch(text: str, paragraph: Span, block: Block, marked: list[Stretch]) -> list[Stretch]:
    """What a paragraph of a block quotes: all of it, or what stands between marks around all of it; `marked`
    are the stretches between marks in it, which are quotations inside the quotation otherwise."""
    start, end = block.start, paragraph[1]
    if start == end:
        return []
    outside = text[start : marked[0].outer_start] + text[marked[-1].outer_end : end] if marked else ""
    if len(marked) == 1 and not any(map(str.isalnum, outside)):
        return marked
    return [Stretch(start, end, paragraph[0], end, MARK, True, marked)]
