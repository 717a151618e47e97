"""A passage is found again by its words after edits elsewhere, and never taken for another."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.anchor import CONTEXT, Anchor, anchor, locate

PROSE = st.text(alphabet="ab «»\n", max_size=200)


@given(before=PROSE, words=st.text(alphabet="ab ", min_size=1, max_size=20), after=PROSE, added=PROSE)
def test_a_passage_is_found_after_words_are_added_far_from_it(
    before: str, words: str, after: str, added: str
) -> None:
    guard = "<" + "x" * (CONTEXT - 1)
    text = before + guard + words + guard + after
    start = len(before) + CONTEXT
    sought = anchor(text, start, start + len(words))
    assert locate(added + text + added, sought) == (start + len(added), start + len(added) + len(words))


@given(text=PROSE, other=PROSE, data=st.data())
def test_whatever_is_found_is_the_exact_words(text: str, other: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    sought = anchor(text, start, data.draw(st.integers(start + 1, len(text))))
    span = locate(other, sought)
    assert span is None or other[slice(*span)] == sought.exact


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The mill stays shut, the owner wrote.", "the words are gone"),
        ("A clerk wrote: we will wait, and left.", "the same words stand beside others"),
        ("Ruiz said we will wait for rain. Ruiz said we will wait for rain.", "two places fit equally well"),
    ],
)
def test_a_passage_that_is_not_there_attaches_to_nothing(text: str, why: str) -> None:
    assert locate(text, Anchor("we will wait", "Ruiz said ", " for rain.")) is None, why


def test_equal_words_are_told_apart_by_what_stands_beside_them() -> None:
    text = "Ruiz said we will wait. Later Ortega said we will wait too."
    start = text.rindex("we will wait")
    assert locate(text, anchor(text, start, start + 12)) == (start, start + 12)


def test_no_stretch_has_no_anchor() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        anchor("abc", 2, 9)
