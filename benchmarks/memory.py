"""What a command takes: its time, and the most memory that it and its processes had together. Linux only."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_EVERY = 0.1
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Taken:
    """`processor` is seconds of all cores together. `most` is all memory, shared pages divided among those
    who share them, `own` what is no file's; MB."""

    seconds: float
    processor: float
    most: float
    own: float
    output: str
    errors: str


def own_memory() -> float:
    """What this process has of its own (anonymous), in MB."""
    return _memory(os.getpid())[1]


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Taken:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    began, worked = perf_counter(), processor_seconds()
    with subprocess.Popen(
        [*map(str, command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
    ) as process:
        most = [0.0, 0.0]
        over = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, most, over))
        watcher.start()
        output, errors = process.communicate()
        seconds = perf_counter() - began
        over.set()
        watcher.join()
    if process.returncode:
        print(errors, file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command)
    return Taken(seconds, processor_seconds() - worked, *most, output, errors)


def processor_seconds() -> float:
    """Seconds that this process has computed, and those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _watch(pid: int, most: list[float], over: threading.Event) -> None:
    while not over.wait(_EVERY):
        found = [_memory(each) for each in _family(pid)]
        for column in (0, 1):
            most[column] = max(most[column], sum(each[column] for each in found))


def _family(pid: int) -> Iterator[int]:
    """A process and all that came of it."""
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _memory(pid: int) -> tuple[float, float]:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.endswith("kB")}
    return sizes["Pss"], sizes["Anonymous"]
