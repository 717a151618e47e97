"""How long the speakers list, suggestions and a merge take: ``python -m benchmarks.merging STORE``.

STORE is the `store.sqlite` of an indexed library, of which a copy is worked on, or a number: of how many
articles to make one of, with three quotes each by `benchmarks.corpus`'s 5,000 speakers, as extraction would
have left them. The two most quoted speakers are merged, which is the most there is to count anew, and into a
`speakers.yaml` that has an entry for every other speaker already.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from itertools import accumulate
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import SPEAKERS, speakers
from index.article import Article
from index.files import FoundFile
from index.filters import Filters
from index.identity.applying import apply_rulings
from index.identity.merging import merge
from index.identity.suggesting import suggestions
from index.mark import yaml_mark
from index.quote import Attribution
from index.store import counting, schema
from index.store.writing import FileContent, StoreWriter

_BATCH = 1_000
_SHORT = 0.001
"""Which share of quotes has the surname alone."""


def main(asked: str) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(dir=None if asked.isdecimal() else Path(asked).parent) as folder:
        copy = Path(folder) / "store.sqlite"
        if asked.isdecimal():
            _make_store(copy, int(asked))
        else:
            shutil.copyfile(asked, copy)
        library = Path(folder) / "library"
        library.mkdir()
        db = schema.connect(copy)
        schema.check(db)
        _measure(db, library, Path(folder) / "cache")
        db.close()


def _measure(db: schema.StoreConnection, library: Path, cache: Path) -> None:
    def first(count: int) -> list[str]:
        found = counting.speakers(db, Filters(), None, name="", offset=0, limit=count, order="quotes")
        return [speaker.speaker for speaker in found]

    articles, count = (
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "speakers")
    )
    print(f"{articles:,} articles, {count:,} speakers")
    started = perf_counter()
    names = first(100)[:2]
    print(f"speakers list, 100 rows: {perf_counter() - started:.3f} s; first {names}")
    _write_entries(library, first(count)[2:])
    apply_rulings(library, db, StoreWriter(db))
    started = perf_counter()
    found = len(suggestions(db))
    print(f"suggestions: {perf_counter() - started:.3f} s; {found:,}")
    started = perf_counter()
    merge(library, names[0], names[1:], cache=cache)
    problems = apply_rulings(library, db, StoreWriter(db))
    after = first(100)[0]
    print(f"merge, written and applied, and the list anew: {perf_counter() - started:.3f} s; first {after}")
    print(*problems, sep="\n", end="")


def _write_entries(library: Path, names: list[str]) -> None:
    """A file that says something of every one of `names`."""
    lines = [f"  - name: {json.dumps(name)}\n    note: checked\n" for name in names]
    file = library / "speakers.yaml"
    file.write_text(f"{yaml_mark('speakers')}\nspeakers:\n{''.join(lines)}", encoding="utf-8")


def _make_store(path: Path, count: int) -> None:
    """A store of `count` short articles, without their having been read from files."""
    chance = random.Random(1)
    names = speakers(chance)
    weights = list(accumulate(1 / (rank + 10) for rank in range(SPEAKERS)))
    db = schema.connect(path)
    schema.create(db)
    writer = StoreWriter(db)
    for start in range(0, count, _BATCH):
        with writer.batch():
            for number in range(start, min(start + _BATCH, count)):
                said = chance.choices(names, cum_weights=weights, k=3)
                said = [name.split()[-1] if chance.random() < _SHORT else name for name in said]
                writer.put(_content(number, said, f"20{15 + number % 10}-{1 + number % 12:02}"))
    db.close()


def _content(number: int, names: list[str], published: str) -> FileContent:
    text = "".join(f'"It will rain on day {number}," said {name}.\n' for name in names)
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        end = at + line.rindex('"')
        found.append(Attribution("direct", ((at + 1, end),), name=names[len(found)], speaker_kind="person"))
        at += len(line)
    article = Article(f"{number}.txt", text, f"Day {number}", "en", published)
    file = FoundFile(article.path, len(text), 1)
    return FileContent(file, number.to_bytes(8, "big"), ((article, tuple(found)),))


if __name__ == "__main__":
    main(sys.argv[1])
