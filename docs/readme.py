"""Keeps the README true: ``python -m docs.readme``, from the project's folder.

Every command in its blocks of console input is run on `seeds/`, and what it prints on a terminal is put
below it; the table of keys is made from the registry of actions. A test says whether it still is so.
"""

import re
import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from tests.running import run_on_terminal
from tui.actions import keys_as_markdown

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
WIDTH = 88
"""Columns of the terminal; the longest lines that GitHub shows whole."""

_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_KEYS = re.compile(r"(?<=^<!-- keys -->\n).*?(?=^<!-- end of keys -->$)", re.DOTALL | re.MULTILINE)
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_SECONDS = re.compile(r"\d+\.\d s\)")
_RUN = "import os; os.execvp('sh', ['sh', '-c', {line!r}])"


def refreshed(readme: str) -> str:
    """`readme` with every command's output and the table of keys as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "bin").mkdir()
        onrecord = place / "bin" / "onrecord"
        onrecord.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui.cli "$@"\n', encoding="utf-8")
        onrecord.chmod(0o700)
        shutil.copytree(PROJECT / "seeds", place / "work" / "seeds")
        with chdir(place / "work"):
            readme = _CONSOLE.sub(lambda block: _with_output(block[0], place), readme)
    return _KEYS.sub(lambda _: f"\n{keys_as_markdown()}\n\n", readme)


def _with_output(block: str, place: Path) -> str:
    """A block's commands, each with what it prints now."""
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{_output(line[2:], place)}" for line in lines)


def _output(line: str, place: Path) -> str:
    """What a command line prints on a terminal: data, then messages; how long it took is always the same."""
    ran = run_on_terminal(
        code=_RUN.format(line=f"PATH={place / 'bin'}:$PATH; {{ {line}; }} 2>../said; cat ../said"),
        width=WIDTH,
        ONRECORD_CACHE=str(place / "cache"),
        ONRECORD_DATA=str(place / "data"),
    )
    shown = _SECONDS.sub("0.1 s)", _ESCAPE.sub("", ran.out)).strip("\n")
    return "".join(f"{row.rstrip()}\n" for row in shown.split("\n") if shown)


def main() -> None:
    """Bring the README up to date."""
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
