"""What the first picture does without, loaded while it is looked at: so that no key waits for it either."""

from importlib import import_module
from threading import Timer

_AFTER = 1.5
"""Seconds after the first picture."""

MODULES = (
    "tui.screens.help",
    "tui.screens.speaker_page",
    "tui.screens.review",
    "tui.screens.naming",
    "tui.screens.words",
    "tui.screens.context",
    "tui.screens.collection",
    "tui.screens.check",
    "tui.screens.reviews",
    "tui.screens.suggestions",
    "tui.exporting",
    "index.identifying",
    "index.identity.suggesting",
)


def load_later() -> None:
    """Load it soon, in a thread that holds up neither keys nor leaving."""
    timer = Timer(_AFTER, lambda: [import_module(name) for name in MODULES])
    timer.daemon = True
    timer.start()
