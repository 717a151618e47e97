"""When Python looks for garbage: not while what stays is loaded, and then between keys, not at them."""

import gc

from tui.drawn import forget_drawn
from tui.heaps import give_back

_YOUNG = 10_000
"""Objects made between two looks at the young ones (Python: 700); that takes two or three milliseconds."""

_NEVER = 1_000_000
"""Looks at the young before the older are looked at too: a paint keeps thousands, and they would take up to
a tenth of a second at some key or other."""

_PAUSE = 1.0
"""Seconds without a key after which there is time for the older ones."""

_MOST = 4
"""Looks at the young after which the older have their turn, keys or not. Whoever types without a pause leaves
thousands of objects with each screen, and to throw away more takes longer."""

_MANY = 2
"""Looks at the middle-aged after which all have their turn: what was on the screen at such a look is old from
then on. That takes two or three times as long, some 50 milliseconds; with more of the old to throw away, as
after ten, five times, and Python keeps for good what they took together with what lives."""


def leave_garbage() -> None:
    """Don't look for any: what is made from now on stays."""
    gc.disable()


def look_for_garbage() -> None:
    """Look again where it was left, at what is made from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def look_between_keys() -> None:
    """The same for a program that someone waits for at every key, and that calls `look_at_leisure`."""
    look_for_garbage()
    gc.set_threshold(_YOUNG, _NEVER, _NEVER)


def look_at_leisure(idle: float) -> None:
    """Look at what the keys have left, after `idle` seconds without one. Called about once a second; does
    nothing where Python looks by itself."""
    if gc.get_threshold()[1] != _NEVER:
        return
    _, looks, rounds = gc.get_count()
    if looks > _MOST or (looks and idle > _PAUSE):
        if rounds < _MANY:
            gc.collect(1)
        else:
            forget_drawn()
            gc.collect()
            give_back()
