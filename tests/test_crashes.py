"""Killed in the middle of anything, the program loses nothing, and the next start puts it right.

`python -m benchmarks.kills` does the same at every point, between any two calls of the system, and at
random moments.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.crashing import DEEDS

POINTS = 10


@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_is_killed_leaves_all_whole_and_the_index_as_if_made_anew(tmp_path: Path, deed: str) -> None:
    command = [sys.executable, "-m", "tests.crashing", deed, str(tmp_path), str(POINTS)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) >= 3
