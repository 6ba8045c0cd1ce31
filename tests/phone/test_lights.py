"""The lamps: the two of the recording are computed apart, over all calls (DESIGN §3)."""

import pytest

from indicators import lamps
from indicators.lamps import DARK, LINE_LAMPS, Lamp, Light
from indicators.screen import Tab
from phone.call.states import Call, CallState, Direction, RecordWord
from phone.lights import lights, tab_of
from phone.recording.words import Mode, Phase
from phone.state import PhoneState, Slot
from tests.phone.states import CALL, METTE, RINGING, phone, slot


def pair(*slots: Slot) -> tuple[Light, Light]:
    now = lights(phone(*slots))
    return now[Lamp.RECORD], now[Lamp.PAUSE]


def test_every_lamp_has_a_light_and_an_idle_phone_is_dark() -> None:
    assert lights(PhoneState()) == dict.fromkeys(Lamp, DARK)


PHASES: dict[Phase, tuple[Light, Light]] = {
    Phase.OFF: (DARK, DARK),
    Phase.READY: (DARK, DARK),
    Phase.STARTING: (DARK, DARK),
    Phase.STARTING_NARROW: (DARK, DARK),
    Phase.NOT_READY: (DARK, DARK),
    Phase.RECORDING: (lamps.RECORDING, DARK),
    Phase.PAUSING: (DARK, lamps.PAUSED),
    Phase.PAUSED: (DARK, lamps.PAUSED),
    Phase.RESUMING: (DARK, lamps.PAUSED),
    Phase.GLARED: (DARK, lamps.PAUSED),
    Phase.RECORDER_PAUSED: (DARK, lamps.PAUSED),
    Phase.STOPPING: (DARK, DARK),
    Phase.FAILED: (DARK, lamps.FAILED_ALERT),
    Phase.FAILED_QUIET: (DARK, DARK),
}


@pytest.mark.parametrize("phase", Phase)
def test_each_phase_has_its_lights(phase: Phase) -> None:
    assert pair(slot(phase)) == PHASES[phase]


def test_a_failure_winks_for_the_whole_call_in_the_always_modes() -> None:
    for mode in Mode:
        always = mode in (Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME)
        assert pair(slot(Phase.FAILED_QUIET, mode))[1] == (lamps.FAILED_WINK if always else DARK)


def test_the_far_ends_recording_lights_the_lamp_and_its_pause_the_other() -> None:
    assert pair(slot(far=RecordWord.ON)) == (lamps.RECORDING, DARK)
    assert pair(slot(far=RecordWord.PAUSED)) == (DARK, lamps.PAUSED)
    assert pair(slot(Phase.PAUSED, far=RecordWord.ON)) == (lamps.RECORDING, lamps.PAUSED)


def test_the_lamps_speak_of_all_calls() -> None:
    both = pair(slot(Phase.RECORDING, local=True), slot(Phase.PAUSED))
    assert both == (lamps.RECORDING, lamps.PAUSED)
    assert pair(slot(Phase.PAUSED), slot(Phase.FAILED))[1] == lamps.FAILED_ALERT


@pytest.mark.parametrize(
    ("call", "tab", "light"),
    [
        (CALL, Tab.ACTIVE, lamps.LINE_ACTIVE),
        (RINGING, Tab.RINGING, lamps.LINE_RINGING),
        (
            Call(1, Direction.INITIATOR, METTE, CallState.PROCEEDING),
            Tab.ACTIVE,
            lamps.LINE_ACTIVE,
        ),
        (
            Call(1, Direction.RECIPIENT, METTE, CallState.CONFIRMED, held_by_local=True),
            Tab.HELD,
            lamps.LINE_HELD,
        ),
        (
            Call(1, Direction.INITIATOR, METTE, CallState.CONFIRMED, held_by_remote=True),
            Tab.ACTIVE,
            lamps.LINE_ACTIVE,
        ),
    ],
)
def test_the_line_key_says_what_its_tab_says(call: Call, tab: Tab, light: Light) -> None:
    it = Slot(call, slot().recording)
    state = phone(it)
    assert tab_of(it) is tab
    assert lights(state)[Lamp.LINE_1] == light


def test_a_line_without_a_lamp_lights_none() -> None:
    call = Call(len(LINE_LAMPS) + 1, Direction.INITIATOR, METTE, CallState.CONFIRMED)
    assert set(lights(phone(slot(call=call))).values()) == {DARK}
