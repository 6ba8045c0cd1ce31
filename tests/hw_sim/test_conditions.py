"""Conditions: what holds of a phone, and the words for what was found instead."""

import re

import pytest

from hw_sim.condition_subjects import SUBJECTS
from hw_sim.conditions import (
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
    (IDLE, "softkeys New call | | DND"),
    (IDLE, "focus none"),
    (IDLE, "compliance none"),
    (RECORDING, "compliance of 1002 none"),
    (IDLE, "calls 0"),
    (IDLE, "call of 1002 idle"),
    (IDLE, "recording of 1002 off"),
    (IDLE, "conference off"),
    (IDLE, "dnd off"),
    (IDLE, "muted off"),
    (IDLE, "no registered on"),
    (IDLE, "line-key 1 none"),
    (IDLE, "tone ringer off"),
    (IDLE, "no softkey Record"),
    (IDLE, "no lamp record steady"),
    (IDLE, "lamp record off"),
    (IDLE, "no reason 403"),
    (RECORDING, "call confirmed"),
    (RECORDING, "recording recording"),
    (RECORDING, "lamp record steady"),
    (RECORDING, "lamp record red steady"),
    (RECORDING, "no lamp record amber steady"),
    (RECORDING, "lamp line-1 steady"),
    (RECORDING, "softkey PauseRec"),
    (RECORDING, "softkeys Hold | End call | PauseRec | StopRec"),
    (RECORDING, "softkeys Hold|End call|PauseRec|StopRec"),
    (RECORDING, "screen by this phone"),
    (RECORDING, "screen 00:05"),
    (RECORDING, "toast far end is recording"),
    (RECORDING, "far-end-record on"),
    (RECORDING, "calls 1"),
    (RECORDING, "focus 1002"),
    (RECORDING, "call of 1002 confirmed"),
    (RECORDING, "no call of 1002 held"),
    (RECORDING, "recording of 1002 recording"),
    (RECORDING, "flow certain"),
    (RECORDING, "a-record of 1002 on"),
    (RECORDING, "line-key 1 active"),
    (RECORDING, "tone reminder on"),
    (FAILED, "recording failed"),
    (FAILED, "reason 403"),
    (FAILED, "lamp pause 170/170"),
    (HELD, "hold local remote"),
    (HELD, "softkeys Resume | End call | New call"),
    (HELD, "call held"),
    (HELD, "call of 1002 held"),
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
    (RECORDING, "recording of 1002 paused", "recording"),
    (RECORDING, "recording of 1003 recording", "off"),
    (RECORDING, "focus 1003", "1002"),
    (RECORDING, "compliance played", "none"),
)


HISTORY = (
    {"t": 1.0, "lane": "marks", "kind": "mark", "text": "answered"},
    {"t": 1.0, "lane": "sip-call", "kind": "INVITE", "text": "INVITE", "sent": True},
    {"t": 1.1, "lane": "sip-call", "kind": "INVITE", "text": "200", "sent": False},
    {
        "t": 2.0,
        "lane": "sip-recorder",
        "kind": "INVITE",
        "text": "re-INVITE sendonly",
        "sent": True,
    },
    {"t": 2.0, "lane": "recordings", "kind": "opened", "text": "1"},
    {"t": 2.0, "lane": "gates", "kind": "near", "text": "open", "slot": 0, "number": "1002"},
    {"t": 3.0, "lane": "tones", "kind": "reminder", "text": "reminder"},
    {"t": 3.5, "lane": "marks", "kind": "mark", "text": "flowing"},
    {"t": 4.0, "lane": "announcements", "kind": "pause", "text": "pause", "form": "beep"},
    {"t": 4.5, "lane": "gates", "kind": "near", "text": "closed", "slot": 0, "number": "1002"},
    {"t": 5.0, "lane": "marks", "kind": "mark", "text": "paused"},
    {"t": 6.0, "lane": "tones", "kind": "reminder", "text": "reminder"},
    {"t": 7.0, "lane": "dtmf", "kind": "digit", "text": "1", "number": "1002"},
    {"t": 8.0, "lane": "dtmf", "kind": "digit", "text": "#", "number": "1003"},
    {"t": 8.0, "lane": "recordings", "kind": "opened", "text": "2"},
    {"t": 9.0, "lane": "profile", "kind": "rejected", "text": "rejected: line 3: expected Yes"},
    {"t": 9.0, "lane": "journal", "kind": "entry", "text": "1002 started"},
    {
        "t": 2.0,
        "lane": "recordings",
        "kind": "told",
        "text": "told session 1: start words en to near far",
        "number": "1002",
    },
    {"t": 9.0, "lane": "gates", "kind": "far", "text": "open", "slot": 0, "name": "Mette Berg"},
)
NOW = seen(desk(*RECORDED)) | {"time_s": 10.0}

HAPPENED = (
    ("tone reminder", True),
    ("tone reminder 1 times", True),
    ("tone reminder 2 times", False),
    ("tone reminder 1 time since paused", True),
    ("tone reminder 2 times since answered", True),
    ("tone reminder 2 times since start", True),
    ("no tone reminder 2 times since start", False),
    ("no tone ringer", True),
    ("tone reminder since nowhere", False),
    ("announcement pause", False),
    ("announcement pause since start", True),
    ("announcement pause beep 1 times since start", True),
    ("announcement pause words since start", False),
    ("sip call > INVITE since start", True),
    ("sip call < 200 INVITE since start", True),
    ("sip recorder > re-INVITE sendonly 1 times since start", True),
    ("no sip INVITE", True),
    ("no sip BYE since start", True),
    ("dtmf 1#", True),
    ("dtmf of 1002 1", True),
    ("dtmf of 1002 1#", False),
    ("profile rejected 1 times", True),
    ("profile line 3", True),
    ("profile accepted", False),
    ("journal started", True),
    ("journal lost", False),
    ("provider told start words en to near far since start", True),
    ("provider told start 1 times since start", True),
    ("provider of 1003 told start since start", False),
    ("provider told session since start", False),
    ("recordings 1", True),
    ("recordings 2 since start", True),
    ("recorded near 2.5 s since start", True),
    ("recorded near 2.3 s since start", False),
    ("recorded near 0 s", True),
    ("recorded near 1 s since flowing", True),
    ("recorded of 1002 near 1 s since flowing", True),
    ("recorded far 1 s", True),
    ("recorded of Mette far 1 s", True),
    ("recorded of 1003 far 0 s", True),
)


@pytest.mark.parametrize(("text", "so"), HAPPENED, ids=[text for text, _ in HAPPENED])
def test_what_happened_is_counted_since_the_newest_mark(text: str, so: bool) -> None:
    assert holds(parse_condition(text), NOW, HISTORY) is so


def test_what_happened_is_told_with_its_times() -> None:
    said = found(parse_condition("sip BYE since start"), NOW, HISTORY)
    assert said == (
        "1.000 call > INVITE / 1.100 call < 200 INVITE / 2.000 recorder > re-INVITE sendonly"
    )
    assert found(parse_condition("announcement stop"), NOW, HISTORY) == "none"
    assert found(parse_condition("recorded near 9 s since start"), NOW, HISTORY) == (
        "near 2.500 s, far 1.000 s"
    )


def test_every_subject_is_judged() -> None:
    texts = [it[1] for it in (*TRUE, *FALSE)] + [text for text, _ in HAPPENED]
    judged = {re.sub("^no ", "", text).split()[0] for text in texts}
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
    assert said.startswith("record off; pause amber 170/170; mute off; ")


def test_a_lamp_that_is_not_there_is_never_as_expected() -> None:
    assert not holds(Condition("lamp", "recrod off"), IDLE)


def test_the_screen_is_told_line_by_line() -> None:
    said = found(Condition("screen", "Paused"), RECORDING)
    assert "Recording by this phone 00:05 / Recording by the far end" in said


@pytest.mark.parametrize(
    "text",
    [
        *("no softkey Record", "recording paused", "lamp pause 600/900"),
        *("recording of 1003 paused", "no sip of 1003 > BYE 2 times since held"),
    ],
)
def test_a_condition_is_said_as_it_was_written(text: str) -> None:
    assert str(parse_condition(text)) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "unknown condition ''; known: "),
        ("no", "unknown condition 'no'; known: "),
        ("softky Record", "unknown condition 'softky Record'; did you mean softkey?"),
        ("no lamp", "expected: lamp NAME [COLOUR] PATTERN"),
        ("recording of 1003", "expected: recording STATE"),
        ("softkey Recrod", "unknown softkey 'Recrod'; did you mean Record?"),
        ("softkeys Hold | End cal", "unknown softkey 'End cal'; did you mean End call?"),
        ("recorded near", "expected: recorded near|far N s, found 'near'"),
        ("tone reminder loud", "expected: tone NAME on|off, or NAME [N times], found 'reminder l"),
        ("tone remnder", "unknown tone 'remnder'; did you mean reminder?"),
        ("announcement paus", "unknown announcement 'paus'; did you mean pause?"),
        ("hold local now", "expected: hold none|local|remote, found 'local now'"),
        ("lamp recrod off", "unknown lamp 'recrod'; did you mean record?"),
        ("recording pased", "unknown recording 'pased'; did you mean paused?"),
        ("call connected", "unknown call 'connected'"),
    ],
)
def test_text_that_is_none(text: str, said: str) -> None:
    with pytest.raises(ConditionError, match=re.escape(said)):
        parse_condition(text)
