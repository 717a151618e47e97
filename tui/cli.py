"""The program `onrecord`. Loads next to nothing itself, so that Ctrl+C is quiet from the start."""

import sys
from collections.abc import Sequence

from tui.garbage import leave_garbage, look_for_garbage

INTERRUPTED = 130
"""The exit status after Ctrl+C, as a shell gives it for SIGINT."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line given, or that of the program; the exit status."""
    try:
        if arguments is None:
            leave_garbage()
        from tui.commands.line import run

        look_for_garbage()
        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
