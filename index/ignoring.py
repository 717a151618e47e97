"""`.onrecordignore`: which files the user keeps out of the library, in the language of `.gitignore`."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ReadError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".onrecordignore"
SIZE_LIMIT = 1_000_000
"""Bytes of an ignore file. A larger one is not used."""
STAR_LIMIT = 3
"""Stars in one pattern. Each multiplies the time that a file's name can take to match."""
STEP_LIMIT = 2
"""``**`` among them, which multiply by the depth of the path."""

_STARS = re.compile(r"\*+")
_GLUED_STARS = re.compile(r"(?<![*\\])\*{2,}")


@dataclass(frozen=True, slots=True)
class Ignored:
    """The ignore files from the library down to a folder: ``(folder, patterns)``, outermost first."""

    _specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def within(self, place: Path, folder: str, problems: list[ReadError]) -> Ignored:
        """These and the ignore file in the folder at `place`, which is called `folder` in the library.

        What is wrong with the file is added to `problems`, and what is right in it holds.
        """
        name = folder + IGNORE_FILE
        try:
            text = _read(place / IGNORE_FILE)
        except (OSError, ValueError) as error:
            problems.append(ReadError(name, f"is not used: {_reason(error)}"))
            return self
        lines = []
        for number, line in enumerate(map(_plain_stars, text.splitlines()), 1):
            if reason := _what_is_wrong(line):
                problems.append(ReadError(f"{name}:{number}", f"this line is not used: {reason}"))
            else:
                lines.append(line)
        return Ignored((*self._specs, (folder, _made_of(lines))))

    def takes(self, path: str) -> bool:
        """Whether `path`, relative to the library (a folder's ends in ``/``), is to be left out.

        The innermost ignore file that says anything about it decides.
        """
        for folder, spec in reversed(self._specs):
            decision = spec.check_file(path.removeprefix(folder)).include
            if decision is not None:
                return decision
        return False


def _read(file: Path) -> str:
    if not file.is_file():
        raise ValueError("it is no regular file")
    if file.stat().st_size > SIZE_LIMIT:
        raise ValueError(f"it is larger than {SIZE_LIMIT:,} bytes")
    return file.read_text(encoding="utf-8-sig", errors="surrogateescape")


def _plain_stars(line: str) -> str:
    """`line` with ``**`` as ``*`` where it is not a whole step of the path: to git they are the same
    there, and to pathspec each star is one more way to match."""
    return "/".join(step if step == "**" else _GLUED_STARS.sub("*", step) for step in line.split("/"))


def _what_is_wrong(line: str) -> str | None:
    if line.startswith("#"):
        return None
    if len(_STARS.findall(line)) > STAR_LIMIT or line.split("/").count("**") > STEP_LIMIT:
        return f"more than {STAR_LIMIT} stars, or {STEP_LIMIT} double ones; write it as several patterns"
    from pathspec.patterns.gitignore import GitIgnorePatternError

    try:
        _made_of([line])
    except GitIgnorePatternError:
        return "it is no pattern"
    return None


def _made_of(lines: list[str]) -> GitIgnoreSpec:
    """Python warns of sets that a later version may read otherwise, in the midst of the explorer."""
    from pathspec import GitIgnoreSpec  # late: few libraries have such a file

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(lines)


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
