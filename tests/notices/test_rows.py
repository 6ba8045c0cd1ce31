"""Every pair of values occurs in a live call, and there are no more calls than that takes."""

from dataclasses import asdict
from itertools import combinations

import pytest

from tests.notices.pairwise import cover
from tests.notices.rows import LIVE_AXES, live_rows


def test_every_pair_of_values_occurs_in_at_most_24_calls() -> None:
    rows = [{**asdict(it.settings), "delay_s": it.delay_s} for it in live_rows()]
    assert len(rows) == 24
    for one, other in combinations(LIVE_AXES, 2):
        pairs = {(row[one], row[other]) for row in rows}
        assert len(pairs) == len(LIVE_AXES[one]) * len(LIVE_AXES[other]), (one, other)


def test_a_cover_is_the_same_each_time_and_as_small_as_can_be() -> None:
    axes = {"a": "12", "b": "xyz", "c": (True, False), "d": "pqrs"}
    assert len(cover(axes)) == 4 * 3
    assert cover(axes) == cover(axes)


def test_what_cannot_be_covered_is_said() -> None:
    with pytest.raises(ValueError, match="no cover of"):
        cover({"a": "12", "b": "12", "c": "12", "d": "12", "e": "12"}, seeds=1)
