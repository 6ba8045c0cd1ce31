"""Another party at the other end: replaced, or transferred by the call server (SPEC H2)."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction, Party
from phone.effects import (
    AskCall,
    AskRecorder,
    CallAction,
)
from phone.recording.machine import Recording
from phone.recording.words import Action, Mode, Phase, Wish
from phone.remote_parties import OTHER_PARTY, REPLACED, changed, replaced
from phone.state import (
    Conference,
    Inherited,
    Slot,
)
from tests.phone.desk import profile
from tests.phone.states import CALL, phone, slot

SETTING = profile()
BOB = Party("Bob", "1003", "sip:1003@far.test")
EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")
HOLD = CallAction.HOLD
OUT = Call(1, Direction.INITIATOR, BOB, CallState.PROCEEDING)
EMERGENCY = replace(slot(), call=replace(CALL, emergency=True))


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
    state, effects = changed(INTERNAL_ONLY, phone(slot(Phase.RECORDING, Mode.ALWAYS)), 0, EVA)
    assert effects == (AskRecorder(0, Action.CLOSE, OTHER_PARTY),)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.NEVER)
    state, effects = changed(INTERNAL_ONLY, state, 0, BOB)
    assert effects[0] == AskRecorder(0, Action.OPEN)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.ALWAYS, Phase.STARTING)


def test_a_pause_outlasts_a_party_that_is_not_recorded() -> None:
    setting = profile("Always with Pause/Resume", Call_Recording_Outgoing_PSTN_1_="No")
    paused = slot(Phase.PAUSED, Mode.ALWAYS_PAUSE_RESUME, paused=True)
    state, _ = changed(setting, phone(paused), 0, EVA)
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.NEVER)
    state, _ = changed(setting, state, 0, BOB)
    assert state.in_focus is not None
    again = Recording(Mode.ALWAYS_PAUSE_RESUME, Phase.STARTING, Wish.PAUSED)
    assert state.in_focus.recording == again
    state, _ = replaced(setting, changed(setting, phone(paused), 0, EVA)[0], 0, BOB)
    assert state.in_focus is not None
    assert state.in_focus.recording == again


def test_a_party_of_the_same_kind_changes_its_name_alone() -> None:
    recorded = slot(Phase.RECORDING, Mode.ALWAYS)
    state, effects = changed(INTERNAL_ONLY, phone(recorded), 0, BOB)
    assert effects == ()
    assert state.slots == (replace(recorded, call=replace(CALL, remote=BOB)),)


def test_before_the_answer_only_the_mode_is_judged_again() -> None:
    before = phone(slot(Phase.OFF, Mode.ALWAYS, call=OUT))
    state, effects = changed(INTERNAL_ONLY, before, 0, EVA)
    assert effects == ()
    assert state.in_focus is not None
    assert state.in_focus.recording == Recording(Mode.NEVER)


def test_a_conference_is_recorded_on_for_the_sake_of_its_guest() -> None:
    both = (slot(Phase.RECORDING, Mode.ALWAYS), slot(Phase.OFF, Mode.ALWAYS))
    joined = replace(phone(*both), conference=Conference(0, 1))
    state, effects = changed(INTERNAL_ONLY, joined, 0, EVA)
    assert effects == ()
    assert state.slots[0] is not None
    assert state.slots[0].recording == both[0].recording


def test_a_guests_new_party_begins_no_recording_of_its_own() -> None:
    both = (slot(Phase.RECORDING, Mode.ALWAYS), slot(Phase.OFF, Mode.NEVER))
    joined = replace(phone(*both), conference=Conference(0, 1))
    state, effects = changed(INTERNAL_ONLY, joined, 1, BOB)
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
    state, effects = changed(INTERNAL_ONLY, joined, 1, BOB)
    assert AskRecorder(0, Action.OPEN) in effects
    assert [one.recording for one in state.slots if one] == [began, Recording(Mode.ALWAYS)]


def test_it_begins_paused_if_the_guest_was() -> None:
    setting = profile("Always with Pause/Resume", Call_Recording_Outgoing_PSTN_1_="No")
    never = slot(Phase.OFF, Mode.NEVER)
    guest = replace(never, inherited=Inherited(record=True, paused=True))
    joined = replace(phone(never, guest), conference=Conference(0, 1))
    state, _ = changed(setting, joined, 1, BOB)
    assert state.slots[0] is not None
    assert state.slots[0].recording.wish is Wish.PAUSED
