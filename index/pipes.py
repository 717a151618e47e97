"""Files that may be pipes, opened without waiting for whoever is to be at the other end."""

import os
from pathlib import Path
from typing import BinaryIO


def open_to_read(path: Path) -> BinaryIO:
    """Raises OSError. A pipe into which nobody writes yet is an empty file."""
    return os.fdopen(_open(path, os.O_RDONLY), "rb")


def open_to_write(path: Path) -> BinaryIO:
    """Raises OSError, also for a pipe that nobody reads."""
    return os.fdopen(_open(path, os.O_WRONLY), "wb")


def _open(path: Path, flags: int) -> int:
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor
