"""One step of the whole phone: what cannot happen in a state changes nothing."""

from dataclasses import replace

import pytest

from announcements.catalogue import Form, Kind
from announcements.prompts import Rendering
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallOffered,
    CallProgressed,
    CallRefused,
    CallReplaced,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    RegistrationChanged,
    RemoteChanged,
    TransferEnded,
)
from phone.call.states import Arrival, Call, CallState, Direction, EndReason, RecordWord
from phone.dialling import incoming
from phone.effects import (
    AskCall,
    AskRecorder,
    CallAction,
    CancelTimer,
    Dial,
    Forget,
    StartTimer,
    TellRecorder,
)
from phone.machine import step
from phone.notices.announcements import Notice
from phone.notices.outcome import AnnouncementEnded, Told
from phone.recording.reports import RecorderReported
from phone.recording.words import Action, Event, Phase, Timer
from phone.state import (
    Consultation,
    Ending,
    Message,
    PhoneEvent,
    PhoneState,
    Purpose,
    TimerExpired,
    Toast,
    ToastExpired,
    Urgent,
)
from tests.phone.desk import profile
from tests.phone.states import METTE, RINGING, phone, slot

SETTING = profile()
CALLING = phone(slot(Phase.OFF, call=Call(1, Direction.INITIATOR, METTE)))
BOB = replace(METTE, name="Bob")


def said(state: PhoneState, event: PhoneEvent) -> Message | None:
    toast = step(SETTING, state, event)[0].toast
    return toast.message if toast else None


@pytest.mark.parametrize(
    "event",
    [
        CallProgressed(0, CallState.EARLY),
        CallConfirmed(0),
        CallEnded(0, EndReason.ERROR, 500),
        HoldChanged(0, by_local=True, by_remote=True),
        HoldRefused(0),
        RemoteChanged(0, METTE),
        CallReplaced(0, METTE),
        TransferEnded(0, 200),
        AnnouncementEnded(0, Kind.START),
        FarRecordReported(0, RecordWord.ON),
        RecorderReported(0, 0, Event.LOST),
        TimerExpired(0, Timer.RETRY),
        ToastExpired(0),
    ],
)
def test_nothing_happens_to_a_call_that_is_not_there(event: PhoneEvent) -> None:
    assert step(SETTING, PhoneState(), event) == (PhoneState(), ())


@pytest.mark.parametrize("state", [phone(slot(Phase.RECORDING)), phone(slot(call=RINGING))])
def test_an_offer_never_overwrites_a_call(state: PhoneState) -> None:
    assert step(SETTING, state, CallOffered(0, 1, BOB)) == (state, ())


@pytest.mark.parametrize("state", [phone(slot(Phase.RECORDING)), phone(slot(call=RINGING))])
@pytest.mark.parametrize("progress", [CallState.PROCEEDING, CallState.EARLY])
def test_a_late_provisional_answer_takes_nothing_back(
    state: PhoneState, progress: CallState
) -> None:
    assert step(SETTING, state, CallProgressed(0, progress)) == (state, ())


def test_an_answer_asks_the_recorder_as_the_mode_says() -> None:
    state, effects = step(profile("Always"), CALLING, CallConfirmed(0))
    assert effects == ()  # the mode was fixed when the call began
    always, _ = step(profile("Always"), PhoneState(), CallOffered(0, 1, METTE))
    state, effects = step(SETTING, always, CallConfirmed(0))
    assert effects == (AskRecorder(0, Action.OPEN), StartTimer(0, Timer.ANSWER, None))
    assert state.in_focus is not None
    assert state.in_focus.recording.phase is Phase.STARTING


def test_a_timer_is_an_event_of_its_slot() -> None:
    state, effects = step(SETTING, phone(slot(Phase.STARTING)), TimerExpired(0, Timer.ANSWER))
    assert AskRecorder(0, Action.CLOSE) in effects
    assert CancelTimer(0, Timer.ANSWER) in effects
    assert state.in_focus is not None
    assert state.in_focus.recording.failure is Event.ANSWER_EXPIRED


@pytest.mark.parametrize(
    ("call", "status", "message"),
    [
        (Call(1, Direction.INITIATOR, METTE), 404, Message.CALL_FAILED),
        (Call(1, Direction.INITIATOR, METTE, CallState.EARLY), 486, Message.CALL_FAILED),
        (Call(1, Direction.INITIATOR, METTE), 487, None),  # given up by us
        (Call(1, Direction.INITIATOR, METTE), 0, None),
        (Call(1, Direction.INITIATOR, METTE, CallState.CONFIRMED), 500, None),
        (RINGING, 486, None),
    ],
)
def test_a_call_that_fails_says_so(call: Call, status: int, message: Message | None) -> None:
    state = phone(slot(Phase.OFF, call=call))
    assert said(state, CallEnded(0, EndReason.ERROR, status)) is message


def test_what_was_said_of_a_call_ends_with_it() -> None:
    state = replace(phone(slot()), toast=Toast(2, Message.RECORDING_FAILED))
    assert said(state, CallEnded(0, EndReason.LOCAL_BYE)) is None


def test_a_failed_call_after_another_message_is_a_new_one() -> None:
    state = replace(CALLING, toast=Toast(0, Message.FAR_END_RECORDS))
    after, _ = step(SETTING, state, CallEnded(0, EndReason.REJECTED, 603))
    assert after.toast == Toast(1, Message.CALL_FAILED)


@pytest.mark.parametrize(
    ("before", "now", "message"),
    [
        (RecordWord.OFF, RecordWord.ON, Message.FAR_END_RECORDS),
        (RecordWord.PAUSED, RecordWord.ON, Message.FAR_END_RECORDS),
        (RecordWord.ON, RecordWord.PAUSED, Message.FAR_END_PAUSED),
        (RecordWord.ON, RecordWord.OFF, Message.FAR_END_STOPPED),
        (RecordWord.ON, RecordWord.ON, None),
        (RecordWord.OFF, RecordWord.OFF, None),
        (RecordWord.OFF, RecordWord.PAUSED, None),
        (RecordWord.PAUSED, RecordWord.OFF, None),
    ],
)
def test_what_the_far_end_says_of_its_recording(
    before: RecordWord, now: RecordWord, message: Message | None
) -> None:
    assert said(phone(slot(far=before)), FarRecordReported(0, now)) is message


def test_registrations_are_kept_by_line() -> None:
    state = PhoneState(registered=((1, False), (3, True)))
    after, effects = step(SETTING, state, RegistrationChanged(1, registered=True, status=200))
    assert (after.registered, effects) == (((1, True), (3, True)), ())
    more, _ = step(SETTING, after, RegistrationChanged(2, registered=False, status=0))
    assert more.registered == ((1, True), (2, False), (3, True))


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (Message.RECORDING_STARTED, None),
        (Message.FAR_END_RECORDS, None),
        (Message.HOLD_REFUSED, Message.HOLD_REFUSED),
    ],
)
def test_what_was_said_of_a_recording_is_not_said_beside_another_call(
    message: Message, left: Message | None
) -> None:
    state = replace(phone(slot(Phase.PAUSED, paused=True), slot()), toast=Toast(0, message))
    assert said(state, CallEnded(1, EndReason.REMOTE_BYE)) is left


def test_only_the_toast_that_is_shown_expires() -> None:
    state = PhoneState(toast=Toast(3, Message.CALL_FAILED))
    assert step(SETTING, state, ToastExpired(2)) == (state, ())
    assert step(SETTING, state, ToastExpired(3)) == (PhoneState(), ())


OFFERED = incoming(SETTING, 1, BOB, Arrival())


@pytest.mark.parametrize(
    ("before", "focus"),
    [
        (PhoneState(), 0),
        (PhoneState(digits=""), None),
        (PhoneState(digits="5"), None),
        (PhoneState(slots=(None, slot()), focus=1), 1),
        (PhoneState(slots=(None, slot(call=RINGING)), focus=1), 1),
    ],
)
def test_a_call_that_is_offered_takes_no_key_from_under_a_finger(
    before: PhoneState, focus: int | None
) -> None:
    state, effects = step(SETTING, before, CallOffered(0, 1, BOB))
    assert state.slots[0] is not None
    assert state.slots[0].call == OFFERED
    assert (state.focus, state.digits, effects) == (focus, before.digits, ())


@pytest.mark.parametrize(
    ("state", "message"),
    [(PhoneState(), Message.CALL_REFUSED), (PhoneState(dnd=True), Message.DND_REFUSED)],
)
def test_a_call_that_was_refused_is_said(state: PhoneState, message: Message) -> None:
    assert said(state, CallRefused(BOB)) is message


def test_the_end_of_another_call_leaves_a_consultation_alone() -> None:
    asked = Consultation(Purpose.TRANSFER, 0, 1)
    calls = replace(phone(slot(local=True), slot(), slot(local=True)), consultation=asked)
    for index, left in ((0, None), (1, None), (2, asked)):
        state, _ = step(SETTING, calls, CallEnded(index, EndReason.REMOTE_BYE))
        assert state.consultation == left


def test_an_appearance_that_is_left_goes_to_the_emergency_call_that_waits() -> None:
    full = replace(phone(slot(), slot(local=True)), urgent=Urgent("112", 1))
    state, effects = step(SETTING, full, CallEnded(1, EndReason.LOCAL_BYE))
    assert effects == (Forget(1), AskCall(0, CallAction.HOLD), Dial(1, 1, "sip:112@pbx.test"))
    assert (state.urgent, state.focus) == (None, 1)


def test_a_call_that_is_answered_is_not_waiting_to_be() -> None:
    answering = replace(RINGING, answer_wanted=True)
    state, _ = step(SETTING, phone(slot(Phase.OFF, call=answering)), CallConfirmed(0))
    assert state.in_focus is not None
    assert state.in_focus.call == replace(RINGING, state=CallState.CONFIRMED)


START, PAUSE, RESUME = Notice(Kind.START), Notice(Kind.PAUSE, Form.BEEP), Notice(Kind.RESUME)


@pytest.mark.parametrize(
    ("announcing", "after"),
    [
        ((START,), ()),
        ((START, PAUSE), (PAUSE,)),
        ((PAUSE,), (PAUSE,)),  # of a start that is not being said
    ],
)
def test_words_that_wait_are_still_to_be_heard(
    announcing: tuple[Notice, ...], after: tuple[Notice, ...]
) -> None:
    before = phone(replace(slot(Phase.RECORDING), announcing=announcing))
    state, done = step(SETTING, before, AnnouncementEnded(0, Kind.START))
    assert state.in_focus is not None
    told = (TellRecorder(0, heard(Kind.START)),) if START in announcing else ()
    assert (state.in_focus.announcing, done) == (after, told)


def heard(kind: Kind) -> Told:
    return Told(kind, Rendering.WORDS, None, ("near", "far"))


def test_after_the_words_of_the_failure_the_call_ends() -> None:
    unrecorded = replace(
        slot(Phase.FAILED), announcing=(Notice(Kind.FAILURE_END),), ending=Ending.UNRECORDED
    )
    _, effects = step(SETTING, phone(unrecorded), AnnouncementEnded(0, Kind.FAILURE_END))
    told = TellRecorder(0, heard(Kind.FAILURE_END))
    assert effects == (told, AskCall(0, CallAction.HANG_UP))
