"""Whether an open file lies in a folder: asked of what was opened, as its name may lead elsewhere by then."""

import os
from pathlib import Path

_DESCRIPTORS = "/proc/self/fd"
"""Where Linux tells what a descriptor is of."""


def lies_in(descriptor: int, file: Path, folder: Path) -> bool:
    """Whether what was opened as `file` lies in `folder`, all links followed."""
    real = _place(descriptor) or _place_by_name(descriptor, file)
    return real is not None and real.is_relative_to(folder.resolve())


def _place(descriptor: int) -> Path | None:
    try:
        return Path(_DESCRIPTORS, str(descriptor)).readlink()
    except OSError:
        return None


def _place_by_name(descriptor: int, file: Path) -> Path | None:
    """Where the name leads now, if that is what was opened."""
    real = file.resolve()
    try:
        same = os.path.samestat(os.fstat(descriptor), real.lstat())
    except OSError:
        return None
    return real if same else None
