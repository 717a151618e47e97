"""`onrecord --plain`: the explorer for screen readers, from the command line."""

import subprocess
import sys
from pathlib import Path


def talk(library: Path, typed: str, *options: str) -> subprocess.CompletedProcess[str]:
    """What `onrecord LIBRARY --plain` says to somebody who types these lines."""
    command = [sys.executable, "-m", "tui.cli", str(library), "--plain", *options]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)


def library_of(folder: Path, words: str) -> Path:
    news = folder / "news"
    news.mkdir()
    article = f"The ferry\n\n“{words},” Maria Keller said on Monday.\n"
    (news / "ferry.txt").write_text(article, encoding="utf-8")
    return news


def test_a_speakers_quotes_are_read_without_a_screen(tmp_path: Path) -> None:
    told = talk(library_of(tmp_path, "We will vote on Monday"), "s\n1\nx\n")
    assert told.returncode == 0
    assert "1. Maria Keller" in told.stdout
    assert "“We will vote on Monday,”" in told.stdout
    assert "\x1b" not in told.stdout


def test_a_line_too_long_to_be_typed_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    told = talk(library_of(tmp_path, "We will vote on Monday"), f"{'9' * 25_000}\n1\n{'x' * 10_000}")
    assert told.returncode == 0
    assert told.stdout.count("That line has more than 10,000 characters; nothing was done.") == 2
    assert "“We will vote on Monday,”" in told.stdout


def test_without_an_update_it_shows_what_was_read_before(tmp_path: Path) -> None:
    news = library_of(tmp_path, "We will vote on Monday")
    talk(news, "x\n")
    (news / "ferry.txt").write_text("The ferry\n\n“We will not vote,” Maria Keller said.\n", encoding="utf-8")
    assert "We will vote on Monday" in talk(news, "s\n1\nx\n", "--no-update").stdout
    assert "We will not vote" in talk(news, "s\n1\nx\n").stdout
