"""What leads from call to call: the key of each line, and Up and Down."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction
from phone.line_keys import CallLine, FocusOn, calls_on, line_key, neighbour, other_answered
from phone.recording.words import Phase
from phone.state import Ending, PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import METTE, phone, slot

TWO_LINES = profile(Line_Enable_2_="Yes", User_ID_2_="4022")
IN, OUT = Direction.RECIPIENT, Direction.INITIATOR


def on(line: int, *, local: bool = False) -> Slot:
    return slot(call=Call(line, OUT, METTE, CallState.CONFIRMED), local=local)


def rings(line: int) -> Slot:
    return slot(Phase.OFF, call=Call(line, IN, METTE, CallState.EARLY))


def calls_out(line: int) -> Slot:
    return slot(Phase.OFF, call=Call(line, OUT, METTE, CallState.PROCEEDING))


EMERGENCY = slot(call=Call(1, OUT, METTE, CallState.CONFIRMED, emergency=True))


@pytest.mark.parametrize(
    ("state", "number", "leads_to"),
    [
        (PhoneState(), 1, CallLine(1)),
        (PhoneState(), 2, CallLine(2)),
        (PhoneState(), 3, None),
        (PhoneState(digits="5"), 1, None),  # that line is seized already
        (PhoneState(digits="5"), 2, CallLine(2)),
        (phone(on(1)), 1, None),
        (phone(on(1)), 2, CallLine(2)),
        (phone(on(1, local=True)), 1, FocusOn(0, act=True)),
        (phone(on(1), rings(1)), 1, FocusOn(1, act=True)),
        (phone(on(1), rings(2)), 2, FocusOn(1, act=True)),
        (phone(on(1, local=True), rings(1)), 1, FocusOn(1, act=True)),
        (phone(on(1, local=True), on(1), focus=1), 1, FocusOn(0, act=True)),
        (phone(on(1), calls_out(2)), 2, FocusOn(1)),
        (phone(on(1), calls_out(2), focus=1), 2, None),
        (phone(on(1, local=True), on(2, local=True)), 2, FocusOn(1, act=True)),
    ],
)
def test_where_a_line_key_leads(
    state: PhoneState, number: int, leads_to: CallLine | FocusOn | None
) -> None:
    """What rings is answered, what is held is retrieved, a line without a call is seized."""
    assert line_key(TWO_LINES, state, number) == leads_to


@pytest.mark.parametrize("ending", Ending)
def test_a_call_that_is_about_to_end_is_not_retrieved(ending: Ending) -> None:
    leaves = replace(on(2, local=True), ending=ending)
    assert line_key(TWO_LINES, phone(on(1), leaves), 2) == FocusOn(1)
    assert other_answered(phone(on(1), leaves), 0) is None


@pytest.mark.parametrize("number", [1, 2])
def test_an_emergency_call_is_not_left(number: int) -> None:
    state = phone(EMERGENCY, on(1, local=True), rings(2))
    assert line_key(TWO_LINES, state, number) is None
    assert neighbour(state, 1) is None


@pytest.mark.parametrize(
    ("state", "calls"),
    [
        (PhoneState(), True),
        (PhoneState(digits="5"), True),
        (phone(on(1, local=True)), True),
        (phone(on(1)), False),
        (phone(rings(1)), False),
        (phone(calls_out(1)), False),
        (phone(EMERGENCY), False),
    ],
)
def test_a_speed_dial_calls_while_nobody_is_spoken_to(state: PhoneState, calls: bool) -> None:
    dial = TWO_LINES.speed_dials[0]
    assert line_key(TWO_LINES, state, dial.key) == (dial if calls else None)


def test_the_calls_of_a_line_begin_with_the_one_in_focus() -> None:
    state = phone(on(1), on(2), rings(1), focus=2)
    assert (calls_on(state, 1), calls_on(state, 2), calls_on(state, 3)) == ([2, 0], [1], [])


@pytest.mark.parametrize(
    ("focus", "way", "leads_to"),
    [(0, 1, 2), (2, 1, 3), (3, 1, 0), (0, -1, 3), (2, -1, 0), (None, 1, None)],
)
def test_up_and_down_go_round(focus: int | None, way: int, leads_to: int | None) -> None:
    state = phone(on(1), None, rings(1), on(2, local=True), focus=focus)
    assert neighbour(state, way) == (None if leads_to is None else FocusOn(leads_to))


def test_there_is_nowhere_to_go_from_the_only_call() -> None:
    assert neighbour(phone(on(1)), 1) is None


@pytest.mark.parametrize(
    ("state", "other"),
    [
        (phone(on(1)), None),
        (phone(on(1), rings(1), calls_out(2)), None),
        (phone(on(1), rings(1), on(2, local=True)), 2),
        (phone(on(1, local=True), on(2)), 1),
    ],
)
def test_whom_swap_goes_to(state: PhoneState, other: int | None) -> None:
    assert other_answered(state, 0) == other
