"""What a press does: its effects, and the state it leaves."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction
from phone.effects import AskCall, AskRecorder, CallAction, Dial, SendDtmf
from phone.levels import levels
from phone.presses import pressed
from phone.recording.words import Action, Phase
from phone.state import PhoneState
from softkeys.keypad import Key
from tests.phone.desk import profile
from tests.phone.states import METTE, RINGING, phone, slot

SETTING = profile()
KEYED = PhoneState(digits="10", redial="9")


@pytest.mark.parametrize(
    ("state", "key", "action"),
    [
        (phone(slot(Phase.OFF, call=RINGING)), Key.SOFTKEY_2, CallAction.DECLINE),
        (phone(slot()), Key.SOFTKEY_2, CallAction.HANG_UP),
    ],
)
def test_a_call_softkey_asks_and_waits_for_the_report(
    state: PhoneState, key: Key, action: CallAction
) -> None:
    assert pressed(SETTING, state, key) == (state, (AskCall(0, action),))


def test_answer_is_asked_for_once_and_alerts_no_more() -> None:
    state, effects = pressed(SETTING, phone(slot(Phase.OFF, call=RINGING)), Key.SOFTKEY_1)
    assert effects == (AskCall(0, CallAction.ANSWER),)
    assert not levels(SETTING, state).audible.ringer
    assert pressed(SETTING, state, Key.OFF_HOOK) == (state, ())


def test_hold_takes_the_microphone_at_the_key_and_resume_wants_it_back() -> None:
    held, effects = pressed(SETTING, phone(slot()), Key.SOFTKEY_1)
    assert effects == (AskCall(0, CallAction.HOLD),)
    assert held.in_focus is not None
    assert not held.in_focus.call.talking
    back, effects = pressed(SETTING, held, Key.SOFTKEY_1)
    assert (back, effects) == (phone(slot()), (AskCall(0, CallAction.RETRIEVE),))


def test_a_recording_softkey_asks_the_recorder_and_shows_the_first_page() -> None:
    state, effects = pressed(SETTING, replace(phone(slot()), page=0), Key.SOFTKEY_3)
    assert AskRecorder(0, Action.OPEN) in effects
    paged = profile(Connected_Key_List="hold|1;endcall|2;crdstart|3;crdpause;crdstop")
    state, effects = pressed(paged, replace(phone(slot(Phase.RECORDING)), page=1), Key.SOFTKEY_1)
    assert AskRecorder(0, Action.SUSPEND) in effects
    assert state.page == 0


def test_digits_are_keyed_deleted_and_cancelled() -> None:
    state, _ = pressed(SETTING, PhoneState(), Key.STAR)
    state, _ = pressed(SETTING, state, Key.DIGIT_0)
    assert state.digits == "*0"
    state, _ = pressed(SETTING, state, Key.SOFTKEY_2)
    assert state.digits == "*"
    state, _ = pressed(SETTING, state, Key.SOFTKEY_3)
    assert state == PhoneState()


def test_a_zero_that_is_held_down_is_a_plus() -> None:
    state, _ = pressed(SETTING, PhoneState(digits="1"), Key.DIGIT_0, long=True)
    assert state.digits == "1+"
    assert pressed(SETTING, phone(slot()), Key.DIGIT_0, long=True)[1] == (SendDtmf(0, "0"),)


def test_delete_held_down_forgets_the_whole_number() -> None:
    state, _ = pressed(SETTING, KEYED, Key.SOFTKEY_2, long=True)
    assert state.digits == ""


def test_a_digit_in_a_call_goes_to_the_far_end_and_nowhere_else() -> None:
    assert pressed(SETTING, phone(slot(Phase.RECORDING)), Key.POUND)[1] == (SendDtmf(0, "#"),)
    calling = phone(slot(Phase.OFF, call=Call(1, Direction.INITIATOR, METTE)))
    assert pressed(SETTING, calling, Key.POUND) == (calling, ())


def test_a_number_is_dialled_at_the_lines_server_and_remembered() -> None:
    state, effects = pressed(SETTING, KEYED, Key.OK)
    assert effects == (Dial(0, 1, "sip:10@pbx.test"),)
    assert (state.digits, state.redial, state.focus) == (None, "10", 0)
    assert state.in_focus is not None
    assert state.in_focus.call.state is CallState.TRYING
    assert state.in_focus.call.remote.number == "10"


def test_redial_dials_what_was_dialled_last() -> None:
    _, effects = pressed(SETTING, PhoneState(redial="sip:bob@far.test"), Key.SOFTKEY_2)
    assert effects == (Dial(0, 1, "sip:bob@far.test"),)


def test_a_speed_dial_calls_from_its_own_line() -> None:
    two = profile(
        Line_Enable_2_="Yes",
        User_ID_2_="4022",
        Proxy_2_="two.test",
        Extended_Function_7_="fnc=sd;ext=55;nme=Lab;vid=2",
    )
    number = next((it.line for it in two.speed_dials if it.key == 7), None)
    state, effects = pressed(two, PhoneState(), Key.LINE_7)
    assert number is not None
    proxy = {1: "pbx.test", 2: "two.test"}[number]
    assert effects == (Dial(0, number, f"sip:55@{proxy}"),)
    assert state.in_focus is not None
    assert state.in_focus.call.remote.name == "Lab"


def test_more_turns_the_pages_round() -> None:
    paged = profile(Connected_Key_List="hold|1;endcall|2;crdstart|3;crdpause;crdstop")
    state = phone(slot(Phase.RECORDING))
    turned = [state := pressed(paged, state, Key.SOFTKEY_4)[0] for _ in range(3)]
    assert [it.page for it in turned] == [1, 0, 1]
