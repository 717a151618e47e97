"""Where a passage may have gone that reads otherwise now: as if every place had been looked at."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from index.difference import trim_run
from index.export.alike import WordedText

words = st.text("abcdef", min_size=1, max_size=1)


def look_everywhere(wanted: list[str], text: list[str], near: int) -> tuple[int, int] | None:
    """The first and last word of the best place, found in the plainest way. A word takes two characters."""
    size = min(len(wanted), len(text))
    best = max(
        (
            ((Counter(text[at : at + size]) & Counter(wanted)).total(), -abs(2 * at - near), -at)
            for at in range(len(text) - size + 1)
        ),
    )
    return trim_run(wanted, text, -best[2]) if best[0] >= max(2, len(wanted) / 2) else None


@given(
    st.lists(words, min_size=1, max_size=8),
    st.lists(words, max_size=300),
    st.lists(words, max_size=300),
    st.integers(0, 1000),
)
@example(["a", "b"], ["a", "b"], ["b", "a"], 500)
@example(["a", "b", "c"], ["a", "b"] * 5 + ["d"] * 250, ["a", "b"], 400)
@example(["a", "b", "c"], ["a", "b", "c"] + ["d"] * 250, ["b", "c", "d", "a", "c"], 600)
def test_it_is_where_most_of_its_words_stand_and_of_several_such_places_the_nearest(
    wanted: list[str], before: list[str], after: list[str], near: int
) -> None:
    text = before + after
    found = WordedText(" ".join(text)).find_alike(" ".join(wanted), near)
    place = look_everywhere(wanted, text, near)
    assert found == (place and (2 * place[0], 2 * place[1] + 1))


def test_words_are_the_same_in_other_letters_and_other_marks() -> None:
    text = WordedText("He left. «WE lost, our boat's sails» she said.")
    assert text.find_alike("“We lost our boats”", 0) is not None
    start, end = text.find_alike("we lost our boats", 0) or (0, 0)
    assert "He left. «WE lost, our boat's sails» she said."[start:end] == "WE lost, our boat's"
