"""The mark in every file that onrecord writes, by which it never takes its own output for an article.

Markdown and HTML carry `comment_mark` on a line of its own near the top, YAML files `yaml_mark` as
their first line. CSV and JSON Lines have no room for a remark, so there the shape of the first line,
which is the order of `index.quote.Quote`'s fields, is the mark; so is how annotations begin. A Parquet
table is no article, whoever wrote it.
"""

import re
from typing import Literal

Written = Literal["export", "report", "speakers", "reviews"]
"""What onrecord writes into places where it may find it again."""

CACHE_TAG = "CACHEDIR.TAG"
"""The file that tells a folder to hold a cache, ours or another program's (https://bford.info/cachedir)."""

HEAD = 8192
"""How many bytes of a file are looked at."""

_COMMENT = re.compile(rb"^<!-- onrecord (?:export|report)\b", re.MULTILINE)
_YAML = re.compile(rb"\A(?:\xef\xbb\xbf)?# onrecord (?:speakers|reviews)\b")
_CSV = re.compile(rb'\A(?:\xef\xbb\xbf)?"?id"?,"?path"?,"?line"?,"?title"?,"?published"?,"?lang"?,')
_JSON_LINE = re.compile(rb'\A\{"id": "[^"\\]*", "path": "(?:[^"\\]|\\.)*", "line": \d+, "title": ')
_ANNOTATIONS = re.compile(rb'\A\{"@context": "http://www\.w3\.org/ns/anno\.jsonld", "id": "urn:uuid:')
_PARQUET = re.compile(rb"\APAR1[\x00-\x08\x0e-\x1f]")
_YAML_NAMES = (".yaml", ".yml")


def comment_mark(written: Written, about: str = "") -> str:
    """The line that marks a Markdown or HTML file as ours; `about` is shown in it, hidden when rendered.

    `about` must be our own words: nothing in it is escaped.
    """
    return f"<!-- onrecord {written}{': ' if about else ''}{about} -->"


def yaml_mark(written: Written, about: str = "") -> str:
    """The first line of a YAML file that onrecord writes, with what it is for in a few words."""
    return f"# onrecord {written}{': ' if about else ''}{about}"


def is_own_file(name: str, head: bytes) -> bool:
    """Whether onrecord wrote the file called `name`, told by `head`, its first `HEAD` bytes."""
    head = head[:HEAD]
    if name.lower().endswith(_YAML_NAMES):
        return _YAML.match(head) is not None
    return any(mark.search(head) for mark in (_COMMENT, _CSV, _JSON_LINE, _ANNOTATIONS, _PARQUET))
