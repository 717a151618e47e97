"""The errors that a user can be told about. Each says what is wrong, where, and what to do."""


class OnrecordError(Exception):
    """Something the user should be told in one line; `str(error)` is that line."""


class LibraryError(OnrecordError):
    """The library, or a file in it, can't be used as asked."""


class LibraryGone(LibraryError):
    """The library's folder, or file, is not where it was: moved, deleted, or its drive taken away."""


class LibraryEmpty(LibraryGone):
    """The library's folder has no file any more: its drive is not mounted, or all of it was deleted."""


class ChangedSince(LibraryError):
    """What is to be undone was changed by somebody else, so that it can't be told what was before."""


class ReadError(LibraryError):
    """One file can't be read as an article. The rest of the library goes on."""

    def __init__(self, path: str, reason: str) -> None:
        """`path` as the user knows the file; `reason` in a few words, with a remedy where there is one."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class IndexUnavailable(OnrecordError):
    """The index can't be opened or written (no permission, disk full, newer format)."""


class QueryError(OnrecordError):
    """A filter or query that can't be answered as asked (a date that is none, an unknown speaker)."""


class AmbiguousSpeaker(QueryError):
    """A name that several speakers bear."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        """`candidates` are the full names it could be, most quoted first."""
        super().__init__(f"{name!r} could be {', '.join(candidates)}: give the full name")
        self.name = name
        self.candidates = candidates


class ExportError(OnrecordError):
    """An export can't be written or read."""
