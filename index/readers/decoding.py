"""From bytes to text: in which encoding a file is, and whether it is text at all.

In order: a byte-order mark; UTF-16 without one, where the zero bytes say so; UTF-8, a few damaged bytes
aside; what the file itself declares; a guess, which is told.
"""

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with line ends as ``\\n`` and without its byte-order mark. `note` says what had to
    be assumed, or is None."""

    text: str
    note: str | None = None


class NotText(ValueError):
    """The bytes are no text; the message says what they are and what to do."""


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Documents that can be pure ASCII and yet are no text.
_DOCUMENTS = {
    b"%PDF-": "a PDF; convert it to text",
    b"{\\rtf": "a rich text document (RTF); save it as plain text",
}
# How a file begins that is found to be no text. An article may begin with "ID3" or "RIFF", too.
_BINARIES = {
    b"PK\x03\x04": "a ZIP archive or office document; unpack it or save it as plain text",
    b"\xd0\xcf\x11\xe0": "an old office document; save it as plain text",
    b"\x1f\x8b": "compressed (gzip); unpack it",
    b"BZh": "compressed (bzip2); unpack it",
    b"\xfd7zXZ\x00": "compressed (xz); unpack it",
    b"(\xb5/\xfd": "compressed (zstd); unpack it",
    b"7z\xbc\xaf": "a 7z archive; unpack it",
    b"\x89PNG": "an image (PNG), not text",
    b"\xff\xd8\xff": "an image (JPEG), not text",
    b"GIF8": "an image (GIF), not text",
    b"RIFF": "a sound, film or image, not text",
    b"ID3": "a sound (MP3), not text",
    b"OggS": "a sound or film (Ogg), not text",
    b"\x7fELF": "a program, not text",
    b"SQLite format 3\x00": "an SQLite database, not text",
    b"bplist00": "a property list, not text",
    b"PAR1": "a Parquet table, not text",
}

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.1
"""With more control characters than this, bytes that happen to be valid UTF-8 are still no text."""
_SAMPLE = 100_000
"""Bytes to each side of a damaged one by which it is told what the file is."""
_DAMAGED_SHARE = 0.1
"""Up to this share of what is not ASCII may be damaged in a file that is still taken for UTF-8."""

# What a file may declare. Names that the web uses for more than they say are read as the web does.
_DECLARABLE = {
    **{f"cp{number}": f"cp{number}" for number in (*range(1250, 1259), 866, 932, 949, 950)},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    **{name: name for name in ("koi8-r", "koi8-u", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")},
    **{name: name for name in ("mac-roman", "tis-620")},
}
_GUESSABLE = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859-2", "iso8859-5", "iso8859-7", "koi8-r", "mac-roman", "tis-620"),
    *("cp437", "cp850", "cp852", "cp866"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949"),
]
"""What a guess may be: what articles have been written in, not what mainframes use. Whether it is
windows-1252 is told before (`_is_western`)."""

# Every other character that windows-1252 can give is rare in the languages it was made for, and
# frequent where a text of another encoding is misread as windows-1252.
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœ‘’‚“”„…–—«»‹›¿¡°ºª€£§·•©®™²½¼¾´\xa0")
_WESTERN_SHARE = 0.3
"""Of the letters of Western text fewer than this are outside ASCII; in Cyrillic or Greek nearly all are."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text in `data`. `declared` is the encoding that the file gives itself, if it does.

    Raises NotText.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if document := _kind(data, _DOCUMENTS):
        raise NotText(f"is {document}")
    if byte_order := _utf16_without_mark(data):
        return _decoded(data, byte_order)
    if _is_binary(data):
        raise _not_text(data)
    return _utf8(data) or _as_declared(data, declared) or _guessed(data)


def _kind(data: bytes, kinds: dict[bytes, str]) -> str | None:
    return next((kind for magic, kind in kinds.items() if data.startswith(magic)), None)


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > len(data) * _CONTROL_SHARE


def _not_text(data: bytes) -> NotText:
    return NotText(f"is {_kind(data, _BINARIES) or 'a binary file, not text'}")


def _decoded(data: bytes, encoding: str) -> Decoded:
    """`data` in an `encoding` that is known, its damaged bytes as U+FFFD."""
    text = data.decode(encoding, errors="replace")
    if _is_binary(text.encode()):
        raise _not_text(data)
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return Decoded(_with_line_ends(text), f"is damaged {encoding.upper()}: what is unreadable became �")
    return Decoded(_with_line_ends(text))


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order, where every second byte is zero, as in most of the world's UTF-16."""
    sample = data[:4096]
    characters = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > characters * 0.4 and even < characters * 0.02:
        return "utf-16-le"
    if even > characters * 0.4 and odd < characters * 0.02:
        return "utf-16-be"
    return None


def _utf8(data: bytes) -> Decoded | None:
    """`data` as UTF-8, also where a few of its characters are damaged, as a cut file's last one."""
    try:
        return Decoded(_with_line_ends(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _decoded(data, "utf-8") if _is_nearly_utf8(data, error.start) else None


def _is_nearly_utf8(data: bytes, damage: int) -> bool:
    """Whether most characters outside ASCII are sound around the first damage."""
    around = data[max(0, damage - _SAMPLE) : damage + _SAMPLE].decode("utf-8", errors="surrogateescape")
    others = sum(character > "\x7f" for character in around)
    damaged = sum("\ud800" <= character <= "\udfff" for character in around)
    return damaged * 2 <= others and (damaged <= 3 or damaged <= others * _DAMAGED_SHARE)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """`data` in the encoding that the file declares, where that is one that articles are written in."""
    try:
        encoding = _DECLARABLE.get(codecs.lookup(declared).name) if declared else None
        return Decoded(_with_line_ends(data.decode(encoding))) if encoding else None
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> Decoded:
    if b"\0" in data or _kind(data, _BINARIES):
        raise _not_text(data)
    encoding = "cp1252" if _is_western(data) else _guess_encoding(data[: 2 * _SAMPLE])
    text = data.decode(encoding, errors="replace")
    name = encoding.replace("cp125", "windows-125")
    return Decoded(_with_line_ends(text), f"read as {name}, which is a guess; save it as UTF-8 to be sure")


def _is_western(data: bytes) -> bool:
    """Whether `data` looks like windows-1252 in a language of western Europe."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if not _WESTERN.issuperset(character for character in set(text.lower()) if character > "\x7f"):
        return False
    accented = sum(character > "\x7f" and character.isalpha() for character in text)
    return accented <= sum(map(str.isalpha, text)) * _WESTERN_SHARE


def _guess_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes  # late: few files need it

    best = from_bytes(data, cp_isolation=_GUESSABLE, enable_fallback=False).best()
    if best is None:
        raise NotText("is no text, or in an encoding that can't be told; save it as UTF-8")
    return best.encoding


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
