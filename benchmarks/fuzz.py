"""The readers and the extraction on broken files: ``python -m benchmarks.fuzz [MINUTES] [SEED]``.

Prints once a minute how many files were read, how many quotes they held and the slowest; what raises, and
what takes longer than a second, is kept in ``fuzz-found/``. 10 minutes unless said otherwise.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from hashlib import blake2b
from pathlib import Path
from time import perf_counter

from tests.fuzzing import mutants, take

FOUND = Path("fuzz-found")
SLOW = 1.0
"""Seconds for at most 200 kB that are looked into."""


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    files = quotes = faults = 0
    slowest = 0.0
    began = told = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for suffix, data in mutants(seed):
            start = perf_counter()
            try:
                quotes += take(Path(folder), suffix, data)
            except Exception:
                faults += 1
                traceback.print_exc()
                _keep(suffix, data)
            now = perf_counter()
            files += 1
            slowest = max(slowest, now - start)
            if now - start > SLOW:
                print(f"{now - start:.1f} s: {_keep(suffix, data)}")
            if now - told > 60 or now - began > minutes * 60:
                told = now
                print(
                    f"{files:,} files, {quotes:,} quotes, {faults} faults, slowest {slowest:.2f} s",
                    flush=True,
                )
            if now - began > minutes * 60:
                return int(faults > 0)
    return 0


def _keep(suffix: str, data: bytes) -> Path:
    FOUND.mkdir(exist_ok=True)
    file = FOUND / f"{blake2b(data, digest_size=6).hexdigest()}{suffix}"
    file.write_bytes(data)
    return file


if __name__ == "__main__":
    sys.exit(main())
