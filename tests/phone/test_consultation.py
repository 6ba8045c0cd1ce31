"""A second call that is placed to transfer the first, or to join it: asked for, completed, given
up."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction, Party
from phone.consultation import (
    asking,
    blind_to,
    cancelled,
    complete,
    completes,
    consult,
    given_up,
)
from phone.effects import AskCall, CallAction, Transfer, TransferTo
from phone.recording.words import Phase
from phone.state import Conference, Consultation, Ending, Message, PhoneState, Purpose, Slot
from tests.phone.desk import profile
from tests.phone.states import METTE, phone, slot

SETTING = profile()
TRANSFER, CONFERENCE = Purpose.TRANSFER, Purpose.CONFERENCE
HOLD, RETRIEVE, HANG_UP = CallAction.HOLD, CallAction.RETRIEVE, CallAction.HANG_UP
TALKS, HELD = slot(), slot(local=True)
BOB = Party("", "1003", "sip:1003@pbx.test")
CALLS_OUT = slot(Phase.OFF, call=Call(1, Direction.INITIATOR, BOB, CallState.PROCEEDING))


def consulting(purpose: Purpose, *slots: Slot, focus: int | None = 1) -> PhoneState:
    other = 1 if len(slots) > 1 else None
    return replace(phone(*slots, focus=focus), consultation=Consultation(purpose, 0, other))


def keying(purpose: Purpose, digits: str = "") -> PhoneState:
    return replace(consulting(purpose, HELD, focus=None), digits=digits)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_call_is_held_and_a_number_asked_for_on_its_line(purpose: Purpose) -> None:
    call = Call(2, Direction.RECIPIENT, METTE, CallState.CONFIRMED)
    state, effects = consult(phone(slot(call=call)), 0, purpose)
    assert effects == (AskCall(0, HOLD),)
    assert state.consultation == Consultation(purpose, 0)
    assert (state.focus, state.digits, state.line) == (None, "", 2)


@pytest.mark.parametrize(
    ("asked", "focus", "purpose", "may"),
    [
        (Consultation(TRANSFER, 0, 1), 1, TRANSFER, True),
        (Consultation(TRANSFER, 0, 1), 0, TRANSFER, True),
        (Consultation(TRANSFER, 0, 1), 2, TRANSFER, False),
        (Consultation(TRANSFER, 0, 1), 1, CONFERENCE, False),
        (Consultation(TRANSFER, 0), 0, TRANSFER, False),
        (None, 0, TRANSFER, False),
    ],
)
def test_the_second_press_may_come_from_either_of_the_two(
    asked: Consultation | None, focus: int, purpose: Purpose, may: bool
) -> None:
    state = replace(phone(HELD, TALKS, HELD), consultation=asked)
    assert completes(state, focus, purpose) is may


def test_a_transfer_is_completed_by_a_refer_with_replaces() -> None:
    _, effects = complete(SETTING, consulting(TRANSFER, HELD, TALKS))
    assert effects == (TransferTo(0, 1),)


def test_before_the_answer_it_is_a_blind_one() -> None:
    _, effects = complete(SETTING, consulting(TRANSFER, HELD, CALLS_OUT))
    assert effects == (AskCall(1, HANG_UP), Transfer(0, "sip:1003@pbx.test"))


def test_a_conference_is_completed_by_joining() -> None:
    state, effects = complete(SETTING, consulting(CONFERENCE, HELD, TALKS))
    assert state.conference == Conference(0, 1)
    assert effects == (AskCall(0, RETRIEVE),)


@pytest.mark.parametrize(
    "before",
    [
        phone(TALKS),
        keying(TRANSFER, "1"),
        consulting(CONFERENCE, HELD, CALLS_OUT),
    ],
)
def test_there_is_nothing_to_complete(before: PhoneState) -> None:
    assert complete(SETTING, before) == (before, ())


def test_a_number_is_transferred_to_without_asking_there() -> None:
    state, effects = blind_to(SETTING, keying(TRANSFER, "1003"), "1003")
    assert effects == (Transfer(0, "sip:1003@pbx.test"),)
    assert state.in_focus == replace(HELD, ending=Ending.TRANSFERRING)
    assert (state.consultation, state.digits) == (None, None)


def test_the_call_is_held_before_it_is_transferred() -> None:
    """A call is parked from under the fingers of those who talk."""
    _, effects = blind_to(SETTING, asking(phone(TALKS), 0, TRANSFER), "*68")
    assert effects == (AskCall(0, HOLD), Transfer(0, "sip:*68@pbx.test"))


def test_without_a_server_it_goes_nowhere() -> None:
    before = keying(TRANSFER, "1003")
    state, effects = blind_to(profile(Proxy_1_=""), before, "1003")
    assert effects == ()
    assert state.toast is not None
    assert state.toast.message is Message.NO_PROXY
    assert replace(state, toast=None) == before


def test_there_is_nobody_to_transfer() -> None:
    assert blind_to(SETTING, PhoneState(), "1003") == (PhoneState(), ())


@pytest.mark.parametrize("purpose", Purpose)
def test_cancelled_at_the_number_the_first_is_spoken_to_again(purpose: Purpose) -> None:
    state, effects = cancelled(keying(purpose, "10"))
    assert effects == (AskCall(0, RETRIEVE),)
    assert (state.focus, state.digits, state.consultation) == (0, None, None)


def test_a_number_that_was_for_no_transfer_is_only_forgotten() -> None:
    state, effects = cancelled(replace(phone(HELD, focus=None), digits="5"))
    assert (state, effects) == (phone(HELD), ())


def test_going_to_another_call_gives_up_what_waits_for_its_number() -> None:
    assert given_up(keying(TRANSFER)).consultation is None
    both = consulting(TRANSFER, HELD, TALKS)
    assert given_up(both) == both
