"""The program killed hundreds of times, and refused by the disk: ``python -m benchmarks.kills [MOMENTS]``.

Three rounds, each checked after every kill: nothing of the reader's is lost, the index opens, the next
update finishes it, and it holds what one made anew holds.

1. Each deed of `tests.crashing` killed at every point where it opens, renames or removes a file, runs a
   statement of SQLite or waits for the disk.
2. The same deeds killed before each system call that writes, and refused each of them (no space, input or
   output error), with strace, where there is one.
3. An update on all cores killed MOMENTS (300) times at random, the library changing in between.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep

from index.library import Library
from tests.crashing import DEEDS, Checker, killed_and_checked, prepare, restore
from tests.indexing import FIRE, VOTE, contents, write

CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,unlinkat,ftruncate,mkdir"
STEP = 7
"""With strace every so many calls are tried: one takes a second."""

_TOLD = re.compile(r"index\.errors\.\w+|tui\.desk\.DeskError|OSError|ImportError|Fatal|lost sys.stderr")
"""How a deed ends that was refused something, or Python itself."""

UPDATE = """
import sys
from pathlib import Path
from index.library import Library
Library(Path(sys.argv[1]), cache=Path(sys.argv[2])).update()
"""


def main() -> None:
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as scratch:
        for name, deed in DEEDS.items():
            print(
                f"{name}: killed at {killed_and_checked(deed, Path(scratch), sys.maxsize)} points, all whole"
            )
        if shutil.which("strace"):
            for name in DEEDS:
                print(refused(name, Path(scratch) / f"{name}-calls"), flush=True)
        print(at_random(Path(scratch) / "random", moments))


def refused(name: str, folder: Path) -> str:
    """One deed killed before system calls, and refused them."""
    prepare(folder)
    kept = folder.with_name(f"{folder.name}-kept")
    checker = Checker(folder)
    shutil.copytree(folder, kept)
    calls = _calls(name, folder)
    told = killed = 0
    for number in range(1, calls + 1, STEP):
        for inject in ("signal=KILL", "error=ENOSPC", "error=EIO"):
            restore(kept, folder)
            ran = _traced(name, folder, f"inject={CALLS}:{inject}:when={number}")
            killed += inject.startswith("signal")
            if inject.startswith("error") and ran.returncode:
                told += 1
                last = ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else ""
                if not _TOLD.match(last):
                    print(f"  {name}, call {number}, {inject}: {last}")
            checker.check(folder)
    return f"{name}: killed before {killed} of {calls} calls, refused them twice ({told} told), all whole"


def _calls(name: str, folder: Path) -> int:
    counted = folder.with_name("strace.txt")
    _strace(name, folder, "-o", str(counted), "-e", f"trace={CALLS}")
    return len(counted.read_text(errors="replace").splitlines())


def _traced(name: str, folder: Path, inject: str) -> subprocess.CompletedProcess[str]:
    return _strace(name, folder, "-o", os.devnull, "-e", f"trace={CALLS}", "-e", inject)


def _strace(name: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        "strace",
        "-f",
        "-qq",
        *options,
        sys.executable,
        "-B",
        "-m",
        "tests.crashing",
        name,
        str(folder),
    ]
    return subprocess.run(command, capture_output=True, text=True, errors="replace")


def at_random(folder: Path, moments: int) -> str:
    """An update on all cores killed at random moments of one library that keeps changing."""
    chance = random.Random(1)
    library, cache = folder / "library", folder / "cache"
    library.mkdir(parents=True)
    write(library, {f"{n}.txt": VOTE.replace("mill", f"mill {n}") for n in range(300)})
    command = [sys.executable, "-c", UPDATE, str(library), str(cache)]
    began = perf_counter()
    subprocess.run(command, check=True)
    whole = perf_counter() - began
    finished = 0
    for moment in range(moments):
        for change in _changes(chance, moment):
            write(library, change)
        if moment % 10 == 9:  # so that much is being done when it is killed
            shutil.rmtree(cache)
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            sleep(chance.uniform(0, whole))
            finished += process.poll() is not None
            process.send_signal(signal.SIGKILL)
        with Library(library, cache=cache) as opened:
            assert opened.quote_count() == len(list(opened.quotes()))
            if moment % 10 == 0:
                opened.update()
                assert _held(opened) == _anew(library, folder / "anew"), moment
    return f"random: killed {moments} times within {whole:.1f} s ({finished} had finished), all whole"


def _changes(chance: random.Random, moment: int) -> Iterator[dict[str, str]]:
    for _ in range(chance.randrange(1, 80)):
        number = chance.randrange(300)
        yield {f"{number}.txt": (VOTE if chance.random() < 0.5 else FIRE).replace("mill", f"mill {moment}")}


def _held(library: Library) -> dict[str, object]:
    held = contents(library)
    held["found"] = [sorted(hits) for hits in held["found"]]
    return held


def _anew(library: Path, cache: Path) -> dict[str, object]:
    with Library(library, cache=cache) as opened:
        opened.update()
        held = _held(opened)
    shutil.rmtree(cache)
    return held


if __name__ == "__main__":
    main()
