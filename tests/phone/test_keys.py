"""What a key means just now (SPEC B3)."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction
from phone.keys import RECORDING_SOFTKEYS, Digit, Verdict, meaning, offered, page, pages
from phone.line_keys import CallLine, FocusOn
from phone.recording.words import Mode, Phase
from phone.state import PhoneState
from softkeys.actions import Softkey
from softkeys.keypad import Key
from tests.phone.desk import profile
from tests.phone.states import METTE, RINGING, phone, slot

S = Softkey
IDLE = PhoneState()
OFF_HOOK = PhoneState(digits="")
KEYED = PhoneState(digits="10")
RINGS = phone(slot(Phase.OFF, call=RINGING))
CALLS = phone(slot(Phase.OFF, call=Call(1, Direction.INITIATOR, METTE, CallState.PROCEEDING)))
TALKS = phone(slot(Phase.READY))
HELD = phone(slot(Phase.RECORDING, local=True))
SPEED_DIAL = profile().speed_dials[0]

STATES = {
    "idle": IDLE,
    "off hook": OFF_HOOK,
    "keyed": KEYED,
    "rings": RINGS,
    "calls": CALLS,
    "talks": TALKS,
    "held": HELD,
}
MEANINGS: dict[Key, dict[str, Verdict]] = {
    Key.DIGIT_7: dict.fromkeys(STATES, Digit("7")),
    Key.POUND: dict.fromkeys(STATES, Digit("#")),
    Key.HOOK: {
        **{"idle": CallLine(1), "off hook": S.CANCEL, "keyed": S.CANCEL, "rings": S.ANSWER},
        **{"calls": S.END_CALL, "talks": S.END_CALL, "held": S.END_CALL},
    },
    Key.OFF_HOOK: {"idle": CallLine(1), "rings": S.ANSWER},
    Key.ON_HOOK: {
        **{"off hook": S.CANCEL, "keyed": S.CANCEL},
        **{"calls": S.END_CALL, "talks": S.END_CALL, "held": S.END_CALL},
    },
    Key.SPEAKER: {"idle": CallLine(1)},
    Key.HEADSET: {"idle": CallLine(1)},
    Key.OK: {"keyed": S.CALL, "rings": S.ANSWER},
    Key.MUTE: {"talks": Key.MUTE, "held": Key.MUTE},
    Key.LINE_1: {
        "idle": CallLine(1),
        **{"rings": FocusOn(0, act=True), "held": FocusOn(0, act=True)},
    },
    Key.LINE_6: dict.fromkeys(("idle", "off hook", "keyed", "held"), SPEED_DIAL),
    Key.LINE_2: {},
    Key.SOFTKEY_1: {
        **{"idle": S.NEW_CALL, "keyed": S.CALL, "rings": S.ANSWER},
        **{"talks": S.HOLD, "held": S.RESUME},
    },
    Key.SOFTKEY_3: {
        **{"idle": S.DND, "off hook": S.CANCEL, "keyed": S.CANCEL},
        **{"talks": S.RECORD, "held": S.NEW_CALL},
    },
    Key.HOLD: {"talks": S.HOLD, "held": S.RESUME},
    Key.TRANSFER: {"talks": S.TRANSFER},
    Key.CONFERENCE: {"talks": S.CONFERENCE},
    Key.DOWN: {},
    Key.VOLUME_UP: {},
    Key.CONTACTS: {},
    Key.UP: {},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("key", MEANINGS, ids=lambda key: key.value)
def test_each_key_in_each_state(key: Key, state: str) -> None:
    assert meaning(profile(), STATES[state], key) == MEANINGS[key].get(state)


def test_redial_is_offered_when_there_is_something_to_redial() -> None:
    for state in (IDLE, OFF_HOOK):
        assert S.REDIAL not in offered(profile(), state)[1]
        assert S.REDIAL in offered(profile(), replace(state, redial="1002"))[1]


RECORD_KEYS: dict[Mode, dict[Phase, set[Softkey]]] = {
    Mode.NEVER: {Phase.OFF: set()},
    Mode.ALWAYS: {Phase.RECORDING: set(), Phase.FAILED: set(), Phase.STARTING: set()},
    Mode.ALWAYS_PAUSE_RESUME: {
        Phase.STARTING: {S.PAUSE_RECORDING},
        Phase.RECORDING: {S.PAUSE_RECORDING},
        Phase.RESUMING: {S.PAUSE_RECORDING},
        Phase.FAILED: set(),
    },
    Mode.ON_DEMAND: {
        Phase.READY: {S.RECORD},
        Phase.RECORDING: {S.PAUSE_RECORDING, S.STOP_RECORDING},
        Phase.PAUSED: {S.RESUME_RECORDING, S.STOP_RECORDING},
        Phase.STOPPING: set(),
        Phase.FAILED: {S.RECORD},
    },
}
OF_RECORDINGS = {softkey for _, softkey in RECORDING_SOFTKEYS}
OF_A_CALL = {S.HOLD, S.END_CALL, S.TRANSFER, S.BLIND_TRANSFER, S.CONFERENCE, S.DND}
CASES = [(mode, phase) for mode, phases in RECORD_KEYS.items() for phase in phases]


@pytest.mark.parametrize(("mode", "phase"), CASES)
def test_recording_keys_of_mode_and_phase(mode: Mode, phase: Phase) -> None:
    it = slot(phase, mode, paused=phase is Phase.PAUSED)
    valid = offered(profile(), phone(it))[1]
    assert valid & OF_RECORDINGS == RECORD_KEYS[mode][phase]
    assert valid - OF_RECORDINGS == OF_A_CALL


@pytest.mark.parametrize(("local", "remote"), [(True, False), (False, True), (True, True)])
def test_a_held_call_has_no_recording_key(local: bool, remote: bool) -> None:
    it = slot(Phase.RECORDING, local=local, remote=remote)
    held = {S.RESUME, S.END_CALL, S.NEW_CALL} if local else OF_A_CALL
    assert offered(profile(), phone(it))[1] == held


PAGED = profile(Connected_Key_List="hold|1;endcall|2;crdstart|3;crdpause;crdresume;crdstop")


def test_the_page_that_is_shown_is_the_one_that_is_pressed() -> None:
    state = replace(phone(slot(Phase.RECORDING)), page=1)
    assert len(pages(PAGED, state)) == 2
    assert page(PAGED, state) == (S.PAUSE_RECORDING, S.STOP_RECORDING, None, S.MORE)
    assert meaning(PAGED, state, Key.SOFTKEY_1) is S.PAUSE_RECORDING
    assert meaning(PAGED, state, Key.SOFTKEY_4) is S.MORE


def test_a_page_that_is_gone_falls_back_to_the_first() -> None:
    state = replace(phone(slot(Phase.STOPPING)), page=1)
    assert page(PAGED, state) == pages(PAGED, state)[0]
