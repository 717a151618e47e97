"""The program behind a page of the server: the explorer on textual-serve's driver.

Started by `tui.serving.server`, which names the driver in the environment.
"""

import os
import signal
import sys
from pathlib import Path
from threading import Thread
from time import sleep

from index.errors import LibraryError, OnrecordError
from index.safe import make_safe_line
from tui.answering import PATIENCE, answers

_EVERY = 1.0
"""Seconds between two looks whether the server is there."""
_ENDING = 5.0
"""Seconds for an end in order once it is not."""


def main(arguments: list[str]) -> int:
    """``SERVER [--write] [--no-update] -- LIBRARY``, `SERVER` being the server's process; the exit status."""
    from tui.starting import run_explorer

    path = Path(arguments[-1])
    Thread(target=_end_with, args=(int(arguments[0]),), daemon=True).start()
    try:
        if not answers(path, PATIENCE):
            raise LibraryError(f"{path}: the drive does not answer; open the page again when it does")
        return run_explorer(path, watches="--no-update" not in arguments, keeps="--write" in arguments)
    except OnrecordError as error:
        line = f"onrecord: {make_safe_line(str(error))}"
        _tell_page(line)
        sys.stderr.write(f"{line}\n")
        return 1


def _end_with(server: int) -> None:
    """End when the server has, which may be killed or lose its terminal: nobody could come back to this."""
    while os.getppid() == server:
        sleep(_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    sleep(_ENDING)
    os._exit(1)


def _tell_page(line: str) -> None:
    """Say on the page why nothing comes; begun as textual-serve expects it, which else says it twice."""
    told = f"{line}\r\n".encode()
    sys.stdout.buffer.write(b"__GANGLION__\nD" + len(told).to_bytes(4, "big") + told)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
