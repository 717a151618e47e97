"""How much work something is, counted in lines of Python that run: the same on any machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Counter:
    """Counts the lines that run while it is set as the trace function."""

    def __init__(self) -> None:
        self.lines = 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> "Counter":
        self.lines += 1
        return self


@contextmanager
def counted() -> Iterator[Counter]:
    """Count the lines of Python that run meanwhile."""
    counter = Counter()
    before = sys.gettrace()
    sys.settrace(counter)
    try:
        yield counter
    finally:
        sys.settrace(before)
