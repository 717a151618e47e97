"""How the explorer ends that is told to by a signal, or whose threads wait for what may never come."""

import os
from asyncio import get_running_loop
from signal import SIG_IGN, SIGHUP, SIGTERM, getsignal
from threading import Timer
from typing import Any

from textual.app import App

_ENDING = 5.0
"""Seconds that an update which is under way has to come to an end when the reader quits."""


def end_in_time(status: int) -> None:
    """Have the program end soon, whatever its threads still wait for: a file system may stall for ever.

    What an update has committed stays, and the next start goes on from there.
    """
    last = Timer(_ENDING, os._exit, (status,))
    last.daemon = True
    last.start()


def end_without_terminal() -> None:
    """End at once, as by the signal that says that the terminal is gone: it goes to whoever the terminal was
    opened by, and not to what that has started, such as an explorer begun by make."""
    if getsignal(SIGHUP) is SIG_IGN:
        os._exit(128 + SIGHUP)
    os.kill(os.getpid(), SIGHUP)


def end_in_order(explorer: App[Any]) -> None:
    """Have a signal to end give the terminal back as it was; a second one ends the program at once. One that
    says that the terminal is gone ends it at once too: there is nothing to give back."""
    if explorer.is_headless or explorer.is_web:
        return  # no terminal; what draws into a page hears signals itself
    loop = get_running_loop()

    def end() -> None:
        loop.remove_signal_handler(SIGTERM)
        explorer.exit(return_code=128 + SIGTERM)

    loop.add_signal_handler(SIGTERM, end)
