"""The C library's heaps: few, and without what nobody uses. Only glibc is told so; elsewhere nothing happens.

There each thread has a heap of its own, up to eight for each core, with gaps that the others can't use.
"""

import sys
from contextlib import suppress

_ARENA_MAX = -8
_HEAPS = 2


def keep_few() -> None:
    """Let the threads that begin from now on share heaps."""
    _tell_glibc("mallopt", _ARENA_MAX, _HEAPS)


def give_back() -> None:
    """Give pages in which nothing is left back to the system; takes about a millisecond."""
    _tell_glibc("malloc_trim", 0)


def _tell_glibc(function: str, *arguments: int) -> None:
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            from ctypes import CDLL

            getattr(CDLL(None), function)(*arguments)
