"""Conditions: what holds of a phone, and the words for what was found instead."""

import re

import pytest

from hw_sim.conditions import (
    SUBJECTS,
    Condition,
    ConditionError,
    found,
    holds,
    parse_condition,
)
from tests.hw_sim.desktop import RECORDED, desk, seen

RECORDING = seen(desk(*RECORDED, "far-records on"), hears="on")
IDLE = seen(desk())
FAILED = seen(desk("dial 1002", "answered", "press Record", "recorder forbidden"))
HELD = seen(desk(*RECORDED, "held-by local remote"))

TRUE = (
    (IDLE, "call idle"),
    (IDLE, "hold none"),
    (IDLE, "recording off"),
    (IDLE, "softkeys New call"),
    (IDLE, "no softkey Record"),
    (IDLE, "no lamp record steady"),
    (IDLE, "lamp record off"),
    (IDLE, "no reason 403"),
    (RECORDING, "call confirmed"),
    (RECORDING, "recording recording"),
    (RECORDING, "lamp record steady"),
    (RECORDING, "lamp line-1 steady"),
    (RECORDING, "softkey PauseRec"),
    (RECORDING, "softkeys Hold | End call | PauseRec | StopRec"),
    (RECORDING, "softkeys Hold|End call|PauseRec|StopRec"),
    (RECORDING, "screen by this phone"),
    (RECORDING, "screen 00:05"),
    (RECORDING, "toast far end is recording"),
    (RECORDING, "far-end-record on"),
    (FAILED, "recording failed"),
    (FAILED, "reason 403"),
    (FAILED, "lamp pause 170/170"),
    (HELD, "hold local remote"),
    (HELD, "softkeys Resume | End call"),
)
FALSE = (
    (IDLE, "recording recording", "off"),
    (IDLE, "reason 403", "none"),
    (IDLE, "hold local", "none"),
    (IDLE, "call confirmed", "idle"),
    (IDLE, "toast anything", ""),
    (RECORDING, "no softkey PauseRec", "Hold | End call | PauseRec | StopRec"),
    (RECORDING, "softkeys Hold | End call", "Hold | End call | PauseRec | StopRec"),
    (RECORDING, "toast refused", "The far end is recording"),
    (FAILED, "reason lost", "recorder refuses (403)"),
    (HELD, "far-end-record on", "off"),
)


def test_every_subject_is_judged_both_ways() -> None:
    judged = {re.sub("^no ", "", it[1]).split()[0] for it in (*TRUE, *FALSE)}
    assert judged == set(SUBJECTS)


@pytest.mark.parametrize(("state", "text"), TRUE, ids=[text for _, text in TRUE])
def test_it_holds(state: dict[str, object], text: str) -> None:
    assert holds(parse_condition(text), state)


@pytest.mark.parametrize(("state", "text", "instead"), FALSE, ids=[it[1] for it in FALSE])
def test_it_does_not_hold_and_says_what_is_there(
    state: dict[str, object], text: str, instead: str
) -> None:
    condition = parse_condition(text)
    assert not holds(condition, state)
    assert found(condition, state) == instead


def test_the_lamps_are_all_named_when_one_is_not_as_expected() -> None:
    said = found(Condition("lamp", "record steady"), FAILED)
    assert said.startswith("record off; pause 170/170; mute off; ")


def test_a_lamp_that_is_not_there_is_never_as_expected() -> None:
    assert not holds(Condition("lamp", "recrod off"), IDLE)


def test_the_screen_is_told_line_by_line() -> None:
    said = found(Condition("screen", "Paused"), RECORDING)
    assert "Recording by this phone 00:05 / Recording by the far end" in said


@pytest.mark.parametrize("text", ["no softkey Record", "recording paused", "lamp pause 600/900"])
def test_a_condition_is_said_as_it_was_written(text: str) -> None:
    assert str(parse_condition(text)) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "unknown condition ''; known: "),
        ("no", "unknown condition 'no'; known: "),
        ("softky Record", "unknown condition 'softky Record'; did you mean softkey?"),
        ("no lamp", "expected: lamp WHAT"),
        ("lamp recrod off", "unknown lamp 'recrod'; did you mean record?"),
        ("recording pased", "unknown recording 'pased'; did you mean paused?"),
        ("call connected", "unknown call 'connected'"),
    ],
)
def test_text_that_is_none(text: str, said: str) -> None:
    with pytest.raises(ConditionError, match=re.escape(said)):
        parse_condition(text)
