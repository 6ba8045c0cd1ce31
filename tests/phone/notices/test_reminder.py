"""When the reminder tone runs, and who hears it (SPEC C5, H3): only while sound flows and somebody
is there."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState
from phone.notices.reminder import ReminderPlan, interval_s, reminder
from phone.recording.words import Phase
from provisioning.recording_settings import RecordingSettings
from tests.phone.desk import profile
from tests.phone.states import CALL, recording
from tones.reminder import Reminder
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


# what it sounds like: what the profile gives, the script, the country, ours


def plan_of(**sets: str) -> ReminderPlan:
    texts = {f"Call_Recording_Tone_{name}_1_": text for name, text in sets.items()}
    plan = reminder(CALL, RECORDING, settings(**texts), pstn=False)
    assert plan is not None
    return plan


SCRIPT = "425@-12;15.36(1/14.36/1);*(.36/15/1)"


@pytest.mark.parametrize(
    ("sets", "heard"),
    [
        ({}, (20, 1400, 200, 200, -16.0)),
        ({"Country": "US"}, (15, 1400, 200, 200, -16.0)),
        ({"Country": "de"}, (15.08, 1400, 80, 80, -16.0)),
        ({"Country": "AU"}, (15.36, 425, 360, 1000, -16.0)),
        ({"Country": "AU", "Duration": "500"}, (15.36, 425, 500, 500, -16.0)),
        ({"Country": "GB", "Interval": "30"}, (30, 1400, 500, 500, -16.0)),
        ({"Country": "GB", "Level": "-10"}, (60.5, 1400, 500, 500, -10.0)),
        ({"Script": SCRIPT}, (15.36, 425, 360, 1000, -12.0)),
        ({"Script": SCRIPT, "Country": "GB"}, (15.36, 425, 360, 1000, -12.0)),
        ({"Script": SCRIPT, "Interval": "90", "Level": "-30"}, (90, 425, 360, 1000, -30.0)),
        ({"Script": "1400@-9;*(.2/9.8/1)", "Interval": "20"}, (20, 1400, 200, 200, -9.0)),
        ({"Duration": "1000", "Interval": "10"}, (10, 1400, 1000, 1000, -16.0)),
    ],
)
def test_what_is_given_counts_before_the_script_and_that_before_the_country(
    sets: dict[str, str], heard: tuple[float, ...]
) -> None:
    plan = plan_of(**sets)
    ((hz, _),) = plan.tone.burst[0].partials
    tone = plan.tone
    assert (plan.interval_s, hz, tone.duration_ms, tone.first_ms, plan.far_level_dbm0) == heard


def test_each_ear_has_its_own_level() -> None:
    """SPEC C5: the script's level is that towards the far end."""
    plan = plan_of(Script="1400@-12;*(.2/14.8/1)", Local_Level="-25")
    assert (plan.far_level_dbm0, plan.ear_level_dbm0) == (-12.0, -25.0)
    assert plan_of(Script="1400@-12;*(.2/14.8/1)").ear_level_dbm0 == -20.0


@pytest.mark.parametrize("sets", [{"Country": "DE"}, {"Script": SCRIPT}])
def test_zero_switches_off_whatever_it_would_sound_like(sets: dict[str, str]) -> None:
    texts = {f"Call_Recording_Tone_{name}_1_": text for name, text in sets.items()}
    off = settings(Call_Recording_Tone_Interval_1_="0", **texts)
    assert reminder(CALL, RECORDING, off, pstn=True) is None
    assert interval_s(off) == 0


def test_its_bursts_come_as_the_plan_says() -> None:
    bursts = plan_of(Country="AU").bursts(8_000)
    assert bursts == Reminder(8_000, 15.36, 360, first_s=1.0, first_ms=1000)
    assert list(bursts.starts_between(0, 8_000 * 20)) == [8_000, 130_880]


LONGEST = "1400@-16;*(.1/.4/1,.1/.4/1,.1/.4/1,.1/.4/1,.1/.4/1,.1/9.5/1)"


@pytest.mark.parametrize("code", ["", "AU", "GB"])
@pytest.mark.parametrize("interval", ["10", "90"])
def test_the_longest_beeps_fit_into_every_interval(code: str, interval: str) -> None:
    """SPEC H7: six beeps of 1 s and their pauses are over before the next burst."""
    plan = plan_of(Country=code, Interval=interval, Duration="1000")
    assert plan.bursts(16_000).length == 16_000
    six = plan_of(Script=LONGEST, Interval=interval, Duration="1000")
    assert six.bursts(16_000).length == 16_000 * 8
