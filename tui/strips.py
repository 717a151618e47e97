"""Rows without what was cut from them.

Textual makes seven caches with every row that it draws, for pieces that it cuts from it. Few are asked for
again, and to make the caches takes longer than to cut: without them a key takes 0.76 of the processor's time
on a screen of 200 by 60 and 0.88 at 80 by 24, and the larger screen five megabytes less
(`python -m benchmarks.strips`).
"""

from __future__ import annotations

from typing import Final

import textual.strip


class _Forgetful:
    """What stands where a row has a cache: it takes anything, and has nothing."""

    __slots__ = ()

    def get(self, _key: object, default: object = None) -> object:
        """The default."""
        return default

    def __setitem__(self, _key: object, _value: object) -> None:
        """Nothing is kept."""


_FORGETFUL: Final = _Forgetful()


def keep_no_cuts() -> None:
    """Have the rows that are drawn from now on keep nothing of what is cut from them."""
    vars(textual.strip)["FIFOCache"] = lambda _maxsize: _FORGETFUL
