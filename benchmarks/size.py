"""What `benchmarks.library` measured, told: ``python -m benchmarks.size docs`` writes size.md and growth.svg
into the folder anew from the size.json there, and the sentence on size into the README beside it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.growth import draw_chart

Sizes = Mapping[int, Mapping[str, Any]]
"""Of each number of articles the figures of each step (`benchmarks.steps`), by name."""

_SENTENCE = re.compile(r"(?<=<!-- size -->).*?(?=<!-- end of size -->)", re.DOTALL)
_TEMPLATE = Path(__file__).with_name("size.template.md")
_CHARTED = {
    "Time to index, seconds of processor": ("index", "processor seconds"),
    "Index and store, MB": ("index", "disk"),
    "Memory while indexing, MB": ("index", "memory"),
    "The explorer's own memory, MB": ("explorer", "own memory, searched"),
    "Query, median, milliseconds": ("queries", "median"),
    "Query, 95th percentile, milliseconds": ("queries", "95th"),
}
_TOLD = frozenset({"corpus", "index", "changes", "commands", "explorer", "queries"})
_STEPS = ("corpus", "index", "whoosh", "changes", "commands", "explorer")
_NAMES = {"queries": "onrecord", "fts5": "FTS5", "tantivy": "tantivy", "ripgrep": "ripgrep"}
_CANNOT = {
    "FTS5": "fuzzy words; forms of a word by its article's language; whom a name means",
    "tantivy": "forms of a word by its article's language in one field; whom a name means",
    "ripgrep": "ranking, all words of an article, forms, fuzzy words, accents, speakers, dates",
}
_BESIDE = ("on", "machine", "load before", "said")
"""What stands with the figures and is none."""


def main() -> None:
    """Write the page and the chart."""
    folder = Path(sys.argv[1])
    content = json.loads((folder / "size.json").read_text())
    write_page(folder, {int(size): figures for size, figures in content["sizes"].items()})


def write_figures(folder: Path, sizes: Sizes) -> None:
    """Write what was measured, and the page and the chart that tell it, into `folder`."""
    (folder / "size.json").write_text(json.dumps({"sizes": sizes}, indent=1) + "\n")
    write_page(folder, sizes)


def write_page(folder: Path, sizes: Sizes) -> None:
    """Write the page and the chart, and into the README beside the folder the sentence on size."""
    (folder / "size.md").write_text(page(sizes))
    (folder / "growth.svg").write_text(_chart(sizes))
    readme = folder.parent / "README.md"
    if readme.exists():
        readme.write_text(_SENTENCE.sub(lambda _: _sentence(sizes), readme.read_text()))


def _sentence(sizes: Sizes) -> str:
    size = _largest(sizes)
    index, every = sizes[size]["index"], sizes[size]["queries"]["all"]
    return (
        f"{size:,} articles ({sizes[size]['corpus']['megabytes']:,.0f} MB) take "
        f"{index['processor seconds'] / 60:.0f} minutes of processor and\n"
        f"  {(index['store'] + index['full text']) / 1e3:.1f} GB of cache, "
        f"and answer half of all searches in {every[0]:.0f} ms"
    )


def page(sizes: Sizes) -> str:
    """The text of docs/size.md."""
    size = _largest(sizes)
    largest = sizes[size]
    index, changes, commands = largest["index"], largest["changes"], largest["commands"]
    told = {name: value for name, value in commands.items() if "," not in name and name != "--version"}
    told = {name: value for name, value in told.items() if name not in _BESIDE}
    told["speakers, all of them"] = commands["speakers, all of them"]
    slowest = max(told, key=lambda name: told[name])
    every = largest["queries"]
    return _TEMPLATE.read_text().format(
        measured=_measured(largest),
        articles=f"{size:,}",
        quotes=f"{index['quotes']:,}",
        megabytes=f"{largest['corpus']['megabytes']:,.0f}",
        index_minutes=f"{index['seconds'] / 60:.1f}",
        index_processor=f"{index['processor seconds'] / 60:.1f}",
        index_memory=f"{index['memory']:,.0f}",
        index_disk=f"{index['store'] + index['full text']:,.0f}",
        disk_by_text=f"{index['disk by text']:.1f}",
        whoosh=_beside_whoosh(sizes),
        **{
            place: f"{changes[name]:.1f}"
            for place, name in (
                ("nothing", "nothing"),
                ("changed", "one changed"),
                ("renamed", "one renamed"),
                ("deleted", "one deleted"),
                ("moved", "a folder of 500 moved"),
            )
        },
        text=f"{commands['text of an article']:.2f}",
        looking=f"{commands['text, looking for changes']:.1f}",
        slowest=f"{told[slowest]:.2f}",
        slowest_name=slowest,
        first_screen=f"{largest['explorer']['first screen']:.2f}",
        explorer_memory=f"{largest['explorer']['own memory, searched']:.0f}",
        median=f"{every['all'][0]:.0f}",
        percentile=f"{every['all'][1]:.0f}",
        longest=f"{max(value[1] for kind, value in every.items() if _is_kind(kind, value)):.0f}",
        table="\n".join(table(sizes)).rstrip(),
    )


def _largest(sizes: Sizes) -> int:
    """The size of the largest library of which all is known that the page tells of it."""
    whole = [
        size for size, figures in sizes.items() if not _TOLD - {step for step in figures if figures[step]}
    ]
    if not whole:
        raise SystemExit(f"of no library were measured all of: {', '.join(sorted(_TOLD))}")
    return max(whole)


def _measured(figures: Mapping[str, Any]) -> str:
    index = figures["index"]
    return f"The figures of {max(_days(figures))}: {index['machine']}."


def _days(figures: Mapping[str, Any]) -> list[str]:
    """The days on which the steps were measured."""
    return [step.get("on", "") for step in figures.values() if step]


def _beside_whoosh(sizes: Sizes) -> str:
    """How fast onrecord is beside Whoosh alone, of the largest library of which both are known."""
    both = [size for size, figures in sizes.items() if figures.get("whoosh") and figures.get("index")]
    if not both:
        return ""
    size = max(both)
    steps = [sizes[size][step] for step in ("index", "whoosh")]
    ours, theirs = (step["seconds"] for step in steps)
    our_work, their_work = (step["processor seconds"] for step in steps)
    return (
        f"Whoosh alone indexes the same text and quotes of {size:,} articles in {theirs:,.0f} seconds;\n"
        "onrecord, which also reads the articles and finds the quotes, "
        f"takes {ours:,.0f}:\n{theirs / ours:.0%} of its rate, "
        f"or {their_work / our_work:.0%} by seconds of processor, {their_work:,.0f} and {our_work:,.0f}."
    )


def table(sizes: Sizes) -> list[str]:
    """What was measured, a column for each size; then the largest's queries of each kind."""
    lines: list[str] = []
    counts = sorted(sizes)
    for step in _STEPS:
        rows: dict[str, list[str]] = {}
        for count in counts:
            for name, value in sizes[count].get(step, {}).items():
                if name not in _BESIDE:
                    rows.setdefault(name, ["" for _ in counts])[counts.index(count)] = _number(value)
        head = [step, *(f"{count:,}" for count in counts)]
        lines += _aligned([head, *([name, *row] for name, row in rows.items())])
    rows_of_all = [["queries, ms", *(f"{count:,}" for count in counts)]]
    for step, label in _NAMES.items():
        for place, which in enumerate(("median", "95th percentile")):
            found = [sizes[count].get(step, {}).get("all") for count in counts]
            rows_of_all.append(
                [f"{label}, {which}", *(f"{all_[place]:,.1f}" if all_ else "" for all_ in found)]
            )
    asked = [count for count in counts if sizes[count].get("queries")]
    kinds = _query_table(asked[-1], sizes[asked[-1]]) if asked else []
    return [*lines, *_aligned(rows_of_all), *kinds]


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _is_kind(name: str, value: object) -> bool:
    """Whether a figure is of a kind of query."""
    return isinstance(value, list) and name not in ("all", "cannot", "first round")


def _query_table(size: int, figures: Mapping[str, Any]) -> list[str]:
    there = [step for step in _NAMES if figures.get(step)]
    rows = [[f"{size:,} articles, ms: median, longest", *(_NAMES[step] for step in there)]]
    for kind in [name for name, value in figures["queries"].items() if _is_kind(name, value)]:
        rows.append([kind, *(_pair(figures[step].get(kind)) for step in there)])
    rows.append(["all: median, 95th percentile", *(_pair(figures[step]["all"]) for step in there)])
    rows.append(["all, when first asked", _pair(figures["queries"]["first round"])] + [""] * (len(there) - 1))
    index = figures.get("index", {})
    own = {"size": index.get("full text", 0.0)}
    for label, name in (("seconds to index", "seconds"), ("MB on disk", "size")):
        found = (own if step == "queries" else figures[step] for step in there)
        rows.append([label, *(f"{each[name]:,.0f}" if name in each else "" for each in found)])
    notes = [f"{name} can't: {what}" for name, what in _CANNOT.items()]
    return [*_aligned(rows), *notes, ""]


def _pair(value: list[float] | None) -> str:
    return f"{value[0]:,.1f}  {value[1]:,.1f}" if value else "can't"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ] + [""]


def _chart(sizes: Sizes) -> str:
    charts = []
    for title, (step, name) in _CHARTED.items():
        points = {size: _charted(sizes[size], step, name) for size in sorted(sizes) if sizes[size].get(step)}
        if points:
            charts.append((title, points))
    largest = sizes[_largest(sizes)]
    note = f"By number of articles. {max(_days(largest))}, {largest['index']['machine']}."
    return draw_chart(charts, note)


def _charted(found: Mapping[str, Any], step: str, name: str) -> float:
    figures: Mapping[str, Any] = found[step]
    match name:
        case "disk":
            return float(figures["store"] + figures["full text"])
        case "median":
            return float(figures["all"][0])
        case "95th":
            return float(figures["all"][1])
        case _:
            return float(figures[name])


if __name__ == "__main__":
    main()
