"""What Textual and Rich remember of what they have drawn: fifty caches of up to 16,384 entries each; and
Python, of the patterns that words were looked for by.

They are meant for programs that end. Where one is open all day they fill up with regions and words of screens
that nobody will see again, thinly spread over memory that then can't be given back.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import _lru_cache_wrapper, lru_cache
from typing import Any

_LIBRARIES = ("rich", "textual")


def forget_drawn() -> None:
    """Empty those caches that have a size; the next paint fills them with what it needs."""
    for cache in _caches(len(sys.modules)):
        cache.cache_clear()
    re.purge()


@lru_cache(maxsize=1)
def _caches(loaded: int) -> tuple[_lru_cache_wrapper[Any], ...]:
    """Those of the modules that are loaded; `loaded`, how many are, tells when to look for them again."""
    found = {
        cache
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] in _LIBRARIES
        for cache in _caches_of(name, vars(module))
    }
    return tuple(cache for cache in found if cache.cache_parameters()["maxsize"])


def _caches_of(module: str, names: Mapping[str, Any]) -> Iterator[_lru_cache_wrapper[Any]]:
    """Functions of a module, and methods of its classes, that remember what they returned."""
    for value in list(names.values()):
        function = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
        if isinstance(function, _lru_cache_wrapper):
            yield function
        elif isinstance(value, type) and value.__module__ == module:
            yield from _caches_of(module, vars(value))
