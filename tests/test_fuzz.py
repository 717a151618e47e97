"""Whatever bytes a file holds, it becomes articles whose quotes stand in them, or one clear line.

`python -m benchmarks.fuzz` goes on for as long as it is let. What it finds becomes a test of the module at
fault, in a line that says what was wrong.
"""

from itertools import islice
from pathlib import Path

import pytest

from tests.fuzzing import mutants, take

FILES = 250


@pytest.mark.parametrize("seed", range(2))
def test_broken_files_are_read_or_refused(tmp_path: Path, seed: int) -> None:
    quotes = [take(tmp_path, suffix, data) for suffix, data in islice(mutants(seed), FILES)]
    assert sum(quotes) > FILES
