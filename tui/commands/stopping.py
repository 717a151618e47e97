"""Ctrl+C as a wish to come to an end in order, for work that can."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event


@contextmanager
def stopped_by_interrupt() -> Iterator[Event]:
    """Gives an event that Ctrl+C sets; a second Ctrl+C ends the program as it does elsewhere."""
    stop = Event()
    before = signal.getsignal(signal.SIGINT)

    def note(number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        stop.set()

    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield stop
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
