"""The recording of each call: its events, what the next call takes over, and what is played."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from phone.call.states import CallState, Party
from phone.effects import Announce, AskRecorder, CancelTimer, StartTimer
from phone.messages import TOAST_NUMBERS
from phone.notices.announcements import Notice
from phone.recorded_calls import begin, inherit, record
from phone.recording.machine import Recording
from phone.recording.words import Action, Event, Mode, Phase, Timer, Wish
from phone.state import Conference, Ending, Inherited, Message, PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import CALL, phone, slot

SETTING = profile()
OUT = replace(CALL, state=CallState.PROCEEDING)


@pytest.mark.parametrize(
    ("before", "inherited"),
    [
        (slot(Phase.READY), Inherited()),
        (slot(Phase.STARTING), Inherited(record=True)),
        (slot(Phase.RECORDING), Inherited(record=True)),
        (slot(Phase.RESUMING), Inherited(record=True)),
        (slot(Phase.PAUSING, paused=True), Inherited(record=True, paused=True)),
        (slot(Phase.PAUSED, paused=True), Inherited(record=True, paused=True)),
        (slot(Phase.RECORDER_PAUSED), Inherited(record=True)),
        (slot(Phase.STOPPING), Inherited()),
        (slot(Phase.STOPPING, paused=True), Inherited()),
        (slot(Phase.FAILED), Inherited()),
        (replace(slot(Phase.RECORDING), announced=True), Inherited(record=True, announced=True)),
    ],
)
def test_what_the_next_call_takes_over(before: Slot, inherited: Inherited) -> None:
    """DESIGN §3 "transfer": the wish, not the recorder's own pause."""
    assert inherit(before) == inherited


def test_a_call_that_is_not_answered_hands_on_what_it_took_over() -> None:
    waiting = Inherited(record=True, paused=True, announced=True)
    before = replace(slot(Phase.OFF, call=OUT), inherited=waiting)
    assert inherit(before) == waiting
    answered = replace(slot(Phase.READY), inherited=waiting)
    assert inherit(answered) == Inherited()
    unrecorded = replace(slot(Phase.OFF, Mode.NEVER), inherited=waiting)
    assert inherit(unrecorded) == waiting


@pytest.mark.parametrize(
    ("mode", "inherited", "phase", "paused"),
    [
        (Mode.ON_DEMAND, Inherited(), Phase.READY, False),
        (Mode.ON_DEMAND, Inherited(record=True), Phase.STARTING, False),
        (Mode.ON_DEMAND, Inherited(record=True, paused=True), Phase.STARTING, True),
        (Mode.ALWAYS_PAUSE_RESUME, Inherited(), Phase.STARTING, False),
        (Mode.ALWAYS_PAUSE_RESUME, Inherited(record=True, paused=True), Phase.STARTING, True),
        (Mode.ALWAYS, Inherited(record=True, paused=True), Phase.STARTING, False),
        (Mode.NEVER, Inherited(record=True, paused=True), Phase.OFF, False),
    ],
)
def test_a_recording_begins_by_its_mode_and_by_what_it_took_over(
    mode: Mode, inherited: Inherited, phase: Phase, paused: bool
) -> None:
    before = phone(replace(slot(Phase.OFF, mode), inherited=inherited))
    state, _ = begin(profile(), before, 0)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(mode, phase, Wish.PAUSED if paused else Wish.ON)
    kept = inherited if mode is Mode.NEVER else Inherited()
    assert state.in_focus.inherited == kept


def test_effects_carry_their_slot() -> None:
    calls = phone(None, slot(Phase.READY), focus=1)
    state, effects = record(SETTING, calls, 1, Event.RECORD_PRESSED)
    assert effects == (AskRecorder(1, Action.OPEN), StartTimer(1, Timer.ANSWER, None))
    _, effects = record(SETTING, state, 1, Event.ACCEPTED)
    assert effects == (CancelTimer(1, Timer.ANSWER),)


def test_the_end_of_a_session_has_its_reason() -> None:
    _, effects = record(SETTING, phone(slot(Phase.RECORDING)), 0, Event.CALL_ENDED, "joined")
    assert effects == (AskRecorder(0, Action.CLOSE, "joined"),)


def test_a_slot_without_a_call_ignores_it() -> None:
    assert record(SETTING, PhoneState(), 0, Event.ACCEPTED) == (PhoneState(), ())


@pytest.mark.parametrize(
    ("phase", "message"),
    [(Phase.PAUSING, Message.PAUSE_UNCONFIRMED), (Phase.RESUMING, Message.RESUME_REFUSED)],
)
def test_a_note_is_said_instead_of_the_change(phase: Phase, message: Message) -> None:
    before = phone(slot(phase, paused=phase is Phase.PAUSING))
    state, _ = record(SETTING, before, 0, Event.CHANGE_REFUSED)
    assert state.toast is not None
    assert state.toast.message is message


def test_the_numbers_of_messages_run_round() -> None:
    state, numbers = phone(slot(Phase.RECORDING)), list[int]()
    for _ in range(TOAST_NUMBERS + 1):
        for event in (Event.PAUSED_BY_RECORDER, Event.BECAME_READY):
            state, _ = record(SETTING, state, 0, event)
            assert state.toast is not None
            numbers.append(state.toast.number)
    assert numbers == [number % TOAST_NUMBERS for number in range(len(numbers))]


# what is played because of it

ENDS = profile("Always", Call_Recording_Failure_1_="End call with announcement")
SPOKEN = profile(Call_Recording_Announce_PSTN_1_="Yes")
EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")


def said(state: PhoneState) -> Message | None:
    return state.toast.message if state.toast else None


def test_words_are_played_to_the_parties_of_the_call_and_remembered() -> None:
    calls = phone(slot(Phase.STARTING, call=replace(CALL, remote=EVA)))
    state, effects = record(SPOKEN, calls, 0, Event.ACCEPTED)
    assert effects[-1] == Announce(0, Kind.START)
    assert state.in_focus is not None
    assert (state.in_focus.announcing, state.in_focus.announced) == ((Notice(Kind.START),), True)


@pytest.mark.parametrize("told", [True, False])
def test_in_a_conference_they_are_for_the_guest_as_well_once_it_has_been_told(told: bool) -> None:
    guest = slot(Phase.OFF, call=replace(CALL, remote=EVA))
    calls = replace(phone(slot(Phase.STARTING), guest), conference=Conference(0, 1, told=told))
    state, effects = record(SPOKEN, calls, 0, Event.ACCEPTED)
    assert (Announce(0, Kind.START) in effects) is told  # the host's party is internal
    assert [one.announced for one in state.slots if one] == [told, told]


def test_who_is_never_told_is_not_waited_for() -> None:
    """The host's party was told; the guest's is of the PSTN, which nobody tells (SPEC C1)."""
    internal = profile(Call_Recording_Announce_Internal_1_="Yes")
    host = replace(slot(Phase.RESUMING), announced=True)
    guest = slot(Phase.OFF, call=replace(CALL, remote=EVA))
    calls = replace(phone(host, guest), conference=Conference(0, 1))
    state, effects = record(internal, calls, 0, Event.RESUMED)
    assert not any(isinstance(effect, Announce) for effect in effects)
    assert [one.announced for one in state.slots if one] == [True, False]


def test_an_emergency_call_is_not_talked_over_nor_ended() -> None:
    calls = phone(slot(Phase.STARTING, Mode.ALWAYS, call=replace(CALL, emergency=True)))
    state, effects = record(ENDS, calls, 0, Event.UNAVAILABLE)
    assert not any(isinstance(effect, Announce) for effect in effects)
    assert state.in_focus is not None
    assert (state.in_focus.ending, said(state)) == (None, Message.RECORDING_FAILED)


def test_a_call_that_ends_unrecorded_says_so_and_tries_no_more() -> None:
    state, effects = record(ENDS, phone(slot(Phase.STARTING, Mode.ALWAYS)), 0, Event.UNAVAILABLE)
    assert effects[-1] == Announce(0, Kind.FAILURE_END)
    assert (ending(state), said(state)) == (Ending.UNRECORDED, Message.ENDS_UNRECORDED)
    assert record(ENDS, state, 0, Event.RETRY_EXPIRED) == (state, ())
    quiet, _ = record(ENDS, replace(state, toast=None), 0, Event.ALERT_EXPIRED)
    assert said(quiet) is None
    over, _ = record(ENDS, quiet, 0, Event.CALL_ENDED)
    assert said(over) is Message.ENDS_UNRECORDED


def ending(state: PhoneState) -> Ending | None:
    return state.in_focus.ending if state.in_focus else None
