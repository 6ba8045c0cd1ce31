"""What is said to the parties is said once, and is so."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from phone.call.events import CallConfirmed, CallEnded, CallReplaced
from phone.call.states import EndReason
from phone.effects import Announce
from phone.monitors.notices import Announcements
from phone.notices.announcements import Notice
from phone.recording.reports import RecorderReported
from phone.recording.words import Event, Phase
from phone.state import Conference, Slot
from softkeys.keypad import Key, KeyPressed
from tests.phone.monitors.steps import broken, call
from tests.phone.states import METTE, RINGING, phone, slot

KEY = KeyPressed(Key.SOFTKEY_1)
REPORT = RecorderReported(0, 1, Event.ACCEPTED)
BEFORE = phone(slot(Phase.STARTING), None)
TOLD = Announcements(frozenset({(0, Kind.START)}))
TRUE = (
    (Kind.START, slot(Phase.RECORDING)),
    (Kind.RESUME, slot(Phase.RECORDING)),
    (Kind.PAUSE, slot(Phase.PAUSED, paused=True)),
    (Kind.STOP, slot(Phase.READY)),
    (Kind.FAILURE_PROCEED, slot(Phase.FAILED)),
    (Kind.FAILURE_END, slot(Phase.FAILED)),
)


def saying(kind: Kind, after: Slot) -> str:
    """What is wrong with saying this in this state; nothing has been said before."""
    said = phone(replace(after, announcing=(Notice(kind),)), None)
    return broken(Announcements(), BEFORE, REPORT, said, Announce(0, kind))


@pytest.mark.parametrize(("kind", "state"), TRUE, ids=lambda it: getattr(it, "value", ""))
def test_what_is_said_is_so(kind: Kind, state: Slot) -> None:
    assert saying(kind, state) == ""
    assert "is not so" in saying(kind, slot(Phase.STARTING))
    assert "is not so" in saying(kind, replace(state, call=RINGING))
    assert "is not so" in saying(kind, replace(state, call=call(emergency=True)))


def test_the_start_is_said_once_until_the_stop_is() -> None:
    recorded = phone(replace(slot(Phase.RECORDING), announcing=(Notice(Kind.START),)), None)
    ready = phone(replace(slot(Phase.READY), announcing=(Notice(Kind.STOP),)), None)
    assert Announcements().step(BEFORE, REPORT, (Announce(0, Kind.START),), recorded) == TOLD
    assert "said twice" in broken(TOLD, BEFORE, REPORT, recorded, Announce(0, Kind.START))
    stopped = TOLD.step(recorded, REPORT, (Announce(0, Kind.STOP),), ready)
    assert stopped == Announcements()


def test_a_failure_is_said_once_in_a_run_of_failures() -> None:
    failed = phone(replace(slot(Phase.FAILED), announcing=(Notice(Kind.FAILURE_PROCEED),)), None)
    words = Announce(0, Kind.FAILURE_PROCEED)
    said = Announcements(frozenset({(0, Kind.FAILURE_PROCEED)}))
    assert Announcements().step(BEFORE, REPORT, (words,), failed) == said
    assert "said twice" in broken(said, BEFORE, REPORT, failed, words)
    assert said.step(BEFORE, REPORT, (), phone(slot(Phase.RECORDING), None)) == Announcements()
    assert said.step(failed, CallReplaced(0, METTE), (words,), failed) == said


def test_what_follows_has_been_told() -> None:
    following = replace(slot(Phase.OFF, call=RINGING), follows=0)
    before = phone(slot(Phase.RECORDING), following)
    after = phone(slot(Phase.RECORDING), slot(Phase.STARTING), focus=1)
    both = Announcements(frozenset({(0, Kind.START), (1, Kind.START)}))
    assert TOLD.step(before, CallConfirmed(1), (), after) == both


def test_a_guest_is_told_while_it_is_joined_and_takes_it_along() -> None:
    guest = phone(slot(Phase.STARTING), replace(slot(Phase.OFF), announcing=(Notice(Kind.START),)))
    joined = replace(guest, conference=Conference(0, 1, told=False))
    words = Announce(1, Kind.START)
    assert broken(Announcements(), phone(slot(), slot()), KEY, joined, words) == ""
    alone = phone(None, slot(Phase.STARTING), focus=1)
    left = TOLD.step(joined, CallEnded(0, EndReason.REMOTE_BYE), (), alone)
    assert left == Announcements(frozenset({(1, Kind.START)}))
