"""The whole product on the simulated audio path: for each mode × {PSTN, internal} × {inbound,
outbound} × notice settings exactly what SPEC allows is heard, by whom, in which order, when and in
which language, and nothing of it is recorded (SPEC C1–C7, H1, H3)."""

from dataclasses import replace

import pytest

from hw_sim.measure.notices_heard import differences, side_by_side
from hw_sim.testing.notice_call import Compliance, NoticeSettings
from provisioning.recording_settings import Mode
from tests.notices.oracle import expected
from tests.notices.page import TABLES, stands_as
from tests.notices.product import every_setting, measured

PARTS = 16
ANNOUNCED = NoticeSettings(Mode.ON_DEMAND, compliance=Compliance.OFF, language="da")
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
        for name, told in TABLES.items():
            assert stands_as(name, settings) == [told(call)], f"make docs: {name}, {settings}"


@pytest.mark.parametrize(
    ("settings", "others", "told"),
    [
        (ANNOUNCED, replace(ANNOUNCED, start_stop=False), "too much: "),
        (ANNOUNCED, replace(ANNOUNCED, language="nb"), "another: "),
        (ANNOUNCED, replace(ANNOUNCED, audience=None), "too much: "),
        (replace(ANNOUNCED, start_stop=False), ANNOUNCED, "another: "),
    ],
)
def test_a_phone_that_went_by_other_settings_is_found_out(
    settings: NoticeSettings, others: NoticeSettings, told: str
) -> None:
    call = measured(settings)
    wrong = differences(expected(others, call.moments), call.found, ERROR_S)
    assert wrong[0].startswith(told) or told in wrong[-1]
