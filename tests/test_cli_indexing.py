"""The index as the command line keeps it: brought up to date, stopped, its progress told."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.library import Library, Progress
from tests.indexing import write
from tests.running import (
    run,
    run_on_terminal,
    write_articles,
)
from tui.cli import main
from tui.commands import opening
from tui.commands.watching import tell


def test_index_says_what_changed(news: Path) -> None:
    counts = re.compile(r"library: \d articles, \d quotes; (.*) \(\d+\.\d s\)\n")

    def changes() -> str:
        ran = run("index", news)
        assert (ran.status, ran.err) == (0, "")
        found = counts.fullmatch(ran.out)
        assert found, ran.out
        return found[1]

    assert changes() == "3 added"
    assert changes() == "nothing changed"
    (news / "plain.txt").write_text('Pedro Silva said: "I saw it."\n')
    (news / "2025/fire.md").unlink()
    write_articles(news, {"new.txt": "Nothing."})
    assert changes() == "1 added, 1 changed, 1 removed"


def test_index_can_read_everything_again(news: Path) -> None:
    run("index", news)
    assert "3 changed" in run("index", news, "--rebuild").out


def test_commands_see_what_changed_unless_told_not_to(news: Path) -> None:
    run("index", news)
    (news / "plain.txt").write_text('Pedro Silva said: "I saw it."\n')
    words = ["quotes", str(news), "--json", "--speaker", "pedro silva"]
    assert run(*words, "--no-update").rows[0]["text"] == "I never saw the plan."
    assert run(*words).rows[0]["text"] == "I saw it."


@pytest.mark.parametrize(
    "words", [("search", "LIBRARY", "plan"), ("quotes", "LIBRARY"), ("speakers", "LIBRARY")]
)
def test_where_nothing_is_indexed_that_is_said_and_not_that_nothing_is_there(
    news: Path, words: tuple[str, ...]
) -> None:
    asked = [str(news) if word == "LIBRARY" else word for word in words]
    said = "no article of this library is indexed; leave out --no-update to have them read"
    assert said in run(*asked, "--no-update").err
    assert said not in run(*asked).err


def test_what_was_guessed_is_said_only_when_asked(library: Path) -> None:
    text = "Die Bürgermeisterin sagte: „Wir können das für die ganze Größe prüfen.“ " * 5
    (library / "alt.txt").write_bytes(text.encode("cp1252"))
    assert run("quotes", library).err == ""
    assert "alt.txt" in run("index", library, "--rebuild", "-v").err


def test_a_large_library_is_not_indexed_unasked(library: Path) -> None:
    with (library / "huge.txt").open("wb") as file:
        file.truncate(1_100_000_000)
    ran = run("quotes", library)
    assert (ran.status, ran.out) == (1, "")
    assert (
        ran.err == f"onrecord: {library}: 1 file, 1.1 GB, is new to onrecord; give --yes to have it indexed\n"
    )


@pytest.mark.parametrize(("answer", "status"), [("n\n", 1), ("\n", 1), ("y\n", 0)])
def test_someone_at_a_terminal_is_asked(answer: str, status: int, library: Path) -> None:
    with (library / "huge.txt").open("wb") as file:
        file.truncate(1_100_000_000)
    ran = run_on_terminal("index", library, answer=answer)
    assert "1 file, 1.1 GB, is new to onrecord" in ran.out
    assert "Index it all? [y/N]" in ran.out
    assert ran.status == status


def test_ctrl_c_is_quiet(library: Path) -> None:
    with (library / "huge.txt").open("wb") as file:
        file.truncate(1_100_000_000)
    ran = run_on_terminal("index", library, interrupt_at="[y/N]")
    assert ran.status in (
        130,
        -signal.SIGINT,
    )  # the second, where it comes while the first is ending the program
    assert "Traceback" not in ran.out
    assert "Aborted" not in ran.out


def test_ctrl_c_while_indexing_keeps_what_was_read_and_the_next_run_goes_on(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(library, {f"{number}.txt": f'"Yes," said Ann Lee {number}.' for number in range(200)})

    @contextmanager
    def interrupting() -> Iterator[Callable[[Progress], None]]:
        def press(progress: Progress) -> None:
            if (progress.phase, progress.done) == ("reading", 100):
                os.kill(os.getpid(), signal.SIGINT)

        yield press

    with monkeypatch.context() as patched:
        patched.setattr(opening, "watched", interrupting)
        assert main(["index", str(library)]) == 130
    with Library(library) as opened:
        kept = opened.article_count()
    assert 0 < kept < 200
    assert f"stopped: {kept} articles are kept" in capsys.readouterr().err
    assert main(["index", str(library)]) == 0
    assert f"200 articles, 200 quotes; {200 - kept} added" in capsys.readouterr().out


def test_the_progress_bar_tells_rate_and_place() -> None:
    code = (
        "from tui.commands.watching import Bar\nfrom index.library import Progress\n"
        "bar = Bar()\nbar.advance(Progress('reading', 5, 10, 1000, 'a.txt'))\nbar.show()\n"
        "bar.advance(Progress('indexing', 7, 10, 1000, None))\nbar.hide()\nbar.show()\n"
    )
    ran = run_on_terminal(code=code)
    assert "Reading" in ran.out
    assert "5 of 10" in ran.out
    assert "Indexing" in ran.out
    assert "7 of 10" in ran.out


@pytest.mark.parametrize(
    ("done", "total", "lately", "seconds", "told"),
    [
        (1500, None, 0, 9.0, "1,500"),
        (5, 10, 5, 0.1, "5 of 10"),
        (5, 10, 0, 9.0, "5 of 10"),
        (200, 1000, 100, 5.0, "200 of 1,000, 20/s, 40 s left"),
        (1000, 100_000, 1000, 10.0, "1,000 of 100,000, 100/s, 16 min left"),
        (1000, 1_000_000, 1000, 10.0, "1,000 of 1,000,000, 100/s, 2 h 46 min left"),
        (10, 10, 10, 5.0, "10 of 10, 2/s, 0 s left"),
    ],
)
def test_progress_is_told_in_words(
    done: int, total: int | None, lately: int, seconds: float, told: str
) -> None:
    assert tell(done, total, lately, seconds) == told
