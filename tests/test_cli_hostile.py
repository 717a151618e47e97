"""Articles made to harm whoever reads them, through every command, in pipes and on a terminal."""

import json
import os
import re
from pathlib import Path

import pytest

from index.safe import make_safe
from tests.exporting import HOSTILE
from tests.running import Ran, run, run_on_terminal, write_articles

# What rich itself sends to a terminal: colours, and the cursor hidden and shown.
RICH = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|[0-9]*[AK])")


@pytest.fixture
def hostile(library: Path) -> Path:
    """An article for each hostile text, which its quote, its speaker's role and its title hold."""
    for number, text in enumerate(HOSTILE):
        line = text.replace("\n", " ").replace("\r", " ")
        body = f'{line}\n\n"We {line} will," Ana Ruiz, the {line} mayor, said.'
        body += f" Bo Lind said that {line} was so.\n"
        write_articles(library, {f"{number:02}.txt": body})
    names = ["\x1b[31mred.txt", "\u202etxt.live.txt", "[bold]x[/bold].txt", "a\nb.txt", "=cmd.txt", "--.txt"]
    write_articles(library, dict.fromkeys(names, 'Bo Lind said: "No."\n'))
    (Path(os.fsencode(library).decode()) / os.fsdecode(b"\xff\xfe.txt")).write_text('Bo Lind said: "No."\n')
    return library


def commands(library: Path) -> list[list[str | Path]]:
    return [
        [library],
        ["index", library, "-v"],
        ["quotes", library],
        ["quotes", library, "--explain"],
        ["quotes", library, "--json"],
        ["speakers", library],
        ["speakers", library, "--json"],
        ["search", library, "will"],
        ["search", library, "will", "--json"],
        ["search", library, "".join(HOSTILE).encode("utf-8", "replace").decode()],
        ["export", library],
        ["export", library, "--by", "article"],
        ["export", library, "-f", "jsonl"],
        ["text", library, "\x1b[31mred.txt"],
        ["text", library, "\x1b]0;none\x07"],
        ["quotes", library, "--speaker", "\x1b[31mnobody"],
        ["quotes", library, "--since", "\x1b[31m"],
        ["\x1b[31mnone"],
        ["--\x1b[31m"],
    ]


def acting(text: str) -> set[str]:
    """The characters of `text` that a terminal could obey."""
    text = text.replace("\n", "")
    return {c for c, s in zip(text, make_safe(text), strict=True) if c != s and s == "\ufffd"}


def check_survives(ran: Ran) -> None:
    assert ran.status in (0, 1, 2)
    assert "Traceback" not in ran.out + ran.err
    assert "unexpected error" not in ran.out + ran.err


def test_nothing_that_acts_comes_through_in_a_pipe(hostile: Path) -> None:
    for words in commands(hostile):
        ran = run(*words)
        check_survives(ran)
        assert not acting(ran.out + ran.err), words
        (ran.out + ran.err).encode("utf-8")


def test_nothing_that_acts_comes_through_on_a_terminal(hostile: Path) -> None:
    run("index", hostile)
    for words in commands(hostile)[2:]:
        ran = run_on_terminal(*words, TERM="xterm-256color")
        check_survives(ran)
        assert not acting(RICH.sub("", ran.out).replace("\r", "")), words


def test_every_article_is_listed_and_its_text_exact(hostile: Path) -> None:
    paths = {row["path"] for row in run("quotes", hostile, "--json").rows}
    assert {"\x1b[31mred.txt", "a\nb.txt", "=cmd.txt", "--.txt", "\udcff\udcfe.txt"} <= paths
    for path in paths:
        assert run("text", hostile, "--", path).status == 0
    for number in range(len(HOSTILE)):
        file = hostile / f"{number:02}.txt"
        read = file.read_bytes().decode("utf-8", "surrogatepass")
        if read.isprintable():
            assert run("text", hostile, file.name).out == read


def test_markup_is_shown_and_not_obeyed(library: Path) -> None:
    write_articles(
        library,
        {"a.txt": 'Bo Lind said: "It is [bold]so[/bold], [/nope] [link=http://x]y[/link] :smile:."\n'},
    )
    words = "It is [bold]so[/bold], [/nope] [link=http://x]y[/link] :smile:."
    for ran in (
        run_on_terminal("quotes", library, width=200),
        run_on_terminal("search", library, "so", width=200),
    ):
        assert words in RICH.sub("", ran.out)


def test_an_exported_library_of_such_articles_stands(hostile: Path, tmp_path: Path) -> None:
    run("export", hostile, "-o", tmp_path / "export.md")
    ran = run("verify", hostile, tmp_path / "export.md")
    assert ran.status == 0, ran.out
    total = len(run("quotes", hostile, "--json").rows)
    assert ran.out == f"{total} quotes: {total} stand\n"


def test_json_is_exact(hostile: Path) -> None:
    out = run("quotes", hostile, "--json").out
    for row in map(json.loads, out.splitlines()):
        text = run("text", hostile, "--", row["path"]).out
        assert " ".join(text[start:end] for start, end in row["spans"]) == row["text"]
