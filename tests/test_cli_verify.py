"""The command that checks an export later: what became of each quote, and what was done to the export."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.export.markdown import attribution_line
from index.export.record import RECORD, Record, digest, read_record, write_record
from tests.running import run, write_articles


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
