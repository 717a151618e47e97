"""How text fits into cells: wrapping it into rows, cutting it, padding it.

A cell is one column of the terminal. CJK and emoji take two, combining marks none, and a grapheme (a
letter with its marks, a joined emoji) is never cut apart. Offsets are characters of the text given.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"


class Row(NamedTuple):
    """One row of wrapped text: the span of it that is shown, without the space it was broken at."""

    start: int
    end: int


def flatten(text: str) -> str:
    """`text` with tabs and line ends as single spaces, one for one, so that offsets stay valid."""
    return text.replace("\t", " ").replace("\n", " ")


def wrap(text: str, width: int) -> list[Row]:
    """Rows of at most `width` cells, broken at spaces where there are any; every line keeps its own."""
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows += _wrap_line(line, start, max(width, 2))
        start += len(line) + 1
    return rows


def _wrap_line(line: str, offset: int, width: int) -> list[Row]:
    if line.isascii():
        return _wrap_narrow(line, offset, width)
    return _wrap_wide(line.replace("\t", " "), offset, width)


def _wrap_narrow(line: str, offset: int, width: int) -> list[Row]:
    """Rows of a line in which every character takes one cell."""
    rows: list[Row] = []
    start = 0
    while len(line) - start > width:
        cut = line.rfind(" ", start + 1, start + width + 1)
        end = cut if cut > start else start + width
        rows.append(Row(offset + start, offset + end))
        start = end + 1 if cut > start else end
    rows.append(Row(offset + start, offset + len(line)))
    return rows


def _wrap_wide(line: str, offset: int, width: int) -> list[Row]:
    """Rows of a line that needs measuring; before and after a character of two cells may be a break."""
    rows: list[Row] = []
    start = used = before = 0
    rest: tuple[int, int] | None = None  # where the next row may start, and the cells up to there
    for begin, end, cells in split_graphemes(line)[0]:
        if line[begin] == " ":
            used, before, rest = used + cells, cells, (end, used + cells)
            continue
        if begin > start and 2 in (cells, before):
            rest = (begin, used)
        while used + cells > width and begin > start:
            cut, cells_before = rest if rest is not None and rest[0] > start else (begin, used)
            rows.append(_trim(line, offset, start, cut))
            start, used, rest = cut, used - cells_before, None
        used, before = used + cells, cells
    rows.append(
        _trim(line, offset, start, len(line)) if used > width else Row(offset + start, offset + len(line))
    )
    return rows


def _trim(line: str, offset: int, start: int, end: int) -> Row:
    """A row without the spaces at its end."""
    return Row(offset + start, offset + max(start, len(line[:end].rstrip(" "))))


def fit(text: str, width: int) -> str:
    """`text` on one line in at most `width` cells, cut with an ellipsis."""
    text = flatten(text)
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    used, end = 0, 0
    for _, stop, cells in split_graphemes(text[: width * 4 + 16])[0]:
        if used + cells > width - 1:
            break
        used, end = used + cells, stop
    return text[:end].rstrip() + ELLIPSIS


def fit_best(ways: Sequence[str], width: int) -> str:
    """The first of `ways` to say something, the longest first, that fits whole; else the last, cut."""
    return next((way for way in ways if cell_len(way) <= width), fit(ways[-1], width))


def fit_start(text: str, width: int) -> str:
    """Like `fit`, but what is cut is the beginning: the end of the text stays."""
    text = flatten(text)
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    used, start = 0, len(text)
    for begin, _, cells in reversed(split_graphemes(text)[0]):
        if used + cells > width - 1:
            break
        used, start = used + cells, begin
    return ELLIPSIS + text[start:].lstrip()


def pad(text: str, width: int) -> str:
    """`text` cut or filled with spaces to exactly `width` cells."""
    text = fit(text, width)
    return text + " " * (width - cell_len(text))


def fold_into(text: str, width: int, lines: int) -> list[str]:
    """`text` in at most `lines` lines of `width` cells, the last cut with an ellipsis."""
    text = flatten(text)
    rows = wrap(text[: width * (lines + 1) * 2], width)
    shown = [text[row.start : row.end] for row in rows[:lines]]
    if len(rows) > lines:
        shown[-1] = fit(text[rows[lines - 1].start :], width)
    return shown
