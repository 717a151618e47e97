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
    from tui.app import run_explorer

    path = Path(arguments[-1])
    try:
        if not answers(path, PATIENCE):
            raise LibraryError(f"{path}: the drive does not answer; open the page again when it does")
        return run_explorer(path, watches="--no-update" not in arguments, keeps="--write" in arguments)
    except OnrecordError as error:
        sys.stderr.write(f"onrecord: {make_safe_line(str(error))}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
