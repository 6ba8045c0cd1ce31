"""The whole product on the simulated audio path: for each mode × {PSTN, internal} × {inbound,
outbound} × notice settings exactly what SPEC allows is heard, by whom, in which order, when and in
which language, and the channels hold exactly the voices that were let through (SPEC C1–C6, H3)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.notices_heard import differences, side_by_side
from hw_sim.measure.signals import REMINDER
from hw_sim.sim.links import NEAR_CHANNEL, NOTICES
from hw_sim.sim.mixing import heard
from hw_sim.testing.notice_call import Compliance, NoticeSettings, run_notice_call
from provisioning.recording_settings import Mode
from tests.notices.oracle import expected
from tests.notices.page import TABLES, stands_as
from tests.notices.product import AXES, HALF, every_setting, left_in, measured
from tests.notices.summary import SIMULATED

PARTS = 16
ANNOUNCED = NoticeSettings(Mode.ON_DEMAND, compliance=Compliance.OFF, language="da")
ERROR_S = 0.001
"""Of a search at 8 kHz, under voices."""


def test_the_product_is_whole() -> None:
    every = list(every_setting())
    assert len(every) == len(set(every)) == 4 * 2 * 2 * 2 * 3 * 3 * 4
    assert len({it.language for it in every}) == 6
    for axis in ("compliance", "pause_notice", "audience", "mode", "pstn", "start_stop"):
        pairs = {(it.language, getattr(it, axis)) for it in every}
        assert len(pairs) == 6 * len(AXES[axis]), axis


@pytest.mark.parametrize("part", range(PARTS))
def test_exactly_what_spec_allows_is_heard_and_only_voices_are_recorded(
    part: int, record_property: Callable[[str, object], None]
) -> None:
    calls = list(every_setting())[part::PARTS]
    for settings in calls:
        call = measured(settings)
        wrong = differences(call.expected, call.found, ERROR_S)
        assert not wrong, f"{settings}\n{side_by_side(call.expected, call.found)}"
        assert not any(rest.any() for rest in call.left.values()), settings
        for name, told in TABLES.items():
            assert stands_as(name, settings) == [told(call)], f"make docs: {name}, {settings}"
    record_property(SIMULATED, len(calls))


def test_a_notice_in_a_channel_of_a_simulated_recording_is_found_out() -> None:
    """The simulator has no link from notices to a channel: here it is made by hand."""
    bench, tracks = run_notice_call(ANNOUNCED)
    score = bench.score
    assert score is not None
    assert not any(rest.any() for rest in left_in(tracks).values())
    links = [(at, there | {(NOTICES, NEAR_CHANNEL)}) for at, there in score.links]
    sounds = [replace(it, ears=(*it.ears, NEAR_CHANNEL)) for it in score.sounds]
    score.links[:], score.sounds[:] = links, sounds
    left = left_in(heard(bench, ANNOUNCED.party))
    assert left["near"].any()
    assert not left["far"].any()
    names = {it.name for it in standard_matcher(HALF).find(left["near"][::2])}
    assert {"start words da", REMINDER} <= names


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
    assert any(str(it).startswith(told) for it in (wrong[0], wrong[-1]))
