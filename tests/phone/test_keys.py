"""What a key means just now (SPEC B3)."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction
from phone.keys import RECORDING_SOFTKEYS, Digit, Verdict, meaning, offered, page, pages
from phone.line_keys import CallLine, FocusOn
from phone.recording.words import Mode, Phase
from phone.state import Conference, Consultation, Ending, PhoneState, Purpose, Slot
from softkeys.actions import Softkey
from softkeys.keypad import Key
from tests.phone.desk import profile
from tests.phone.states import CALL as METTE_TALKS
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


# several calls

ASKED = Consultation(Purpose.TRANSFER, 0, 1)
BOTH = {S.HOLD, S.END_CALL}


def consulting(*slots: Slot, purpose: Purpose = Purpose.TRANSFER, focus: int = 1) -> PhoneState:
    return replace(phone(*slots, focus=focus), consultation=replace(ASKED, purpose=purpose))


def joined(host: Slot, guest: Slot, *, focus: int = 0) -> PhoneState:
    return replace(phone(host, guest, focus=focus), conference=Conference(0, 1))


@pytest.mark.parametrize(
    ("purpose", "key"), [(Purpose.TRANSFER, S.TRANSFER), (Purpose.CONFERENCE, S.CONFERENCE)]
)
def test_the_key_that_completes_a_consultation_is_on_the_list_for_it(
    purpose: Purpose, key: Softkey
) -> None:
    held, talks = slot(Phase.RECORDING, local=True), slot(Phase.RECORDING)
    state = consulting(held, talks, purpose=purpose)
    assert offered(profile(), state)[1] == {S.HOLD, S.END_CALL, key}
    assert page(profile(), state)[2] is key
    leaves = replace(held, ending=Ending.TRANSFERRING)
    assert key not in page(profile(), consulting(leaves, talks, purpose=purpose))


def test_a_consulted_party_that_is_rung_may_be_transferred_to_but_not_joined() -> None:
    rung = CALLS.slots[0]
    assert rung is not None
    for purpose, may in ((Purpose.TRANSFER, {S.TRANSFER}), (Purpose.CONFERENCE, set[Softkey]())):
        state = consulting(slot(local=True), rung, purpose=purpose)
        assert offered(profile(), state)[1] == {S.END_CALL} | may


@pytest.mark.parametrize("ending", Ending)
def test_a_call_that_is_about_to_end_has_no_key_but_its_end(ending: Ending) -> None:
    leaves = replace(slot(Phase.RECORDING), ending=ending)
    assert offered(profile(), phone(leaves, slot(local=True)))[1] == {S.END_CALL}


def test_an_emergency_call_has_the_recordings_keys_and_its_end() -> None:
    call = replace(METTE_TALKS, emergency=True)
    urgent = phone(slot(Phase.RECORDING, call=call))
    assert offered(profile(), urgent)[1] == {S.END_CALL, S.PAUSE_RECORDING, S.STOP_RECORDING}
    for key in (Key.HOLD, Key.TRANSFER, Key.CONFERENCE):
        assert meaning(profile(), urgent, key) is None


GUEST, REMOTE_HOLD = slot(Phase.OFF), slot(Phase.OFF, remote=True)


@pytest.mark.parametrize("focus", [0, 1])
@pytest.mark.parametrize(
    ("host", "guest", "keys"),
    [
        (slot(Phase.RECORDING), GUEST, {S.PAUSE_RECORDING, S.STOP_RECORDING}),
        (slot(Phase.READY), GUEST, {S.RECORD}),
        (slot(Phase.RECORDING), slot(Phase.OFF, Mode.ALWAYS), {S.PAUSE_RECORDING}),
        (slot(Phase.RECORDING, remote=True), GUEST, {S.PAUSE_RECORDING, S.STOP_RECORDING}),
        (slot(Phase.RECORDING, remote=True), REMOTE_HOLD, set[Softkey]()),
    ],
)
def test_a_conference_has_the_keys_of_its_one_recording(
    host: Slot, guest: Slot, keys: set[Softkey], focus: int
) -> None:
    lists, valid = offered(profile(), joined(host, guest, focus=focus))
    assert lists == profile().key_lists.conferencing
    assert valid == BOTH | keys


def test_a_conference_that_ends_unrecorded_is_not_recorded_anew() -> None:
    ends = replace(slot(Phase.FAILED), ending=Ending.UNRECORDED)
    assert offered(profile(), joined(ends, GUEST, focus=1))[1] == BOTH
    assert offered(profile(), joined(ends, GUEST, focus=0))[1] == {S.END_CALL}


def test_swap_is_offered_while_another_call_is_there_to_go_to() -> None:
    assert S.SWAP in offered(profile(), phone(slot(), slot(local=True)))[1]
    assert S.SWAP not in offered(profile(), phone(slot(), slot(call=RINGING)))[1]


def test_codes_of_features_have_their_keys() -> None:
    codes = profile(
        Call_Park_Code="*68",
        Call_Unpark_Code="*88",
        Call_Pickup_Code="*97",
        Group_Call_Pickup_Code="*98",
    )
    pickups = {S.UNPARK, S.PICKUP, S.GROUP_PICKUP}
    assert pickups <= offered(codes, IDLE)[1]
    assert pickups <= offered(codes, OFF_HOOK)[1]
    assert S.PARK in offered(codes, TALKS)[1]
    asked = replace(
        OFF_HOOK, slots=(slot(local=True),), consultation=Consultation(Purpose.TRANSFER, 0)
    )
    assert offered(codes, asked)[1] == {S.CANCEL, S.PARK}
    keyed = replace(asked, digits="1")
    assert S.BLIND_TRANSFER in offered(codes, keyed)[1]
    assert S.BLIND_TRANSFER not in offered(codes, KEYED)[1]


def test_a_zero_held_down_is_a_plus_where_a_number_is_keyed() -> None:
    assert meaning(profile(), KEYED, Key.DIGIT_0, long=True) == Digit("+")
    assert meaning(profile(), TALKS, Key.DIGIT_0, long=True) == Digit("0")
    assert meaning(profile(), KEYED, Key.DIGIT_1, long=True) == Digit("1")
