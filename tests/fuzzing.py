"""Files made of broken pieces of good ones, for the readers and all that follows them."""

import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from index.errors import ReadError
from index.extract import extract
from index.identity.speakers_file import parse
from index.quoting import quotes_of
from index.readers import read
from tests.hostile import HOSTILE, article, front_matter, page, speakers_yaml
from tests.indexing import FIRE, LETTER, VOTE
from tests.test_readers_html import PAGE

SUFFIXES = (".txt", ".md", ".html", ".xhtml", ".yaml")
SEEDS = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *(VOTE, FIRE, LETTER, PAGE, speakers_yaml()),
        *chain.from_iterable((article(text), front_matter(text), page(text)) for text in HOSTILE),
    )
)
MARKUP = (
    rb"""--- <p> </p> <!-- --> <![CDATA[ &#0; &#xd800; <html~lang= <meta~charset=" : - [ { *a &a ? | % """
)
WORDS = "said he~said. Mr. A.~B. , and Q: “ ” \" ' « ».".encode()
PIECES = (
    *(piece.replace(b"~", b" ") for piece in (MARKUP + WORDS).split()),
    *(b"\n---\n", b"\r\n\r", b"\n\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\xed\xa0\x80", b"<<: *a\n"),
    b"!!python/name:os.system ",
)


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Endless files: a suffix and what the file holds, always the same for the same seed."""
    chance = random.Random(seed)
    while True:
        data = bytearray(chance.choice(SEEDS))
        for _ in range(chance.randrange(1, 12)):
            _mutate(data, chance)
        yield chance.choice(SUFFIXES), bytes(data[:200_000])


def _mutate(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    to = min(len(data), at + chance.randrange(1, 60))
    match chance.randrange(7):
        case 0:
            data[at:to] = b""
        case 1:
            data[at:at] = data[at:to] * chance.choice((1, 2, 50))
        case 2:
            data[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 3, 200))
        case 3 if at < len(data):
            data[at] = chance.randrange(256)
        case 4:
            other = chance.choice(SEEDS)
            start = chance.randrange(len(other))
            data[at:to] = other[start : start + chance.randrange(400)]
        case 5:
            del data[at:]
        case _:
            data[at:at] = chance.choice(HOSTILE).encode("utf-8", "surrogatepass")


def take(folder: Path, suffix: str, data: bytes) -> int:
    """Read a file with these bytes as an update would; how many quotes it holds.

    Raises whatever is no clear line about the file, and AssertionError where a quote doesn't stand in its
    article.
    """
    parse(data)
    file = folder / f"a{suffix}"
    file.write_bytes(data)
    count = 0
    with suppress(ReadError):
        for found in read(folder, file.name):
            for quote in quotes_of(found, extract(found.text, found.lang)):
                count += 1
                assert " ".join(found.text[start:end] for start, end in quote.spans) == quote.text
                assert quote.text
    return count
