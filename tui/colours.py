"""Which colour and which initials stand for a speaker, and the two themes.

Speakers' colours were searched for by computer: as far from one another as can be for common and for
colour-blind eyes, each of them readable on its ground; tests/test_explorer_colours.py computes it. A terminal
of 16 colours has sets of its own. Colour is never the only sign: initials in the margin say the same.
"""

from collections.abc import Iterable
from hashlib import blake2b

from rich.cells import cell_len
from textual.color import Color
from textual.theme import Theme

INKS = 7
"""How many speaker colours there are; `speaker-0` to `speaker-6` in the stylesheet."""

DARK_INKS = ("#c17b05", "#8d7cf3", "#45ed9c", "#f9c9f3", "#1a95a8", "#afd958", "#a58f64")
LIGHT_INKS = ("#8e5f00", "#8057c9", "#4b6e39", "#d12570", "#3f70a2", "#810102", "#5f346b")
DARK_INKS_OF_16 = ("#ffff55", "#55ffff", "#55ff55", "#ff55ff", "#00aaaa", "#ff5555", "#aa5500")
LIGHT_INKS_OF_16 = ("#aa5500", "#0000aa", "#00aa00", "#aa00aa", "#00aaaa", "#aa0000", "#5555ff")
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
    accent="#7a4d00",
    warning="#7a4d00",
    error="#a32f2f",
    success="#2f6d3c",
    foreground="#26241f",
    background="#f7f5ef",
    surface="#f1eee6",
    panel="#d9d4c7",
    dark=False,
)


_GROUNDS_OF_16 = {
    True: {
        "cursor-ground": "#0000aa",
        "quote-ground": "#0000aa",
        "away-ground": "#555555",
        "hit-ground": "#aa5500",
    },
    False: {
        "cursor-ground": "#55ffff",
        "quote-ground": "#ffff55",
        "away-ground": "#aaaaaa",
        "hit-ground": "#55ff55",
    },
}
"""Where 16 colours are all, mixed grounds would come out as no ground: by whether the theme is dark."""


def explorer_variables(theme: Theme, *, of_16: bool = False) -> dict[str, str]:
    """The stylesheet's own variables under a theme: speakers' colours, and grounds mixed from the theme's.

    Mixed here because a painted line has no ground below it for a see-through colour to mix with.
    """
    system = theme.to_color_system().generate()
    ground, ink = Color.parse(system["background"]), Color.parse(system["foreground"])
    blue, gold = Color.parse(system["primary"]), Color.parse(system["warning"])
    inks = speaker_inks(theme, of_16=of_16)
    mixed = {
        "muted": ground.blend(ink, 0.76),
        "cursor-ground": ground.blend(blue, 0.24),
        "away-ground": ground.blend(ink, 0.08),
        "quote-ground": ground.blend(blue, 0.16),
        "hit-ground": ground.blend(gold, 0.34),
        "unnamed": ground.blend(ink, 0.8),
        "frame": ground.blend(ink, 0.2),
    }
    hues = {f"speaker-{number}": hue for number, hue in enumerate(inks)}
    grounds = {name: colour.hex for name, colour in mixed.items()}
    return hues | grounds | (_GROUNDS_OF_16[theme.dark] if of_16 else {})


def speaker_inks(theme: Theme, *, of_16: bool = False) -> tuple[str, ...]:
    """The speakers' colours under a theme."""
    if of_16:
        return DARK_INKS_OF_16 if theme.dark else LIGHT_INKS_OF_16
    return DARK_INKS if theme.dark else LIGHT_INKS


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
