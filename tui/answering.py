"""Whether the drive that a library is on answers, as one in a network may not."""

import os
import threading
from contextlib import suppress
from pathlib import Path

PATIENCE = 2.0
"""Seconds that an answer may take before the reader is told."""


def answers(library: Path, seconds: float) -> bool:
    """Whether the drive does within `seconds`. It is asked for its free room, which nothing remembers."""
    if not hasattr(os, "statvfs"):
        return True
    answered = threading.Event()

    def ask() -> None:
        with suppress(OSError):
            os.statvfs(library)
        answered.set()

    threading.Thread(target=ask, daemon=True).start()
    return answered.wait(seconds)
