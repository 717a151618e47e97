"""What `benchmarks.library` measures of a library, each step in a process of its own: a function of the
size's folder that gives figures by name. Times are in seconds, but those of queries in milliseconds."""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from benchmarks import rivals
from benchmarks.corpus import make_corpus, speakers
from benchmarks.memory import own_memory, run
from benchmarks.queries import Asked, choose_queries
from index.library import Library
from index.search.fed import folder_of
from index.store import schema

PROGRAM = Path(sys.executable).with_name("onrecord")
_RIPGREP_EACH = 3
"""Queries of a kind that ripgrep is asked."""
_EXTRA = "quixotropolis"
"""What the file is called that comes, changes and goes."""
_SAMPLE = 500
"""Articles that queries are chosen from."""

Figures = dict[str, object]


def environment(folder: Path) -> dict[str, str]:
    """Where onrecord keeps the index and what the reader makes, for this size; and its modules compiled, as
    they are once installed."""
    return {
        "ONRECORD_CACHE": str(folder / "cache"),
        "ONRECORD_DATA": str(folder / "data"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }


def is_current(folder: Path) -> bool:
    """Whether an index stands there that this version of onrecord reads as it is."""
    store = next((folder / "cache").glob("*/store.sqlite"), None)
    if store is None:
        return False
    try:
        with closing(schema.connect(store)) as db:
            schema.check(db)
            return folder_of(store.parent, db).exists()
    except schema.StoreDamaged:
        return False


def corpus(folder: Path, source: Path, count: int) -> Figures:
    """Write the articles, unless they stand there."""
    library = folder / "library"
    if not library.exists():
        made = folder / "library.new"
        shutil.rmtree(made, ignore_errors=True)
        make_corpus(source, made, count)
        made.rename(library)
    sizes = [file.stat().st_size for file in library.rglob("*.txt")]
    return {"articles": len(sizes), "megabytes": sum(sizes) / 1e6}


def index(folder: Path, source: Path, count: int) -> Figures:
    """`onrecord index` from nothing: time, rate, memory of all processes together, disk."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    taken = run([PROGRAM, "index", folder / "library", "--yes"], environment(folder))
    text = sum(file.stat().st_size for file in (folder / "library").rglob("*.txt")) / 1e6
    store = _store(folder)
    kept = sum(file.stat().st_size for file in store.parent.iterdir() if file.is_file()) / 1e6
    searched = sum(file.stat().st_size for file in store.parent.glob("search-*/*")) / 1e6
    said = (taken.output + taken.errors).strip().splitlines()[-1]
    quotes = re.search(r"([\d,]+) quotes", said)
    return {
        "quotes": int(quotes[1].replace(",", "")) if quotes else 0,
        "seconds": taken.seconds,
        "processor seconds": taken.processor,
        "rate": text / taken.seconds,
        "memory": taken.most,
        "own memory": taken.own,
        "store": kept,
        "full text": searched,
        "disk by text": (kept + searched) / text,
        "said": said,
    }


def whoosh(folder: Path, source: Path, count: int) -> Figures:
    """Whoosh alone on the same text and quotes, its best settings, all cores."""
    return {**rivals.index_with_whoosh(_store(folder), folder / "whoosh")}


def changes(folder: Path, source: Path, count: int) -> Figures:
    """How long until nothing, and a file changed, deleted, renamed, a folder moved, is known and found."""
    place, moved = folder / "library" / "0001", folder / "library" / "moved"
    _put_back(place, moved)
    text = next(iter(sorted(place.glob("*.txt")))).read_text()
    file, renamed = place / f"{_EXTRA}.txt", place / f"{_EXTRA}-renamed.txt"
    with Library(folder / "library") as library:
        library.update()
        nothing = run([PROGRAM, "index", library.root, "--yes"], environment(folder))
        figures: Figures = {"nothing, as a command": nothing.seconds}
        figures["nothing"] = _until(library, lambda: None, None)
        figures["one added"] = _until(library, lambda: file.write_text(text), (f"path:{_EXTRA}", 1))
        figures["one changed"] = _until(library, lambda: file.write_text(f"{text}\n{_EXTRA}\n"), (_EXTRA, 1))
        figures["one renamed"] = _until(library, lambda: file.rename(renamed), (f"{_EXTRA} path:renamed", 1))
        figures["one deleted"] = _until(library, renamed.unlink, (_EXTRA, 0))
        held = len([*place.rglob("*.txt")])
        figures["a folder of 500 moved"] = _until(library, lambda: place.rename(moved), ("path:moved", held))
        _put_back(place, moved)
        library.update()
    return figures


def _put_back(place: Path, moved: Path) -> None:
    """The library as it was made, whatever an earlier run was broken off in."""
    if moved.exists():
        moved.rename(place)
    for extra in place.glob(f"{_EXTRA}*"):
        extra.unlink()


def _until(library: Library, change: Callable[[], object], sought: tuple[str, int] | None) -> float:
    """Seconds from a change, being noticed, until a search tells it."""
    change()
    began = perf_counter()
    library.update()
    if sought is not None:
        query, wanted = sought
        found = library.search(query, where=("article",)).total
        if found != wanted:
            raise SystemExit(f"{query}: {found} found where {wanted} should be")
    return perf_counter() - began


def commands(folder: Path, source: Path, count: int) -> Figures:
    """Commands that draw nothing: the best times of three, and memory of their own."""
    root = folder / "library"
    article = next(iter(sorted(root.rglob("*.txt")))).relative_to(root)
    asked = {
        "--version": ["--version"],
        "text of an article": ["text", root, article, "--no-update"],
        "text, looking for changes": ["text", root, article],
        "speakers, all of them": ["speakers", root, "--no-update", "--json"],
        "search of a common word": ["search", root, "said", "--no-update"],
        "quotes about a common word": ["quotes", root, "--no-update", "--about", "said", "--json"],
    }
    figures: Figures = {}
    for name, arguments in asked.items():
        taken = [run([PROGRAM, *arguments], environment(folder)) for _ in range(3)]
        figures[name] = min(each.seconds for each in taken)
        figures[f"{name}, of processor"] = min(each.processor for each in taken)
        figures[f"{name}, own memory"] = max(each.own for each in taken)
    return figures


def explorer(folder: Path, source: Path, count: int) -> Figures:
    """The explorer in a window of 160 by 50: the first screen, the first search, memory of its own."""
    return asyncio.run(_explore(folder / "library"))


async def _explore(root: Path) -> Figures:
    from tests.exploring import Reading
    from tui.app import Explorer
    from tui.desk import open_desk

    began = perf_counter()
    library = Library(root)
    app = Explorer(library, open_desk(library.root))
    figures: Figures = {}
    async with app.run_test(size=(160, 50)) as pilot:
        while not app.reader.speakers.rows.loaded:
            await asyncio.sleep(0.001)
        figures["first screen"] = perf_counter() - began
        session = Reading(app, pilot)
        await session.settle()
        figures["all of it, looked for changes"] = perf_counter() - began
        figures["own memory, opened"] = own_memory()
        app.reader.search_row.input.focus()
        for word in ("said", "the", "t*", '"of the"'):
            asked = perf_counter()
            app.reader.results.rows.loaded = False
            app.reader.search_row.input.value = word
            while not app.reader.results.rows.loaded:
                await asyncio.sleep(0.001)
            figures[f"results of {word}"] = perf_counter() - asked
            await session.settle()
        figures["own memory, searched"] = own_memory()
    library.close()
    return figures


def queries(folder: Path, source: Path, count: int) -> Figures:
    """The 200 queries as the explorer asks them, snippets and all: after one round that warms up."""
    from index.filters import Filters

    with Library(folder / "library") as library:

        def ask(asked: Asked) -> int | None:
            if asked.kind == "facets":
                return sum(library.facets(Filters(about=asked.text)).kinds.values())
            sort = "date" if asked.kind == "by date" else "relevance"
            return library.search(asked.text, limit=rivals.PAGE, sort=sort, seconds=60).total

        listed = _queries(folder, source)
        first = _times(ask, listed)
        figures = _times(ask, listed)
        figures["first round"] = first["all"]
        figures["own memory"] = own_memory()
    return figures


def fts5(folder: Path, source: Path, count: int) -> Figures:
    """SQLite's FTS5."""
    return _rival(rivals.fts5(_store(folder), folder / "fts5"), _queries(folder, source))


def tantivy(folder: Path, source: Path, count: int) -> Figures:
    """tantivy, where it is installed."""
    try:
        from benchmarks import in_tantivy
    except ImportError:
        return {}
    return _rival(in_tantivy.index(_store(folder), folder / "tantivy"), _queries(folder, source))


def ripgrep(folder: Path, source: Path, count: int) -> Figures:
    """ripgrep, where it is installed, asked a few of each kind."""
    answer = rivals.ripgrep(folder / "library")
    if answer is None:
        return {}
    few: dict[str, list[Asked]] = defaultdict(list)
    for asked in _queries(folder, source):
        few[asked.kind].append(asked)
    listed = [asked for kind in few.values() for asked in kind[:_RIPGREP_EACH]]
    return _times(answer, listed)


def _rival(found: tuple[float, float, rivals.Answer], listed: list[Asked]) -> Figures:
    seconds, size, answer = found
    _times(answer, listed)
    return {"seconds": seconds, "size": size, **_times(answer, listed)}


def _queries(folder: Path, source: Path) -> list[Asked]:
    files = sorted((folder / "library" / "0000").glob("*.txt"), key=lambda file: file.stem[-6:])[:_SAMPLE]
    return choose_queries([file.read_text() for file in files], speakers(random.Random(1))[:30])


def _times(ask: rivals.Answer, listed: list[Asked]) -> Figures:
    """Of each kind of query the median and the longest, and of all the median and the 95th percentile."""
    taken: dict[str, list[float]] = defaultdict(list)
    unasked = []
    for asked in listed:
        began = perf_counter()
        if ask(asked) is None:
            unasked.append(asked.kind)
            continue
        taken[asked.kind].append((perf_counter() - began) * 1000)
    every = sorted(time for times in taken.values() for time in times)
    figures: Figures = {kind: [statistics.median(times), max(times)] for kind, times in taken.items()}
    figures["all"] = [statistics.median(every), every[int(len(every) * 0.95)]]
    figures["cannot"] = sorted(set(unasked))
    return figures


def _store(folder: Path) -> Path:
    return next((folder / "cache").glob("*/store.sqlite"))


STEPS = {
    step.__name__: step
    for step in (corpus, index, whoosh, changes, commands, explorer, queries, fts5, tantivy, ripgrep)
}
"""In their order: later ones need what earlier ones made."""
OF_THE_INDEX = ("index", "changes", "commands", "explorer", "queries")
"""What has to be measured again where the index is made anew."""
