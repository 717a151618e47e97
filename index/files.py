"""Which files of a library are articles: a walk through its folders, in a stable order.

Left out: hidden files and folders, what `.onrecordignore` files name (as `.gitignore` does), files of
a kind that no reader knows, anything that is no regular file, and links that lead out of the library.
No file is opened here; what onrecord wrote itself is told when a file is read (`index.mark`).
"""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import LibraryError, LibraryGone, ReadError
from index.ignoring import IGNORE_FILE, Ignored
from index.mark import CACHE_TAG
from index.readers import is_article_name, suffix_of


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that holds articles. `path` is relative to the library, with ``/`` separators; bytes in
    it that are no UTF-8 stand as lone surrogates (`os.fsdecode`). `size` is in bytes, `mtime_ns` fits into 64
    bits."""

    path: str
    size: int
    mtime_ns: int


@dataclass(slots=True)
class Survey:
    """What a walk left out, filled while it goes.

    `others` counts files that no reader knows, by suffix; `links_out` links that lead out of the
    library; `problems` are folders and ignore files that could not be read.
    """

    others: Counter[str] = field(default_factory=Counter)
    links_out: int = 0
    problems: list[ReadError] = field(default_factory=list)

    def notes(self) -> tuple[str, ...]:
        """What was left out, for someone who wonders, in one line each."""
        lines = []
        if count := self.others.total():
            kinds = ", ".join(suffix for suffix, _ in self.others.most_common(5))
            lines.append(f"{count:,} other {'file' if count == 1 else 'files'} left out ({kinds})")
        if self.links_out:
            links = "link leads" if self.links_out == 1 else "links lead"
            lines.append(f"{self.links_out:,} {links} out of the library, not followed")
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the way: its path on disk, the same relative to the library (ending in ``/``, or
    empty for the library itself), and the ignore files that hold in it."""

    place: str
    path: str
    ignored: Ignored


def find_files(root: Path, survey: Survey | None = None) -> Iterator[FoundFile]:
    """The files of the library `root` that hold articles, sorted by path.

    `root` is a folder, or one file, which is taken whatever its name. What can't be looked into is
    told in `survey` and the rest goes on. Raises LibraryError where `root` itself can't be used.
    """
    survey = Survey() if survey is None else survey
    found = check_root(root)
    if stat.S_ISREG(found.st_mode):
        return iter((_found(root.name, found),))
    return _Walk(root, survey).files()


def check_root(root: Path) -> os.stat_result:
    """What the library `root` is on disk: a folder that can be looked into, or a regular file. Raises
    LibraryGone where there is nothing, LibraryError where it can't be used."""
    try:
        found = root.stat()
        if stat.S_ISDIR(found.st_mode):
            with os.scandir(root):
                pass
    except FileNotFoundError:
        raise LibraryGone(f"{root}: there is no such folder or file") from None
    except OSError as error:
        raise LibraryError(f"{root}: can't be opened ({_reason(error)})") from None
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise LibraryError(f"{root}: is neither a folder nor a regular file")
    return found


def is_bare(root: Path) -> bool:
    """Whether `root` is a folder without a file in it or in the folders under it, hidden ones aside: as the
    place of a drive is that is not mounted. One that can't be looked into is none."""
    folders = [os.fspath(root)]
    try:
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if not entry.is_dir(follow_symlinks=False):
                        return False
                    folders.append(entry.path)
    except OSError:
        return False
    return True


class _Walk:
    """One walk through a library. Folders are entered once, so neither links nor mounts make loops."""

    def __init__(self, root: Path, survey: Survey) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self._survey = survey
        self._entered: set[tuple[int, int]] = set()
        self._told: str | None = None
        """The folder of which it was told last that what is in it can't be looked at."""

    def files(self) -> Iterator[FoundFile]:
        """The articles' files in order of their paths, with only the open folders in memory."""
        open_folders = [self._entries(_Folder(os.fspath(self._root), "", Ignored()))]
        while open_folders:
            folder, entries = open_folders[-1]
            if not entries:
                open_folders.pop()
                continue
            entry = entries.pop()
            path = folder.path + entry.name
            if _is_folder(entry):
                open_folders.append(self._entries(_Folder(entry.path, f"{path}/", folder.ignored)))
            elif found := self._file(entry, folder.path):
                yield found

    def _entries(self, folder: _Folder) -> tuple[_Folder, list[os.DirEntry[str]]]:
        """What there is to look at in `folder`, last first, and the folder with its ignore file."""
        try:
            if not self._enter(folder):
                return folder, []
            with os.scandir(folder.place) as scan:
                entries = list(scan)
        except OSError as error:
            self._tell(folder.path, f"the folder can't be opened ({_reason(error)}); the rest is read")
            return folder, []
        if folder.path and any(entry.name == CACHE_TAG for entry in entries):
            return folder, []
        ignored = folder.ignored
        if any(entry.name == IGNORE_FILE for entry in entries):
            ignored = ignored.within(Path(folder.place), folder.path, self._survey.problems)
            folder = _Folder(folder.place, folder.path, ignored)
        entries = [e for e in entries if not e.name.startswith(".") and not self._is_unwanted_link(e)]
        entries.sort(key=_sort_key, reverse=True)
        return folder, [entry for entry in entries if not ignored.takes(folder.path + _sort_key(entry))]

    def _enter(self, folder: _Folder) -> bool:
        found = Path(folder.place).stat()
        identity = (found.st_dev, found.st_ino)
        if identity in self._entered:
            return False
        self._entered.add(identity)
        return True

    def _is_unwanted_link(self, entry: os.DirEntry[str]) -> bool:
        """Whether `entry` is a link that must not be followed.

        One that leads out of the library; and one to what the library holds anyway, lest an article
        counts twice. So only links to hidden places inside are followed, as git-annex makes them.
        """
        if not entry.is_symlink():
            return False
        target = Path(os.path.realpath(entry.path))
        if not target.is_relative_to(self._real_root):
            self._survey.links_out += 1
            return True
        return not any(part.startswith(".") for part in target.relative_to(self._real_root).parts)

    def _file(self, entry: os.DirEntry[str], folder: str) -> FoundFile | None:
        path = folder + entry.name
        try:
            found = entry.stat()
        except FileNotFoundError:
            return None  # a dangling link, or gone since the folder was listed
        except OSError as error:
            if not entry.is_symlink():
                self._tell_once(folder, f"what is in the folder can't be looked at ({_reason(error)})")
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        if not is_article_name(entry.name):
            self._survey.others[suffix_of(entry.name) or entry.name] += 1
            return None
        return _found(path, found)

    def _tell_once(self, folder: str, reason: str) -> None:
        """A folder whose files may be named and not looked at has as many of them as it likes."""
        if self._told != folder:
            self._told = folder
            self._tell(folder, f"{reason}; the rest is read")

    def _tell(self, path: str, reason: str) -> None:
        self._survey.problems.append(ReadError(path.rstrip("/") or os.fspath(self._root), reason))


def _found(path: str, found: os.stat_result) -> FoundFile:
    """A file's time goes round where 64 bits end, in the year 2262: what counts is that it changes."""
    return FoundFile(path, found.st_size, (found.st_mtime_ns + 2**63) % 2**64 - 2**63)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _sort_key(entry: os.DirEntry[str]) -> str:
    """A folder sorts as its files' paths will: ``a.txt`` comes before ``a/b.txt``."""
    return f"{entry.name}/" if _is_folder(entry) else entry.name


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
