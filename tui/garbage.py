"""When Python looks for garbage: not while what stays is loaded, nor ever again through that."""

import gc

_EVERY = 10_000
"""Objects made between two looks at the young ones, where Python has 700: a paint makes some thousands, and
lets go of them without help."""


def leave_garbage() -> None:
    """Don't look for any: what is made from now on stays."""
    gc.disable()


def look_for_garbage() -> None:
    """Look again where it was left, at what is made from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def look_seldom() -> None:
    """The same for a program that someone waits for at every key."""
    gc.set_threshold(_EVERY)
    look_for_garbage()
