"""Each rule between calls can break; exhaustive/test_two_calls.py breaks them in the machine."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from phone.call.states import RecordWord
from phone.call_rules import RULES
from phone.levels import levels
from phone.lines import Setting
from phone.moment import Moment
from phone.notices.announcements import Notice
from phone.notices.reminder import ReminderPlan
from phone.ports import Audible
from phone.presentation import present
from phone.recording.words import Mode, Phase
from phone.rules import broken
from phone.state import Conference, Consultation, Ending, PhoneState, Purpose
from softkeys.actions import Softkey
from tests.phone.desk import profile
from tests.phone.states import CALL, RINGING, phone, slot

TALKING, HELD, OFF = slot(), slot(local=True), slot(Phase.OFF)
RECORDED = slot(Phase.RECORDING)
JOINED = replace(phone(RECORDED, OFF), conference=Conference(0, 1))
SETTING = profile()


def moment(state: PhoneState, setting: Setting = SETTING) -> Moment:
    return Moment(state, levels(setting, state), present(setting, state))


def named(it: Moment) -> tuple[str, ...]:
    """The rules between calls that do not hold."""
    ours = {rule.__name__ for rule in RULES}
    return tuple(name for name in broken(it) if name in ours)


@pytest.mark.parametrize("state", [phone(TALKING, HELD), JOINED, phone(RECORDED, slot(local=True))])
def test_good_moments_break_nothing(state: PhoneState) -> None:
    assert broken(moment(state)) == ()


EMERGENCY = replace(slot(), call=replace(CALL, emergency=True))
MUST = slot(Phase.OFF, Mode.ALWAYS)
STATES: tuple[tuple[str, PhoneState], ...] = (
    ("one_conversation_has_the_microphone", phone(TALKING, TALKING)),
    ("one_conversation_has_the_microphone", replace(JOINED, slots=(RECORDED, OFF, TALKING))),
    ("a_conference_has_one_recording", replace(JOINED, slots=(RECORDED, RECORDED))),
    ("a_conference_is_recorded_if_a_member_must_be", replace(JOINED, slots=(TALKING, MUST))),
    ("nothing_points_at_an_empty_slot", replace(JOINED, slots=(RECORDED, None))),
    (
        "nothing_points_at_an_empty_slot",
        replace(phone(TALKING, None), consultation=Consultation(Purpose.TRANSFER, 1)),
    ),
    ("keys_follow_one_thing", replace(phone(TALKING), digits="5")),
    ("keys_follow_one_thing", phone(TALKING, focus=None)),
    (
        "an_emergency_call_is_left_alone",
        phone(replace(EMERGENCY, announcing=(Notice(Kind.START),))),
    ),
    ("an_emergency_call_is_left_alone", replace(JOINED, slots=(EMERGENCY, OFF))),
    (
        "only_a_failure_ends_a_call_unrecorded",
        phone(replace(TALKING, ending=Ending.UNRECORDED)),
    ),
)


@pytest.mark.parametrize(("rule", "state"), STATES)
def test_a_bad_state_is_named(rule: str, state: PhoneState) -> None:
    assert rule in named(moment(state))


def levels_of(state: PhoneState, **lies: object) -> tuple[str, ...]:
    """What is wrong with these levels in this state, which is a good one."""
    good = moment(state)
    assert named(good) == ()
    return named(replace(good, levels=replace(good.levels, **lies)))  # type: ignore[arg-type]


def test_levels_that_lie_are_named() -> None:
    both_held = replace(
        JOINED, slots=(slot(Phase.RECORDING, local=True), slot(Phase.OFF, local=True))
    )
    leaking = levels_of(both_held, gates=((True, True), (False, False)))
    assert leaking == ("the_microphone_reaches_only_its_own_recording",)
    differently = levels_of(JOINED, far_words=(RecordWord.ON, RecordWord.OFF))
    assert differently == ("both_parties_of_a_conference_are_told_the_same",)
    untold = replace(JOINED, conference=Conference(0, 1, told=False))
    assert levels_of(untold, bridge=(0, 1)) == ("a_guest_is_heard_after_it_is_told",)
    assert levels_of(JOINED, gates=((True, True), (False, True))) == (
        "a_conference_has_one_recording",
    )


def test_tones_that_clash_are_named() -> None:
    ringing = phone(TALKING, slot(Phase.OFF, call=RINGING))
    both = levels_of(ringing, audible=Audible(ringer=True, waiting_tone=True))
    assert both == ("only_one_of_ringer_and_waiting_tone",)
    assert levels_of(ringing, audible=Audible()) == ("what_rings_is_heard",)
    speaking = phone(replace(RECORDED, announcing=(Notice(Kind.START),)))
    reminded = Audible(reminders=((0, ReminderPlan(20)),))
    assert levels_of(speaking, audible=reminded) == ("no_reminder_while_words_play",)
    two = Audible(reminders=((0, ReminderPlan(20)), (1, ReminderPlan(20))))
    assert levels_of(phone(RECORDED, slot(Phase.RECORDING, local=True)), audible=two) == (
        "one_reminder_sounds",
    )


def test_a_key_beside_the_end_of_an_ending_call_is_named() -> None:
    good = moment(phone(replace(TALKING, ending=Ending.TRANSFERRING)))
    assert named(good) == ()
    keys = replace(good.presentation, softkeys=(Softkey.HOLD, Softkey.END_CALL, None, None))
    assert named(replace(good, presentation=keys)) == ("an_ending_call_offers_its_end_alone",)
