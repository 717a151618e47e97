"""The commands that answer from the index: quotes, speakers, search, text, the digest, and index."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.indexing import write
from tests.running import (
    ARTICLES,
    environment,
    program,
    run,
    run_on_terminal,
    write_articles,
)

QUOTE_FIELDS = [
    *("id", "path", "line", "title", "published", "lang", "author", "publisher", "url"),
    *("kind", "text", "spans", "speaker", "speaker_id", "name_in_article", "mention", "mention_span"),
    *("role", "cue", "cue_span", "resolution", "review", "one_name"),
]
HEAD = ["quotes", "direct", "indirect", "mixed", "articles", "first", "last", "speaker"]
COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-79]")
STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


# -- quotes
def test_quotes_as_json_have_the_agreed_fields_in_the_order_of_the_articles(news: Path) -> None:
    rows = run("quotes", news, "--json").rows
    assert all(list(row) == QUOTE_FIELDS for row in rows)
    assert [row["path"] for row in rows] == sorted(row["path"] for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["path"], row["spans"]))
    first = rows[0]
    assert (first["text"], first["line"], first["speaker"]) == ("No means no,", 3, "Bo Lind")
    assert first["published"] == "2024-05-02"


def test_every_span_gives_the_words_back(news: Path) -> None:
    for row in run("quotes", news, "--json").rows:
        text = run("text", news, row["path"]).out
        assert " ".join(text[start:end] for start, end in row["spans"]) == row["text"]


def test_quotes_in_a_pipe_are_one_line_each_with_their_place(news: Path) -> None:
    ran = run("quotes", news)
    assert "2024-05-02-vote.txt:3: Bo Lind: “No means no,”" in ran.lines
    assert "2024-05-02-vote.txt:7: no name given, “Critics” (paraphrased): the plan was too dear" in ran.lines
    assert len(ran.lines) == len(run("quotes", news, "--json").rows)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["--speaker", "Bo Lind"], ["No means no,", "that nobody had asked her"]),
        (["--speaker", "LIND"], ["No means no,", "that nobody had asked her"]),
        (["--speaker", "pedro silva"], ["I never saw the plan."]),
        (["--speaker", "none"], ["the plan was too dear"]),
        (
            ["--speaker", "none", "--speaker", "ruiz"],
            ["the plan was too dear", "We will rebuild every house,"],
        ),
        (["--kind", "indirect"], ["the plan was too dear", "that nobody had asked her"]),
        (["--kind", "indirect", "--speaker", "lind"], ["that nobody had asked her"]),
        (["--kind", "mixed"], []),
        (["--kind", "mixed", "--kind", "indirect", "--since", "2025"], ["that nobody had asked her"]),
        (["--since", "2024-06"], ["We will rebuild every house,", "that nobody had asked her"]),
        (["--until", "2024"], ["No means no,", "It was late,", "the plan was too dear"]),
        (["--since", "2024-05-02", "--until", "2024-05", "--speaker", "lind"], ["No means no,"]),
        (["--since", "2026"], []),
    ],
)
def test_filters_narrow_quotes(words: list[str], texts: list[str], news: Path) -> None:
    assert [row["text"] for row in run("quotes", news, "--json", *words).rows] == texts


def test_a_name_that_several_bear_lists_them(news: Path) -> None:
    for command in ("quotes", "speakers", "export"):
        ran = run(command, news, "--speaker", "Silva")
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.splitlines() == [
            "onrecord: 'Silva' could be any of these; give the full name:",
            "  Carla Silva",
            "  Pedro Silva",
        ]


def test_a_name_that_nobody_bears_is_told(news: Path) -> None:
    ran = run("quotes", news, "--speaker", "Nemo")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "onrecord: 'Nemo': nobody of that name is quoted in this library\n"


def test_quotes_say_how_their_speakers_were_found(news: Path) -> None:
    lines = run("quotes", news, "--explain", "--speaker", "lind").lines
    assert lines[0].startswith("2024-05-02-vote.txt:3: Bo Lind: ")
    assert lines[1].startswith("    ")
    for row in run("quotes", news, "--explain", "--json").rows:
        assert list(row) == [*QUOTE_FIELDS, "why"]
        assert row["why"]


# -- speakers
def test_speakers_as_json_are_most_quoted_first(news: Path) -> None:
    rows = run("speakers", news, "--json").rows
    assert rows[0] == {
        "speaker": "Bo Lind",
        "kind": rows[0]["kind"],
        "aliases": [],
        "roles": rows[0]["roles"],
        "quotes": 2,
        "direct": 1,
        "indirect": 1,
        "mixed": 0,
        "articles": 2,
        "first": "2024-05-02",
        "last": "2025-11-29",
        "one_name": False,
        "speaker_id": rows[0]["speaker_id"],
        "wikidata": None,
        "note": None,
    }
    assert list(rows[0]) == [
        *("speaker", "kind", "aliases", "roles", "quotes", "direct", "indirect", "mixed"),
        *("articles", "first", "last", "one_name", "speaker_id", "wikidata", "note"),
    ]
    assert [row["quotes"] for row in rows] == sorted((row["quotes"] for row in rows), reverse=True)
    assert {row["speaker"] for row in rows} == {"Bo Lind", "Ana Ruiz", "Carla Silva", "Pedro Silva"}


def test_what_has_no_date_is_told_where_dates_are_asked_for(library: Path) -> None:
    undated = write(library, {"undated.txt": "“We were never asked,” said Ines Halvorsen."})
    line = "Articles without a date, which --since and --until leave out: 1\n"
    assert line in run("quotes", undated, "--since", "2025").err
    assert line in run("speakers", undated, "--until", "2025").err
    assert "articles without a date, left out: 1\n" in run("search", undated, "said since:2025").err
    assert "without a date" not in run("quotes", undated).err


def test_speakers_are_counted_under_the_filters(news: Path) -> None:
    rows = run("speakers", news, "--json", "--since", "2025").rows
    assert {row["speaker"]: row["quotes"] for row in rows} == {"Ana Ruiz": 1, "Bo Lind": 1}
    assert [row["speaker"] for row in run("speakers", news, "--json", "--speaker", "ruiz").rows] == [
        "Ana Ruiz"
    ]


def test_speakers_in_a_pipe_are_a_table(news: Path) -> None:
    head, first, *_ = run("speakers", news).lines
    assert head.split() == HEAD
    assert first.split() == ["2", "1", "1", "0", "2", "2024-05-02", "2025-11-29", "Bo", "Lind"]
    assert head.index("speaker") == first.index("Bo Lind")


# -- search
def test_search_gives_quotes_and_articles_with_the_words_marked(news: Path) -> None:
    rows = run("search", news, "rebuild", "--json").rows
    assert {row["in"] for row in rows} == {"quote", "article"}
    for row in rows:
        assert list(row)[:8] == ["in", "path", "line", "title", "published", "score", "snippet", "hits"]
        text = run("text", news, row["path"]).out
        assert {text[start:end] for start, end in row["hits"]} == {"rebuild"}
    quote = next(row for row in rows if row["in"] == "quote")
    assert set(QUOTE_FIELDS) < set(quote)
    assert (quote["speaker"], quote["line"]) == ("Ana Ruiz", 6)


def test_search_in_a_pipe_is_a_line_a_hit(news: Path) -> None:
    lines = run("search", news, "never saw", "--in", "quotes").lines
    assert lines == ["plain.txt:3: Pedro Silva: I *never* *saw* the plan."]
    assert run("search", news, "never", "saw", "--in", "quotes").lines == lines


def test_search_takes_the_filters_and_a_limit(news: Path) -> None:
    paths = {row["path"] for row in run("search", news, "plan", "--json", "--speaker", "silva,").rows}
    assert paths <= {"plain.txt"}
    ran = run("search", news, "said", "--in", "articles", "--limit", "1")
    assert len(ran.lines) == 1
    assert ran.err == "1 of 3 hits; --limit gives more\n"
    dates = [row["published"] or "" for row in run("search", news, "said", "--sort", "date", "--json").rows]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1


def test_a_query_that_begins_with_a_dash(news: Path) -> None:
    rows = run("search", news, "--in", "quotes", "--json", "--", "plan", "-never").rows
    assert [row["text"] for row in rows] == ["the plan was too dear"]


def test_nothing_found_is_an_answer(news: Path) -> None:
    for words in (["--json"], []):
        ran = run("search", news, "zebra", *words)
        assert (ran.status, ran.out) == (0, "")


def test_quotes_about_something(news: Path) -> None:
    rows = run("quotes", news, "--json", "--about", "plan -dear").rows
    assert [row["text"] for row in rows] == ["I never saw the plan."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("(plan", "a bracket is not closed"), ("speakr:ruiz plan", "did you mean speaker:?")],
)
def test_what_of_a_query_is_understood_otherwise_is_said_beside_the_answer(
    typed: str, said: str, news: Path, tmp_path: Path
) -> None:
    for words in (
        *(("search", typed), ("search", "plan", "--about", typed), ("quotes", "--about", typed)),
        *(("speakers", "--about", typed), ("export", "--about", typed), ("report", "--about", typed)),
    ):
        ran = run(words[0], news, *words[1:])
        assert ran.status == 0
        assert ran.err.count(said) == 1, words
        assert said not in ran.out


# -- text
@pytest.mark.parametrize(
    "text", ["No end", "End\n", "\n\n", "a\tb\n", "é\u202e\x1b[31m\n", "\ufeffx\ufeff", "line\u2028sep"]
)
def test_text_is_exact_in_a_pipe(text: str, library: Path) -> None:
    write_articles(library, {"a.txt": text})
    assert run("text", library, "a.txt").out == text.removeprefix("\ufeff")


def test_text_of_a_front_matter_article_is_its_body(news: Path) -> None:
    assert (
        run("text", news, "2025/fire.md").out
        == ARTICLES["2025/fire.md"].partition("---\n")[2].partition("---\n")[2]
    )


def test_an_article_may_be_named_as_a_file_from_here(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news.parent)
    assert run("text", "library", "library/plain.txt").out == ARTICLES["plain.txt"]
    assert run("text", "library", news / "plain.txt").out == ARTICLES["plain.txt"]


def test_the_only_article_need_not_be_named(news: Path) -> None:
    assert run("text", news / "plain.txt").out == ARTICLES["plain.txt"]
    ran = run("text", news)
    assert ran.status == 1
    assert ran.err == f"onrecord: {news}: say which of the 3 articles\n"


@pytest.mark.parametrize("path", ["none.txt", "../none.txt", "", "a\nb", "\x1b[31m"])
def test_an_article_that_is_not_there_is_told_in_one_line(path: str, news: Path) -> None:
    ran = run("text", news, path)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "no such article in this library" in ran.err
    assert "\x1b" not in ran.err


# -- digest
def test_the_digest_lists_speakers_and_their_quotes_with_their_places(news: Path) -> None:
    ran = run(news)
    assert ran.lines[0] == "library: 3 articles, 6 quotes, 4 speakers"
    assert ran.lines[1] == ""
    assert ran.lines[2].startswith("Bo Lind")
    assert ran.lines[2].endswith(": 2 quotes")
    assert ran.lines[3] == "  2024-05-02-vote.txt:3: “No means no,”"
    assert ran.lines[-2:] == [
        "Without a name: 1 quote",
        "  2024-05-02-vote.txt:7 (paraphrased): the plan was too dear",
    ]


# -- terminals
@pytest.mark.parametrize("words", [("quotes", "--kind", "mixed", "--about", "zebra"), ("search", "zebra")])
def test_that_nothing_was_found_is_an_answer_and_said(words: tuple[str, ...], news: Path) -> None:
    ran = run(words[0], news, *words[1:])
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing found.\n")
    assert run(words[0], news, *words[1:], "--json").err == ""


@pytest.mark.parametrize("width", [40, 80, 200])
def test_on_a_terminal_quotes_are_laid_out_to_its_width(width: int, news: Path) -> None:
    write_articles(news, {"long.txt": 'Ana Ruiz said: "' + "We will not go. " * 30 + '"\n'})
    ran = run_on_terminal("quotes", news, width=width)
    plain = STYLE.sub("", ran.out)
    assert max(map(len, plain.splitlines())) <= width
    assert "We will not go." in plain
    assert "  “No means no,”" in plain.splitlines()
    assert COLOUR.search(ran.out)


@pytest.mark.parametrize("words", [["quotes", "NEWS"], ["speakers", "NEWS"], ["search", "NEWS", "plan"]])
def test_no_color_is_honoured(words: list[str], news: Path) -> None:
    words = [str(news) if word == "NEWS" else word for word in words]
    assert COLOUR.search(run_on_terminal(*words).out)
    assert not COLOUR.search(run_on_terminal(*words, NO_COLOR="1").out)


def test_on_a_terminal_that_can_do_nothing_there_is_a_digest(news: Path) -> None:
    assert "Bo Lind" in run_on_terminal(news, TERM="dumb").out


def test_without_a_keyboard_there_is_a_digest(news: Path) -> None:
    done = subprocess.run(program(news), stdin=subprocess.DEVNULL, capture_output=True, env=environment())
    assert b"Bo Lind" in done.stdout


# -- nothing found
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("speakers", "--about", "zzzz"), "Nothing found."),
        (("suggestions",), "Nobody seems to be somebody else; "),
        (("reviews",), "Nothing is reviewed yet; "),
        (("reviews", "--unfit"), "Every review fits its article."),
    ],
)
def test_where_there_is_nothing_a_line_says_so_beside_the_data(
    news: Path, command: tuple[str, ...], told: str
) -> None:
    first, *rest = command
    ran = run(first, news, *rest)
    assert ran.status == 0
    assert told in ran.err
    assert run(first, news, *rest, "--json").err == ""


def test_who_else_bears_a_name_that_may_be_an_organisations_is_said(library: Path) -> None:
    write(
        library,
        {
            "one.txt": 'A plan\n\n"It is late," Rita Corvo said.\n',
            "two.txt": "A sale\n\nCorvo, a company, said that it is sold.\n\n"
            "The Corvo company said that it is late. Corvo said it was sold.\n",
        },
    )
    ran = run("quotes", library, "--speaker", "corvo")
    assert (
        ran.err == "Only what is said by Corvo without another name; it is the surname of Rita Corvo too.\n"
    )
    assert "Corvo" not in run("quotes", library, "--speaker", "rita corvo").err
