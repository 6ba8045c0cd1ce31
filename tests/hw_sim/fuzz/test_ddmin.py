"""Delta debugging finds what is needed, and nothing besides."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw_sim.fuzz.ddmin import ddmin


@pytest.mark.parametrize(
    ("needed", "of"), [((3,), 8), ((0, 7), 8), ((2, 3, 5), 9), ((), 5), (tuple(range(6)), 6)]
)
def test_what_is_needed_is_left(needed: tuple[int, ...], of: int) -> None:
    assert ddmin(range(of), lambda part: set(needed) <= set(part)) == needed


@given(st.lists(st.integers(0, 9), max_size=30), st.sets(st.integers(0, 9)), st.integers(1, 3))
def test_without_any_one_of_what_is_left_it_fails_no_more(
    items: list[int], needed: set[int], times: int
) -> None:
    def fails(part: Sequence[int]) -> bool:
        return all(part.count(it) >= min(times, items.count(it)) for it in needed)

    left = ddmin(items, fails)
    assert fails(left)
    assert not any(fails(left[:at] + left[at + 1 :]) for at in range(len(left)))
    remaining = iter(items)
    assert all(it in remaining for it in left)  # in their order


def test_few_questions_are_asked() -> None:
    asked = list[int]()

    def fails(part: Sequence[int]) -> bool:
        asked.append(len(part))
        return {17, 80} <= set(part)

    assert ddmin(range(100), fails) == (17, 80)
    assert len(asked) < 60
