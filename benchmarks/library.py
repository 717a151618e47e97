"""A library of any size, measured: ``python -m benchmarks.library FOLDER``, from the project's folder.

Articles are made of the paragraphs of FOLDER (`benchmarks.corpus`), 1,000, 10,000, 30,000 and 100,000
unless ``--sizes`` says others. Of each library are measured: the index, beside Whoosh alone on the same text;
memory and disk; what changes take; how soon commands and the explorer are there; 200 queries, beside
SQLite's FTS5, tantivy and ripgrep where they are installed (``pip install tantivy``).

It takes up what stands in ``--work`` from an earlier run and does only what is missing, or the steps named
with ``--again``. The figures are printed as a table, and written as JSON and as a chart where
``--json`` and ``--chart`` say.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.growth import draw_chart
from benchmarks.rivals import CANNOT
from benchmarks.steps import STEPS, environment

SIZES = (1_000, 10_000, 30_000, 100_000)
_CHARTED = {
    "Time to index, seconds of processor": ("index", "processor seconds"),
    "Index and store, MB": ("index", "disk"),
    "Memory while indexing, MB": ("index", "memory"),
    "The explorer's own memory, MB": ("explorer", "own memory, searched"),
    "Query, median, milliseconds": ("queries", "median"),
    "Query, 95th percentile, milliseconds": ("queries", "95th"),
}


def main() -> None:
    """Measure every size, then say what was measured."""
    arguments = _arguments()
    if arguments.step:
        step = STEPS[arguments.step]
        print(json.dumps(step(arguments.work, arguments.folder, arguments.sizes[0])))
        return
    figures = {size: _measure(arguments, size) for size in arguments.sizes}
    print("\n".join(_table(figures)))
    if arguments.json:
        machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
        content = {"on": date.today().isoformat(), "machine": machine, "sizes": figures}
        arguments.json.write_text(json.dumps(content, indent=1) + "\n")
    if arguments.chart:
        arguments.chart.write_text(_chart(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the paragraphs come from: articles in .txt")
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, help="how many articles")
    add("--work", type=Path, default=Path("/tmp/onrecord-library"), help="where libraries stand")
    add("--again", nargs="*", default=(), choices=STEPS, help="steps to measure again")
    add("--only", nargs="*", default=(), choices=STEPS, help="measure nothing but these steps")
    add("--json", type=Path, help="write the figures here")
    add("--chart", type=Path, help="write the chart here")
    add("--step", choices=STEPS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(arguments: argparse.Namespace, size: int) -> dict[str, Any]:
    """The figures of one size, step by step, each kept as soon as it is known."""
    folder = arguments.work / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "figures.json"
    figures: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    for step in arguments.only or STEPS:
        if step in figures and step not in arguments.again:
            continue
        print(f"{size:,} articles: {step}", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "benchmarks.library", str(arguments.folder), "--step", step]
        command += ["--sizes", str(size), "--work", str(folder)]
        load = os.getloadavg()[0]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **environment(folder)}
        )
        figures[step] = {**json.loads(done.stdout), "load before": load}
        file.write_text(json.dumps(figures, indent=1) + "\n")
    return figures


def _chart(figures: dict[int, dict[str, Any]]) -> str:
    charts = []
    for title, (step, name) in _CHARTED.items():
        points = {size: _charted(found, step, name) for size, found in figures.items() if step in found}
        if points:
            charts.append((title, points))
    return draw_chart(charts, f"By number of articles. {date.today()}, {os.cpu_count()} cores.")


def _charted(found: dict[str, Any], step: str, name: str) -> float:
    figures = found[step]
    match name:
        case "disk":
            return figures["store"] + figures["full text"]
        case "median":
            return figures["all"][0]
        case "95th":
            return figures["all"][1]
        case _:
            return figures[name]


def _table(figures: dict[int, dict[str, Any]]) -> list[str]:
    """What was measured, a column for each size; then the queries of the largest beside the others'."""
    lines = []
    sizes = list(figures)
    for step in STEPS:
        if step in ("queries", "fts5", "tantivy", "ripgrep"):
            continue
        rows: dict[str, list[str]] = {}
        for size in sizes:
            for name, value in figures[size].get(step, {}).items():
                if isinstance(value, int | float) and name != "load before":
                    rows.setdefault(name, ["" for _ in sizes])[sizes.index(size)] = f"{value:,.2f}"
        head = [step, *(f"{size:,}" for size in sizes)]
        lines += _aligned([head, *([name, *row] for name, row in rows.items())])
    rows = [["queries, ms", *(f"{size:,}" for size in sizes)]]
    for label, place in (("median", 0), ("95th percentile", 1)):
        found = (figures[size].get("queries") for size in sizes)
        rows.append([label, *(f"{each['all'][place]:,.1f}" if each else "" for each in found)])
    return [*lines, *_aligned(rows), *_query_table(sizes[-1], figures[sizes[-1]])]


def _query_table(size: int, figures: dict[str, Any]) -> list[str]:
    names = {"queries": "onrecord", "fts5": "FTS5", "tantivy": "tantivy", "ripgrep": "ripgrep"}
    there = [step for step in names if figures.get(step)]
    if "queries" not in there:
        return []
    kinds = [name for name, value in figures["queries"].items() if isinstance(value, list) and value]
    rows = [[f"{size:,} articles, ms: median, longest", *(names[step] for step in there)]]
    for kind in kinds:
        if kind == "cannot":
            continue
        label = "all: median, 95th percentile" if kind == "all" else kind
        rows.append([label, *(_pair(figures[step].get(kind)) for step in there)])
    own = {"size": figures.get("index", {}).get("full text", 0.0)}
    for label, name in (("seconds to index", "seconds"), ("MB on disk", "size")):
        found = (own if step == "queries" else figures[step] for step in there)
        rows.append([label, *(f"{each[name]:,.0f}" if name in each else "" for each in found)])
    notes = [f"{name} can't: {what}" for name, what in CANNOT.items()]
    return [*_aligned(rows), *notes, ""]


def _pair(value: list[float] | None) -> str:
    return f"{value[0]:,.1f}  {value[1]:,.1f}" if value else "can't"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ] + [""]


if __name__ == "__main__":
    main()
