"""Block quotations of a page, written into its text as Markdown writes them: each line behind ``>``, and who
is quoted in a line of its own behind a dash. The extractor would leave nothing of either.

    <blockquote>It runs.<cite>Ana Ruiz</cite></blockquote>      > It runs.
                                                                > — Ana Ruiz
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SOURCES = frozenset(("cite", "footer", "figcaption"))
_INLINE = re.compile("a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|su[bp]|time|u|var|wbr")
_UNREAD = frozenset(("script", "style", "template", "noscript"))
_DASHES = "—–―-"
_ENDS = frozenset(".!?…”\"'’»")

Piece = tuple[str, bool]
"""Some text, and whether it is marked as what is cited."""


def mark_blocks(tree: "HtmlElement") -> None:
    """Rewrite the block quotations of a page in place."""
    every = list(tree.iter("blockquote"))
    blocks = [block for block in every if next(block.iterancestors("blockquote"), None) is None]
    lines = {id(block): [*_lines(block), *_source_behind(block)] for block in blocks}
    others = _with_another_source(blocks, lines)
    for block in blocks:
        if id(block) not in others:
            _write(block, lines[id(block)])


def _write(block: "HtmlElement", lines: list[Piece]) -> None:
    """Replace what a block holds by its lines."""
    block.clear(keep_tail=True)
    if block.getparent() is not None and block.getparent().tag == "figure":
        block.getparent().tag = "div"  # the extractor takes a figure for a picture
    for text, source in lines:
        line = block.makeelement("p")
        line.text = f"> — {text.lstrip(_DASHES + ' ')}" if source else f"> {text}"
        block.append(line)


def _lines(block: "HtmlElement") -> Iterator[Piece]:
    """The lines of a block, each with whether it says who is quoted."""
    line: list[Piece] = []
    for piece in _pieces(block):
        if piece is None:
            yield from _told_apart(line)
            line = []
        else:
            line.append(piece)
    yield from _told_apart(line)


def _pieces(block: "HtmlElement") -> Iterator[Piece | None]:
    """The text of a block in order; None where a line ends."""
    from lxml.etree import iterwalk

    source = unread = 0
    for event, element in iterwalk(block, events=("start", "end", "comment", "pi")):
        if event in ("start", "end") and element is not block:
            step = 1 if event == "start" else -1
            unread += step * (element.tag in _UNREAD)
            if _INLINE.fullmatch(element.tag) is None:
                yield None
            source += step * (element.tag in _SOURCES)
        text = element.text if event == "start" else None if element is block else element.tail
        if text and not unread:
            yield text, source > 0


def _told_apart(line: list[Piece]) -> Iterator[Piece]:
    """A line as one, or as what is said and who is quoted behind it: *It runs. — <cite>Ana Ruiz</cite>*; a
    work cited within what is said is a part of that."""
    cited = len(line)
    while cited and (line[cited - 1][1] or not line[cited - 1][0].strip()):
        cited -= 1
    said, source = _joined(line[:cited]), _joined(line[cited:])
    if said and source and said[-1] not in _ENDS and said[-1] not in _DASHES:
        said, source = _joined(line), ""
    if said:
        yield (said.rstrip(_DASHES + " ") if source else said), False
    if source:
        yield source, True


def _joined(line: list[Piece]) -> str:
    return " ".join("".join(text for text, _ in line).split())


def _source_behind(block: "HtmlElement") -> Iterator[Piece]:
    """Who is quoted, where the element behind a block says only that; it is taken out of its place."""
    behind = block.getnext()
    if behind is None or (block.tail or "").strip() or not isinstance(behind.tag, str):
        return
    cites = [*behind.iter(*_SOURCES)]
    text = " ".join(behind.text_content().split())
    whole = behind.tag in ("p", "div", *_SOURCES) and bool(cites)
    if text and whole and " ".join(cites[0].text_content().split()) == text.strip(_DASHES + " "):
        yield text, True
        behind.drop_tree()


def _with_another_source(blocks: list["HtmlElement"], lines: dict[int, list[Piece]]) -> set[int]:
    """The blocks that do not say who is quoted, with another right behind that does: that source would be
    taken for theirs too."""
    signed: set[int] = set()
    found: set[int] = set()
    for block in reversed(blocks):
        behind = block.getnext()
        if any(source for _, source in lines[id(block)]):
            signed.add(id(block))
        elif (id(behind) in signed or id(behind) in found) and not (block.tail or "").strip():
            found.add(id(block))
    return found
