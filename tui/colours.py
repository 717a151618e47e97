"""Which colour and which initials stand for a speaker, and the two themes.

The hues are those of Okabe and Ito, which stay apart for colour-blind eyes, made lighter on dark ground
and darker on light. Colour is never the only sign: initials in the margin say the same.
"""

from collections.abc import Iterable
from hashlib import blake2b

from rich.cells import cell_len
from textual.color import Color
from textual.theme import Theme

INKS = 7
"""How many speaker colours there are; `speaker-0` to `speaker-6` in the stylesheet."""

DARK_INKS = ("#7cc4f5", "#f0b13c", "#4fd1a5", "#e7a0cf", "#f0e07a", "#f58a5c", "#a9b5ff")
LIGHT_INKS = ("#005f99", "#8a5a00", "#00664b", "#96306f", "#6b6200", "#a83c00", "#3b46b8")
NO_SPEAKER = "unnamed"

ONRECORD_DARK = Theme(
    name="onrecord-dark",
    primary="#8fb8de",
    secondary="#7f9db9",
    accent="#e2b96f",
    warning="#e2b96f",
    error="#e27d7d",
    success="#8fc79a",
    foreground="#d9d7d0",
    background="#15171b",
    surface="#1a1d22",
    panel="#2b3038",
    dark=True,
)
ONRECORD_LIGHT = Theme(
    name="onrecord-light",
    primary="#2c5f8a",
    secondary="#55728c",
    accent="#8f5b00",
    warning="#8f5b00",
    error="#a32f2f",
    success="#2f6d3c",
    foreground="#26241f",
    background="#f7f5ef",
    surface="#f1eee6",
    panel="#d9d4c7",
    dark=False,
)


def explorer_variables(theme: Theme) -> dict[str, str]:
    """The stylesheet's own variables under a theme: speakers' colours, and grounds mixed from the theme's.

    Mixed here because a painted line has no ground below it for a see-through colour to mix with.
    """
    system = theme.to_color_system().generate()
    ground, ink = Color.parse(system["background"]), Color.parse(system["foreground"])
    blue, gold = Color.parse(system["primary"]), Color.parse(system["warning"])
    inks = DARK_INKS if theme.dark else LIGHT_INKS
    mixed = {
        "muted": ground.blend(ink, 0.58),
        "cursor-ground": ground.blend(blue, 0.24),
        "away-ground": ground.blend(ink, 0.08),
        "quote-ground": ground.blend(blue, 0.16),
        "hit-ground": ground.blend(gold, 0.34),
        "unnamed": ground.blend(ink, 0.72),
        "frame": ground.blend(ink, 0.2),
    }
    return {f"speaker-{number}": hue for number, hue in enumerate(inks)} | {
        name: colour.hex for name, colour in mixed.items()
    }


def ink_of(speaker_id: str | None) -> str:
    """The colour that a speaker has wherever no other speaker stands beside them."""
    if speaker_id is None:
        return NO_SPEAKER
    digest = blake2b(speaker_id.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return f"speaker-{int.from_bytes(digest, 'big') % INKS}"


def assign_inks(speaker_ids: Iterable[str | None]) -> dict[str | None, str]:
    """Colours for those who speak in one article: their own, or the next that is free.

    Whoever comes first keeps their own; with more speakers than colours, colours come again.
    """
    inks: dict[str | None, str] = {None: NO_SPEAKER}
    for speaker_id in speaker_ids:
        if speaker_id in inks:
            continue
        own = int(ink_of(speaker_id).rpartition("-")[2])
        order = [f"speaker-{(own + step) % INKS}" for step in range(INKS)]
        taken = set(inks.values())
        inks[speaker_id] = next((ink for ink in order if ink not in taken), order[0])
    return inks


def initials(name: str | None) -> str:
    """Two cells that stand for a name in the margin: first and last letter of it, or ``??``."""
    words = [word for word in (name or "").split() if word[0].isalnum()]
    if not words:
        return "??"
    letters = words[0][0].upper() + (words[-1][0].upper() if len(words) > 1 else "")
    if cell_len(letters) > 2:
        letters = letters[0]
    return letters + " " * (2 - cell_len(letters))
