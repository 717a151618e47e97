"""An export is checked against what readers have said since: reviews of quotes, and who is who."""

from pathlib import Path

import pytest

from tests.running import run

HOUSE = "We will rebuild every house,"


def quote_id(news: Path, words: str) -> str:
    return next(str(row["id"]) for row in run("quotes", news, "--json").rows if words in row["text"])


def offsets(news: Path, path: str, words: str) -> str:
    """Where words stand, as `review` takes it."""
    start = run("text", news, path).out.index(words)
    return f"{start}-{start + len(words)}"


def test_names_that_were_merged_since_are_one_speaker(news: Path, exported: Path) -> None:
    assert run("merge", news, "Bo Lind", "Carla Silva").status == 0
    assert run("verify", news, exported).out == "6 quotes: 6 stand\n"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (["--speaker", "Bo Lind"], "the library gives it to Bo Lind"),
        (["--speaker", "none"], "the library gives it to nobody it could name"),
        (["--kind", "mixed"], "the library has it as a paraphrase with words between quotation marks"),
        (["--reject"], "the library has no quote of just these words there"),
    ],
)
def test_what_a_reader_corrected_since_is_told(said: list[str], why: str, news: Path, exported: Path) -> None:
    assert run("review", news, quote_id(news, "every house"), *said).status == 0
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert f"changed: its words stand, but {why}\n    {HOUSE}\n" in ran.out
    assert ran.lines[-1] == "6 quotes: 5 stand, 1 changed"


def test_a_quote_that_a_reader_made_longer_or_shorter_is_told(news: Path, exported: Path) -> None:
    house = quote_id(news, "every house")
    run("review", news, house, "--extent", offsets(news, "2025/fire.md", "We will rebuild"))
    assert "changed: its words stand, but the library has no quote" in run("verify", news, exported).out
    run("review", news, house, "--withdraw")
    assert run("verify", news, exported).status == 0


def test_a_confirmed_quote_stands_and_one_that_a_reader_added_too(news: Path, tmp_path: Path) -> None:
    run("review", news, quote_id(news, "every house"), "--confirm")
    place = offsets(news, "2024-05-02-vote.txt", "after the vote")
    assert run("review", news, f"2024-05-02-vote.txt:{place}", "--speaker", "Bo Lind").status == 0
    export = tmp_path / "export.md"
    assert run("export", news, "-o", export).status == 0
    assert run("verify", news, export).out == "7 quotes: 7 stand\n"
    run("review", news, quote_id(news, "after the vote"), "--withdraw")
    run("review", news, quote_id(news, "every house"), "--withdraw")
    ran = run("verify", news, export)
    assert "but the library has no quote of just these words there\n    after the vote\n" in ran.out
    assert f"but the library has it as not reviewed, not as confirmed\n    {HOUSE}\n" in ran.out


def test_a_review_that_never_was_is_found_out(news: Path, exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    text = text.replace('"line": 3}', '"line": 3, "review": "confirmed"}', 1)
    text = text.replace("2024-05-02-vote.txt, line 3", "2024-05-02-vote.txt, line 3 · confirmed by a reader")
    exported.write_text(text, encoding="utf-8")
    ran = run("verify", news, exported)
    assert ran.status == 1
    assert "but the library has it as not reviewed, not as confirmed\n    No means no,\n" in ran.out
