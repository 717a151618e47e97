"""What is known of an article beside its text: title, date and language, wherever they stand."""

import re
from datetime import date
from pathlib import PurePosixPath

TITLE_LIMIT = 200
"""Characters of a title that is taken from the text; a longer line is cut at a word's end."""
VALUE_LIMIT = 1000
"""Characters of a title or name that the article declares; a longer one is cut at a word's end."""
ADDRESS_LIMIT = 2000
"""Characters of a web address; a longer one is none."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[Tt ,])")
_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_ADDRESS = re.compile(r"https?://[!-~\u00a1-\u1fff\u2070-\ud7ff]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$", re.DOTALL)
_EARLIEST_YEAR = 1400
"""Four digits before this are a number, not the year of a printed word."""


def iso_date(written: str) -> str | None:
    """`written` as an ISO date (``2025``, ``2025-11``, ``2025-11-29``), its time of day left out.

    None where it is no ISO date, or one that no calendar has.
    """
    match = _DATE.match(written.strip())
    if not match:
        return None
    year, month, day = match.groups()
    return _valid(year, month, day)


def date_in_name(path: str) -> str | None:
    """The first full ISO date (``2025-11-29``, also ``20251129``) in the name of the file at `path`."""
    for match in _DATE_IN_NAME.finditer(PurePosixPath(path).name):
        year, _, month, day = match.groups()
        if found := _valid(year, month, day):
            return found
    return None


def _valid(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if int(year) < _EARLIEST_YEAR:
        return None
    return "-".join(part for part in (year, month, day) if part)


def first_line(text: str) -> str | None:
    """The first line of `text` that is not empty, cut at a word's end where it is long."""
    match = re.search(r"\S", text)
    if not match:
        return None
    line = text[match.start() : match.start() + TITLE_LIMIT + 1].split("\n", 1)[0]
    return _cut(line.rstrip(), TITLE_LIMIT)


def name_of(path: str) -> str:
    """What to call an article without any words: its file's name without the suffix."""
    return PurePosixPath(path).stem


def one_line(written: str) -> str:
    """`written` with each run of white space as one space, cut at a word's end where it is long.

    What escapes spell as two halves (``\\ud83d\\ude00``, as JSON does) is one character; a half is none.
    """
    written = written[: 10 * VALUE_LIMIT]
    if any("\ud800" <= char <= "\udfff" for char in written):
        written = written.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _cut(" ".join(written.split()), VALUE_LIMIT)


def web_address(written: str | None) -> str | None:
    """`written` where it is an address that a browser can open, else None."""
    if not written or len(written) > ADDRESS_LIMIT or not _ADDRESS.fullmatch(written.strip()):
        return None
    return written.strip()


def _cut(line: str, limit: int) -> str:
    if len(line) <= limit:
        return line
    words = line[: limit + 1].rsplit(maxsplit=1)[0]
    return f"{words[:limit]}…"


def language(declared: str | None, text: str) -> str:
    """The language that the article declares (``es`` of ``es-CL``), else the one it seems to be in."""
    match = _LANGUAGE.match(declared.strip()) if declared else None
    if match:
        return match[1].lower()
    from index.language import detect_language  # late: commands look for changed files and read none

    return detect_language(text)
