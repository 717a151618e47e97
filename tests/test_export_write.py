"""An export is written whole, and never over something by accident."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import ExportError
from index.export import write_export
from tests.conftest import PROJECT, AsNobody


def test_it_is_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    write_export(["é\n", "“b”\n"], tmp_path / "out.md")
    assert (tmp_path / "out.md").read_bytes() == "é\n“b”\n".encode()


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine")
    with pytest.raises(ExportError, match="is there already; use --force to write over it"):
        write_export(["new\n"], target)
    assert target.read_text() == "mine"
    write_export(["new\n"], target, force=True)
    assert target.read_text() == "new\n"


def test_a_failure_in_the_middle_leaves_everything_as_it_was(tmp_path: Path) -> None:
    def lines() -> Iterator[str]:
        yield "half\n"
        raise KeyboardInterrupt

    target = tmp_path / "out.md"
    target.write_text("mine")
    with pytest.raises(KeyboardInterrupt):
        write_export(lines(), target, force=True)
    assert [file.name for file in tmp_path.iterdir()] == ["out.md"]
    assert target.read_text() == "mine"


def test_until_it_is_complete_nobody_sees_it(tmp_path: Path) -> None:
    def lines() -> Iterator[str]:
        yield "first\n"
        assert not (tmp_path / "out.md").exists()
        assert all(file.name.startswith(".") for file in tmp_path.iterdir())
        yield "last\n"

    write_export(lines(), tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text() == "first\nlast\n"


def test_what_a_link_points_at_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_export(["new\n"], tmp_path / "link.md", force=True)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_told_to_end_leaves_nothing_of_an_export(tmp_path: Path, number: signal.Signals) -> None:
    code = f"""
import os
from pathlib import Path
from index.export.write import write_export
def lines():
    yield "a" * 100_000
    assert len(os.listdir()) == 1
    os.kill(os.getpid(), {number})
    yield "b"
os.chdir({str(tmp_path)!r})
write_export(lines(), Path("out.md"))
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT).returncode == -number
    assert list(tmp_path.iterdir()) == []


def test_what_is_piped_on_can_be_named_as_a_file(tmp_path: Path) -> None:
    code = "from pathlib import Path; from index.export.write import write_export"
    command = [sys.executable, "-c", f"{code}; write_export(['a\\n'], Path('/dev/stdout'))"]
    assert subprocess.run(command, cwd=PROJECT, check=True, capture_output=True).stdout == b"a\n"


def test_a_pipe_is_written_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_export(["a\n", "b\n"], pipe)
    assert os.read(reader, 100) == b"a\nb\n"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_folder_is_no_place_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder; give the name of a file in it"):
        write_export(["a\n"], tmp_path, force=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="none: there is no such folder"):
        write_export(["a\n"], tmp_path / "none" / "out.md")


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"out\.md: can't be written"):
        write_export(["a\n"], tmp_path / "file" / "out.md")


def test_a_closed_folder_is_told_in_one_line(tmp_path: Path, as_nobody: AsNobody) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    program = """
        try:
            write_export(["a"], Path("closed/out.md"))
        except ExportError as error:
            print(error)
    """
    imports = "from pathlib import Path; from index.errors import ExportError\n"
    imports += "from index.export import write_export\n"
    [line] = as_nobody(imports, program, tmp_path)
    assert line.endswith("out.md: can't be written (permission denied)")
    assert not list(closed.iterdir())


def test_a_name_that_is_too_long_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="can't be written"):
        write_export(["a\n"], tmp_path / ("x" * 300))


KILLED = """
import os, signal, sys
from pathlib import Path
from index.export import write_export
def lines():
    yield "half\\n" * 10_000
    os.kill(os.getpid(), signal.SIGKILL)
write_export(lines(), Path(sys.argv[1]), force=True)
"""


def test_what_a_killed_export_leaves_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")
    for _ in range(2):
        subprocess.run([sys.executable, "-c", KILLED, str(target)], cwd=PROJECT, check=False)
    hidden, shown = sorted(file.name for file in tmp_path.iterdir())
    assert (hidden[:10], shown, target.read_text()) == (".onrecord-", "out.md", "old")
    write_export(["new\n"], tmp_path / "other.md")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.md", "out.md"]


def test_what_is_being_written_or_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    names = [".onrecord-notes.tmp", ".onrecord-0123456789abcdef.tmp~", "onrecord-0123456789abcdef.tmp"]
    for name in names:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".onrecord-00000000000000aa.tmp").symlink_to(names[0])
    (tmp_path / ".onrecord-00000000000000bb.tmp").mkdir()

    def lines() -> Iterator[str]:
        yield "first\n"
        write_export(["other\n"], tmp_path / "other.md")
        yield "last\n"

    write_export(lines(), tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text() == "first\nlast\n"
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {
        *names,
        *(f".onrecord-00000000000000{it}.tmp" for it in ("aa", "bb")),
        "other.md",
        "out.md",
    }


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "out.md").write_text("old")
    (tmp_path / "out.md").chmod(0o640)
    write_export(["new\n"], tmp_path / "out.md", force=True)
    assert (tmp_path / "out.md").stat().st_mode & 0o777 == 0o640
