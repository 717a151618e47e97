"""Words are found in an article however either is spaced, and in time by its length."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.export.spacing import SpacedText

spaced = st.text("ab_é \n\t\u00a0\u2003.\"'", max_size=40)


@pytest.mark.parametrize(
    ("text", "passage", "found"),
    [
        ("We will  not\ngo.", "will not go", ["will  not\ngo"]),
        ('"No," he said. "No."', "No", ["No", "No"]),
        ("Nobody knows. No", "No", ["No"]),
        ("go on and go on", "go on", ["go on", "go on"]),
        ("a a a a", "a a", ["a a", "a a"]),
        ("It is", "It was", []),
        ("", "It", []),
        ("It is", " \n", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, passage: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in SpacedText(text).find(passage)] == found


@given(spaced, spaced, st.integers(0, 40), st.integers(0, 40))
def test_what_is_found_are_the_words_and_lies_within_bounds(
    text: str, passage: str, start: int, end: int
) -> None:
    for first, last in SpacedText(text).find(passage, start, end):
        assert text[first:last].split() == passage.split()
        assert start <= first
        assert not re.search(r"\w\Z", text[:first]) or not re.match(r"\w", text[first:])


@given(spaced, spaced, spaced)
def test_words_on_lines_of_their_own_are_always_found(before: str, passage: str, after: str) -> None:
    text = f"{before}\n{passage}\n{after}"
    assert not passage.split() or list(SpacedText(text).find(passage))


def test_a_passage_of_words_that_repeat_takes_time_by_the_length_of_the_text() -> None:
    text = SpacedText("xa " * 200_000)
    assert not list(text.find("a " + "xa " * 100_000))
    assert not list(text.find("xa " * 100_000 + "b"))
