"""A chart of how time, size and memory grow with the library, as SVG, with the exponent of each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT = 340, 220
_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 44, 16, 34
_INK, _PALE, _LINE = "#333333", "#cccccc", "#2a6fb0"

Points = Mapping[int, float]
"""What was measured at each number of articles."""


def exponent(points: Points) -> float:
    """The power of the number of articles that `points` grow with, by least squares on logarithms."""
    pairs = [(math.log(count), math.log(value)) for count, value in points.items()]
    mean_x, mean_y = (sum(pair[axis] for pair in pairs) / len(pairs) for axis in (0, 1))
    spread = sum((x - mean_x) ** 2 for x, _ in pairs)
    return sum((x - mean_x) * (y - mean_y) for x, y in pairs) / spread if spread else 0.0


def draw_chart(charts: Sequence[tuple[str, Points]], note: str) -> str:
    """One small chart after another, two in a row, both axes in powers of ten; `note` stands below."""
    rows = -(-len(charts) // 2)
    width, height = 2 * _WIDTH, rows * _HEIGHT + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="sans-serif" font-size="11" fill="{_INK}">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, (title, points) in enumerate(charts):
        row, column = divmod(number, 2)
        parts.append(f'<g transform="translate({column * _WIDTH} {row * _HEIGHT})">')
        parts += [*_draw(title, points), "</g>"]
    parts += [f'<text x="{_LEFT}" y="{height - 12}">{escape(note)}</text>', "</svg>"]
    return "\n".join(parts) + "\n"


def _draw(title: str, points: Points) -> list[str]:
    low, high = (math.log10(edge(points)) for edge in (min, max))
    least, most = math.floor(math.log10(min(points.values()))), math.ceil(math.log10(max(points.values())))
    most = max(most, least + 1)

    def x(count: int) -> float:
        share = (math.log10(count) - low) / (high - low) if high > low else 0.5
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - (math.log10(value) - least) / (most - least) * (_HEIGHT - _TOP - _BOTTOM)

    said = f"grows with the power {exponent(points):.2f} of the articles" if len(points) > 1 else ""
    parts = [
        f'<text x="{_LEFT}" y="18" font-size="13" font-weight="bold">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="33" fill="#666666">{said}</text>',
    ]
    for power in range(least, most + 1):
        at = y(10.0**power)
        parts += [
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at:.1f}" y2="{at:.1f}" stroke="{_PALE}"/>',
            f'<text x="{_LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>',
        ]
    parts += [
        f'<text x="{x(count):.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{count:,}</text>'
        for count in points
    ]
    line = " ".join(f"{x(count):.1f},{y(value):.1f}" for count, value in points.items())
    parts.append(f'<polyline points="{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    for count, value in points.items():
        parts += [
            f'<circle cx="{x(count):.1f}" cy="{y(value):.1f}" r="3" fill="{_LINE}"/>',
            f'<text x="{x(count):.1f}" y="{y(value) - 7:.1f}" text-anchor="middle">{_say(value)}</text>',
        ]
    return parts


def _say(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
