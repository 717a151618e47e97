"""The real program in a pseudo-terminal: what reaches the terminal, and how it ends."""

from pathlib import Path
from signal import SIGHUP, SIGTERM

import pytest

from tests.exploring import write_library
from tests.indexing import FIRE, VOTE, indexed, write
from tests.terminal import terminal


def test_the_program_opens_reads_and_leaves_the_terminal_as_it_was(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.read_until(b"Oliveira")
        screen.read_until(b"goes to the next")
        screen.write(b"3n")
        screen.read_until(b"1 of 4")
        screen.write(b"q")
        assert screen.end() == 0
    assert b"\x1b[?1049h" in screen.seen
    assert b"\x1b[?1049l" in screen.seen
    assert b"Traceback" not in screen.seen


def test_a_signal_to_end_gives_the_terminal_back(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.read_until(b"goes to the next")
        screen.write(b"3nm")
        screen.read_until(b"in the collection")
        screen.program.terminate()
        assert screen.end() == 128 + SIGTERM
    assert screen.seen.rindex(b"\x1b[?1049l") > screen.seen.rindex(b"\x1b[?1049h")
    assert b"Traceback" not in screen.seen


def test_no_byte_that_a_terminal_sends_ends_the_explorer(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.read_until(b"goes to the next")
        screen.write(b"\xe1\xff\x1b[M\xf0\xe9\xff\xc3\x1b[1114112u")
        screen.write(b"/riv\xe9er")
        screen.read_until("riv\ufffder".encode())
        screen.write(b"\x15river")
        screen.read_until("¶ ".encode())
        screen.write(b"\x11")
        assert screen.end() == 0
    assert b"Traceback" not in screen.seen


def test_nothing_that_is_pasted_is_pressed(library: Path) -> None:
    """`q` and enter in it would leave, and ctrl+q too."""
    with terminal(write_library(library)) as screen:
        screen.read_until(b"goes to the next")
        screen.write(b"/")
        screen.write(
            b"\x1b[200~\x1briver"
            + b"\x1b[31m quiet \r\x1bq \x11 q q q q q q q q q q q" * 2_000
            + b"\x1b[201~"
        )
        screen.read_until("\ufffdriver\ufffd[31m".encode())
        screen.write(b"\x15harvest")
        screen.read_until("¶ ".encode())
        screen.write(b"\x11")
        assert screen.end() == 0


def test_what_is_pasted_in_a_terminal_that_does_not_say_so_is_no_flood_of_keys(library: Path) -> None:
    """A megabyte of keys would take minutes and two gigabytes."""
    with terminal(write_library(library)) as screen:
        screen.read_until(b"goes to the next")
        screen.write(b"/river")
        screen.read_until("¶ ".encode())
        for _ in range(250):
            screen.write(b"quick quotes " * 300)
        screen.read_until(b"only the first 500 characters")
        screen.write(b"\x15river")
        screen.read_until("¶ ".encode())
        screen.write(b"\x11")
        assert screen.end() == 0


@pytest.mark.parametrize("errors", ["2>/dev/null", "2>&-"])
def test_the_explorer_is_seen_where_errors_are_not_to_be(library: Path, errors: str) -> None:
    code = f"""
import os, sys
os.execv("/bin/sh", ["sh", "-c", 'exec "$0" -m tui.cli "$1" {errors}', sys.executable, sys.argv[1]])
"""
    with terminal(write_library(library), code=code) as screen:
        screen.read_until(b"goes to the next")
        screen.write(b"q")
        assert screen.end() == 0


def test_what_is_typed_right_after_a_key_that_opens_an_input_goes_into_it(library: Path) -> None:
    with terminal(write_library(library)) as screen:
        screen.read_until(b"9 quotes")
        screen.write(b"/river")
        screen.read_until("¶ ".encode())
        screen.write(b"\x11")
        assert screen.end() == 0


def test_no_escape_sequence_of_an_article_reaches_the_terminal(library: Path) -> None:
    evil = "\x1b]52;c;aGFja2Vk\x07\x1b]0;owned\x07\x9b5n\u202e"
    (library / f"evil{evil.replace('/', '')}.txt").write_text(
        f'Title {evil}\n\n"We said {evil} it," said Ana Oliveira.\n', encoding="utf-8"
    )
    with terminal(library) as screen:
        screen.read_until(b"n goes to it")
        screen.write(b"3n")
        screen.read_until(b"1 of 1")
        screen.write(b"4q")
        assert screen.end() == 0
    assert b"\x1b]52;" not in screen.seen
    assert b"\x1b]0;owned" not in screen.seen
    assert "\x9b".encode() not in screen.seen
    assert "\u202e".encode() not in screen.seen


STALLED = """
import os, sys, threading
from tui.cli import main
def open_and_stall(path, flags, open_=os.open):
    if str(path).endswith("stalled.txt"):
        threading.Event().wait()
    return open_(path, flags)
import index.readers.source
index.readers.source._open_without_waiting = open_and_stall
sys.exit(main(sys.argv[1:]))
"""


def test_a_file_system_that_stalls_keeps_nobody_from_reading_nor_from_leaving(library: Path) -> None:
    indexed(library, {"a.txt": VOTE}).close()
    write(library, {"stalled.txt": FIRE})
    with terminal(library, code=STALLED) as screen:
        screen.read_until(b"Keller")
        screen.write(b"3n")
        screen.read_until(b"1 of 3")
        screen.write(b"q")
        assert screen.end() == 0
    assert b"\x1b[?1049l" in screen.seen


def test_a_folder_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    with terminal(tmp_path / "nowhere") as screen:
        assert screen.end() == 1
    assert b"no such folder" in screen.seen
    assert b"Traceback" not in screen.seen


@pytest.mark.parametrize(("handled", "status"), [("SIG_DFL", -SIGHUP), ("SIG_IGN", 128 + SIGHUP)])
def test_the_explorer_ends_with_its_terminal_where_no_signal_says_that_it_is_gone(
    library: Path, handled: str, status: int
) -> None:
    code = f"""
import signal
from tui.cli import main
signal.signal(signal.SIGHUP, signal.{handled})
main()
"""
    with terminal(write_library(library), code=code) as screen:
        screen.read_until(b"goes to the next")
        assert screen.hang_up() == status
