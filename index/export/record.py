"""What a Markdown export says of each quote, hidden from readers, so that it can be checked later."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from index.quote import Kind, Quote, Span

RECORD = "<!-- onrecord quote "
"""How the hidden line of a quote begins."""

_LINE = re.compile(rf"\s*{RECORD}(.*) -->\s*")
_END = re.compile(r"<!-- onrecord export ends: ([0-9]{1,12}) -->\s*")
_KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Record:
    """Where a quote's words stood when it was exported, whose they were, and their digest.

    `described` is the speaker's role, or the mention of one without a name, as the export shows it.
    `context` is the digest of the paragraph that shows the quote in its sentences, if there is one.
    """

    id: str
    path: str
    spans: tuple[Span, ...]
    kind: Kind
    speaker: str | None
    digest: str
    described: str | None
    title: str
    published: str | None
    line: int
    url: str | None
    context: str | None = None
    review: str | None = None
    one_name: bool = False


def record_of(quote: Quote, context: str | None = None) -> Record:
    """The record that goes with `quote` into an export; `context` is the digest of what it shows around."""
    return Record(
        quote.id,
        quote.path,
        quote.spans,
        quote.kind,
        quote.speaker,
        digest(quote.pieces),
        description_of(quote),
        quote.title,
        quote.published,
        quote.line,
        quote.url,
        context,
        quote.review,
        quote.one_name,
    )


def description_of(quote: Quote) -> str | None:
    """The speaker's role; of one without a name, what the article calls them."""
    return quote.role if quote.speaker is not None else quote.mention


def digest(pieces: Iterable[str]) -> str:
    """A fingerprint of words and of where they are interrupted; how they are spaced doesn't count."""
    words = "\n".join(" ".join(piece.split()) for piece in pieces)
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def write_record(record: Record) -> str:
    """The comment of one line that holds `record`, whatever characters its path and names hold."""
    fields = {name: value for name, value in asdict(record).items() if value not in (None, False)}
    # A comment may not hold `--` or `>`; `%%` would start a comment of Obsidian's. Only strings hold them.
    inert = re.sub(r"[<>&%]|-(?=-)", lambda m: f"\\u{ord(m[0]):04x}", json.dumps(fields))
    return f"{RECORD}{inert} -->"


def write_end(count: int) -> str:
    """The line that ends an export of `count` quotes, by which one that was cut short is known."""
    return f"<!-- onrecord export ends: {count} -->\n"


def read_end(line: str) -> int | None:
    """How many quotes were exported, where `line` ends an export; else None."""
    end = _END.fullmatch(line)
    return int(end[1]) if end else None


def is_record(line: str) -> bool:
    """Whether `line` is a record's, be it whole or damaged."""
    return _LINE.fullmatch(line) is not None


def read_record(line: str) -> Record | None:
    """The record that `line` holds; None where it was damaged."""
    match = _LINE.fullmatch(line)
    try:
        fields = json.loads(match[1]) if match else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    spans = _spans(fields.get("spans"))
    kind, number = fields.get("kind"), fields.get("line")
    there: dict[str, Any] = {name: fields.get(name) for name in ("id", "path", "digest", "title")}
    perhaps: dict[str, Any] = {
        name: fields.get(name) for name in ("speaker", "described", "published", "url", "context", "review")
    }
    if not spans or kind not in _KINDS or type(number) is not int:
        return None
    if not all(isinstance(value, str) for value in there.values()):
        return None
    if not all(value is None or isinstance(value, str) for value in perhaps.values()):
        return None
    return Record(
        **there, **perhaps, spans=spans, kind=kind, line=number, one_name=fields.get("one_name") is True
    )


def _spans(value: object) -> tuple[Span, ...]:
    if not isinstance(value, list) or not all(_is_span(pair) for pair in value):
        return ()
    return tuple((start, end) for start, end in value)


def _is_span(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(type(offset) is int for offset in pair)
        and 0 <= pair[0] < pair[1]
    )
