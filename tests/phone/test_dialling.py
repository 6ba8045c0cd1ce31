"""Placing a call and answering one: whom it holds, where it finds room, what is said if not."""

from dataclasses import replace

import pytest

from phone.call.states import Arrival, Call, CallState, Direction
from phone.dialling import (
    answer,
    dialled,
    incoming,
    number_uri,
    slot_for_offer,
    urgent_call,
)
from phone.effects import AskCall, CallAction, Dial, PhoneEffect
from phone.recording.words import Mode, Phase
from phone.state import Consultation, Ending, Message, PhoneState, Purpose, Slot, Urgent
from tests.phone.desk import profile
from tests.phone.states import METTE, RINGING, phone, slot

SETTING = profile()
KEYED = PhoneState(digits="10", redial="9")
OUT = Call(1, Direction.INITIATOR, METTE, CallState.PROCEEDING)
TALKS, HELD = slot(), slot(local=True)
RINGS, CALLS_OUT = slot(Phase.OFF, call=RINGING), slot(Phase.OFF, call=OUT)
HOLD, HANG_UP, ANSWER = CallAction.HOLD, CallAction.HANG_UP, CallAction.ANSWER
DECLINE = CallAction.DECLINE


def said(state: PhoneState) -> Message | None:
    return state.toast.message if state.toast else None


def without_words(state: PhoneState) -> PhoneState:
    return replace(state, toast=None)


@pytest.mark.parametrize("target", ["", "   "])
def test_nothing_is_dialled_for_an_empty_target(target: str) -> None:
    assert dialled(SETTING, KEYED, target, 1) == (KEYED, ())


def test_a_number_is_called_at_the_server_of_its_line_and_remembered() -> None:
    two = profile(Line_Enable_2_="Yes", User_ID_2_="4022", Proxy_2_="two.test")
    state, effects = dialled(two, KEYED, "1002", 2)
    assert effects == (Dial(0, 2, "sip:1002@two.test"),)
    assert (state.focus, state.digits, state.redial, state.line) == (0, None, "1002", 2)


def test_the_name_is_that_of_a_speed_dial_unless_one_is_given() -> None:
    for given, shown in (("", "Mette"), ("Front desk", "Front desk")):
        state, _ = dialled(SETTING, PhoneState(), "1002@far.test", 1, given)
        assert state.in_focus is not None
        assert state.in_focus.call.remote.name == shown


def test_a_speed_dial_of_a_line_without_a_server_names_nobody() -> None:
    nowhere = profile(Extended_Function_6_="fnc=sd;ext=1002;nme=Mette", Proxy_1_="")
    state, _ = dialled(nowhere, PhoneState(), "bob@far.test", 1)
    assert state.in_focus is not None
    assert state.in_focus.call.remote.name == ""


def test_without_a_server_a_number_is_a_message() -> None:
    state, effects = dialled(profile(Proxy_1_=""), KEYED, "10", 1)
    assert effects == ()
    assert (said(state), state.digits, state.redial) == (Message.NO_PROXY, None, "9")


def test_without_a_server_the_call_that_was_held_is_seen_again() -> None:
    asked = Consultation(Purpose.TRANSFER, 0)
    before = replace(phone(HELD, None, focus=None), digits="10", consultation=asked)
    state, _ = dialled(profile(Proxy_1_=""), before, "10", 1)
    assert (said(state), state.focus, state.consultation) == (Message.NO_PROXY, 0, None)
    complete = replace(asked, other=1)
    before = replace(phone(HELD, HELD, None, focus=None), digits="10", consultation=complete)
    assert dialled(profile(Proxy_1_=""), before, "10", 1)[0].consultation == complete


@pytest.mark.parametrize(
    ("number", "line", "uri"),
    [("10", 1, "sip:10@pbx.test"), ("sip:a@b", 1, "sip:a@b"), ("10", 2, None)],
)
def test_where_a_number_is_called(number: str, line: int, uri: str | None) -> None:
    two = profile(Line_Enable_2_="Yes", User_ID_2_="4022", Proxy_2_="")
    assert number_uri(two, number, line) == uri


# whom a new call holds


@pytest.mark.parametrize(
    ("calls", "into", "held"),
    [
        ((TALKS, None), 1, (0,)),
        ((HELD, None), 1, ()),
        ((RINGS, None), 1, ()),
        ((HELD, TALKS, None), 2, (1,)),
    ],
)
def test_whoever_talks_is_held_first(
    calls: tuple[Slot | None, ...], into: int, held: tuple[int, ...]
) -> None:
    state, effects = dialled(SETTING, phone(*calls), "10", 1)
    asked: tuple[PhoneEffect, ...] = tuple(AskCall(one, HOLD) for one in held)
    assert effects == (*asked, Dial(into, 1, "sip:10@pbx.test"))
    assert state.focus == into


def test_one_call_is_set_up_at_a_time() -> None:
    busy = phone(CALLS_OUT, None)
    assert dialled(SETTING, busy, "10", 1) == (busy, ())


def test_a_second_call_that_was_asked_for_is_the_other_party() -> None:
    asked = Consultation(Purpose.CONFERENCE, 0)
    before = replace(phone(HELD, None, focus=None), digits="10", consultation=asked)
    state, _ = dialled(SETTING, before, "10", 1)
    assert state.consultation == replace(asked, other=1)


@pytest.mark.parametrize(
    ("calls", "held"), [((TALKS, RINGS), (0,)), ((HELD, RINGS), ()), ((CALLS_OUT, RINGS), ())]
)
def test_whoever_talks_is_held_before_another_is_answered(
    calls: tuple[Slot, ...], held: tuple[int, ...]
) -> None:
    state, effects = answer(phone(*calls), 1)
    assert effects == (*(AskCall(one, HOLD) for one in held), AskCall(1, ANSWER))
    assert state.focus == 1


# room (DESIGN §3 "capacity", "emergency calls")


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (PhoneState(), 0),
        (PhoneState(digits="5"), 0),
        (PhoneState(dnd=True), None),
        (phone(TALKS), None),
        (phone(TALKS, None), 1),
        (replace(phone(TALKS, None), dialogs=3), None),
    ],
)
def test_where_an_offered_call_goes(state: PhoneState, place: int | None) -> None:
    assert slot_for_offer(SETTING, state, incoming(SETTING, 1, METTE, Arrival())) == place


def test_a_call_without_room_for_its_recording_is_not_placed() -> None:
    full = replace(phone(HELD, None), dialogs=3)
    state, effects = dialled(SETTING, full, "10", 1)
    assert (without_words(state), effects, said(state)) == (full, (), Message.NO_ROOM)


@pytest.mark.parametrize(
    ("calls", "gives_way"),
    [
        ((HELD, TALKS, None), AskCall(0, HANG_UP)),
        ((TALKS, RINGS, None), AskCall(1, DECLINE)),
        ((TALKS, HELD, None), AskCall(1, HANG_UP)),
    ],
)
def test_an_emergency_call_finds_room(
    calls: tuple[Slot | None, ...], gives_way: PhoneEffect
) -> None:
    full = replace(phone(*calls), dialogs=4)
    state, effects = dialled(SETTING, full, "112", 1)
    assert effects[0] == gives_way
    assert effects[-1] == Dial(2, 1, "sip:112@pbx.test")
    assert (state.focus, said(state)) == (2, None)
    assert state.in_focus is not None
    assert state.in_focus.call.emergency


def test_an_emergency_call_waits_for_nothing_but_an_appearance() -> None:
    """With every appearance taken, that of the call which gives way."""
    state, effects = dialled(SETTING, phone(TALKS, HELD), "112", 1)
    leaves = phone(TALKS, replace(HELD, ending=Ending.HANGING_UP))
    assert (effects, state) == ((AskCall(1, HANG_UP),), replace(leaves, urgent=Urgent("112", 1)))
    assert dialled(SETTING, state, "112", 1) == (state, ())
    left = phone(TALKS, None)
    state, effects = urgent_call(SETTING, replace(left, urgent=state.urgent))
    assert effects == (AskCall(0, HOLD), Dial(1, 1, "sip:112@pbx.test"))
    assert (state.urgent, state.focus) == (None, 1)
    assert urgent_call(SETTING, left) == (left, ())


@pytest.mark.parametrize("state", [CallState.TRYING, CallState.CONFIRMED])
def test_nothing_is_placed_or_taken_beside_an_emergency_call(state: CallState) -> None:
    call = Call(1, Direction.INITIATOR, METTE, state, emergency=True)
    urgent = phone(slot(Phase.OFF, call=call), None)
    assert dialled(SETTING, urgent, "1002", 1) == (urgent, ())
    assert slot_for_offer(SETTING, urgent, RINGING) is None


def test_an_emergency_call_is_no_party_to_a_transfer() -> None:
    asked = Consultation(Purpose.TRANSFER, 0)
    before = replace(phone(HELD, None, focus=None), digits="112", consultation=asked)
    assert dialled(SETTING, before, "112", 1)[0].consultation is None


def test_an_emergency_call_waits_for_no_other_that_is_set_up() -> None:
    _, effects = dialled(SETTING, phone(CALLS_OUT, None), "112", 1)
    assert effects == (Dial(1, 1, "sip:112@pbx.test"),)


def test_an_emergency_call_is_recorded_by_the_mode_whatever_is_selected() -> None:
    sets = {f"Call_Recording_Outgoing_{kind}_1_": "No" for kind in ("Internal", "PSTN")}
    state, _ = dialled(profile("Always", **sets), PhoneState(), "112", 1)
    assert state.in_focus is not None
    assert state.in_focus.recording.mode is Mode.ALWAYS
