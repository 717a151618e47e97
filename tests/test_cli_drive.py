"""A drive that stops answering: a command says so, and Ctrl+C ends it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.indexing import LETTER, VOTE, write
from tests.running import environment
from tests.test_cli_files import may


@pytest.mark.parametrize("others", [2, 60], ids=["in this process", "in another process"])
def test_a_drive_that_does_not_answer_is_told_and_left_by_ctrl_c(library: Path, others: int) -> None:
    if not (Path("/dev/fuse").exists() and may("unshare", "-m", "true")):
        pytest.skip("needs the right to mount a drive of its own (/dev/fuse, unshare -m)")
    write(library, {f"{n}.txt": VOTE for n in range(others)} | {"stalled.txt": LETTER})
    soon = "import sys, tui.commands.drive as drive; drive._EVERY = drive._PATIENCE = 0.1"
    code = f"{soon}; from tui.cli import main; sys.exit(main(['index', {str(library)!r}]))"
    stalls, told = os.pipe()
    command = ["unshare", "-m", sys.executable, "-m", "tests.stalling", str(library), str(told)]
    with subprocess.Popen(
        [*command, sys.executable, "-c", code],
        pass_fds=[told],
        env=environment(),
        cwd=PROJECT,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(told)
        assert process.stderr
        stalled = os.read(stalls, 1)
        os.close(stalls)
        if not stalled and "mount" in (why := process.stderr.read()):
            pytest.skip(why)
        waiting = process.stderr.readline()
        assert waiting == f"{library}: the drive does not answer; waiting for it, Ctrl+C ends this\n"
        process.send_signal(signal.SIGINT)
        # Every process that was started holds the other end of this pipe until it ends.
        left = process.stderr.read()
    assert process.returncode == 130
    assert left == (
        f"stopped: {library}: the drive does not answer; "
        "what was committed is kept, and the next run goes on from there\n"
    )
