"""Text in cells: wrapping, cutting, finding, and the small pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.bars import bar, columns, gather, month_range, sparkline
from tui.colours import INKS, assign_inks, initials
from tui.concordance import ContextLine, join_neighbours, sort_lines
from tui.folding import find_all, fold
from tui.measure import fit, fit_start, fold_into, pad, wrap

LETTERS = ["a", "bc", " ", "-", "\n", "\t", "é", "日", "語", "e\u0301", "\U0001f469\u200d\U0001f4bb"]
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=80).map("".join)


@given(TEXTS, st.integers(2, 40))
def test_wrapped_rows_fit_and_lose_nothing_but_the_space_they_break_at(text: str, width: int) -> None:
    rows = wrap(text, width)
    here = 0
    for row in rows:
        assert not text[here : row.start].strip(" \t\n")
        assert "\n" not in text[row.start : row.end]
        assert cell_len(text[row.start : row.end].replace("\t", " ")) <= width
        here = row.end
    assert not text[here:].strip(" \t")


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("日本語の見出し", 6, ["日本語", "の見出", "し"]),
        ("", 10, [""]),
    ],
)
def test_wrapping(text: str, width: int, rows: list[str]) -> None:
    assert [text[row.start : row.end] for row in wrap(text, width)] == rows


@given(TEXTS, st.integers(0, 30))
def test_what_is_cut_fits_and_what_is_padded_fits_exactly(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
    assert cell_len(fit_start(text, width)) <= width
    assert cell_len(pad(text, width)) == width


@given(TEXTS, st.integers(4, 30), st.integers(1, 3))
def test_text_folded_into_lines_keeps_to_them(text: str, width: int, lines: int) -> None:
    folded = fold_into(text, width, lines)
    assert len(folded) <= lines
    assert all(cell_len(line) <= width for line in folded)


def test_a_cut_text_says_so() -> None:
    assert fit("The bridge at Alcora", 12) == "The bridge…"
    assert fit_start("The bridge at Alcora", 12) == "…e at Alcora"


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("President Jerí and JERI", "jeri", ["Jerí", "JERI"]),
        ("Jeri\u0301 spoke", "jerí", ["Jeri\u0301"]),
        ("over two\nlines", "two lines", ["two\nlines"]),
        ("soft\u00adhyphen", "softhyphen", ["soft\u00adhyphen"]),
        ("a.b", "a.b", ["a.b"]),
        ("anything", "", []),
    ],
)
def test_finding_words_as_people_type_them(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(text, wanted)] == found


@given(st.text(max_size=100))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_speakers_of_one_article_have_colours_of_their_own_while_there_are_enough() -> None:
    names = [f"speaker number {number}" for number in range(INKS)]
    inks = assign_inks(names)
    assert len({inks[name] for name in names}) == INKS
    assert set(assign_inks([*names, "one more"])) == {None, *names, "one more"}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("José Jerí", "JJ"),
        ("Kast", "K "),
        ("Luis de la Torre", "LT"),
        (None, "??"),
        ("习近平", "习"),
        ("“”", "??"),
    ],
)
def test_initials(name: str | None, letters: str) -> None:
    assert initials(name) == letters


def test_bars_and_sparklines() -> None:
    assert sparkline([0, 1, 8, 4]) == " ▁█▄"
    assert bar(8, 8, 4) == "━━━━"
    assert bar(1, 1000, 4) == "╸"
    assert bar(0, 8, 4) == ""
    assert month_range("2024-11", "2025-02") == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert gather({"2025-01": 2, "2025-04": 3}, "2025-01", "2025-04", 2) == [2, 3]


def line(left: str, right: str) -> ContextLine:
    return ContextLine("a.txt", None, "A", (len(left), len(left) + 4), left, "word", right, None)


def test_contexts_are_sorted_by_what_follows_or_precedes_the_nearest_word_first() -> None:
    lines = [line("b a ", " z y"), line("a b ", " é z"), line("c a ", " F")]
    assert [each.right for each in sort_lines(lines, "after")] == [" é z", " F", " z y"]
    assert [each.left for each in sort_lines(lines, "before")] == ["b a ", "c a ", "a b "]


def test_a_phrase_is_one_place_in_the_concordance() -> None:
    text = "the state of emergency, the state"
    assert join_neighbours(text, [(4, 9), (10, 12), (13, 22), (28, 33)]) == [(4, 22), (28, 33)]


def test_upright_bars() -> None:
    assert columns([4, 2, 0, 1], 1) == ["█▄ ▂"]
    assert columns([4, 2, 0, 1], 2) == ["█   ", "██ ▄"]
    assert columns([1000, 1], 2) == ["█ ", "█▁"]
