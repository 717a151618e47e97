"""onrecord check: did they really say this?"""

import io
import sys
from pathlib import Path

import pytest

from tests.running import run, run_on_terminal, write_articles


def test_words_that_stand_are_given_with_speaker_and_place(news: Path) -> None:
    ran = run("check", news, "no means NO")
    assert ran.status == 0
    assert ran.lines == [
        "Found word for word in 1 article.",
        "",
        "2024-05-02-vote.txt:3: word for word: Bo Lind",
        "    [~No~] means [~no~]",
        "    differs in: case",
    ]


def test_words_that_do_not_stand_give_the_nearest_with_the_differences_marked(news: Path) -> None:
    ran = run("check", news, "We will rebuild", "every single home")
    assert ran.status == 0
    assert ran.lines == [
        "Not found word for word. What comes nearest:",
        "",
        "2025/fire.md:6: near: Ana Ruiz, the mayor of Alba",
        "    We will rebuild every [-single home-] [+house+]",
    ]


def test_a_paraphrase_is_not_passed_off_as_the_speakers_own_words(news: Path) -> None:
    assert ": Bo Lind (paraphrased)\n" in run("check", news, "nobody had asked her").out


def test_that_a_direct_quote_comes_first_is_said(news: Path) -> None:
    write_articles(news, {"0.txt": "Late\n\nIt was late. Nobody knew that it was late.\n"})
    ran = run("check", news, "It was late")
    assert ran.lines[0] == "Found word for word in 2 articles. Direct quotes come first."
    assert ran.lines[2] == "2024-05-02-vote.txt:5: exactly: Carla Silva"


def test_words_without_a_speaker_say_so(news: Path) -> None:
    assert ":1: exactly: in no quote found here\n" in run("check", news, "votes on the river").out


def test_nothing_near_is_an_answer(news: Path) -> None:
    ran = run("check", news, "xyzzy plugh")
    assert (ran.status, ran.out) == (0, "Not found, nor anything near it.\n")


@pytest.mark.parametrize("words", [[], ["-"]])
def test_words_come_from_standard_input(
    words: list[str], news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted = io.TextIOWrapper(io.BytesIO("\ufeff“It was\nlate,”\n".encode()))
    monkeypatch.setattr(sys, "stdin", pasted)
    ran = run("check", news, *words)
    assert "2024-05-02-vote.txt:5: word for word: Carla Silva\n" in ran.out


def test_words_without_an_end_are_refused_and_not_read_for_ever(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            self.taken += len(buffer)
            assert self.taken < 10_000_000
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    ran = run("check", news)
    too_much = "onrecord: that is too much to check; give up to 20,000 characters at a time\n"
    assert (ran.status, ran.err) == (1, too_much)


def test_any_number_of_places_may_be_asked_for(news: Path) -> None:
    assert "word for word" in run("check", news, "no means no", "--limit", "9" * 30).out


def test_json_gives_the_places_with_their_quotes(news: Path) -> None:
    [row] = run("check", news, "no means no", "--json").rows
    [place] = row["places"]
    text = run("text", news, place["path"]).out
    assert [text[start:end] for start, end in place["spans"]] == [place["text"]] == ["No means no"]
    assert (row["found"], row["articles"], place["status"]) == (True, 1, "verbatim")
    assert place["differences"][0] == {"what": "written", "passage": "no ", "article": "No "}
    [quote] = place["quotes"]
    assert quote["whole"]
    assert {key: value for key, value in quote.items() if key != "whole"} in run(
        "quotes", news, "--json"
    ).rows


def test_without_words_it_says_what_to_do(news: Path) -> None:
    ran = run("check", news, "...")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "onrecord: there are no words to check: give some, or pipe them in\n"
    ran = run_on_terminal("check", news)
    assert ran.status == 2
    assert "give the words to check, or pipe them in" in ran.out


def test_a_terminal_shows_the_differences_and_obeys_none_of_them(library: Path) -> None:
    write_articles(library, {"a.txt": "Storm\n\nThe wind \x1b]52;c;ZXZpbA==\x07 took the whole roof off.\n"})
    ran = run_on_terminal("check", library, "the wind took the whole \x1b[2J house off", NO_COLOR="1")
    assert ran.status == 0
    assert "[+roof+]" in ran.out
    assert "\x1b]" not in ran.out
    assert "\x1b[2J" not in ran.out


def test_sentences_that_were_put_together_are_found_each_by_itself(news: Path) -> None:
    ran = run("check", news, "“It was late. No means no. We are all crooks and thieves!”")
    assert ran.status == 0
    assert ran.lines[0] == "Not found as one passage. Its sentences, each by itself:"
    told = {
        line: after for line, after in zip(ran.lines, ran.lines[1:], strict=False) if line.startswith("“")
    }
    assert told == {
        "“It was late”": "Found word for word in 1 article.",
        "“No means no”": "Found word for word in 1 article.",
        "“We are all crooks and thieves!”": "Not found, nor anything near it.",
    }
    [row] = run("check", news, "It was late. No means no.", "--json").rows
    assert (row["found"], [part["found"] for part in row["parts"]]) == (False, [True, True])
