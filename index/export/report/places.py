"""Links from the report to the articles on disk, and to where they were published."""

import os
import re
from pathlib import Path
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from index.quote import Quote

_ROW = re.compile(r"#\d+\Z")
_LONGEST = 120


class Places:
    """Where articles stand, as seen from the report."""

    def __init__(self, root: Path, folder: Path) -> None:
        """`root` is the library, `folder` the report's own."""
        self._root = root if root.is_dir() else root.parent
        self._way = os.path.relpath(self._root.resolve(), folder.resolve()).replace(os.sep, "/")

    def file(self, quote: Quote) -> str:
        """A link to the quote's words in its article's file, for a browser that can scroll to them."""
        path = quote.path
        if _ROW.search(path) and not (self._root / path).exists():
            path = _ROW.sub("", path)
        way = "./" if self._way == "." else f"{self._way}/"
        return percent_encode(os.fsencode(way + path)) + _fragment(quote)


def source(quote: Quote) -> str | None:
    """A link to where the article was published, where that is a page on the web."""
    url = quote.url
    try:
        known = url is not None and urlsplit(url).scheme.lower() in ("http", "https") and urlsplit(url).netloc
    except ValueError:
        return None
    return url if known else None


def _fragment(quote: Quote) -> str:
    """The part of a link that names the words to scroll to: the beginning of the quote."""
    words = quote.pieces[0].strip().split("\n")[0]
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
    encoded = percent_encode(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")
    return f"#:~:text={encoded}"
