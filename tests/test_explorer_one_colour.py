"""Whoever speaks has one colour on the whole screen."""

import re
from html import unescape
from pathlib import Path

from tests.exploring import Reading, reading
from tui.colours import assign_inks, ink_of
from tui.screens.prompt import PickSpeaker

_STYLE = re.compile(r"\.(\S+-r\d+) \{ fill: (#\w+)")
_TEXT = re.compile(r'<text class="(\S+-r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')
NAMES = ["Ana Oliveira", "Tom Baker", "Lucía Paz", "Igor Novak", "Rosa Klein", "Omar Haddad", "Nina Lund"]


def colours_beside(session: Reading, name: str) -> set[str]:
    """The colours of signs and names in the lines of the screen that begin with this name."""
    picture = session.app.export_screenshot()
    fills = dict(_STYLE.findall(picture))
    pieces = [
        (float(y), float(x), fills[style], unescape(text).replace("\xa0", " "))
        for style, x, y, text in _TEXT.findall(picture)
    ]
    found = set()
    for y, x, fill, text in pieces:
        before = [piece for piece in pieces if piece[0] == y and piece[1] < x and piece[3].strip()]
        if text.strip().startswith(name) and before and before[-1][3].strip() in ("▪", "▌"):
            found.add(before[-1][2])
            if before[-1][3].strip() == "▌":
                found.add(fill)
    return found


async def test_a_speaker_has_the_same_colour_in_every_pane(library: Path) -> None:
    lines = [f'"The road of {name.split()[1]} is closed," said {name}.' for name in NAMES]
    (library / "road.txt").write_text("The road\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    async with reading(library, (200, 60)) as session:
        ids = {row.speaker: row.id for row in session.app.library.speakers()}
        # One whose own colour is taken in this article is among them.
        inks = assign_inks(ids[name] for name in NAMES)
        assert any(ink != ink_of(speaker) for speaker, ink in inks.items())
        for name in NAMES:
            assert len(colours_beside(session, name)) == 1, name
        await session.press("slash")
        await session.write("road")
        for name in NAMES:
            assert len(colours_beside(session, name)) == 1, name
        await session.press("escape", "escape", "1", "g", "j", "j", "c")
        picking = session.app.screen
        assert isinstance(picking, PickSpeaker)
        assert picking.rows.total == len(NAMES) - 1
        assert all(picking.rows.ink_of(ids[name]) == inks[ids[name]] for name in NAMES)
