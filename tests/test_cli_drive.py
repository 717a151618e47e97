"""A drive that stops answering: whoever waits for it is told so, and Ctrl+C ends that."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from yarl import URL

from tests.conftest import PROJECT
from tests.indexing import LETTER, VOTE, indexed, write
from tests.running import environment
from tests.terminal import terminal
from tests.test_cli_files import may

SOON = "import sys, tui.commands.drive as drive; drive._EVERY = drive._PATIENCE = 0.1"
RUN = f"{SOON}; from tui.cli import main; sys.exit(main(sys.argv[1:]))"
STALL_AND_RUN = f"import os, sys; os.open(sys.argv.pop(1), os.O_RDONLY); {RUN}"

Stalling = tuple[subprocess.Popen[str], Callable[[], None]]


@contextmanager
def on_stalling_drive(library: Path, code: str, *words: str | Path) -> Iterator[Stalling]:
    """A program on the drive, and what waits until the drive has stopped to answer."""
    if not (Path("/dev/fuse").exists() and may("unshare", "-m", "true")):
        pytest.skip("needs the right to mount a drive of its own (/dev/fuse, unshare -m)")
    stalls, told = os.pipe()
    command = ["unshare", "-m", sys.executable, "-m", "tests.stalling", str(library), str(told)]
    with subprocess.Popen(
        [*command, sys.executable, "-c", code, *map(str, words)],
        pass_fds=[told],
        env=environment(),
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(told)
        errors = process.stderr
        assert errors

        def wait() -> None:
            if not os.read(stalls, 1) and "mount" in (why := errors.read()):
                pytest.skip(why)

        try:
            yield process, wait
        finally:
            process.kill()
            os.close(stalls)


def assert_told_and_left(stalling: Stalling, library: Path) -> None:
    process, wait = stalling
    assert process.stderr
    wait()
    waiting = process.stderr.readline()
    assert waiting == f"{library}: the drive does not answer; waiting for it, Ctrl+C ends this\n"
    process.send_signal(signal.SIGINT)
    # Every process that was started holds the other end of this pipe until it ends.
    left = process.stderr.read()
    assert left == (
        f"stopped: {library}: the drive does not answer; "
        "what was committed is kept, and the next run goes on from there\n"
    )
    assert process.wait() == 130


@pytest.mark.parametrize("others", [2, 60], ids=["in this process", "in another process"])
def test_a_drive_that_does_not_answer_is_told_and_left_by_ctrl_c(library: Path, others: int) -> None:
    write(library, {f"{n}.txt": VOTE for n in range(others)} | {"stalled.txt": LETTER})
    with on_stalling_drive(library, RUN, "index", library) as stalling:
        assert_told_and_left(stalling, library)


@pytest.mark.parametrize(
    "words",
    [["--plain", "NEWS"], ["NEWS"], ["open", "NEWS"], ["search", "NEWS", "ferry"], ["serve", "NEWS"]],
    ids=" ".join,
)
def test_so_it_is_where_the_drive_answers_from_the_beginning_on_not_at_all(
    library: Path, words: list[str]
) -> None:
    write(library, {"a.txt": VOTE, "stalled.txt": LETTER})
    line = [str(library) if word == "NEWS" else word for word in words]
    with on_stalling_drive(library, STALL_AND_RUN, library / "stalled.txt", *line) as stalling:
        assert_told_and_left(stalling, library)


def test_so_it_is_where_plain_lines_wait_for_the_first_reading(library: Path) -> None:
    write(library, {"a.txt": VOTE, "stalled.txt": LETTER})
    with on_stalling_drive(library, RUN, "--plain", library) as stalling:
        assert_told_and_left(stalling, library)


STALL_LATER = f"""
import os, sys, threading
stalled, stall = sys.argv.pop(1), sys.stdin.readline
threading.Thread(target=lambda: stall() and os.open(stalled, os.O_RDONLY), daemon=True).start()
{RUN}
"""


async def test_a_page_whose_drive_does_not_answer_says_why_and_ends(library: Path) -> None:
    indexed(library, {"a.txt": VOTE, "stalled.txt": LETTER}).close()
    with on_stalling_drive(library, STALL_LATER, library / "stalled.txt", "serve", library) as served:
        process, stalls = served
        assert process.stdin
        assert process.stdout
        address = URL(process.stdout.readline().strip())
        process.stdin.write("stall\n")
        process.stdin.flush()
        stalls()
        headers = {"Origin": str(address.origin())}
        async with ClientSession() as session, session.ws_connect(address / "ws", headers=headers) as page:
            shown = [message.data async for message in page]
        process.send_signal(signal.SIGINT)
        told = f"onrecord: {library}: the drive does not answer; open the page again when it does"
        assert shown == [f"{told}\r\n".encode()]
        assert set(process.stdout.read().splitlines()) == {told}


STALLS = """
import os, sys, threading
import tui.answering
tui.answering.PATIENCE = 0.1
import tui.app
tui.app._SILENCE = 0.5
os.statvfs = lambda folder: threading.Event().wait()
import index.update
index.update.find_files = lambda root, survey: threading.Event().wait()
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_the_explorer_says_so_shows_what_is_indexed_and_can_be_left(library: Path) -> None:
    indexed(library, {"a.txt": VOTE}).close()
    with terminal(library, code=STALLS) as screen:
        screen.read_until(b"The drive with library does not answer. What is indexed stays.")
        screen.read_until(b"drive silent")
        screen.write(b"3n")
        screen.read_until(b"1 of 3")
        screen.write(b"q")
        assert screen.end() == 0
