"""Gates, tones and `a=record` as functions of the state."""

import pytest

from phone.call.states import Call, CallState, Direction, RecordWord
from phone.levels import Levels, levels
from phone.ports import Audible, ReminderPlan
from phone.recording.words import Phase
from tests.phone.desk import profile
from tests.phone.states import METTE, RINGING, phone, slot

PLAN = ReminderPlan(20, 200, 1400, -16.0, -20.0)


def test_an_idle_phone_is_silent() -> None:
    assert levels(profile(), phone(None, focus=None)) == Levels(
        gates=((False, False),), far_words=(None,), audible=Audible(), muted=False, parties=((),)
    )


@pytest.mark.parametrize("phase", Phase)
def test_sound_flows_in_one_phase_only(phase: Phase) -> None:
    now = levels(profile(), phone(slot(phase)))
    assert now.gates == ((phase is Phase.RECORDING,) * 2,)
    assert bool(now.audible.reminders) is (phase is Phase.RECORDING)


@pytest.mark.parametrize(
    ("local", "remote", "gates"),
    [
        (False, False, (True, True)),
        (False, True, (False, True)),
        (True, False, (False, False)),
        (True, True, (False, False)),
    ],
)
def test_hold_shuts_the_near_gate_and_ends_the_stretch(
    local: bool, remote: bool, gates: tuple[bool, bool]
) -> None:
    now = levels(profile(), phone(slot(Phase.RECORDING, local=local, remote=remote)))
    assert now.gates == (gates,)
    assert now.far_words == (RecordWord.ON,)
    assert now.audible.reminders == (((0, PLAN),) if gates == (True, True) else ())


@pytest.mark.parametrize(
    ("direction", "state", "audible"),
    [
        (Direction.RECIPIENT, CallState.EARLY, Audible(ringer=True)),
        (Direction.INITIATOR, CallState.TRYING, Audible()),
        (Direction.INITIATOR, CallState.PROCEEDING, Audible(ringing_tone=True)),
        (Direction.INITIATOR, CallState.EARLY, Audible()),
        (Direction.INITIATOR, CallState.CONFIRMED, Audible()),
    ],
)
def test_what_is_heard_before_the_answer(
    direction: Direction, state: CallState, audible: Audible
) -> None:
    call = Call(1, direction, METTE, state)
    assert levels(profile(), phone(slot(Phase.OFF, call=call))).audible == audible


def test_each_call_has_its_own_gates() -> None:
    now = levels(profile(), phone(slot(Phase.RECORDING, local=True), None, slot(call=RINGING)))
    assert now.gates == ((False, False),) * 3
    assert now.far_words == (RecordWord.ON, None, RecordWord.OFF)
    assert now.audible == Audible(ringer=True)
