"""Numbers as small pictures made of block characters."""

from collections.abc import Mapping, Sequence

_UPRIGHT = "▁▂▃▄▅▆▇█"


def sparkline(counts: Sequence[int]) -> str:
    """One character a count; nothing at all is a space."""
    top = max(counts, default=0)
    return "".join(" " if not n else _UPRIGHT[max(0, -(-n * 8 // top) - 1)] for n in counts)


def columns(counts: Sequence[int], height: int) -> list[str]:
    """Upright bars `height` rows high, from the top row down; whatever is not nothing shows."""
    top = max(counts, default=0)
    eighths = [max(1, round(n * height * 8 / top)) if n else 0 for n in counts]
    return [
        "".join(" ▁▂▃▄▅▆▇█"[max(0, min(8, high - below * 8))] for high in eighths)
        for below in reversed(range(height))
    ]


def bar(count: int, top: int, width: int) -> str:
    """A lying bar of at most `width` cells, in halves; whatever is not nothing shows."""
    if not count or not top:
        return ""
    halves = max(1, round(count * width * 2 / top))
    return "━" * (halves // 2) + "╸" * (halves % 2)


def month_range(first: str, last: str) -> list[str]:
    """Every month from `first` to `last` (``2025-11``), both included."""
    year, month = int(first[:4]), int(first[5:7])
    months: list[str] = []
    while f"{year:04}-{month:02}" <= last and len(months) < 12_000:
        months.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months


def gather(months: Mapping[str, int], first: str, last: str, cells: int) -> list[int]:
    """Counts by month between two months, gathered into at most `cells` equal stretches of time."""
    span = month_range(first, last)
    if not span:
        return []
    cells = min(cells, len(span))
    counts = [0] * cells
    for place, month in enumerate(span):
        counts[place * cells // len(span)] += months.get(month, 0)
    return counts
