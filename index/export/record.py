"""What a Markdown export says of each quote, hidden from readers, so that it can be checked later."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from index.quote import Kind, Quote, Span

_LINE = re.compile(r"\s*<!-- onrecord quote (.*) -->\s*")
_KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Record:
    """Where a quote's words stood when it was exported, whose they were, and their digest."""

    id: str
    path: str
    spans: tuple[Span, ...]
    kind: Kind
    speaker: str | None
    digest: str


def record_of(quote: Quote) -> Record:
    """The record that goes with `quote` into an export."""
    return Record(quote.id, quote.path, quote.spans, quote.kind, quote.speaker, digest(pieces_of(quote)))


def pieces_of(quote: Quote) -> list[str]:
    """The words of each span."""
    pieces, at = [], 0
    for start, end in quote.spans:
        pieces.append(quote.text[at : at + end - start])
        at += end - start + 1
    return pieces


def digest(pieces: Iterable[str]) -> str:
    """A fingerprint of words and of where they are interrupted; how they are spaced doesn't count."""
    words = "\n".join(" ".join(piece.split()) for piece in pieces)
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def write_record(record: Record) -> str:
    """The comment of one line that holds `record`, whatever characters its path and names hold."""
    fields = {
        "id": record.id,
        "path": record.path,
        "spans": record.spans,
        "kind": record.kind,
        "speaker": record.speaker,
        "digest": record.digest,
    }
    # A comment may not hold `--` or `>`; `%%` would start a comment of Obsidian's. Only strings hold them.
    inert = re.sub(r"[<>&%]|-(?=-)", lambda m: f"\\u{ord(m[0]):04x}", json.dumps(fields))
    return f"<!-- onrecord quote {inert} -->"


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
    speaker, kind = fields.get("speaker"), fields.get("kind")
    strings = [fields.get(name) for name in ("id", "path", "digest")]
    if not spans or kind not in _KINDS or not (speaker is None or isinstance(speaker, str)):
        return None
    if not all(isinstance(value, str) for value in strings):
        return None
    return Record(fields["id"], fields["path"], spans, kind, speaker, fields["digest"])


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
