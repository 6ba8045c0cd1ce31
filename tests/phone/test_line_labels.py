"""The labels of the line keys, and the strip for the call that is not on the card."""

from dataclasses import replace

import pytest

from indicators.screen import Icon, LineKey, OtherCall, Tab
from phone.call.states import Call, CallState, Direction, Party
from phone.line_labels import line_keys, other_call
from phone.recording.words import Phase
from phone.state import Conference, PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import METTE, phone, slot

TWO_LINES = profile(Line_Enable_2_="Yes", User_ID_2_="4022", Short_Name_2_="Lab")
BOB = Party("Bob", "1003", "sip:1003@far.test")
IN, OUT = Direction.RECIPIENT, Direction.INITIATOR


def on(line: int, phase: Phase = Phase.READY, *, local: bool = False) -> Slot:
    return slot(phase, call=Call(line, OUT, BOB, CallState.CONFIRMED), local=local)


def rings(line: int) -> Slot:
    return slot(Phase.OFF, call=Call(line, IN, METTE, CallState.EARLY))


def calls_out(line: int) -> Slot:
    return slot(Phase.OFF, call=Call(line, OUT, METTE, CallState.PROCEEDING))


def label(state: PhoneState, line: int) -> LineKey:
    return next(key for key in line_keys(TWO_LINES, state) if key.position == line)


def test_every_line_and_speed_dial_has_its_key() -> None:
    assert line_keys(TWO_LINES, PhoneState()) == (
        LineKey(1, "4021", "4021"),
        LineKey(2, "Lab", "4022"),
        LineKey(6, "Mette"),
    )


def test_each_line_shows_its_own_call() -> None:
    state = phone(on(1, Phase.PAUSED, local=True), on(2, Phase.RECORDING), focus=1)
    assert label(state, 1) == LineKey(
        1, "4021", icon=Icon.PAUSED, stopwatch="call:0", tab=Tab.HELD, focus=False
    )
    assert label(state, 2) == LineKey(
        2, "Lab", icon=Icon.RECORDING, stopwatch="call:1", tab=Tab.ACTIVE, focus=True
    )


@pytest.mark.parametrize(
    ("calls", "focus", "tab", "stopwatch"),
    [
        ((on(1), rings(1)), 0, Tab.RINGING, None),
        ((on(1, local=True), on(1)), 0, Tab.HELD, "call:0"),
        ((on(1, local=True), on(1)), 1, Tab.ACTIVE, "call:1"),
        ((on(1, local=True), on(1)), None, Tab.ACTIVE, "call:1"),
        ((on(1, local=True), calls_out(1)), None, Tab.ACTIVE, None),
    ],
)
def test_of_several_the_one_most_in_want_of_attention_and_how_many_more(
    calls: tuple[Slot, ...], focus: int | None, tab: Tab, stopwatch: str | None
) -> None:
    key = label(phone(*calls, focus=focus), 1)
    assert (key.label, key.tab, key.stopwatch) == ("4021 +1", tab, stopwatch)


def test_a_held_call_that_is_not_recorded_has_the_icon_of_hold() -> None:
    assert label(phone(on(1, local=True)), 1).icon is Icon.HOLD
    assert label(phone(on(1)), 1).icon is None


def test_a_guest_shows_the_recording_it_is_in() -> None:
    state = replace(phone(on(1, Phase.RECORDING), on(2, Phase.OFF)), conference=Conference(0, 1))
    assert label(state, 2).icon is Icon.RECORDING


@pytest.mark.parametrize(
    ("calls", "other"),
    [
        ((on(1),), None),
        ((on(1), rings(2)), OtherCall("Mette", Icon.INCOMING)),
        ((on(1), on(2, local=True)), OtherCall("Bob", Icon.HOLD)),
        ((on(1), calls_out(2)), OtherCall("Mette", None)),
        (
            (on(1), on(2, Phase.RECORDING, local=True)),
            OtherCall("Bob", Icon.HOLD, Icon.RECORDING, "recorded:1"),
        ),
        (
            (on(1), on(2, Phase.FAILED, local=True), rings(2)),
            OtherCall("Mette (+1)", Icon.INCOMING),
        ),
    ],
)
def test_the_strip_shows_the_other_call(calls: tuple[Slot, ...], other: OtherCall | None) -> None:
    assert other_call(phone(*calls)) == other


def test_the_strip_is_there_while_a_number_is_keyed() -> None:
    keyed = replace(phone(on(1, local=True), focus=None), digits="5")
    assert other_call(keyed) == OtherCall("Bob", Icon.HOLD)


def test_who_is_joined_stands_on_the_card_not_beside_it() -> None:
    state = replace(phone(on(1), on(2), rings(1), focus=1), conference=Conference(0, 1))
    assert other_call(state) == OtherCall("Mette", Icon.INCOMING)
    assert other_call(replace(state, slots=state.slots[:2])) is None
    assert other_call(replace(state, focus=2)) == OtherCall("Bob (+1)", None)
