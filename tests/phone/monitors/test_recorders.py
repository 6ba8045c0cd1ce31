"""Recorders and their timers over several calls: opened once, closed once, nothing left behind."""

from dataclasses import replace

from phone.call.events import CallConfirmed, CallEnded
from phone.call.states import EndReason
from phone.effects import AskRecorder, CancelTimer, StartTimer
from phone.monitors.recorders import Admission, Sessions, Timers
from phone.recording.monitors.session import Session
from phone.recording.reports import RecorderReported
from phone.recording.words import Action, Event, Mode, Phase, Timer
from phone.state import Ending, TimerExpired
from softkeys.keypad import Key, KeyPressed
from tests.phone.monitors.steps import HELD, IDLE, TALKING, broken, call
from tests.phone.states import phone, slot

KEY = KeyPressed(Key.SOFTKEY_1)
ENDED = CallEnded(0, EndReason.REMOTE_BYE)
OPEN, CLOSE = AskRecorder(0, Action.OPEN), AskRecorder(0, Action.CLOSE)
STARTING, RECORDED = phone(slot(Phase.STARTING), None), phone(slot(Phase.RECORDING), None)
OPENING = Sessions(frozenset({(0, Session.OPENING)}))
WILLING = Sessions(frozenset({(0, Session.WILLING)}))


def test_a_session_lives_from_its_invite_to_its_bye() -> None:
    assert Sessions().step(IDLE, KEY, (OPEN,), STARTING) == OPENING
    accepted = RecorderReported(0, 1, Event.ACCEPTED)
    assert OPENING.step(STARTING, accepted, (), RECORDED) == WILLING
    assert WILLING.step(RECORDED, ENDED, (CLOSE,), IDLE) == Sessions()


def test_nobody_is_asked_out_of_turn() -> None:
    paused = phone(slot(Phase.PAUSED, paused=True), None)
    assert "asked to open while" in broken(WILLING, RECORDED, KEY, RECORDED, OPEN)
    assert "asked to close while: no session" in broken(Sessions(), IDLE, KEY, IDLE, CLOSE)
    suspend = AskRecorder(0, Action.SUSPEND)
    assert "asked to suspend while: no session" in broken(Sessions(), IDLE, KEY, paused, suspend)


def test_no_session_is_left_behind() -> None:
    assert "no call, and its recorder" in broken(WILLING, RECORDED, ENDED, IDLE)
    joined = phone(slot(Phase.OFF), None)
    assert "off, and its recorder" in broken(WILLING, RECORDED, KEY, joined)
    assert "there is no session" in broken(Sessions(), IDLE, KEY, RECORDED)


ANSWER = Timers(frozenset({(0, Timer.ANSWER)}))


def test_the_timers_of_the_phase_run() -> None:
    start = StartTimer(0, Timer.ANSWER, None)
    assert Timers().step(IDLE, CallConfirmed(0), (OPEN, start), STARTING) == ANSWER
    assert "these timers run: []" in broken(Timers(), IDLE, KEY, STARTING, OPEN)
    assert broken(ANSWER, STARTING, KEY, RECORDED, CancelTimer(0, Timer.ANSWER)) == ""
    assert "these timers run: ['answer']" in broken(ANSWER, STARTING, KEY, RECORDED)


def test_no_timer_outlives_its_call() -> None:
    assert "no call, and these timers run" in broken(ANSWER, STARTING, ENDED, IDLE)


def test_a_call_that_ends_unrecorded_tries_no_more() -> None:
    failed = slot(Phase.FAILED_QUIET, Mode.ALWAYS)
    ends = phone(replace(failed, ending=Ending.UNRECORDED))
    retry = Timers(frozenset({(0, Timer.RETRY)}))
    expired = TimerExpired(0, Timer.RETRY)
    assert retry.step(ends, expired, (), ends) == Timers()
    assert "these timers run: []" in broken(retry, phone(failed), expired, phone(failed))


def test_a_call_comes_in_only_with_room_for_its_recording() -> None:
    one, two = phone(TALKING, None), phone(TALKING, HELD)
    full, enough = (replace(two, dialogs=dialogs) for dialogs in (3, 4))
    assert "no room" in broken(Admission(), one, KEY, full)
    assert broken(Admission(), one, KEY, enough) == ""
    never = replace(phone(TALKING, slot(Phase.OFF, Mode.NEVER)), dialogs=3)
    assert broken(Admission(), one, KEY, never) == ""
    assert broken(Admission(), never, KEY, full) == ""  # its party has become another one
    emergency = replace(phone(TALKING, slot(call=call(emergency=True))), dialogs=2)
    assert broken(Admission(), one, KEY, emergency) == ""
