"""Transfers in every role (RFC 5589): ours, asked of us, calls that are replaced, parties that
change."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction, Party
from phone.effects import (
    AskCall,
    AskRecorder,
    CallAction,
    Follow,
    RefuseTransfer,
    Transfer,
    TransferTo,
)
from phone.recording.machine import Recording
from phone.recording.words import Action, Mode, Phase, Wish
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
    OTHER_PARTY,
    REPLACED,
    attended,
    blind,
    ended,
    followed,
    orphaned,
    party_at,
    remote_changed,
    replaced,
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


# as target


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (slot(Phase.RECORDING), Recording(Mode.ON_DEMAND, Phase.STARTING)),
        (slot(Phase.READY), Recording(Mode.ON_DEMAND, Phase.READY)),
        (
            slot(Phase.PAUSED, paused=True),
            Recording(Mode.ON_DEMAND, Phase.STARTING, Wish.PAUSED),
        ),
    ],
)
def test_what_replaces_a_call_is_recorded_anew_and_takes_over_the_wish(
    before: Slot, after: Recording
) -> None:
    state, effects = replaced(SETTING, phone(before), 0, BOB)
    assert state.in_focus is not None
    assert (state.in_focus.call.remote, state.in_focus.recording) == (BOB, after)
    if before.recording.phase is not Phase.READY:
        assert effects[0] == AskRecorder(0, Action.CLOSE, REPLACED)


def test_what_replaces_a_held_call_is_held() -> None:
    state, effects = replaced(SETTING, phone(slot(Phase.READY, local=True)), 0, BOB)
    assert effects == (AskCall(0, HOLD),)
    assert state.in_focus is not None
    assert state.in_focus.call.held_here


def test_an_emergency_call_that_is_replaced_is_one_still() -> None:
    state, _ = replaced(SETTING, phone(EMERGENCY), 0, BOB)
    assert state.in_focus is not None
    assert state.in_focus.call.emergency


# the remote party changes (SPEC H2)

INTERNAL_ONLY = profile("Always", Call_Recording_Outgoing_PSTN_1_="No")


def test_a_party_that_is_not_selected_ends_the_recording_one_that_is_begins_one() -> None:
    state, effects = remote_changed(
        INTERNAL_ONLY, phone(slot(Phase.RECORDING, Mode.ALWAYS)), 0, EVA
    )
    assert effects == (AskRecorder(0, Action.CLOSE, OTHER_PARTY),)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.NEVER)
    state, effects = remote_changed(INTERNAL_ONLY, state, 0, BOB)
    assert effects[0] == AskRecorder(0, Action.OPEN)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.ALWAYS, Phase.STARTING)


def test_a_pause_outlasts_a_party_that_is_not_recorded() -> None:
    setting = profile("Always with Pause/Resume", Call_Recording_Outgoing_PSTN_1_="No")
    paused = slot(Phase.PAUSED, Mode.ALWAYS_PAUSE_RESUME, paused=True)
    state, _ = remote_changed(setting, phone(paused), 0, EVA)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.NEVER)
    state, _ = remote_changed(setting, state, 0, BOB)
    assert state.in_focus is not None
    again = Recording(Mode.ALWAYS_PAUSE_RESUME, Phase.STARTING, Wish.PAUSED)
    assert state.in_focus.recording == again
    state, _ = replaced(setting, remote_changed(setting, phone(paused), 0, EVA)[0], 0, BOB)
    assert state.in_focus is not None
    assert state.in_focus.recording == again


def test_a_party_of_the_same_kind_changes_its_name_alone() -> None:
    recorded = slot(Phase.RECORDING, Mode.ALWAYS)
    state, effects = remote_changed(INTERNAL_ONLY, phone(recorded), 0, BOB)
    assert effects == ()
    assert state.slots == (replace(recorded, call=replace(CALL, remote=BOB)),)


def test_before_the_answer_only_the_mode_is_judged_again() -> None:
    before = phone(slot(Phase.OFF, Mode.ALWAYS, call=OUT))
    state, effects = remote_changed(INTERNAL_ONLY, before, 0, EVA)
    assert effects == ()
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.NEVER)


def test_a_conference_is_recorded_on_for_the_sake_of_its_guest() -> None:
    both = (slot(Phase.RECORDING, Mode.ALWAYS), slot(Phase.OFF, Mode.ALWAYS))
    joined = replace(phone(*both), conference=Conference(0, 1))
    state, effects = remote_changed(INTERNAL_ONLY, joined, 0, EVA)
    assert effects == ()
    assert state.slots[0] is not None
    assert state.slots[0].recording == both[0].recording


def test_a_guests_new_party_begins_no_recording_of_its_own() -> None:
    both = (slot(Phase.RECORDING, Mode.ALWAYS), slot(Phase.OFF, Mode.NEVER))
    joined = replace(phone(*both), conference=Conference(0, 1))
    state, effects = remote_changed(INTERNAL_ONLY, joined, 1, BOB)
    assert effects == ()
    assert state.slots[1] is not None
    assert state.slots[1].recording == Recording(Mode.ALWAYS)


@pytest.mark.parametrize(
    ("host", "began"),
    [
        (slot(Phase.OFF, Mode.NEVER), Recording(Mode.ALWAYS, Phase.STARTING)),
        (slot(Phase.READY), Recording(Mode.ON_DEMAND, Phase.STARTING)),
    ],
)
def test_a_guest_that_must_be_recorded_from_now_on_begins_the_conferences(
    host: Slot, began: Recording
) -> None:
    joined = replace(phone(host, slot(Phase.OFF, Mode.NEVER)), conference=Conference(0, 1))
    state, effects = remote_changed(INTERNAL_ONLY, joined, 1, BOB)
    assert AskRecorder(0, Action.OPEN) in effects
    assert [one.recording for one in state.slots if one] == [began, Recording(Mode.ALWAYS)]


def test_it_begins_paused_if_the_guest_was() -> None:
    setting = profile("Always with Pause/Resume", Call_Recording_Outgoing_PSTN_1_="No")
    never = slot(Phase.OFF, Mode.NEVER)
    guest = replace(never, inherited=Inherited(record=True, paused=True))
    joined = replace(phone(never, guest), conference=Conference(0, 1))
    state, _ = remote_changed(setting, joined, 1, BOB)
    assert state.slots[0] is not None
    assert state.slots[0].recording.wish is Wish.PAUSED


def test_the_party_of_a_uri() -> None:
    assert party_at("sip:1003@pbx.test", "Bob") == Party("Bob", "1003", "sip:1003@pbx.test")
