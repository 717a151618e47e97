"""Values on their way into SQLite and back.

SQLite's text is UTF-8, which knows no lone surrogates; a file's name or a damaged JSON string may hold
some. Such a value is kept as bytes instead, so that it comes back as it went in.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from index.quote import Attribution, Span


def to_column(value: str) -> str | bytes:
    """`value` as SQLite can keep it."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def to_optional(value: str | None) -> str | bytes | None:
    """`value` as SQLite can keep it, None as NULL."""
    return None if value is None else to_column(value)


def from_column(value: str | bytes) -> str:
    """What `to_column` was given."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def from_optional(value: str | bytes | None) -> str | None:
    """What `to_optional` was given."""
    return None if value is None else from_column(value)


def pack_text(text: str) -> bytes:
    """An article's text, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpack_text(packed: bytes) -> str:
    """What `pack_text` was given."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def pack_spans(spans: tuple[Span, ...]) -> str:
    """Spans as a JSON list of pairs."""
    return json.dumps(spans, separators=(",", ":"))


def unpack_spans(packed: str) -> tuple[Span, ...]:
    """What `pack_spans` was given."""
    return tuple((start, end) for start, end in json.loads(packed))


def pack_attributions(found: Sequence[Attribution]) -> str:
    """What extraction found in an article, less its reasons, as JSON."""
    return json.dumps([asdict(attribution) | {"why": ()} for attribution in found])


def unpack_attributions(packed: str) -> tuple[Attribution, ...]:
    """What `pack_attributions` was given."""
    return tuple(_attribution(fields) for fields in json.loads(packed))


def _attribution(fields: dict[str, Any]) -> Attribution:
    spans = {name: tuple(fields[name]) if fields[name] else None for name in ("cue", "mention")}
    return Attribution(**fields | spans | {"spans": tuple(map(tuple, fields["spans"])), "why": ()})


def place_of(path: str, file: str) -> str:
    """What an article sorts by: its path, with the row number in its file in nine digits."""
    inside = path.removeprefix(file)
    if inside.startswith("#") and inside[1:].isdigit():
        return f"{file}#{int(inside[1:]):09}"
    return path
