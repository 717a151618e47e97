"""The longest articles that are read, of the worst texts known: ``python -m benchmarks.limits [CHARACTERS]``.

Each text is one article of 1,000,000 characters (`index.readers.TEXT_LIMIT`), in each language as the files
of `index/language` have it; ``onrecord index`` is run on it alone. Prints seconds of processor, and memory of
all processes together.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.memory import run
from benchmarks.steps import PROGRAM
from index.readers import TEXT_LIMIT

_FOR_LANGUAGE = {
    "en": (
        "The mayor of the town said on Monday that it was so, and they left. ",
        "said, ",
        "the river rose and ",
    ),
    "es": (
        "El alcalde de la ciudad dijo el lunes que no era así, y se fueron. ",
        "dijo, ",
        "el río que subió y ",
    ),
    "de": (
        "Die Bürgermeisterin der Stadt sagte am Montag, es sei so, und ging. ",
        "sagte, ",
        "der Fluss stieg und ",
    ),
}
"""A sentence by which the language is known, a cue again and again, a paragraph without a full stop."""

_FOR_ALL = {
    "nested marks": "“‘«»’” ",
    "straight marks": '"',
    "marks that stay open": "“",
    "brackets": "(",
    "capitals": "A",
    "one word": "Okello ",
    "one letter": "a",
    "quotes": "“No,” said Ana Brandt. ",
    "lines": "\n",
}


def main() -> None:
    """Measure each text in each language."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else TEXT_LIMIT
    print(f"{size:,} characters: seconds of processor, MB")
    for lang, (sentence, cue, endless) in _FOR_LANGUAGE.items():
        for name, piece in {cue: cue, "no full stop": endless, **_FOR_ALL}.items():
            head = f"{sentence * 3}\n\n"
            text = (head + piece * (size // len(piece) + 1))[:size]
            seconds, memory, said = _index(text)
            print(f"{lang}  {name:<22} {seconds:7.1f} {memory:7.0f}  {said}", flush=True)


def _index(text: str) -> tuple[float, float, str]:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library")
        library.mkdir()
        (library / "article.txt").write_text(text, encoding="utf-8")
        taken = run([PROGRAM, "index", library, "--yes"], {"ONRECORD_CACHE": f"{folder}/cache"})
    return taken.processor, taken.most, taken.output.strip().split(": ", 1)[1]


if __name__ == "__main__":
    main()
