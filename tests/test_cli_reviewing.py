"""`onrecord review` and `reviews`: what a script says of quotes, and what others have said."""

from pathlib import Path

import pytest

from tests.indexing import write
from tests.running import run


def quote_id(news: Path, words: str) -> str:
    """The id of the quote with these words."""
    return next(str(row["id"]) for row in run("quotes", news, "--json").rows if words in row["text"])


def test_a_confirmed_quote_is_marked_in_lists_json_and_exports(news: Path) -> None:
    ran = run("review", news, quote_id(news, "every house"), "--confirm")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"2025/fire.md:6: Ana Ruiz [confirmed]: written to {news / 'reviews.yaml'}\n"
    assert run("quotes", news, "--reviewed").lines == [
        "2025/fire.md:6: Ana Ruiz [confirmed]: “We will rebuild every house,”"
    ]
    commands: list[list[str | Path]] = [
        ["quotes", news, "--json"],
        ["export", news, "-f", "jsonl"],
        ["search", news, "house", "--in", "quotes", "--json"],
    ]
    for command in commands:
        assert [row["review"] for row in run(*command, "--reviewed").rows] == ["confirmed"]
        assert "every house" not in run(*command, "--unreviewed").out
    assert "2025/fire.md, line 6 · confirmed by a reader" in run("export", news, "--reviewed").out
    assert "confirmed by a reader" in run("report", news, "--reviewed").out
    assert '"assessing", "value": "confirmed"' in run("export", news, "-f", "annotations").out
    assert [row["speaker"] for row in run("speakers", news, "--reviewed", "--json").rows] == ["Ana Ruiz"]


def test_a_marked_export_is_verified_and_a_forged_mark_is_seen(news: Path, tmp_path: Path) -> None:
    run("review", news, quote_id(news, "every house"), "--confirm")
    export = tmp_path / "out.md"
    run("export", news, "-o", export)
    assert run("verify", news, export).status == 0
    export.write_text(export.read_text(encoding="utf-8").replace(" · confirmed by", " · checked by"), "utf-8")
    assert run("verify", news, export).status == 1


def test_corrections_take_names_as_filters_do(news: Path) -> None:
    house = quote_id(news, "every house")
    assert "Ana Ruiz" not in run("review", news, house, "--speaker", "lind", "--kind", "mixed").err
    [row] = run("quotes", news, "--reviewed", "--json").rows
    assert (row["id"], row["speaker"], row["kind"], row["review"]) == (house, "Bo Lind", "mixed", "corrected")
    ambiguous = run("review", news, house, "--speaker", "silva")
    assert (ambiguous.status, ambiguous.out) == (1, "")
    assert "Carla Silva" in ambiguous.err
    run("review", news, house, "--speaker", "none")
    assert [row["speaker"] for row in run("quotes", news, "--reviewed", "--json").rows] == [None]
    assert "Ana Ruiz: what was said of it is taken back" in run("review", news, house, "--withdraw").err
    assert run("quotes", news, "--reviewed").out == ""
    assert run("review", news, house, "--withdraw").status == 1


def test_rejected_quotes_are_printed_when_asked_for_and_can_come_back(news: Path) -> None:
    house = quote_id(news, "every house")
    run("review", news, house, "--reject")
    assert "every house" not in run("quotes", news).out
    assert [row["review"] for row in run("quotes", news, "--rejected", "--json").rows] == ["rejected"]
    run("review", news, house, "--confirm")
    assert run("quotes", news, "--rejected").out == ""


def test_a_missed_quote_is_added_by_its_place(news: Path) -> None:
    text = run("text", news, "plain.txt").out
    end = text.index("\n")
    ran = run("review", news, f"plain.txt:0-{end}", "--speaker", "Ana Ruiz")
    assert ran.err.startswith(f"plain.txt:1: Ana Ruiz (paraphrased) [added]: {text[:end]}: written to ")
    [row] = run("quotes", news, "--reviewed", "--json").rows
    assert (row["text"], row["spans"], row["review"]) == (text[:end], [[0, end]], "added")
    assert run("review", news, row["id"], "--extent", "0-1").status == 0
    assert run("review", news, row["id"], "--extent", "9-1").status == 1
    assert "taken out" in run("review", news, row["id"], "--reject").err
    assert "900-910: plain.txt has the characters 0 to 53" in run("review", news, "plain.txt:900-910").err
    assert run("review", news, "nowhere.txt:0-10").status == 1


def test_what_no_longer_fits_is_listed(news: Path) -> None:
    run("review", news, quote_id(news, "every house"), "--confirm")
    (news / "2025" / "fire.md").write_text("After the fire nothing was said.\n", encoding="utf-8")
    assert "1 review no longer fits" in run("quotes", news).err
    assert run("reviews", news, "--unfit").lines == [
        "2025/fire.md: confirmed, no longer fits: Ana Ruiz: We will rebuild every house,"
    ]
    [row] = run("reviews", news, "--json").rows
    assert (row["id"], row["found"], row["sample"]) == (
        None,
        {"speaker": "Ana Ruiz", "kind": "direct"},
        False,
    )


def test_reviews_follow_an_article_to_its_new_path(news: Path) -> None:
    run("review", news, quote_id(news, "every house"), "--confirm")
    (news / "2025" / "fire.md").rename(news / "fire.md")
    ran = run("reviews", news, "--refit")
    [row] = run("reviews", news, "--json").rows
    assert ran.lines == [f"fire.md:6: confirmed: Ana Ruiz: We will rebuild every house, [{row['id']}]"]
    assert "1 review goes with articles that have another path now: written to" in ran.err


def test_reviews_are_printed_in_the_order_of_the_articles_with_line_and_id(news: Path) -> None:
    ids = [str(row["id"]) for row in run("quotes", news, "--json").rows]
    for each in reversed(ids):
        run("review", news, each, "--confirm")
    run("review", news, ids[1], "--reject")
    rows = run("reviews", news, "--json").rows
    assert [row["id"] for row in rows] == ids
    lines = run("reviews", news).lines
    assert [line.rpartition(" ")[2] for line in lines] == [f"[{each}]" for each in ids]
    assert lines[0].startswith(f"{rows[0]['path']}:{rows[0]['line']}: confirmed: ")


def test_a_missed_quote_is_never_half_a_word_and_is_said(library: Path) -> None:
    (library / "a.txt").write_text("Nobody knew where the river began that year.\n", encoding="utf-8")
    ran = run("review", library, "a.txt:2-9")
    assert ran.err.startswith("a.txt:1: ")
    assert "[added]: Nobody knew: written to" in ran.err
    [row] = run("quotes", library, "--reviewed", "--json").rows
    assert (row["text"], row["spans"]) == ("Nobody knew", [[0, 11]])
    assert run("review", library, row["id"], "--extent", "2-3").status == 0
    assert [row["text"] for row in run("quotes", library, "--reviewed", "--json").rows] == ["Nobody"]


@pytest.mark.parametrize("name", ["Ana\x1b[31m", "Ana\u202eziuR", " \t "])
def test_no_control_character_is_written(news: Path, name: str) -> None:
    house = quote_id(news, "every house")
    commands: tuple[list[str | Path], ...] = (
        ["review", news, house, "--speaker", name], ["rename", news, "Ana Ruiz", name],
        ["split", news, "Ana Ruiz", name, "--in", "2025/"],
    )  # fmt: skip
    for command in commands:
        ran = run(*command)
        assert (ran.status, ran.err.count("\n")) == (1, 1)
        assert "\x1b" not in ran.err
    assert not (news / "reviews.yaml").exists()
    assert not (news / "speakers.yaml").exists()
    assert run("rename", news, "Ana Ruiz", "--note", f"mayor{name}").status == (0 if name.isspace() else 1)


@pytest.mark.parametrize("words", [[], ["--confirm", "--reject"], ["--confirm", "--kind", "mixed"]])
def test_a_review_says_one_thing(news: Path, words: list[str]) -> None:
    ran = run("review", news, quote_id(news, "every house"), *words)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert not (news / "reviews.yaml").exists()


def test_no_range_beyond_an_article_is_added(library: Path) -> None:
    write(library, {"a.txt": "It rained all day."})
    for span in ("0-999", "30-40", "5-5"):
        ran = run("review", library, f"a.txt:{span}")
        assert (ran.status, ran.err) == (1, f"onrecord: {span}: a.txt has the characters 0 to 18\n")
    assert not (library / "reviews.yaml").exists()


def test_a_namesake_whose_article_is_gone_is_told(library: Path) -> None:
    write(library, {"a.txt": "“It rained,” said John Smith.", "b.txt": "“It snowed,” said John Smith."})
    run("split", library, "John Smith", "John Smith (striker)", "--in", "b.txt")
    assert "told apart" not in run("index", library).err
    (library / "b.txt").rename(library / "c.txt")
    assert "John Smith (striker) is told apart in b.txt, where no article is now" in run("index", library).err
