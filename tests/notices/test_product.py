"""The whole product on the simulated audio path: for each mode × {PSTN, internal} × {inbound,
outbound} × notice settings exactly what SPEC allows is heard, by whom, in which order, when and in
which language, and nothing of it is recorded (SPEC C1–C7, H1, H3)."""

import pytest

from hw_sim.measure.notices_heard import differences, side_by_side
from tests.notices.product import every_setting, measured

PARTS = 16
ERROR_S = 0.001
"""Of a search at 8 kHz, under voices."""


def test_the_product_is_whole() -> None:
    every = list(every_setting())
    assert len(every) == len(set(every)) == 4 * 2 * 2 * 2 * 3 * 3 * 4
    assert len({it.language for it in every}) == 6


@pytest.mark.parametrize("part", range(PARTS))
def test_exactly_what_spec_allows_is_heard_and_nothing_of_it_is_recorded(part: int) -> None:
    for settings in list(every_setting())[part::PARTS]:
        call = measured(settings)
        wrong = differences(call.expected, call.found, ERROR_S)
        assert not wrong, f"{settings}\n{side_by_side(call.expected, call.found)}"
        assert not any(rest.any() for rest in call.left.values()), settings
