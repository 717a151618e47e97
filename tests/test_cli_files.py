"""Whatever stands in a library's folder, and wherever that stands, a command answers or says why not."""

import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from index.files import FoundFile
from tests.conftest import PROJECT, AsNobody
from tests.indexing import FIRE, LETTER, VOTE, write
from tests.running import environment, program, run

KELLER = "The river belongs to everyone,"
READ_ALL: tuple[tuple[str, ...], ...] = (
    ("index",),
    ("quotes",),
    ("quotes", "--json"),
    ("speakers",),
    ("search", "river"),
    ("export",),
    ("check", "the river belongs to everyone"),
    (),
)
"""Commands that read a whole library, without its folder."""


def asked(library: Path, words: Sequence[str]) -> list[str | Path]:
    """A command line: the library comes first behind the command's name."""
    return [*words[:1], library, *words[1:]]


@cache
def may(*command: str) -> bool:
    """Whether the system lets the tests do something."""
    return (
        shutil.which(command[0]) is not None and not subprocess.run(command, capture_output=True).returncode
    )


def in_own_mounts(command: Sequence[str], **options: object) -> "subprocess.CompletedProcess[str]":
    """Run a command with mounts of its own, which end with it."""
    if not may("unshare", "-m", "true"):
        pytest.skip("needs the right to mount (unshare -m)")
    whole = ["unshare", "-m", *command]
    return subprocess.run(whole, env=environment(), cwd=PROJECT, capture_output=True, text=True)


def make_device(file: Path, kind: int, major: int, minor: int) -> None:
    try:
        os.mknod(file, kind | 0o666, os.makedev(major, minor))
    except PermissionError:
        pytest.skip("needs the right to make devices (CAP_MKNOD)")


# -- what is no article


def put_special_files(library: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A pipe that nobody writes to, a socket, /dev/zero, a disk, links to devices: named like articles."""
    os.mkfifo(library / "pipe.txt")
    monkeypatch.chdir(library)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
    make_device(library / "zero.txt", stat.S_IFCHR, 1, 5)
    make_device(library / "random.md", stat.S_IFCHR, 1, 9)
    make_device(library / "disk.html", stat.S_IFBLK, 7, 0)
    (library / "link.txt").symlink_to("/dev/zero")
    (library / "folder.txt").mkdir()
    return ["pipe.txt", "socket.txt", "zero.txt", "random.md", "disk.html", "link.txt", "folder.txt"]


@pytest.mark.parametrize("words", READ_ALL, ids=" ".join)
def test_pipes_sockets_and_devices_are_passed_by(
    library: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    write(library, {"vote.txt": VOTE})
    put_special_files(library, monkeypatch)
    ran = run(*asked(library, words))
    assert (ran.status, ran.err) == (0, "")
    assert (
        "1 article" in ran.out if words in (("index",), ()) else "river" in ran.out or words == ("speakers",)
    )


def test_what_took_the_place_of_an_article_is_named_and_never_read(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(library, {"vote.txt": VOTE})
    names = put_special_files(library, monkeypatch)
    files = [FoundFile(name, 10, 1) for name in sorted([*names, "vote.txt"])]
    monkeypatch.setattr("index.update.find_files", lambda root, survey: iter(files))
    ran = run("quotes", library)
    assert ran.status == 0
    assert KELLER in ran.out
    *lines, count = ran.err.splitlines()
    assert [line.split(":")[0] for line in lines] == sorted(names)
    for name, line in zip(sorted(names), lines, strict=True):
        assert "no regular file" in line or name in ("socket.txt", "folder.txt", "disk.html")
    assert count == f"{len(names)} files could not be read; the rest is there"


def test_a_file_of_ten_gigabytes_is_named_and_not_loaded(library: Path) -> None:
    write(library, {"vote.txt": VOTE})
    with (library / "huge.txt").open("wb") as sparse:
        sparse.truncate(10_000_000_000)
    for words in READ_ALL:
        ran = run(*asked(library, words), "--yes", *(["--no-update"] if words[:1] == ("check",) else []))
        assert ran.status == 0
        if words[:1] != ("check",):
            assert ran.err.splitlines()[-2].startswith("huge.txt: is larger than 50 MB; split it")


def test_a_line_of_a_hundred_megabytes_is_named_and_the_rest_is_there(library: Path) -> None:
    write(library, {"vote.txt": VOTE})
    (library / "bytes.txt").write_bytes(b'"said he, ' * 10_000_000)
    (library / "letters.txt").write_bytes(b'"said he, ' * 4_900_000)
    ran = run("quotes", library)
    assert ran.status == 0
    assert KELLER in ran.out
    assert ran.err.splitlines() == [
        "bytes.txt: is larger than 50 MB; split it into one file for each article",
        "letters.txt: has more than 1,000,000 characters; split it into several articles",
        "2 files could not be read; the rest is there",
    ]


def test_thousands_of_files_in_one_folder_are_all_there(library: Path) -> None:
    write(library, {f"{n}.txt": f"Word{n}.\n" for n in range(5_000)})
    ran = run("index", library)
    assert ran.out.startswith("library: 5,000 articles, 0 quotes; 5,000 added")
    (library / "17.txt").write_text('"Nothing else changed," said Bo Lind.\n')
    assert "1 changed" in run("index", library).out
    assert [row["path"] for row in run("search", library, "word4999", "--json").rows] == ["4999.txt"]


ODD_NAMES = (
    b"two\nlines.txt",
    b"caf\xe9.txt",
    b"\xff\xfe.txt",
    b"\xed\xa0\x80.md",
    b" .txt ",
    b"-rf.txt",
    b"%s.txt",
)


def test_files_of_any_name_are_read_listed_and_asked_for(library: Path, tmp_path: Path) -> None:
    for name in ODD_NAMES:
        Path(os.fsdecode(os.fsencode(library) + b"/" + name)).write_text(VOTE)
    rows = run("quotes", library, "--json").rows
    assert {os.fsencode(row["path"]) for row in rows} == set(ODD_NAMES)
    for row in rows:
        assert run("text", library, "--", row["path"]).out == VOTE
    for words in READ_ALL:
        ran = run(*asked(library, words))
        assert (ran.status, ran.err) == (0, "")
    listed = run("quotes", library).out
    assert "\udce9" not in listed
    assert "two\nlines" not in listed
    assert run("export", library, "-o", tmp_path / "out.md").status == 0
    assert run("verify", library, tmp_path / "out.md").status == 0


# -- what may not be read or written


def nobody_runs(as_nobody: AsNobody, library: Path, *commands: list[str]) -> str:
    """What the commands print and the status of each, run in the folder without root's rights."""
    # A first run loads whatever the commands need, which nobody may not.
    imports = f"""
        import sys, tempfile
        from tui.cli import main
        import index.reviewing, index.identity.merging
        sys.stderr = sys.stdout
        for words in (["quotes"], ["merge", "No", "Body"], ["export"]):
            main([words[0], {str(library)!r}, *words[1:]])
        "".encode("utf-8-sig")
        print("#")
        """
    program = f"""
        os.environ["ONRECORD_CACHE"] = tempfile.mkdtemp()
        for words in {commands!r}:
            print(main(words), flush=True)
        """
    before = set(library.iterdir())
    lines = as_nobody(imports, program, library)
    assert set(library.iterdir()) == before
    return "\n".join(lines[lines.index("#") + 1 :])


def test_a_library_that_may_not_be_written_to_is_read_and_says_so_when_it_is_asked_to(
    library: Path, as_nobody: AsNobody
) -> None:
    write(library, {"vote.txt": VOTE, "letter.txt": LETTER})
    library.chmod(0o555)
    said = nobody_runs(
        as_nobody,
        library,
        ["text", ".", "letter.txt"],
        ["merge", ".", "Maria Keller", "Jonas Brandt"],
        ["export", ".", "-o", "out.md"],
    )
    assert said == (
        f"{LETTER}0\n"
        "onrecord: speakers.yaml: not written: permission denied\n1\n"
        "onrecord: out.md: can't be written (permission denied)\n1"
    )


def test_folders_that_may_not_be_opened_are_named_and_the_rest_is_there(
    library: Path, as_nobody: AsNobody
) -> None:
    write(library, {"vote.txt": VOTE, "closed/fire.md": FIRE, "listed/letter.txt": LETTER})
    (library / "closed").chmod(0)
    (library / "listed").chmod(0o444)
    said = nobody_runs(as_nobody, library, ["index", "."], ["index", ".", "--strict"])
    assert ": 1 article" in said
    assert "closed: the folder can't be opened (permission denied); the rest is read" in said
    assert said.endswith("\n1")


# -- what changes while it is read


def append(file: Path) -> None:
    with file.open("a") as stream:
        stream.write("More.\n")


def cut(file: Path) -> None:
    os.truncate(file, 10)


def rewrite(file: Path) -> None:
    file.write_text(LETTER)


def remove(file: Path) -> None:
    file.unlink()


def replace(file: Path) -> None:
    other = file.with_name(".other")
    other.write_text(LETTER)
    other.replace(file)


@pytest.mark.parametrize("act", [append, cut, rewrite, remove, replace])
def test_what_becomes_of_a_file_while_it_is_read_is_there_after_the_next_command(
    library: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], None]
) -> None:
    write(library, {"a.txt": VOTE, "b.txt": FIRE})
    fstat = os.fstat

    def act_after_the_first(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        if (library / "a.txt").exists() and os.path.samestat(found, (library / "a.txt").stat()):
            monkeypatch.setattr(os, "fstat", fstat)
            act(library / "a.txt")
        return found

    monkeypatch.setattr(os, "fstat", act_after_the_first)
    ran = run("quotes", library)
    assert ran.status == 0
    assert "We will rebuild every house" in ran.out
    unread = "a.txt: is being written; it will be read at the next update"
    assert (unread in ran.err) == (act in (append, cut, rewrite))
    again = run("quotes", library)
    assert again.err == ""
    assert (KELLER in again.out) == (act is append)
    assert ("No migrant came here" in again.out) == (act in (rewrite, replace))


def test_a_folder_that_goes_while_it_is_looked_through_costs_nothing_else(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(library, {"a/1.txt": VOTE, "b/2.txt": LETTER, "c.txt": FIRE})
    scandir = os.scandir

    def remove_the_other(folder: str | Path | int) -> object:
        if folder == str(library / "a"):
            monkeypatch.setattr(os, "scandir", scandir)
            shutil.rmtree(library / "b")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", remove_the_other)
    ran = run("index", library)
    assert "2 articles" in ran.out
    assert ran.status == 0


# -- disks


ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$1" small "$2" || exit 99
shift 2
"$@"
"""
"""Mounts a disk of some size on a folder, and runs what follows."""


def test_an_index_that_finds_no_room_is_told_in_one_line(library: Path, tmp_path: Path) -> None:
    write(library, {f"{n}.txt": VOTE for n in range(30)})
    (tmp_path / "disk").mkdir()
    for size in ("64k", "200k", "400k"):
        script = f"ONRECORD_CACHE={tmp_path}/disk; export ONRECORD_CACHE; {ON_A_SMALL_DISK}"
        ran = in_own_mounts(
            ["sh", "-c", script, "sh", size, str(tmp_path / "disk"), *program("quotes", library)]
        )
        assert ran.returncode == 1, ran.stderr
        [line] = ran.stderr.splitlines()
        assert line.startswith("onrecord: ")
        assert "no space left on device" in line or "disk is full" in line or "full" in line


def test_an_export_that_finds_no_room_leaves_the_old_one_and_nothing_else(
    library: Path, tmp_path: Path
) -> None:
    write(library, {f"{n}.txt": VOTE for n in range(100)})
    run("index", library)
    (tmp_path / "disk").mkdir()
    script = f"""
    {ON_A_SMALL_DISK.replace('"$@"', "")}
    echo old > {tmp_path}/disk/out.md
    "$@"
    echo $? $(ls -A {tmp_path}/disk) $(cat {tmp_path}/disk/out.md)
    """
    out = tmp_path / "disk" / "out.md"
    words = program("export", library, "--no-update", "-o", out, "--force")
    ran = in_own_mounts(["sh", "-c", script, "sh", "16k", str(tmp_path / "disk"), *words])
    assert ran.stdout == "1 out.md old\n"
    assert ran.stderr == f"onrecord: {out}: can't be written (no space left on device)\n"


def test_a_merge_that_finds_no_room_leaves_the_file_as_it_was(library: Path) -> None:
    cache = library.with_name("cache")
    script = f"""
    {ON_A_SMALL_DISK.replace('"$@"', "")}
    cd {library}; cp ../vote.txt ../fire.md .
    export ONRECORD_CACHE={cache}
    {sys.executable} -m tui.cli merge . "Maria Keller" "Jonas Brandt" > ../said || exit 98
    cp speakers.yaml ../before; rm -f speakers.yaml.bak
    cat /dev/zero > .filling 2> /dev/null
    "$@"
    echo $?
    cmp speakers.yaml ../before && ls -A
    """
    write(library.parent, {"vote.txt": VOTE, "fire.md": FIRE})
    words = program("merge", ".", "Maria Keller", "Ana Ruiz")
    ran = in_own_mounts(["sh", "-c", script, "sh", "24k", str(library), *words])
    assert ran.stdout.split() == ["1", ".filling", "fire.md", "speakers.yaml", "vote.txt"], ran
    assert ran.stderr.splitlines()[-1].endswith("speakers.yaml: not written: no space left on device")


def test_a_cache_on_a_disk_that_is_only_read_is_told_in_one_line(library: Path, tmp_path: Path) -> None:
    write(library, {"vote.txt": VOTE})
    (tmp_path / "disk").mkdir()
    script = 'mount -t tmpfs -o ro none "$1" && export ONRECORD_CACHE="$1" && shift && exec "$@"'
    ran = in_own_mounts(["sh", "-c", script, "sh", str(tmp_path / "disk"), *program("quotes", library)])
    assert ran.returncode == 1
    [line] = ran.stderr.splitlines()
    assert "the index can't be kept here (read-only file system); set ONRECORD_CACHE" in line
