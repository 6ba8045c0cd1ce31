"""When the reminder tone runs, and who hears it (SPEC C5, H3): only while sound flows and somebody
is there."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState
from phone.notices.reminder import ReminderPlan, reminder
from phone.recording.words import Phase
from provisioning.recording_settings import RecordingSettings
from tests.phone.desk import profile
from tests.phone.states import CALL, recording
from tones.warning_tone import beep

RECORDING = recording(Phase.RECORDING)


def settings(**sets: str) -> RecordingSettings:
    return profile(**sets).lines[0].recording


@pytest.mark.parametrize("phase", Phase)
def test_it_runs_while_sound_flows_and_in_no_other_phase(phase: Phase) -> None:
    plan = reminder(CALL, recording(phase), settings(), pstn=False)
    assert (plan is not None) is (phase is Phase.RECORDING)


@pytest.mark.parametrize(
    "held",
    [
        replace(CALL, held_by_local=True),
        replace(CALL, held_by_remote=True),
        replace(CALL, held_by_local=True, held_by_remote=True),
        replace(CALL, hold_wanted=True),
    ],
)
def test_nobody_is_reminded_on_a_held_call(held: Call) -> None:
    assert reminder(held, RECORDING, settings(), pstn=False) is None


def test_nobody_is_reminded_before_the_answer() -> None:
    call = replace(CALL, state=CallState.EARLY)
    assert reminder(call, RECORDING, settings(), pstn=False) is None


def test_an_emergency_call_is_not_talked_over() -> None:
    assert reminder(replace(CALL, emergency=True), RECORDING, settings(), pstn=True) is None


def test_the_defaults_are_those_of_the_profile() -> None:
    plan = reminder(CALL, RECORDING, settings(), pstn=False)
    assert plan == ReminderPlan(20)
    assert plan == ReminderPlan(20, beep(200, 1400.0), -16.0, -20.0)


@pytest.mark.parametrize("interval_s", [10, 20, 90])
def test_the_profile_sets_the_interval(interval_s: int) -> None:
    sets = settings(Call_Recording_Tone_Interval_1_=str(interval_s))
    plan = reminder(CALL, RECORDING, sets, pstn=False)
    assert plan is not None
    assert plan.interval_s == interval_s


def test_zero_switches_it_off() -> None:
    sets = settings(Call_Recording_Tone_Interval_1_="0")
    assert reminder(CALL, RECORDING, sets, pstn=True) is None


@pytest.mark.parametrize(
    ("audience", "pstn", "hear"),
    [
        ("All", False, ("far end", "user")),
        ("All", True, ("far end", "user")),
        ("PSTN", False, ()),
        ("PSTN", True, ("far end",)),
        ("Internal", False, ("far end", "user")),
        ("Internal", True, ("user",)),
    ],
)
def test_the_profile_says_who_is_reminded(audience: str, pstn: bool, hear: tuple[str, ...]) -> None:
    """SPEC H3: our own user is an internal participant."""
    plan = reminder(CALL, RECORDING, settings(Call_Recording_Tone_Audience_1_=audience), pstn=pstn)
    heard = (plan.to_far, plan.to_ear) if plan else (False, False)
    assert tuple(who for who, does in zip(("far end", "user"), heard, strict=True) if does) == hear
