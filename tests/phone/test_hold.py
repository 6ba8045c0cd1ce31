"""Who has the microphone: held at the key, retrieved when it is asked for, refused now and then."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction
from phone.effects import AskCall, CallAction
from phone.hold import changed, hold, hold_others, partners, refused, retrieve
from phone.slots import wants_talk
from phone.state import Conference, Message, PhoneState, Slot
from tests.phone.states import METTE, RINGING, phone, slot

HOLD, RETRIEVE = CallAction.HOLD, CallAction.RETRIEVE
TALKS, HELD = slot(), slot(local=True)
ASKED_TO_HOLD = replace(TALKS, call=replace(TALKS.call, hold_wanted=True))
ASKED_BACK = replace(HELD, call=replace(HELD.call, hold_wanted=False))
OUT = slot(call=Call(1, Direction.INITIATOR, METTE, CallState.PROCEEDING))


def joined(*slots: Slot, focus: int = 0) -> PhoneState:
    return replace(phone(*slots, focus=focus), conference=Conference(0, 1))


def talking(state: PhoneState) -> list[int]:
    return [index for index, one in enumerate(state.slots) if wants_talk(one)]


def test_a_conference_is_held_and_retrieved_as_one() -> None:
    assert partners(joined(TALKS, TALKS, HELD), 1) == (0, 1)
    assert partners(joined(TALKS, TALKS, HELD), 2) == (2,)
    assert partners(phone(TALKS), 0) == (0,)


def test_hold_takes_the_microphone_before_the_far_end_answers() -> None:
    assert hold(phone(TALKS), 0) == (phone(ASKED_TO_HOLD), (AskCall(0, HOLD),))


@pytest.mark.parametrize("before", [ASKED_TO_HOLD, HELD, OUT, slot(call=RINGING)])
def test_there_is_nothing_to_hold(before: Slot) -> None:
    assert hold(phone(before), 0) == (phone(before), ())


def test_both_of_a_conference_are_held() -> None:
    state, effects = hold(joined(TALKS, TALKS), 1)
    assert effects == (AskCall(0, HOLD), AskCall(1, HOLD))
    assert talking(state) == []


@pytest.mark.parametrize(
    ("but", "held"), [(None, (0, 1, 3)), (3, (0, 1)), (0, (3,)), (1, (3,)), (2, (0, 1, 3))]
)
def test_all_are_held_but_one_and_who_is_joined_to_it(
    but: int | None, held: tuple[int, ...]
) -> None:
    state, effects = hold_others(joined(TALKS, TALKS, HELD, TALKS), but)
    assert {effect.slot for effect in effects if isinstance(effect, AskCall)} == set(held)
    assert set(talking(state)) == {0, 1, 3} - set(held)


def test_retrieve_holds_whoever_talks_first_and_looks_there() -> None:
    state, effects = retrieve(phone(HELD, TALKS, focus=1), 0)
    assert effects == (AskCall(1, HOLD), AskCall(0, RETRIEVE))
    assert (state.focus, talking(state)) == (0, [0])


def test_a_conference_is_retrieved_whole() -> None:
    state, effects = retrieve(joined(HELD, HELD, TALKS, focus=2), 1)
    assert effects == (AskCall(2, HOLD), AskCall(0, RETRIEVE), AskCall(1, RETRIEVE))
    assert talking(state) == [0, 1]


def test_what_is_not_held_is_only_looked_at() -> None:
    assert retrieve(phone(TALKS, HELD, focus=1), 0) == (phone(TALKS, HELD, focus=0), ())


@pytest.mark.parametrize(("local", "remote"), [(True, False), (False, True), (False, False)])
def test_what_is_reported_is_who_holds_it_now(local: bool, remote: bool) -> None:
    state = changed(phone(slot(local=True, remote=True)), 0, local, remote)
    assert state.in_focus is not None
    call = state.in_focus.call
    assert (call.held_by_local, call.held_by_remote, call.hold_wanted) == (local, remote, True)


# a refused offer


def told(state: PhoneState) -> bool:
    return state.toast is not None and state.toast.message is Message.HOLD_REFUSED


def test_a_hold_that_is_refused_is_taken_back_if_nobody_else_talks() -> None:
    state, effects = refused(phone(ASKED_TO_HOLD, HELD), 0)
    assert effects == (AskCall(0, RETRIEVE),)
    assert (talking(state), told(state)) == ([0], True)


def test_else_the_voice_stays_cut() -> None:
    state, effects = refused(phone(ASKED_TO_HOLD, TALKS), 0)
    assert (effects, talking(state), told(state)) == ((), [1], True)


ANSWERED_HERE = slot(call=replace(RINGING, answer_wanted=True))


@pytest.mark.parametrize("other", [OUT, ANSWERED_HERE])
def test_nor_is_it_taken_back_from_a_call_on_its_way(other: Slot) -> None:
    """An emergency call, say, would find the microphone elsewhere when it is answered."""
    state, effects = refused(phone(ASKED_TO_HOLD, other), 0)
    assert (effects, talking(state), told(state)) == ((), [], True)


def test_a_call_that_only_rings_takes_no_microphone() -> None:
    state, effects = refused(phone(ASKED_TO_HOLD, slot(call=RINGING)), 0)
    assert (effects, talking(state)) == ((AskCall(0, RETRIEVE),), [0])


def test_a_retrieve_that_is_refused_leaves_it_held() -> None:
    state, effects = refused(phone(ASKED_BACK), 0)
    assert (effects, talking(state), told(state)) == ((), [], True)
    assert state.slots == (HELD,)


def test_a_refused_offer_that_changes_nothing_is_said() -> None:
    state, effects = refused(phone(TALKS), 0)
    assert (effects, state.slots, told(state)) == ((), (TALKS,), True)


@pytest.mark.parametrize("before", [OUT, slot(call=RINGING), None])
def test_a_refusal_on_a_call_that_is_not_answered_is_no_word_about_it(before: Slot | None) -> None:
    assert refused(phone(before), 0) == (phone(before), ())
