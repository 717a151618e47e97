"""Articles made to harm whoever reads them, through every command, in pipes and on a terminal."""

import json
import re
from pathlib import Path

import pytest

from index.safe import make_safe
from tests.hostile import HOSTILE, NAMES, PHENOMENA, article, file_name, write_hostile_library
from tests.running import Ran, run, run_on_terminal, write_articles

# What rich itself sends to a terminal: colours, and the cursor hidden and shown.
RICH = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|[0-9]*[AK])")


@pytest.fixture
def hostile(library: Path) -> Path:
    return write_hostile_library(library)


def commands(library: Path, folder: Path) -> list[list[str | Path]]:
    everything = "".join(HOSTILE).encode("utf-8", "replace").decode()
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
        ["search", library, everything],
        ["check", library, everything[:400]],
        ["check", library, "It was ended, \x1b[31m it was not over", "--json"],
        ["merge", library, "Ana \x1b[31m Ruiz", "Bo Lind"],
        ["merge", library, "Ana Ruiz", "\u202enobody\x07"],
        *(["export", library, "-f", form] for form in ("markdown", "csv", "jsonl", "annotations")),
        ["export", library, "--by", "article", "--context", "1"],
        ["export", library, "-o", folder / "\x1b[31m\n.md"],
        ["export", library, "-o", folder / "\x1b[31m.parquet"],
        ["verify", library, folder / "\x1b[31m\n.md", "-v"],
        ["verify", library, library / NAMES[0]],
        ["report", library],
        ["text", library, NAMES[0]],
        ["text", library, "\x1b]0;none\x07"],
        ["serve", library, "--host", "\x1b[31m"],
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


def test_nothing_that_acts_comes_through_in_a_pipe(hostile: Path, tmp_path: Path) -> None:
    for words in commands(hostile, tmp_path):
        ran = run(*words)
        check_survives(ran)
        said = ran.err if words[0] == "text" or "csv" in words else ran.out + ran.err
        assert not acting(said), words
        said.encode("utf-8")


ONE_AFTER_ANOTHER = """
from tui.cli import main
for number, words in enumerate({commands}):
    print(f"<{{number}}>", flush=True)
    print(f"<exit {{main(words)}}>", flush=True)
"""


def test_nothing_that_acts_comes_through_on_a_terminal(hostile: Path, tmp_path: Path) -> None:
    run("index", hostile)
    every = [[str(word) for word in words] for words in commands(hostile, tmp_path)[1:]]
    ran = run_on_terminal(code=ONE_AFTER_ANOTHER.format(commands=ascii(every)), TERM="xterm-256color")
    check_survives(ran)
    assert ran.out.count("<exit ") == len(every)
    for part in ran.out.split("\n<")[1:]:
        shown = RICH.sub("", part).replace("\r", "")
        assert not acting(shown), every[int(part.split(">")[0])]


def test_every_article_is_listed_and_its_text_exact(hostile: Path) -> None:
    paths = {row["path"] for row in run("quotes", hostile, "--json").rows}
    assert set(NAMES) <= paths
    for number, text in enumerate(HOSTILE):
        name = file_name(number, text, ".txt")
        assert name in paths
        if text != PHENOMENA["half pairs"]:  # which are no UTF-8
            written = article(text).replace("\r\n", "\n").replace("\r", "\n")
            assert run("text", hostile, "--", name).out == written


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
