"""The commands that take quotes out, and check them later: export, verify."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.export.markdown import attribution_line
from index.export.record import RECORD, Record, digest, read_record, write_record
from index.mark import is_own_file
from tests.running import run, run_on_terminal, write_articles


@pytest.fixture
def news(library: Path) -> Path:
    return write_articles(library)


# -- export
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


# -- verify
@pytest.fixture
def exported(news: Path, tmp_path: Path) -> Path:
    run("export", news, "-o", tmp_path / "export.md")
    return tmp_path / "export.md"


def test_a_fresh_export_stands(news: Path, exported: Path) -> None:
    ran = run("verify", news, exported)
    assert (ran.status, ran.out, ran.err) == (0, "6 quotes: 6 stand\n", "")


def test_what_became_of_each_quote_is_told(news: Path, exported: Path) -> None:
    fire, vote = news / "2025/fire.md", news / "2024-05-02-vote.txt"
    fire.write_text(fire.read_text().replace("every house", "some houses"))
    vote.write_text("Corrected.\n\n" + vote.read_text().replace("It was late", "Nothing to say"))
    (news / "plain.txt").unlink()
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace("> that nobody", "> that somebody"), encoding="utf-8")
    ran = run("verify", news, exported)
    assert ran.status == 1
    told = {
        line.partition(": ")[2]: after.strip() for line, after in zip(ran.lines, ran.lines[1:], strict=False)
    }
    assert told["moved: now at line 5"] == "No means no,"
    assert told["moved: now at line 9"] == "the plan was too dear"
    assert told["changed: the article's words changed"] == "We will rebuild [-every house,-] [+some houses,+]"
    assert told["vanished: its words are no longer in 2024-05-02-vote.txt"] == "It was late,"
    assert told["vanished: plain.txt is no longer in the library"] == "I never saw the plan."
    assert (
        told["altered: its words or interruptions were altered in the export"]
        == "that [-nobody-] [+somebody+] had asked her"
    )
    assert ran.lines[-1] == "6 quotes: 2 moved, 1 changed, 2 vanished, 1 altered"


def test_quotes_that_only_moved_are_no_failure(news: Path, exported: Path) -> None:
    for file in news.rglob("*.txt"):
        file.write_text("A line more.\n\n" + file.read_text())
    ran = run("verify", news, exported)
    assert ran.status == 0
    assert ran.lines[-1] == "6 quotes: 2 stand, 4 moved"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Carla Silva", "Pedro Silva", "the library gives it to Carla Silva"),
        ("2025-11-29", "2024-11-29", "the article's date is 2025-11-29"),
        (" (paraphrased)", "", "the library has it as a paraphrase"),
        ("After the fire", "Before the fire", "the article's title is After the fire"),
        ("the mayor of Alba", "a liar", "the library has the speaker described as the mayor of Alba"),
        ("Critics", "Experts", "the library has the speaker described as Critics"),
    ],
)
def test_what_was_altered_in_text_and_record_alike_is_found_out_by_the_library(
    news: Path, exported: Path, old: str, new: str, why: str
) -> None:
    text = exported.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new)
    if "paraphrase" in old:
        text = text.replace('"indirect"', '"direct"')
    exported.write_text(text, encoding="utf-8")
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert f"changed: its words stand, but {why}" in ran.out


def test_a_line_that_was_altered_in_text_and_record_alike_is_found_out_too(
    news: Path, exported: Path
) -> None:
    text = exported.read_text(encoding="utf-8")
    text = text.replace("vote.txt, line 3", "vote.txt, line 33").replace('"line": 3}', '"line": 33}')
    exported.write_text(text, encoding="utf-8")
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert "changed: its words stand, but at line 3\n" in ran.out


def test_front_matter_that_grew_moves_a_quote_in_the_file_alone(news: Path, exported: Path) -> None:
    fire = news / "2025/fire.md"
    assert "2025/fire.md, line 6" in exported.read_text(encoding="utf-8")
    fire.write_text(fire.read_text().replace("author: J. Doe", "author: J. Doe\ntags: [fire]"))
    ran = run("verify", news, exported)
    assert ran.status == 0
    assert "moved: now at line 7\n    We will rebuild every house,\n" in ran.out


def forge(exported: Path, begin: str, change: Callable[[Record], Record], words: str) -> None:
    """Write an export's quote anew, with its record, as somebody would who knows how it is made."""
    text = exported.read_text(encoding="utf-8")
    at = text.index(begin)
    start = text.rindex(RECORD, 0, at)
    record = read_record(text[start : text.index("\n", start)])
    assert record is not None
    forged = change(replace(record, digest=digest([words])))
    end = text.index("\n\n", text.index("\n\n", at) + 2)
    made = f"{write_record(forged)}\n\n> {words}\n\n{attribution_line(forged)}"
    exported.write_text(text[:start] + made + text[end:], encoding="utf-8")


def test_a_part_of_a_quote_is_not_passed_off_as_the_quote(news: Path, exported: Path) -> None:
    start = (news / "2024-05-02-vote.txt").read_text().index("means no,")
    forge(
        exported, "> No means no,", lambda record: replace(record, spans=((start, start + 9),)), "means no,"
    )
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert "changed: its words stand, but as a part of a longer quote\n" in ran.out


def test_words_of_the_article_are_not_passed_off_as_a_quote(news: Path, exported: Path) -> None:
    text = (news / "2024-05-02-vote.txt").read_text()
    words = "Council votes on the river"
    span = (text.index(words), text.index(words) + len(words))
    forge(exported, "> No means no,", lambda record: replace(record, spans=(span,), line=1), words)
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert "changed: its words stand, but the library has no quote of just these words there\n" in ran.out


def test_namesakes_that_the_reader_keeps_apart_are_two(library: Path, tmp_path: Path) -> None:
    write_articles(
        library,
        {
            "a.txt": '"Yes, I will," George W. Bush said on Monday.\n',
            "b.txt": '"No, never," George H. Bush said on Friday.\n',
        },
    )
    export = tmp_path / "export.md"
    assert run("export", library, "-o", export).status == 0
    assert run("verify", library, export).status == 0
    text = export.read_text(encoding="utf-8").replace("George W. Bush", "George H. Bush")
    export.write_text(text, encoding="utf-8")
    ran = run("verify", library, export)
    assert ran.status == 1
    assert "changed: its words stand, but the library gives it to George W. Bush\n" in ran.out


def test_a_name_that_was_merged_since_is_the_same_speaker(news: Path, exported: Path) -> None:
    exported.write_text(exported.read_text(encoding="utf-8").replace("Bo Lind", "BO LIND"), encoding="utf-8")
    assert run("verify", news, exported).status == 0


def test_quotes_of_an_article_that_was_renamed_have_moved_and_it_is_told_where_to(
    news: Path, exported: Path
) -> None:
    (news / "2025").rename(news / "archive")
    ran = run("verify", news, exported)
    assert (ran.status, ran.lines[-1]) == (0, "6 quotes: 4 stand, 2 moved")
    assert sorted(line.partition(": ")[2] for line in ran.lines if ": moved" in line) == [
        "moved: now in archive/fire.md, line 6",
        "moved: now in archive/fire.md, line 8",
    ]
    moved = [row for row in run("verify", news, exported, "--json").rows if row["status"] == "moved"]
    assert {(row["path"], row["now_path"]) for row in moved} == {("2025/fire.md", "archive/fire.md")}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("title: After the fire", "title: Alba burns", "but the article's title is Alba burns"),
        ("date: 2025-11-29", "date: 2025-11-30", "but the article's date is 2025-11-30"),
        ("Ana Ruiz, the mayor", "Eva Holm, the mayor", "but the library gives it to Eva Holm"),
    ],
)
def test_words_of_an_article_that_is_gone_are_found_in_another_but_have_not_moved_there(
    old: str, new: str, why: str, news: Path, exported: Path
) -> None:
    other = (news / "2025/fire.md").read_text(encoding="utf-8").replace(old, new)
    (news / "2025/fire.md").rename(news / "fire.bak")
    (news / "other.md").write_text(other, encoding="utf-8")
    ran = run("verify", news, exported)
    gone = "2025/fire.md is no longer in the library"
    assert ran.status == 1
    assert f"vanished: {gone}; they stand in other.md, line 6, {why}\n" in ran.out


def test_an_article_that_lost_its_words_to_another_has_lost_them(news: Path, exported: Path) -> None:
    fire = news / "2025/fire.md"
    (news / "other.md").write_text(fire.read_text(encoding="utf-8"), encoding="utf-8")
    fire.write_text("---\ntitle: After the fire\ndate: 2025-11-29\n---\nTaken down.\n", encoding="utf-8")
    ran = run("verify", news, exported)
    gone = "its words are no longer in 2025/fire.md"
    assert ran.status == 1
    assert f"vanished: {gone}; they stand in other.md, line 6\n" in ran.out


def test_an_export_that_was_cut_short_is_told(news: Path, exported: Path) -> None:
    whole = exported.read_text(encoding="utf-8")
    exported.write_text(whole[: whole.index("## Pedro Silva")], encoding="utf-8")
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert ran.err == f"{exported}: was cut short: its end is missing\n"


def test_quotes_that_were_taken_out_of_an_export_are_counted(news: Path, exported: Path) -> None:
    whole = exported.read_text(encoding="utf-8")
    start, end = whole.index("## Pedro Silva"), whole.index("## Without a name")
    exported.write_text(whole[:start] + whole[end:], encoding="utf-8")
    ran = run("verify", news, exported)
    assert (ran.status, ran.out) == (0, "5 quotes: 5 stand\n")
    assert ran.err == f"{exported}: 6 quotes were exported: 1 has been taken out since\n"


def test_verdicts_as_json(news: Path, exported: Path) -> None:
    fire = news / "2025/fire.md"
    fire.write_text(fire.read_text().replace("every house", "some houses"))
    ran = run("verify", news, exported, "--json")
    assert ran.status == 1
    assert len(ran.rows) == 6
    for row in ran.rows:
        assert list(row) == [
            *("status", "line", "id", "path", "spans", "speaker", "text"),
            *("now_path", "now_line", "now_spans", "why", "changes"),
        ]
    [changed] = [row for row in ran.rows if row["status"] == "changed"]
    assert (changed["speaker"], changed["path"], changed["now_line"]) == ("Ana Ruiz", "2025/fire.md", None)
    assert {"what": "gone", "words": "every house,"} in changed["changes"]
    ids = {row["id"] for row in run("quotes", news, "--json").rows}
    assert {row["id"] for row in ran.rows if row["status"] == "stands"} < ids


def test_every_quote_is_told_when_asked(news: Path, exported: Path) -> None:
    ran = run("verify", news, exported, "-v")
    assert sum(": stands" in line for line in ran.lines) == 6


@pytest.mark.parametrize("content", ["", "# My notes\n", '{"id": "0"}\n'])
def test_only_markdown_exports_can_be_verified(content: str, news: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(content)
    ran = run("verify", news, tmp_path / "notes.md")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "is no Markdown export of onrecord's" in ran.err


def test_an_export_that_is_not_there_is_told(news: Path, tmp_path: Path) -> None:
    ran = run("verify", news, tmp_path / "none.md")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"onrecord: {tmp_path / 'none.md'}: can't be read (no such file or directory)\n"


def test_an_export_to_a_terminal_is_safe_in_every_format(library: Path) -> None:
    write_articles(library, {"a.txt": 'Bo Lind said: "No \x1b]0;evil\x07 means\x9b31m \u202eno."\n'})
    run("index", library)
    for form in ("markdown", "csv", "jsonl"):
        out = run_on_terminal("export", library, "-f", form, "--no-update").out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)
    [row] = run("export", library, "-f", "jsonl").rows
    assert "\x1b]0;evil\x07" in row["text"]
    assert "\x1b]0;evil\x07" in run("export", library, "-f", "csv").out
