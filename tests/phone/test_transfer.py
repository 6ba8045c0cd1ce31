"""Transfers in every role (RFC 5589): ours, asked of us, calls that are replaced, parties that
change."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction, Party
from phone.effects import (
    AskCall,
    CallAction,
    Follow,
    RefuseTransfer,
    Transfer,
    TransferTo,
)
from phone.recording.words import Phase
from phone.state import (
    Conference,
    Consultation,
    Ending,
    Inherited,
    Message,
    PhoneState,
    Purpose,
    Slot,
)
from phone.transfer import (
    attended,
    blind,
    ended,
    followed,
    orphaned,
    party_at,
    requested,
)
from tests.phone.desk import profile
from tests.phone.states import CALL, RINGING, phone, slot

SETTING = profile()
BOB = Party("Bob", "1003", "sip:1003@far.test")
EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")
HOLD, RETRIEVE, HANG_UP = CallAction.HOLD, CallAction.RETRIEVE, CallAction.HANG_UP
TALKS, HELD = slot(), slot(local=True)
OUT = Call(1, Direction.INITIATOR, BOB, CallState.PROCEEDING)
EMERGENCY = replace(slot(), call=replace(CALL, emergency=True))


def said(state: PhoneState) -> Message | None:
    return state.toast.message if state.toast else None


def ending(state: PhoneState) -> list[Ending | None]:
    return [one.ending for one in state.slots if one]


# as transferor


def test_a_blind_transfer_is_a_refer() -> None:
    state, effects = blind(phone(HELD), 0, "sip:1@pbx.test")
    assert effects == (Transfer(0, "sip:1@pbx.test"),)
    assert (ending(state), state.focus) == ([Ending.TRANSFERRING], 0)


def test_an_attended_one_is_sent_once_and_holds_the_first() -> None:
    state, effects = attended(phone(TALKS, HELD), 0, 1)
    assert effects == (AskCall(0, HOLD), TransferTo(0, 1))
    assert attended(state, 0, 1) == (state, ())


@pytest.mark.parametrize("status", [200, 202])
def test_when_it_has_succeeded_our_part_is_over(status: int) -> None:
    both = Consultation(Purpose.TRANSFER, 0, 1)
    before = phone(replace(HELD, ending=Ending.TRANSFERRING), TALKS, focus=1)
    state, effects = ended(replace(before, consultation=both), 0, status)
    assert effects == (AskCall(0, HANG_UP), AskCall(1, HANG_UP))
    assert (said(state), state.consultation) == (Message.TRANSFERRED, None)
    assert ending(state) == [Ending.HANGING_UP] * 2


@pytest.mark.parametrize("status", [302, 486, 603])
def test_when_it_has_failed_the_call_comes_back(status: int) -> None:
    before = phone(replace(HELD, ending=Ending.TRANSFERRING))
    state, effects = ended(before, 0, status)
    assert effects == (AskCall(0, RETRIEVE),)
    assert (said(state), ending(state)) == (Message.TRANSFER_FAILED, [None])


def test_it_does_not_come_back_into_a_conversation() -> None:
    before = phone(replace(HELD, ending=Ending.TRANSFERRING), TALKS, focus=1)
    for asked in (None, Consultation(Purpose.TRANSFER, 0, 1)):
        state, effects = ended(replace(before, consultation=asked), 0, 486)
        assert (effects, state.focus, state.consultation) == ((), 1, asked)


@pytest.mark.parametrize("before", [phone(TALKS), phone(None, focus=None)])
def test_a_late_word_about_a_transfer_changes_nothing(before: PhoneState) -> None:
    assert ended(before, 0, 200) == (before, ())


# as transferee


def test_we_place_the_call_ourselves_on_the_same_line() -> None:
    two = profile(Line_Enable_2_="Yes", User_ID_2_="4022")
    call = replace(CALL, line=2)
    state, effects = requested(two, phone(slot(call=call), None), 0, BOB)
    assert effects == (Follow(0, 1),)
    assert state.slots[1] is not None
    assert state.slots[1].call == Call(2, Direction.INITIATOR, BOB)
    assert (state.slots[1].follows, state.focus) == (0, 1)


def test_the_user_who_looks_at_another_call_goes_on_looking_there() -> None:
    state, _ = requested(SETTING, phone(HELD, TALKS, None, focus=1), 0, BOB)
    assert state.focus == 1


@pytest.mark.parametrize(
    ("before", "status"),
    [
        (phone(None, None, focus=None), 603),
        (phone(slot(Phase.OFF, call=RINGING), None), 603),
        (phone(EMERGENCY, None), 603),
        (phone(HELD, EMERGENCY, None, focus=1), 603),
        (phone(TALKS), 486),
        (replace(phone(TALKS, None), dialogs=3), 486),
        (phone(TALKS, replace(slot(Phase.OFF, call=OUT), follows=0), None), 486),
    ],
)
def test_a_refer_is_refused(before: PhoneState, status: int) -> None:
    state, effects = requested(SETTING, before, 0, BOB)
    assert effects == (RefuseTransfer(0, status),)
    assert said(state) is (Message.TRANSFER_REFUSED if status == 486 else None)
    assert state.slots == before.slots


FOLLOWING = replace(slot(Phase.OFF, call=replace(OUT, state=CallState.CONFIRMED)), follows=0)


@pytest.mark.parametrize(
    ("before", "inherited"),
    [
        (slot(Phase.RECORDING), Inherited(record=True)),
        (slot(Phase.PAUSED, paused=True), Inherited(record=True, paused=True)),
        (replace(slot(Phase.READY), announced=True), Inherited(announced=True)),
    ],
)
def test_what_follows_takes_over_what_the_call_is_when_it_is_answered(
    before: Slot, inherited: Inherited
) -> None:
    state, effects = followed(phone(before, FOLLOWING), 1)
    assert effects == (AskCall(0, HANG_UP),)
    assert state.slots[1] == replace(
        FOLLOWING, inherited=inherited, announced=inherited.announced, follows=None
    )
    assert state.slots[0] is not None
    assert not state.slots[0].call.talking


def test_a_call_that_follows_none_is_not_concerned() -> None:
    assert followed(phone(TALKS, HELD), 1) == (phone(TALKS, HELD), ())


def test_what_follows_takes_over_what_the_call_was_when_it_ended() -> None:
    waits = replace(slot(Phase.OFF, call=OUT), follows=0)
    state = orphaned(phone(slot(Phase.PAUSED, paused=True), waits), 0)
    assert state.slots[1] == replace(
        waits, inherited=Inherited(record=True, paused=True), follows=None
    )


def test_a_guest_hands_on_the_recording_that_it_was_in() -> None:
    """A party of a conference that was paused is not recorded by its own REFER."""
    host, guest = slot(Phase.PAUSED, paused=True), slot(Phase.OFF)
    taken = Inherited(record=True, paused=True)
    joined = replace(phone(host, guest, None), conference=Conference(0, 1))
    state, effects = requested(SETTING, joined, 1, EVA)
    assert effects == (Follow(1, 2),)
    assert state.slots[2] is not None
    assert state.slots[2].inherited == taken
    bare = replace(state.slots[2], inherited=Inherited())
    waiting = replace(joined, slots=(host, guest, bare))
    assert orphaned(waiting, 1).slots[2] == replace(bare, inherited=taken, follows=None)
    state, _ = followed(waiting, 2)
    assert state.slots[2] == replace(bare, inherited=taken, follows=None)


def test_the_party_of_a_uri() -> None:
    assert party_at("sip:1003@pbx.test", "Bob") == Party("Bob", "1003", "sip:1003@pbx.test")
