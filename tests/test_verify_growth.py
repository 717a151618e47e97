"""Twice the quotes are twice the work to verify, whatever has become of them: counted in lines of code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import run, write_articles
from tests.stepping import counted


def each_its_own(count: int) -> str:
    """An article in which so many boats are lost, each in words of its own."""
    return "The river\n\n" + "".join(f"“We lost boat {at} today,” said Ana Brandt. " for at in range(count))


def all_the_same(count: int) -> str:
    return "The river\n\n" + "“We lost boats,” said Ana Brandt. " * count


def a_few_in_turn(count: int) -> str:
    return "The river\n\n" + "".join(f"“We lost {at % 30} boats,” said Bo. " for at in range(count))


def as_it_was(text: str) -> str:
    return text


def under_another_title(text: str) -> str:
    """With more lines before what was the title than it has quotes."""
    return "News\n\n" + "He left.\n" * 4 * text.count("said") + text


def moved_in_other_words(text: str) -> str:
    return under_another_title(text).replace("boat", "small ship").replace("today", "in May")


def numbered_below(text: str) -> str:
    """So that each of many places is as good as the others, and what told them apart is elsewhere."""
    return re.sub(r"\d", "█", text) + "\n\n" + "\n".join(map(str, range(text.count("said"))))


def half_without_marks(text: str) -> str:
    """With words that stand, but are no quotes any more."""
    half = text.index(f"“We lost boat {text.count('said') // 2} ")
    return text[:half] + text[half:].replace("“", "").replace("”", "")


@pytest.mark.parametrize(
    ("text", "edit", "told"),
    [
        (each_its_own, as_it_was, "{all} stand"),
        (each_its_own, under_another_title, "{all} moved"),
        (each_its_own, moved_in_other_words, "{all} changed"),
        (each_its_own, numbered_below, "{all} changed"),
        (each_its_own, half_without_marks, "{half} stand, {half} changed"),
        (all_the_same, under_another_title, "{all} moved"),
        (all_the_same, moved_in_other_words, "{all} changed"),
        (a_few_in_turn, under_another_title, "{all} moved"),
        (a_few_in_turn, moved_in_other_words, "{all} changed"),
    ],
)
def test_twice_the_quotes_are_twice_the_work_to_verify(
    text: Callable[[int], str],
    edit: Callable[[str], str],
    told: str,
    library: Path,
    tmp_path: Path,
) -> None:
    lines: list[int] = []
    for count in (20, 200, 400):
        write_articles(library, {"river.txt": text(count)})
        exported = tmp_path / f"{count}.md"
        assert run("export", library, "-o", exported).status == 0
        write_articles(library, {"river.txt": edit(text(count))})
        run("index", library)
        with counted() as counter:
            ran = run("verify", library, exported, "--no-update")
        assert ran.lines[-1] == f"{count} quotes: {told.format(all=count, half=count // 2)}"
        lines.append(counter.lines)
    assert lines[2] < 2.6 * lines[1]
