"""A pause is kept, whatever becomes of the call."""

from dataclasses import replace

from phone.call.events import CallConfirmed, CallEnded
from phone.call.states import CallState, EndReason
from phone.monitors.privacy import Privacy
from phone.recording.reports import RecorderReported
from phone.recording.words import Event, Mode, Phase
from phone.state import Conference
from softkeys.keypad import Key, KeyPressed
from tests.phone.monitors.steps import broken, call
from tests.phone.states import phone, slot

KEY = KeyPressed(Key.SOFTKEY_1)
ACCEPTED = RecorderReported(0, 1, Event.ACCEPTED)
FOLLOWING = replace(slot(call=call(state=CallState.TRYING)), follows=0)
PAUSED = slot(Phase.PAUSED, paused=True)
RECORDED = slot(Phase.RECORDING)
OFF = slot(Phase.OFF)
WAS_PAUSED = Privacy(frozenset({(0, True)}))
RECORDS = "a party that was paused is recorded"


def test_a_pause_is_kept_by_joining() -> None:
    before = phone(RECORDED, PAUSED)
    apart = Privacy(frozenset({(1, True)}))
    recorded = replace(phone(RECORDED, OFF), conference=Conference(0, 1))
    assert broken(apart, before, KEY, recorded) == RECORDS
    assert broken(apart, before, KEY, replace(recorded, slots=(PAUSED, OFF))) == ""


def test_a_pause_is_kept_through_failure_and_retry() -> None:
    failed = phone(slot(Phase.FAILED, paused=True))
    assert WAS_PAUSED.step(phone(PAUSED), ACCEPTED, (), failed) == WAS_PAUSED
    assert broken(WAS_PAUSED, failed, ACCEPTED, phone(RECORDED)) == RECORDS


def test_a_pause_is_kept_by_the_call_that_follows() -> None:
    before = phone(PAUSED, FOLLOWING)
    after = phone(PAUSED, replace(RECORDED, follows=None), focus=1)
    assert broken(WAS_PAUSED, before, CallConfirmed(1), after) == RECORDS
    paused = phone(PAUSED, replace(PAUSED, follows=None), focus=1)
    both = Privacy(frozenset({(0, True), (1, True)}))
    assert WAS_PAUSED.step(before, CallConfirmed(1), (), paused) == both


def test_a_pause_ends_by_a_key() -> None:
    assert WAS_PAUSED.step(phone(PAUSED), KEY, (), phone(RECORDED)) == Privacy()
    assert WAS_PAUSED.step(phone(PAUSED), KEY, (), phone(slot(Phase.STOPPING))) == Privacy()
    assert broken(WAS_PAUSED, phone(PAUSED), ACCEPTED, phone(RECORDED)) == RECORDS


def test_what_is_left_of_a_paused_conference_goes_by_its_own_mode() -> None:
    joined = replace(phone(PAUSED, OFF), conference=Conference(0, 1))
    both = Privacy(frozenset({(0, True), (1, True)}))
    ended = CallEnded(0, EndReason.REMOTE_BYE)
    always = phone(None, slot(Phase.STARTING, Mode.ALWAYS), focus=1)
    assert both.step(joined, ended, (), always) == Privacy()
    assert broken(both, joined, ended, phone(None, slot(Phase.STARTING), focus=1)) == RECORDS
