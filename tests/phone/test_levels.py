"""Gates, tones and `a=record` as functions of the state."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from phone.call.states import Call, CallState, Direction, Party, RecordWord
from phone.levels import Levels, levels
from phone.notices.announcements import Notice
from phone.ports import Audible, ReminderPlan
from phone.recording.words import Phase
from phone.state import Conference, PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import METTE, RINGING, phone, slot

PLAN = ReminderPlan(20)


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


# several calls (DESIGN §3 "the near stream", "conference")

BOB = Party("Bob", "1003", "sip:1003@far.test")
EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")


def with_(remote: Party, *, local: bool = False, held_by_remote: bool = False) -> Slot:
    call = Call(1, Direction.INITIATOR, remote, CallState.CONFIRMED)
    return slot(Phase.OFF, call=call, local=local, remote=held_by_remote)


def conference(host: Slot, guest: Slot, *, told: bool = True) -> PhoneState:
    return replace(phone(host, guest), conference=Conference(0, 1, told=told))


@pytest.mark.parametrize(
    ("host", "guest", "told", "gates"),
    [
        (slot(Phase.RECORDING), with_(BOB), True, (True, True)),
        (slot(Phase.RECORDING, remote=True), with_(BOB), True, (True, True)),
        (slot(Phase.RECORDING, remote=True), with_(BOB, held_by_remote=True), True, (False, True)),
        (slot(Phase.RECORDING, local=True), with_(BOB), True, (True, True)),
        (slot(Phase.RECORDING, local=True), with_(BOB), False, (False, False)),
        (slot(Phase.RECORDING, local=True), with_(BOB, local=True), True, (False, False)),
        (slot(Phase.PAUSED, paused=True), with_(BOB), True, (False, False)),
    ],
)
def test_a_conference_has_one_recording_of_all_who_have_been_told(
    host: Slot, guest: Slot, told: bool, gates: tuple[bool, bool]
) -> None:
    now = levels(profile(), conference(host, guest, told=told))
    assert now.gates == (gates, (False, False))
    heard = (METTE, BOB) if told else (METTE,)
    assert now.parties == (heard, ())


@pytest.mark.parametrize(
    ("guest", "told", "bridge"),
    [(with_(BOB), True, (0, 1)), (with_(BOB), False, ()), (with_(BOB, local=True), True, ())],
)
def test_far_parties_hear_one_another_while_both_talk(
    guest: Slot, told: bool, bridge: tuple[int, ...]
) -> None:
    assert levels(profile(), conference(slot(), guest, told=told)).bridge == bridge


def test_both_are_told_of_the_one_recording() -> None:
    now = levels(profile(), conference(slot(Phase.PAUSED, paused=True), with_(BOB)))
    assert now.far_words == (RecordWord.PAUSED, RecordWord.PAUSED)


@pytest.mark.parametrize(
    ("phase", "parties"),
    [
        (Phase.READY, ()),
        (Phase.STARTING, ()),
        (Phase.STARTING_NARROW, ()),
        (Phase.NOT_READY, (METTE,)),
        (Phase.RECORDING, (METTE,)),
        (Phase.PAUSED, (METTE,)),
        (Phase.STOPPING, ()),
        (Phase.FAILED, ()),
    ],
)
def test_who_is_heard_is_told_to_a_session_that_stands(
    phase: Phase, parties: tuple[Party, ...]
) -> None:
    assert levels(profile(), phone(slot(phase))).parties == (parties,)


def test_header_lines_are_no_reason_to_tell_it_anew() -> None:
    recorded = slot(Phase.RECORDING)
    hinting = replace(recorded.call, remote=replace(METTE, hints=("X-Trunk: 7",)))
    assert levels(profile(), phone(replace(recorded, call=hinting))).parties == ((METTE,),)


@pytest.mark.parametrize(
    ("audience", "guest", "to"),
    [
        ("All", BOB, (True, True)),
        ("PSTN", BOB, None),
        ("PSTN", EVA, (True, False)),
        ("Internal", EVA, (True, True)),
    ],
)
def test_the_reminder_reaches_all_if_one_of_them_is_to_be_reminded(
    audience: str, guest: Party, to: tuple[bool, bool] | None
) -> None:
    """SPEC H3."""
    setting = profile(Call_Recording_Tone_Audience_1_=audience)
    now = levels(setting, conference(slot(Phase.RECORDING), with_(guest)))
    plans = [(index, (plan.to_far, plan.to_ear)) for index, plan in now.audible.reminders]
    assert plans == ([(0, to)] if to else [])


@pytest.mark.parametrize("speaking", [0, 1])
def test_no_tone_sounds_while_words_are_played_to_either(speaking: int) -> None:
    both = [slot(Phase.RECORDING), with_(BOB)]
    both[speaking] = replace(both[speaking], announcing=(Notice(Kind.START),))
    assert levels(profile(), conference(*both)).audible.reminders == (
        (0, replace(PLAN, resting=True)),
    )


EMERGENCY = Call(1, Direction.INITIATOR, METTE, CallState.CONFIRMED, emergency=True)
ANSWERING = replace(RINGING, answer_wanted=True)


@pytest.mark.parametrize(
    ("calls", "audible"),
    [
        ((slot(), slot(call=RINGING)), Audible(waiting_tone=True)),
        ((slot(local=True), slot(call=RINGING)), Audible(ringer=True)),
        ((slot(local=True), slot(call=ANSWERING)), Audible()),
        ((slot(call=EMERGENCY), slot(call=RINGING)), Audible(spares_ear=True)),
    ],
)
def test_how_another_call_alerts(calls: tuple[Slot, ...], audible: Audible) -> None:
    """In the ear of who talks, aloud for who does not, and not beside an emergency call."""
    assert levels(profile("Never"), phone(*calls)).audible == audible


@pytest.mark.parametrize("focus", [0, 1])
@pytest.mark.parametrize(
    ("first", "second", "reminded"),
    [
        (slot(Phase.RECORDING), slot(Phase.RECORDING, local=True), [0]),
        (slot(Phase.RECORDING, local=True), slot(Phase.RECORDING), [1]),
        (slot(Phase.RECORDING, local=True), slot(Phase.RECORDING, local=True), []),
        (slot(Phase.RECORDING, remote=True), slot(Phase.RECORDING, local=True), []),
        (slot(Phase.RECORDING), slot(call=RINGING), [0]),
    ],
)
def test_of_two_recorded_calls_the_one_that_talks_is_reminded(
    first: Slot, second: Slot, reminded: list[int], focus: int
) -> None:
    """Never two tones at once, whichever call is in focus; call_rules.one_reminder_sounds holds
    in every state that two calls can come to."""
    now = levels(profile(), phone(first, second, focus=focus))
    assert [index for index, _ in now.audible.reminders] == reminded


def test_a_conference_is_reminded_once() -> None:
    both = conference(slot(Phase.RECORDING), with_(BOB))
    assert levels(profile(), both).audible.reminders == ((0, PLAN),)
