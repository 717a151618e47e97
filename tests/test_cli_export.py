"""The command that takes quotes out: in which form, which of them, and where to."""

import csv
import io
from pathlib import Path

import pytest

from index.mark import is_own_file
from tests.running import run, run_on_terminal, write_articles


def test_markdown_groups_by_speaker_most_quoted_first_and_the_unnamed_last(news: Path) -> None:
    ran = run("export", news)
    headings = [line for line in ran.lines if line.startswith("## ")]
    assert headings[0] == "## Bo Lind"
    assert sorted(headings[1:-1]) == ["## Ana Ruiz", "## Carla Silva", "## Pedro Silva"]
    assert headings[-1] == "## Without a name"
    assert "\n6 quotes, from the library *library*, exported on " in ran.out
    assert "> No means no,\n\n— **Bo Lind**" in ran.out


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("article", ["## Council votes on the river", "## After the fire", "## A quarrel"]),
        ("date", ["## 2024-05-02", "## 2025-11-29", "## Without a date"]),
    ],
)
def test_markdown_groups_by_article_or_date(by: str, headings: list[str], news: Path) -> None:
    lines = run("export", news, "--by", by).lines
    assert [line for line in lines if line.startswith("## ")] == headings


def test_an_export_says_what_was_selected(news: Path) -> None:
    words = ["--speaker", "lind", "--kind", "direct", "--since", "2024", "--about", "means"]
    ran = run("export", news, *words)
    assert "# On the record: Bo Lind\n" in ran.out
    assert "\n1 quote, direct, about “means”, since 2024, from the library *library*" in ran.out
    assert (
        "# On the record\n\n1 quote, no speaker named, from" in run("export", news, "--speaker", "none").out
    )


def test_csv_has_the_fields_of_the_json(news: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", news, "-f", "csv").out, newline="")))
    quotes = run("quotes", news, "--json").rows
    assert [row["text"] for row in rows] == [quote["text"] for quote in quotes]
    assert list(rows[0]) == list(quotes[0])


def test_csv_begins_with_a_byte_order_mark_on_demand(news: Path, tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.csv", news / "marked.csv"
    assert run("export", news, "-o", plain).status == 0
    assert run("export", news, "-o", marked, "--bom").status == 0
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert is_own_file("marked.txt", marked.read_bytes())
    ran = run("export", news, "-f", "jsonl", "--bom")
    assert ran.status == 2
    assert "--bom is for CSV, not for jsonl" in ran.err


def test_json_lines_are_those_of_quotes(news: Path) -> None:
    assert run("export", news, "-f", "jsonl").out == run("quotes", news, "--json").out


def test_filters_narrow_every_format(news: Path) -> None:
    for form in ("markdown", "csv", "jsonl"):
        out = run("export", news, "-f", form, "--speaker", "carla silva").out
        assert "It was late," in out
        assert "No means no" not in out


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("q.csv", "id,path,"),
        ("q.jsonl", '{"id": '),
        ("q.md", "<!-- onrecord export"),
        ("q", "<!-- onrecord export"),
        ("Q.Markdown", "<!-- onrecord export"),
        ("q.NDJSON", '{"id": '),
    ],
)
def test_the_name_of_the_file_tells_the_format(name: str, start: str, news: Path, tmp_path: Path) -> None:
    ran = run("export", news, "-o", tmp_path / name)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"6 quotes written to {tmp_path / name}\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("name", ["q.foo", "q.md.gz", "q.xlsx", "q.json", "q.txt"])
def test_an_end_that_says_no_format_is_refused_with_those_that_do(
    name: str, news: Path, tmp_path: Path
) -> None:
    ran = run("export", news, "-o", tmp_path / name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"{tmp_path / name}: " in ran.err
    for known in (".csv", ".jsonl", ".jsonld", ".md", ".parquet", "--format"):
        assert known in ran.err
    assert not (tmp_path / name).exists()
    assert run("export", news, "-o", tmp_path / name, "--format", "csv").status == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("id,path,")


def test_an_export_into_the_library_is_never_read_as_an_article(news: Path) -> None:
    before = run("quotes", news).out
    for name in ("quotes.md", "quotes.txt", "quotes.csv", "quotes.jsonl"):
        form = ("--format", "markdown") if name.endswith(".txt") else ()
        assert run("export", news, "-o", news / name, *form).status == 0
        assert is_own_file(name, (news / name).read_bytes())
    assert run("quotes", news).out == before


def test_a_file_is_not_written_over_unless_forced(news: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.md"
    target.write_text("mine")
    ran = run("export", news, "-o", target)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "--force" in ran.err
    assert target.read_text() == "mine"
    assert run("export", news, "-o", target, "--force").status == 0
    assert "Bo Lind" in target.read_text(encoding="utf-8")


def test_a_missing_folder_is_told_in_one_line(news: Path, tmp_path: Path) -> None:
    ran = run("export", news, "-o", tmp_path / "none" / "q.md")
    assert ran.status == 1
    assert ran.err == f"onrecord: {tmp_path / 'none'}: there is no such folder to write to\n"


def test_a_dash_is_standard_output(news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert "## Bo Lind" in run("export", news, "-o", "-").out
    assert not list(tmp_path.glob("-"))


def test_nothing_selected_is_still_an_export(news: Path) -> None:
    ran = run("export", news, "--since", "2030")
    assert ran.status == 0
    assert "No quotes, since 2030, from the library" in ran.out


def test_an_export_to_a_terminal_is_safe_in_every_format(library: Path) -> None:
    write_articles(library, {"a.txt": 'Bo Lind said: "No \x1b]0;evil\x07 means\x9b31m \u202eno."\n'})
    run("index", library)
    for form in ("markdown", "csv", "jsonl"):
        out = run_on_terminal("export", library, "-f", form, "--no-update").out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)
    [row] = run("export", library, "-f", "jsonl").rows
    assert "\x1b]0;evil\x07" in row["text"]
    assert "\x1b]0;evil\x07" in run("export", library, "-f", "csv").out
