"""The interval around a share counted in a sample."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.proportion import Z_95, Proportion


@given(st.integers(1, 10_000).flatmap(lambda seen: st.tuples(st.integers(0, seen), st.just(seen))))
def test_the_ends_solve_wilsons_equation_and_hold_the_share(counts: tuple[int, int]) -> None:
    right, seen = counts
    share = right / seen
    low, high = Proportion(right, seen).interval()
    assert 0 <= low <= share <= high <= 1
    for end in (low, high):
        assert (share - end) ** 2 == pytest.approx(Z_95**2 * end * (1 - end) / seen, abs=1e-9)


def test_nothing_seen_says_nothing() -> None:
    assert Proportion(0, 0).interval() == (0, 1)


def test_all_of_ten_is_not_certainty() -> None:
    low, high = Proportion(10, 10).interval()
    assert low == pytest.approx(0.7225, abs=1e-4)
    assert high == 1
