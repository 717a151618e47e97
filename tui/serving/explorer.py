"""The program behind a page of the server: the explorer on textual-serve's driver.

Started by `tui.serving.server`, which names the driver in the environment.
"""

import sys
from pathlib import Path

from index.errors import LibraryError, OnrecordError
from index.safe import make_safe_line
from tui.answering import PATIENCE, answers


def main(arguments: list[str]) -> int:
    """``[--write] [--no-update] -- LIBRARY``; the exit status."""
    from tui.starting import run_explorer

    path = Path(arguments[-1])
    try:
        if not answers(path, PATIENCE):
            raise LibraryError(f"{path}: the drive does not answer; open the page again when it does")
        return run_explorer(path, watches="--no-update" not in arguments, keeps="--write" in arguments)
    except OnrecordError as error:
        line = f"onrecord: {make_safe_line(str(error))}"
        _tell_page(line)
        sys.stderr.write(f"{line}\n")
        return 1


def _tell_page(line: str) -> None:
    """Say on the page why nothing comes; begun as textual-serve expects it, which else says it twice."""
    told = f"{line}\r\n".encode()
    sys.stdout.buffer.write(b"__GANGLION__\nD" + len(told).to_bytes(4, "big") + told)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
