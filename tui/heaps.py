"""The C library's heap: one, and without what nobody uses. Only glibc is told so; elsewhere nothing happens.

There each thread has a heap of its own, up to eight for each core, with gaps that the others can't use; and
once a large block was let go of, the next ones of that size lie in a heap too, between what stays.
"""

import sys
from contextlib import suppress

_ARENA_MAX = -8
_MMAP_THRESHOLD, _LARGE = -3, 65_536


def keep_one() -> None:
    """Let the threads that begin from now on use the heap of the first, and blocks of 64 KiB and more be none
    of a heap's: they go back to the system as soon as they are free."""
    _tell_glibc("mallopt", _ARENA_MAX, 1)
    _tell_glibc("mallopt", _MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Give pages in which nothing is left back to the system; takes about a millisecond."""
    _tell_glibc("malloc_trim", 0)


def _tell_glibc(function: str, *arguments: int) -> None:
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            from ctypes import CDLL

            getattr(CDLL(None), function)(*arguments)
