"""When the reminder tone runs (SPEC C5): only while sound flows and somebody is there."""

from dataclasses import replace

import pytest

from phone.notices.reminder import ReminderPlan, reminder
from phone.recording.words import Phase
from provisioning.profile import RecordingSettings
from tests.phone.desk import profile
from tests.phone.states import CALL, recording


def settings(**sets: str) -> RecordingSettings:
    return profile(**sets).lines[0].recording


@pytest.mark.parametrize("phase", Phase)
def test_it_runs_while_sound_flows_and_in_no_other_phase(phase: Phase) -> None:
    plan = reminder(CALL, recording(phase), settings())
    assert (plan is not None) is (phase is Phase.RECORDING)


@pytest.mark.parametrize(("local", "remote"), [(True, False), (False, True), (True, True)])
def test_nobody_is_reminded_on_a_held_call(local: bool, remote: bool) -> None:
    call = replace(CALL, held_by_local=local, held_by_remote=remote)
    assert reminder(call, recording(Phase.RECORDING), settings()) is None


def test_the_defaults_are_those_of_the_profile() -> None:
    plan = reminder(CALL, recording(Phase.RECORDING), settings())
    assert plan == ReminderPlan(20)
    assert plan == ReminderPlan(20, 200, 1400, -16.0, -20.0)


@pytest.mark.parametrize("interval_s", [10, 20, 90])
def test_the_profile_sets_the_interval(interval_s: int) -> None:
    sets = settings(Call_Recording_Tone_Interval_1_=str(interval_s))
    plan = reminder(CALL, recording(Phase.RECORDING), sets)
    assert plan is not None
    assert plan.interval_s == interval_s


def test_zero_switches_it_off() -> None:
    sets = settings(Call_Recording_Tone_Interval_1_="0")
    assert reminder(CALL, recording(Phase.RECORDING), sets) is None
