"""How a command line is read, and how it fails: statuses, help, options, pipes, errors of one line."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.conftest import AsNobody
from tests.running import COMMANDS, environment, program, run, write_articles

VALUE = re.compile(r"  (?:-\w, )?--\S+ (\S+)(?:  |$)")
"""What an option takes, as its help names it."""


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_shows_an_example(command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"Usage: onrecord {command} [OPTIONS] " in ran.out
    name = "" if command == "open" else f"{command} "
    assert f"\n    onrecord {name}news" in ran.out
    assert ran.out == run(command, "-h").out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_what_is_to_be_given_in_words_and_fits_into_eighty_columns(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run(command, "--help").lines
    assert max(map(len, lines)) <= 80
    begin, end = lines.index("Options:"), next(n for n, line in enumerate(lines) if "Example" in line)
    taken = [found[1] for line in lines[begin:end] if (found := VALUE.match(line))]
    assert all(value.isupper() or set(value) <= set("abcdefghijklmnopqrstuvwxyz|") for value in taken)
    assert not re.search(r"<\w+>|[<>]=|\b(int|str|list)\b", "\n".join(lines[:end]))


def test_help_says_between_which_numbers_one_must_be() -> None:
    assert "[default: 20; at least 1]" in " ".join(run("search", "--help").out.split())
    assert "[0 to 20]" in run("export", "--help").out


def test_help_lists_every_command() -> None:
    ran = run("--help")
    assert ran.status == 0
    for command in COMMANDS:
        assert f"\n  {command} " in ran.out
    assert "onrecord quotes news --speaker kast" in ran.out


def test_the_version_is_told() -> None:
    assert run("--version").out.startswith("onrecord")


def test_a_folder_alone_gives_the_digest_without_a_terminal(news: Path) -> None:
    assert run(news).out == run("open", news).out
    assert run(news).out.startswith("library: 3 articles, ")


def test_without_a_word_it_is_this_folder(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news)
    assert run().out == run(news).out
    assert run("--no-update").out == run(news).out


@pytest.mark.parametrize(
    "words", [["open", "quotes"], ["--", "quotes"], ["./quotes"], ["-v", "--", "quotes"]]
)
def test_a_folder_may_be_called_like_a_command(
    words: list[str], news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.rename(news.parent / "quotes")
    monkeypatch.chdir(news.parent)
    assert run(*words).out.startswith("quotes: 3 articles, ")


@pytest.mark.parametrize(
    "words",
    [
        ["quotes", "NEWS", "--speaker", "lind", "--json"],
        ["quotes", "--speaker", "lind", "--json", "NEWS"],
        ["--speaker", "lind", "--json", "quotes", "NEWS"],
        ["--json", "quotes", "--speaker=lind", "NEWS"],
    ],
)
def test_options_may_stand_before_or_after(words: list[str], news: Path) -> None:
    ran = run(*[str(news) if word == "NEWS" else word for word in words])
    assert [row["speaker"] for row in ran.rows] == ["Bo Lind", "Bo Lind"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["quotes"], "Missing argument 'LIBRARY'. See onrecord quotes --help."),
        (["search", "NEWS"], "Missing argument 'QUERY'. See onrecord search --help."),
        (["quotes", "NEWS", "--bogus"], "No such option: --bogus"),
        (["search", "NEWS", "-wall"], "-w; what begins with - and is no option stands after --. See"),
        (["qoutes", "NEWS"], "'qoutes' is neither a command nor a folder. Did you mean 'quotes'? See"),
        (["NEWS", "more"], "unexpected extra argument"),
        (
            ["quotes", "NEWS", "--since", "tomorrow"],
            "'--since': 'tomorrow' is no date: give a year, month or day",
        ),
        (["quotes", "NEWS", "--until", "2025-13"], "'--until': '2025-13' is no date"),
        (["quotes", "NEWS", "--since", "2025-02-30"], "'2025-02-30' is no date"),
        (["quotes", "NEWS", "--since", ""], "'' is no date"),
        (["quotes", "NEWS", "--since", "2025", "--until", "2024-11"], "--since 2025 is later than --until"),
        (["quotes", "NEWS", "--kind", "true"], "'true' is not one of 'direct', 'indirect', 'mixed'"),
        (["search", "NEWS", "x", "--in", "titles"], "'titles' is not one of 'articles', 'quotes'"),
        (["search", "NEWS", "x", "--limit", "0"], "'--limit': it takes at least 1. See"),
        (["search", "NEWS", "x", "--limit", "ten"], "'--limit': it takes a whole number. See"),
        (["export", "NEWS", "--context", "99"], "'--context': it takes at most 20. See"),
        (["export", "NEWS", "-f", "pdf"], "'pdf' is not one of 'markdown', 'csv', 'jsonl', 'annotations'"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(words: list[str], message: str, news: Path) -> None:
    ran = run(*[str(news) if word == "NEWS" else word for word in words])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("onrecord: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", ["open", "index", "search", "quotes", "speakers", "text", "export"])
def test_a_library_that_is_not_there_is_told_in_one_line(command: str, tmp_path: Path) -> None:
    words = [command, str(tmp_path / "none"), *(["x"] if command == "search" else [])]
    ran = run(*words)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"onrecord: {tmp_path / 'none'}: there is no such folder or file\n"


def test_an_empty_library_is_an_answer(library: Path) -> None:
    for words in (["quotes"], ["quotes", "--json"], ["export", "-f", "jsonl"]):
        assert run(*words, library).status == 0
        assert run(*words, library).out == ""
    assert run(library).out == "library: 0 articles, 0 quotes, 0 speakers\n"


def test_one_file_is_a_library(news: Path) -> None:
    assert [row["path"] for row in run("quotes", news / "plain.txt", "--json").rows] == ["plain.txt"]


def test_a_file_that_can_not_be_read_is_named_and_the_rest_is_there(news: Path) -> None:
    (news / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    for words in (["quotes", news], ["speakers", news], ["index", news], ["export", news], [news]):
        ran = run(*words)
        assert ran.status == 0
        assert "Bo Lind" in ran.out or words[0] == "index"
        name, count = ran.err.splitlines()[-2:]
        assert name.startswith("broken.txt: ")
        assert count == "1 file could not be read; the rest is there"
        assert run(*words, "--strict").status == 1
    assert run("quotes", news, "--no-update").err == ""


def test_a_closed_file_is_named(news: Path, as_nobody: AsNobody) -> None:
    (news / "plain.txt").chmod(0)
    # A first run loads whatever the command needs, which nobody may not.
    imports = f"import sys, tempfile; from tui.cli import main; main(['quotes', {str(news)!r}])\n"
    program = """
        sys.stderr = sys.stdout
        os.environ["ONRECORD_CACHE"] = tempfile.mkdtemp()
        print(main(["quotes", "."]), flush=True)
    """
    *_, name, count, status = as_nobody(imports, program, news)
    assert name.startswith("plain.txt: can't be opened: permission denied")
    assert count == "1 file could not be read; the rest is there"
    assert status == "0"


def test_an_index_that_can_not_be_kept_is_told_in_one_line(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "file"))
    ran = run("quotes", news)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "ONRECORD_CACHE" in ran.err


def test_a_reader_that_has_seen_enough_ends_it_quietly(library: Path) -> None:
    text = '"We will not go to the river," said Bo Lind.\n' * 50
    write_articles(library, {f"{number}.txt": text for number in range(40)})
    run("index", library)
    for words in (
        ["quotes", str(library)],
        ["quotes", str(library), "--json"],
        ["text", str(library), "1.txt"],
    ):
        with subprocess.Popen(
            program(*words, "--no-update"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        ) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 128 + signal.SIGPIPE


@pytest.mark.parametrize("words", [["--help"], ["export", "--help"], ["--version"]])
def test_a_reader_of_the_help_may_leave_too(words: list[str]) -> None:
    hear, tell = os.pipe()
    os.close(hear)
    ran = subprocess.run(program(*words), stdout=tell, stderr=subprocess.PIPE, env=environment())
    os.close(tell)
    assert (ran.returncode, ran.stderr) == (128 + signal.SIGPIPE, b"")


@pytest.mark.parametrize(
    "words", [["quotes", "NEWS"], ["speakers", "NEWS"], ["search", "NEWS", "plan"], ["--help"]]
)
def test_what_draws_nothing_does_not_load_textual(words: list[str], news: Path) -> None:
    words = [str(news) if word == "NEWS" else word for word in words]
    code = f"import sys; from tui.cli import main; main({words!r}); sys.exit('textual' in sys.modules)"
    command = [*program()[:1], "-c", code]
    assert subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.parametrize(
    "words", [["quotes", "NEWS", "--speaker", "lind"], ["speakers", "NEWS"], ["text", "NEWS", "plain.txt"]]
)
def test_where_nothing_has_changed_only_what_answers_is_loaded(words: list[str], news: Path) -> None:
    words = [str(news) if word == "NEWS" else word for word in words]
    code = f"import sys; from tui.cli import main; main({words!r}); print(*sys.modules, file=sys.stderr)"
    command = [*program()[:1], "-c", code]
    for _ in range(2):
        ran = subprocess.run(command, env=environment(), capture_output=True, text=True)
    later = "numpy whoosh.index whoosh.reading index.extract index.search.searcher index.export.markdown"
    later += " pathspec multiprocessing trafilatura lxml"
    assert not [name for name in ran.stderr.split() if name.startswith(tuple(later.split()))]


@pytest.mark.parametrize(
    "words", [["quotes", "NEWS"], ["quotes", "NEWS", "--json"], ["text", "NEWS", "plain.txt"]]
)
def test_a_full_disk_is_told_in_one_line(words: list[str], news: Path) -> None:
    words = [str(news) if word == "NEWS" else word for word in words]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(program(*words), env=environment(), stdout=full, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (1, b"onrecord: no space left on device\n")


def test_closed_streams_are_no_trouble(news: Path) -> None:
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        command = f'"$@" {closed}'
        ran = subprocess.run(
            ["sh", "-c", command, "sh", *program("quotes", news)], env=environment(), capture_output=True
        )
        assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_folder_that_is_gone_is_told_in_one_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd {gone} && rmdir {gone} && exec "$@"'
    ran = subprocess.run(["sh", "-c", command, "sh", *program()], env=environment(), capture_output=True)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"onrecord: ")
    assert ran.stderr.count(b"\n") == 1


def test_an_unexpected_error_is_one_line_unless_asked_for_more(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defect(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a \x1b[31mdefect")

    monkeypatch.setattr("tui.commands.layout.show_speakers", defect)
    ran = run("speakers", news)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "onrecord: an unexpected error, which is a defect (ZeroDivisionError: a \ufffd[31mdefect). "
        "Please report it with what ONRECORD_DEBUG=1 prints.\n"
    )
    assert run("speakers", news, "-v").err.startswith("Traceback (most recent call last):\n")
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    assert run("speakers", news).err.startswith("Traceback (most recent call last):\n")


def test_output_is_utf8_whatever_the_locale(news: Path) -> None:
    for variables in (
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    ):
        out = subprocess.run(
            program("quotes", news), env=environment(**variables), stdout=subprocess.PIPE, check=True
        ).stdout
        assert "“No means no,”" in out.decode("utf-8")


def test_completion_knows_the_commands() -> None:
    variables = {"_ONRECORD_COMPLETE": "complete_bash", "COMP_WORDS": "onrecord q", "COMP_CWORD": "1"}
    out = subprocess.run(program(), env=environment(**variables), stdout=subprocess.PIPE, text=True).stdout
    assert out.split() == ["quotes"]


def test_completion_knows_the_options_of_the_library_alone() -> None:
    variables = {"_ONRECORD_COMPLETE": "complete_bash", "COMP_WORDS": "onrecord news --no", "COMP_CWORD": "2"}
    out = subprocess.run(program(), env=environment(**variables), stdout=subprocess.PIPE, text=True).stdout
    assert out.split() == ["--no-update"]


def test_a_wrong_combination_is_told_without_a_heading_of_its_own(library: Path) -> None:
    wrong = run("quotes", write_articles(library), "--since", "2025", "--until", "2024")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err.startswith("onrecord: --since 2025 is later than --until 2024.")
