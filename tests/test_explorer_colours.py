"""Speakers' colours stay apart: for common eyes, for colour-blind ones, and in a terminal of 16 colours."""

import re
from collections.abc import Sequence
from itertools import combinations, product
from math import dist
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from textual.theme import Theme
from textual.widgets import Input

from tests.exploring import Reading, reading, write_library
from tui.colours import (
    ONRECORD_DARK,
    ONRECORD_LIGHT,
    explorer_variables,
    speaker_inks,
)

EYES = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""How eyes see linear red, green and blue, after Machado, Oliveira and Fernandes (2009)."""

APART = 15.0
"""Distance in CIE L*a*b*, where 2.3 can just be told."""

THEMES = [ONRECORD_DARK, ONRECORD_LIGHT]


def linear(colour: str) -> list[float]:
    """Red, green and blue as amounts of light, 0 to 1."""
    parts = [value / 255 for value in Color.parse(colour).get_truecolor()]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """Where a colour lies in L*a*b* for these eyes."""
    light = linear(colour)
    r, g, b = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in EYES[eyes])
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    bright = sorted(
        sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def of_16(colours: Sequence[str]) -> list[int | None]:
    """What these colours become in a terminal of 16."""
    return [Color.parse(colour).downgrade(ColorSystem.STANDARD).number for colour in colours]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", EYES)
def test_any_two_speakers_colours_can_be_told_apart(theme: Theme, eyes: str) -> None:
    inks = speaker_inks(theme)
    for one, other in combinations(inks, 2):
        assert dist(seen(one, eyes), seen(other, eyes)) > APART, (one, other)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_names_can_be_read_on_every_ground(theme: Theme) -> None:
    variables = explorer_variables(theme)
    for ink in speaker_inks(theme):
        assert contrast(ink, theme.background or "") >= 4.5
        assert contrast(ink, variables["quote-ground"]) >= 3.0


GROUNDS = ("background", "surface", "panel", "cursor-ground", "away-ground", "quote-ground")
INKS = ("muted", "unnamed", "accent", "warning")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_hints_counts_and_warnings_can_be_read_wherever_they_stand(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | explorer_variables(theme)
    for ink, ground in product(INKS, GROUNDS):
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("keys", [(), ("slash",), ("f",), ("x",)], ids=str)
async def test_what_an_empty_input_asks_for_can_be_read(
    library: Path, light: bool, keys: tuple[str, ...]
) -> None:
    async with reading(write_library(library)) as session:
        await session.press(*(["ctrl+t"] if light else []), *keys)
        for line in session.app.screen.query(Input):
            ink = line.get_component_styles("input--placeholder").color.rgb
            ground = line.background_colors[1].rgb
            assert contrast(*("#{:02x}{:02x}{:02x}".format(*colour) for colour in (ink, ground))) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_in_16_colours_speakers_keep_their_own_and_the_cursor_can_be_seen(theme: Theme) -> None:
    variables = explorer_variables(theme, of_16=True)
    inks = of_16(speaker_inks(theme, of_16=True))
    assert len(set(inks)) == len(inks)
    ground, text = of_16([theme.background or "", theme.foreground or ""])
    grounds = of_16([variables[name] for name in ("cursor-ground", "away-ground", "hit-ground")])
    assert ground not in (*inks, *grounds)
    assert text not in (*inks, *grounds)


@pytest.mark.parametrize(("way", "key"), [(("v",), "K"), (("j", "j", "p"), "tab"), (("x",), "a")], ids=str)
async def test_what_a_key_draws_as_the_ground_changes_is_in_the_inks_of_the_new_one(
    library: Path, way: tuple[str, ...], key: str
) -> None:
    async with reading(write_library(library)) as session:
        await session.press(*way)
        session.send(key)
        session.send("ctrl+t")
        await session.settle()
        drawn = colours_of(session)
        for widget in session.app.screen.query("*"):
            widget.refresh()
        await session.settle()
        assert drawn == colours_of(session)


def colours_of(session: Reading) -> list[str]:
    """All colours of the picture, in the order of its cells."""
    return re.findall(r"#[0-9a-f]{6}|(?<=-r)\d+(?=\")", session.app.export_screenshot())
