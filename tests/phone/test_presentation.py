"""What is seen in a state: header, line keys, body, softkeys, stopwatches."""

from dataclasses import replace

import pytest

from indicators.lamps import Lamp
from indicators.screen import (
    CallCard,
    Dialling,
    Header,
    Icon,
    Idle,
    LineKey,
    SoftkeyLabel,
    Tab,
    Toast,
)
from phone.call.states import Call, CallState, Direction, Party, RecordWord
from phone.presentation import Stopwatch, present
from phone.recording.words import Phase
from phone.state import Message, PhoneState, Slot
from phone.state import Toast as StateToast
from tests.phone.desk import profile
from tests.phone.states import CALL, METTE, RINGING, phone, recording, slot


def test_an_idle_phone() -> None:
    seen = present(profile(), PhoneState())
    assert seen.screen.header == Header("Anna Berg", "4021")
    assert seen.screen.body == Idle("")
    assert seen.screen.line_keys == (LineKey(1, "4021", "4021"), LineKey(6, "Mette"))
    assert seen.screen.softkeys == (
        SoftkeyLabel("New call", "New"),
        None,
        SoftkeyLabel("DND", "DND"),
        None,
    )
    assert (seen.screen.banners, seen.screen.toast, seen.stopwatches) == ((), None, ())
    assert {lamp for lamp, _ in seen.lamps} == set(Lamp)


@pytest.mark.parametrize(
    ("sets", "name"),
    [
        ({"Station_Display_Name": "Front desk"}, "Anna Berg"),
        ({"Station_Display_Name": "Front desk", "Display_Name_1_": ""}, "Front desk"),
        ({"Display_Name_1_": ""}, "4021"),
    ],
)
def test_the_header_names_the_line(sets: dict[str, str], name: str) -> None:
    assert present(profile(**sets), PhoneState()).screen.header.name == name


@pytest.mark.parametrize(
    ("registered", "notice"),
    [((), "Not registered"), (((1, False),), "Not registered"), (((1, True),), "")],
)
def test_a_line_that_should_be_registered_says_so(
    registered: tuple[tuple[int, bool], ...], notice: str
) -> None:
    state = PhoneState(registered=registered)
    assert present(profile(Register_1_="Yes"), state).screen.body == Idle(notice)
    assert present(profile(), state).screen.body == Idle("")


def test_a_number_being_keyed() -> None:
    assert present(profile(), PhoneState(digits="10")).screen.body == Dialling("Number", "10")


def out(state: CallState) -> Call:
    return Call(1, Direction.INITIATOR, METTE, state)


@pytest.mark.parametrize(
    ("call", "card"),
    [
        (out(CallState.TRYING), CallCard("Calling…", "Mette", "1002")),
        (out(CallState.PROCEEDING), CallCard("Ringing", "Mette", "1002")),
        (out(CallState.EARLY), CallCard("Ringing", "Mette", "1002")),
        (CALL, CallCard("Connected", "Mette", "1002", "call:0")),
        (RINGING, CallCard("Incoming call", "Mette", "1002", None, Icon.INCOMING)),
        (
            replace(CALL, held_by_local=True),
            CallCard("On hold", "Mette", "1002", "call:0", Icon.HOLD),
        ),
        (
            replace(CALL, held_by_remote=True),
            CallCard("Held by the far end", "Mette", "1002", "call:0", Icon.HOLD),
        ),
        (
            replace(CALL, held_by_local=True, held_by_remote=True),
            CallCard("On hold", "Mette", "1002", "call:0", Icon.HOLD),
        ),
        (replace(CALL, remote=Party("", "1002", "")), CallCard("Connected", "1002", "", "call:0")),
    ],
)
def test_the_card_of_the_call(call: Call, card: CallCard) -> None:
    state = phone(Slot(call, recording(Phase.OFF)))
    assert present(profile(), state).screen.body == card


def test_the_line_key_of_a_call_shows_its_time_tab_and_recording() -> None:
    key, _ = present(profile(), phone(slot(Phase.RECORDING))).screen.line_keys
    assert key == LineKey(
        1, "4021", icon=Icon.RECORDING, stopwatch="call:0", tab=Tab.ACTIVE, focus=True
    )
    held, _ = present(profile(), phone(slot(Phase.OFF, local=True))).screen.line_keys
    assert (held.icon, held.tab) == (Icon.HOLD, Tab.HELD)
    ringing, _ = present(profile(), phone(slot(Phase.OFF, call=RINGING))).screen.line_keys
    assert (ringing.stopwatch, ringing.tab) == (None, Tab.RINGING)


@pytest.mark.parametrize(
    ("phases", "icon"),
    [
        ((Phase.PAUSED, Phase.RECORDING), Icon.RECORDING),
        ((Phase.FAILED, Phase.STARTING), Icon.PENDING),
        ((Phase.PAUSED, Phase.FAILED), Icon.FAILED),
        ((Phase.READY, Phase.READY), None),
    ],
)
def test_the_header_icon_speaks_of_all_calls(phases: tuple[Phase, ...], icon: Icon | None) -> None:
    state = phone(*(slot(phase, paused=phase is Phase.PAUSED) for phase in phases))
    assert present(profile(), state).screen.header.recording is icon


CLOCKS: dict[Phase, tuple[Stopwatch, ...]] = {
    Phase.READY: (),
    Phase.STARTING: (),
    Phase.RECORDING: (Stopwatch("recorded:0", running=True),),
    Phase.PAUSING: (Stopwatch("recorded:0", running=False), Stopwatch("paused:0", running=True)),
    Phase.PAUSED: (Stopwatch("recorded:0", running=False), Stopwatch("paused:0", running=True)),
    Phase.RESUMING: (Stopwatch("recorded:0", running=False), Stopwatch("paused:0", running=True)),
    Phase.STOPPING: (),
    Phase.FAILED: (),
}


@pytest.mark.parametrize("phase", CLOCKS)
def test_the_recorded_time_is_frozen_while_paused(phase: Phase) -> None:
    paused = phase in (Phase.PAUSING, Phase.PAUSED)
    seen = present(profile(), phone(slot(phase, paused=paused)))
    assert seen.stopwatches == (Stopwatch("call:0", running=True), *CLOCKS[phase])


def test_an_unanswered_call_has_no_time() -> None:
    assert present(profile(), phone(slot(Phase.OFF, call=RINGING))).stopwatches == ()


def test_a_toast_has_its_number_and_words() -> None:
    state = PhoneState(toast=StateToast(3, Message.FAR_END_RECORDS))
    assert present(profile(), state).screen.toast == Toast(3, "The far end is recording")


def test_mute_is_in_the_header() -> None:
    seen = present(profile(), replace(phone(slot()), muted=True))
    assert seen.screen.header.muted
    assert seen.lamp(Lamp.MUTE).pattern == "steady"


def test_the_far_ends_icon_is_seen_without_a_recording_of_ours() -> None:
    seen = present(profile("Never"), phone(slot(Phase.OFF, far=RecordWord.ON)))
    assert seen.screen.header.recording is Icon.RECORDING
