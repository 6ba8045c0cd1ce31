"""Transfers, ends, the microphone, the focus: what keeps a promise, and what breaks it."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallOffered,
    CallReplaced,
    HoldChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, EndReason
from phone.effects import CallAction, Follow, RefuseTransfer, Transfer
from phone.monitors.calls import Ends, Focus, Microphone, Transfers
from phone.notices.outcome import AnnouncementEnded
from phone.recording.reports import RecorderReported
from phone.recording.words import Event, Phase
from phone.state import Ending, PhoneEvent, TargetDialled, Urgent
from softkeys.keypad import Key, KeyPressed
from tests.phone.monitors.steps import HELD, IDLE, TALKING, asks, broken, call, ending
from tests.phone.states import METTE, RINGING, phone, slot

REFER = TransferRequested(0, METTE)
FOLLOWING = replace(slot(call=call(state=CallState.TRYING)), follows=0)
HANG_UP = asks(0, CallAction.HANG_UP)
ENDED = CallEnded(0, EndReason.REMOTE_BYE)
KEY = KeyPressed(Key.SOFTKEY_1)
ACCEPTED = RecorderReported(0, 1, Event.ACCEPTED)


# REFER


def test_a_refer_is_answered_once() -> None:
    one = phone(TALKING, None)
    assert broken(Transfers(), one, REFER, one, RefuseTransfer(0, 603)) == ""
    assert "answered once" in broken(Transfers(), one, REFER, one)
    twice = (RefuseTransfer(0, 603), RefuseTransfer(0, 486))
    assert "answered once" in broken(Transfers(), one, REFER, one, *twice)
    assert "nothing else is" in broken(Transfers(), one, ENDED, IDLE, RefuseTransfer(0, 603))


def test_a_refer_that_is_accepted_leads_to_a_call() -> None:
    one = phone(TALKING, None)
    assert broken(Transfers(), one, REFER, phone(TALKING, FOLLOWING), Follow(0, 1)) == ""
    assert "leads to no call" in broken(Transfers(), one, REFER, one, Follow(0, 1))
    both = phone(TALKING, TALKING)
    assert "leads to no call" in broken(Transfers(), both, REFER, both, Follow(0, 1))


def test_our_refer_is_waited_for() -> None:
    one, waiting = phone(TALKING, None), phone(ending(Ending.TRANSFERRING), None)
    sent = Transfer(0, "sip:1003@pbx.test")
    assert broken(Transfers(), one, KEY, waiting, sent) == ""
    assert "not waited for" in broken(Transfers(), one, KEY, one, sent)
    assert broken(Transfers(), waiting, TransferEnded(0, 503), one) == ""
    assert "forgotten" in broken(Transfers(), waiting, KEY, one)


# ends


@pytest.mark.parametrize("event", [KEY, TransferEnded(0, 202), TargetDialled("112")])
def test_a_call_may_be_ended_by_user_transfer_and_emergency(event: PhoneEvent) -> None:
    one = phone(TALKING, None)
    assert broken(Ends(), one, event, one, HANG_UP) == ""


def test_a_call_is_not_ended_by_itself() -> None:
    one = phone(TALKING, None)
    assert broken(Ends(), one, ACCEPTED, one, HANG_UP) == "a call is ended without a reason"
    assert "there is not" in broken(Ends(), one, KEY, one, asks(1, CallAction.HANG_UP))


def test_with_the_words_of_the_failure_the_call_ends() -> None:
    over = AnnouncementEnded(0, Kind.FAILURE_END)
    one = phone(ending(Ending.UNRECORDED, Phase.FAILED), TALKING)
    assert broken(Ends(), one, over, one, HANG_UP) == ""
    assert "it alone" in broken(Ends(), one, over, one)
    assert "it alone" in broken(Ends(), one, over, one, HANG_UP, asks(1, CallAction.HANG_UP))
    assert broken(Ends(), phone(TALKING, None), over, phone(TALKING, None)) == ""


def test_what_may_not_go_on_unrecorded_does_not() -> None:
    one, other = phone(ending(Ending.UNRECORDED, Phase.FAILED)), phone(slot(Phase.FAILED))
    assert "goes on" in broken(Ends(), one, KEY, other)
    assert broken(Ends(), one, CallReplaced(0, METTE), other) == ""
    leaving = phone(ending(Ending.HANGING_UP, Phase.FAILED))  # for a call that followed its REFER
    assert broken(Ends(), one, CallConfirmed(1), leaving, HANG_UP) == ""
    assert broken(Ends(), one, ENDED, phone(None)) == ""


def test_an_emergency_call_is_ended_by_its_user_alone() -> None:
    one = phone(slot(call=call(emergency=True)), None)
    assert broken(Ends(), one, KEY, one, HANG_UP) == ""
    assert "emergency" in broken(Ends(), one, TransferEnded(0, 202), one, HANG_UP)


# the microphone


def test_what_is_held_is_asked_to_be() -> None:
    talking, held = phone(TALKING), phone(replace(slot(), call=call(hold_wanted=True)))
    assert broken(Microphone(), talking, KEY, held, asks(0, CallAction.HOLD)) == ""
    assert broken(Microphone(), talking, KEY, held, HANG_UP) == ""
    assert "taken from" in broken(Microphone(), talking, KEY, held)
    assert broken(Microphone(), held, KEY, talking, asks(0, CallAction.RETRIEVE)) == ""
    assert "given to" in broken(Microphone(), held, KEY, talking)


def test_a_call_in_the_slot_of_one_that_ended_is_another() -> None:
    dialled = phone(slot(call=call(state=CallState.TRYING)))
    assert broken(Microphone(), phone(HELD), ENDED, dialled) == ""


def test_nothing_is_held_that_is_not_answered() -> None:
    ringing = phone(slot(Phase.OFF, call=RINGING))
    assert "not answered" in broken(Microphone(), ringing, KEY, ringing, asks(0, CallAction.HOLD))


# the focus


def test_a_call_that_rings_takes_no_keys() -> None:
    offered = CallOffered(1, 1, METTE)
    ringing = slot(Phase.OFF, call=RINGING)
    before, after = phone(TALKING, None), phone(TALKING, ringing)
    assert broken(Focus(), before, offered, after) == ""
    assert "takes the keys" in broken(Focus(), before, offered, phone(TALKING, ringing, focus=1))
    assert broken(Focus(), IDLE, offered, phone(None, ringing, focus=1)) == ""
    keying = replace(IDLE, digits="5")
    assert "takes the keys" in broken(Focus(), keying, offered, phone(None, ringing, focus=1))


def test_the_focus_moves_for_a_reason() -> None:
    here, there = phone(TALKING, HELD), phone(TALKING, HELD, focus=1)
    assert broken(Focus(), here, KEY, there) == ""
    assert broken(Focus(), here, ENDED, phone(None, HELD, focus=1)) == ""
    assert broken(Focus(), here, REFER, there) == ""
    assert "by itself" in broken(Focus(), here, HoldChanged(1, False, False), there)
    assert "by itself" in broken(Focus(), here, CallConfirmed(1), there)
    waiting = replace(here, urgent=Urgent("112", 1))
    assert broken(Focus(), waiting, CallEnded(1, EndReason.REMOTE_BYE), there) == ""
