"""How many heaps the C library keeps for a program of several threads, where it is glibc."""

import os
import re
import subprocess
import sys
from ctypes import CDLL

import pytest

from tui.heaps import give_back, keep_one

THREADS = """
import ctypes, os, sys, threading
from tui.heaps import give_back, keep_one
if "one" in sys.argv:
    keep_one()
together = threading.Barrier(9)
def hold():
    kept = [bytes(1000) for _ in range(100)]
    together.wait()
for _ in range(8):
    threading.Thread(target=hold).start()
together.wait()
give_back()
"""
LARGE = """
import ctypes, os, sys
from tui.heaps import keep_one
if "one" in sys.argv:
    keep_one()
bytes(4_000_000)  # once such a block was let go of, glibc has others up to its size in a heap
held = [bytes(100_000) for _ in range(20)]
"""
TOLD = """
c = ctypes.CDLL(None)
c.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(c.fdopen(os.dup(1), b"w"))
c.malloc_info(0, out)
c.fclose(out)
"""


def has_glibc() -> bool:
    return sys.platform == "linux" and (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")


def told_by(script: str, *arguments: str) -> bytes:
    command = [sys.executable, "-c", script + TOLD, *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout


def heaps(*arguments: str) -> int:
    return told_by(THREADS, *arguments).count(b"<heap nr=")


def blocks_apart(*arguments: str) -> int:
    told = re.findall(rb'<total type="mmap" count="(\d+)"', told_by(LARGE, *arguments))
    return int(told[-1])


@pytest.mark.skipif(not has_glibc(), reason="only glibc can be told")
def test_threads_share_one_heap_where_each_would_have_its_own() -> None:
    assert heaps() > 4
    assert heaps("one") == 1


@pytest.mark.skipif(not has_glibc(), reason="only glibc can be told")
def test_large_blocks_stay_apart_from_the_heaps_whatever_was_let_go_of_before() -> None:
    assert blocks_apart() < 20
    assert blocks_apart("one") >= 20


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_not_asked(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("ctypes.CDLL", _must_not_be_asked)
    keep_one()
    give_back()


def _must_not_be_asked(name: str | None) -> CDLL:
    raise AssertionError(name)


@pytest.mark.parametrize("without", [OSError, AttributeError])
def test_a_system_that_cannot_be_told_stays_as_it_is(
    without: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str | None) -> CDLL:
        raise without

    monkeypatch.setattr("ctypes.CDLL", missing)
    keep_one()
    give_back()
