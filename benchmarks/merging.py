"""How long the speakers list and a merge take: ``python -m benchmarks.merging STORE``.

STORE is the `store.sqlite` of an indexed library; a copy of it is worked on. `benchmarks.corpus` makes a
library of any size. The two most quoted speakers are merged, which is the most there is to count anew, and
into a `speakers.yaml` that has an entry for every other speaker already.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from index.filters import Filters
from index.identity.applying import apply_rulings
from index.identity.merging import merge
from index.identity.suggesting import suggestions
from index.mark import yaml_mark
from index.store import counting, schema
from index.store.writing import StoreWriter


def main(store: Path) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(dir=store.parent.parent.parent) as folder:
        copy = Path(folder) / "store.sqlite"
        shutil.copyfile(store, copy)
        library = Path(folder) / "library"
        library.mkdir()
        db = schema.connect(copy)
        schema.check(db)

        def first(count: int) -> list[str]:
            found = counting.speakers(db, Filters(), None, name="", offset=0, limit=count, order="quotes")
            return [f"{speaker.speaker} ({speaker.quotes:,})" for speaker in found]

        articles, speakers = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "speakers")
        )
        print(f"{articles:,} articles, {speakers:,} speakers")
        started = perf_counter()
        before = first(100)
        print(f"speakers list, 100 rows: {perf_counter() - started:.3f} s; first {before[:2]}")
        names = [text.rpartition(" (")[0] for text in before[:2]]
        _write_entries(library, [text.rpartition(" (")[0] for text in first(speakers)[2:]])
        apply_rulings(library, db, StoreWriter(db))
        started = perf_counter()
        found = suggestions(db)
        print(f"suggestions: {perf_counter() - started:.3f} s; {len(found):,}")
        started = perf_counter()
        merge(library, names[0], names[1:], cache=Path(folder) / "cache")
        problems = apply_rulings(library, db, StoreWriter(db))
        after = first(100)
        print(f"merge, written and applied, and the list anew: {perf_counter() - started:.3f} s; {after[:1]}")
        print(*problems, sep="\n", end="")
        db.close()


def _write_entries(library: Path, names: list[str]) -> None:
    """A file that says something of every one of `names`."""
    lines = [f"  - name: {json.dumps(name)}\n    note: checked\n" for name in names]
    file = library / "speakers.yaml"
    file.write_text(f"{yaml_mark('speakers')}\nspeakers:\n{''.join(lines)}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
