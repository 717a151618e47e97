"""A library of any size, measured: ``python -m benchmarks.library FOLDER``, from the project's folder.

Articles are made of the paragraphs of FOLDER (`benchmarks.corpus`), 1,000, 10,000, 30,000 and 100,000
unless ``--sizes`` says others. Of each library are measured: the index, beside Whoosh alone on the same
text; memory and disk; what changes take; how soon commands and the explorer are there; 200 queries, beside
SQLite's FTS5, tantivy and ripgrep where they are installed (``pip install tantivy``).

It takes up what stands in ``--work`` from an earlier run and does only what is missing, what an index of
another format has made worthless, or the steps named with ``--again``; a step that fails is told and left
out. The figures are printed as a table; with ``--docs docs`` they are written there, with the page and the
chart that tell them, and into the README (`benchmarks.size`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.size import table, write_figures
from benchmarks.steps import OF_THE_INDEX, STEPS, environment, is_current

SIZES = (1_000, 10_000, 30_000, 100_000)


def main() -> None:
    """Measure every size, in the order given, then say what was measured."""
    arguments = _arguments()
    if arguments.step:
        step = STEPS[arguments.step]
        print(json.dumps(step(arguments.work, arguments.folder, arguments.sizes[0])))
        return
    failed: list[str] = []
    for size in arguments.sizes:
        failed += _measure(arguments, size)
    figures = {
        int(file.parent.name): json.loads(file.read_text()) for file in arguments.work.glob("*/figures.json")
    }
    print("\n".join(table(figures)))
    if arguments.docs:
        write_figures(arguments.docs, dict(sorted(figures.items())))
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the paragraphs come from: articles in .txt")
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, help="how many articles, the first first")
    add("--work", type=Path, default=Path("/tmp/onrecord-library"), help="where libraries stand")
    add("--again", nargs="*", default=(), choices=STEPS, help="steps to measure again")
    add("--only", nargs="*", default=STEPS, choices=STEPS, help="measure nothing but these steps")
    add("--docs", type=Path, help="write size.json, size.md and growth.svg into this folder")
    add("--step", choices=STEPS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(arguments: argparse.Namespace, size: int) -> list[str]:
    """Find the figures of one size, step by step, each kept as soon as it is known; what failed."""
    folder = arguments.work / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "figures.json"
    figures: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    failed = []
    for step in _due(arguments, figures, is_current(folder)):
        print(f"{size:,} articles: {step}", end=" ", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "benchmarks.library", str(arguments.folder), "--step", step]
        command += ["--sizes", str(size), "--work", str(folder)]
        load, began = os.getloadavg()[0], perf_counter()
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment(folder)}
        )
        print(f"({perf_counter() - began:,.0f} s)", file=sys.stderr)
        if done.returncode:
            failed.append(f"{step} of {size:,}")
            continue
        machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
        told = {"load before": load, "on": date.today().isoformat(), "machine": machine}
        figures[step] = json.loads(done.stdout) and {**json.loads(done.stdout), **told}
        file.write_text(json.dumps(figures, indent=1) + "\n")
    return failed


def _due(arguments: argparse.Namespace, figures: dict[str, Any], current: bool) -> Sequence[str]:
    """The steps that are missing, asked for again, or measured with an index of another format."""
    due = [
        step
        for step in STEPS
        if step in arguments.only
        and (step not in figures or step in arguments.again or (not current and step in OF_THE_INDEX))
    ]
    needs_index = any(step != "corpus" for step in due)
    return [step for step in STEPS if step in due or (step == "index" and needs_index and not current)]


if __name__ == "__main__":
    main()
