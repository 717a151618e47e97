"""When Python looks for garbage: not while what stays is loaded, and then between keys, not at them."""

import gc
import sys
from collections.abc import Callable

from tui.drawn import forget_drawn
from tui.heaps import give_back

_YOUNG = 10_000
"""Objects made between two looks at the young ones (Python: 700); that takes two or three milliseconds."""

_NEVER = 1_000_000
"""Looks at the young before the older are looked at too: a paint keeps thousands, and they would take up to
a tenth of a second at some key or other."""

_PAUSE = 1.0
"""Seconds without a key after which there is time for the older ones."""

_MUCH = 30_000
"""Blocks of memory, of some 90 bytes, that have come since all was looked at: with so many the older have
their turn, keys or not. Whoever types without a pause leaves thousands with each screen; more take longer to
throw away, and Python keeps for good what they took together with what lives."""

_MANY = 2
"""Looks at the middle-aged after which all have their turn: what was on the screen at such a look is old from
then on. That takes two or three times as long, some 50 milliseconds."""


def leave_garbage() -> None:
    """Don't look for any: what is made from now on stays."""
    gc.disable()


def look_for_garbage() -> None:
    """Look again where it was left, at what is made from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class Garbage:
    """What the keys of a program leave that someone waits for at every key."""

    def __init__(self, forget: Callable[[], None] = lambda: None) -> None:
        """`forget` lets go of what only seems to be in use, when there is much."""
        self._forget = forget
        self._kept = 0

    def look_between_keys(self) -> None:
        """Look for garbage again, for the older when `look` is called. Where Python can't say how much there
        is, it looks by itself."""
        look_for_garbage()
        self._kept = sys.getallocatedblocks()
        if self._kept:
            gc.set_threshold(_YOUNG, _NEVER, _NEVER)

    def look(self, idle: float) -> None:
        """Look at what the keys have left, where it is much or there were none for `idle` seconds. To be
        called after each key and about once a second."""
        _, looks, rounds = gc.get_count()
        if not self._kept or not (self._grown() > _MUCH or (looks and idle > _PAUSE)):
            return
        self._forget()
        gc.collect(1)
        if rounds >= _MANY or self._grown() > _MUCH // 2:
            forget_drawn()
            gc.collect()
            give_back()
            self._kept = sys.getallocatedblocks()

    def _grown(self) -> int:
        return sys.getallocatedblocks() - self._kept
