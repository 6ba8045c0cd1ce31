"""The transcript: each fact a line, in one form; what is compared, and how a difference is said."""

import pytest

from hw_sim.scenario.transcript import difference, live_difference, transcript
from hw_sim.time_line import TimeLine
from tests.hw_sim.desktop import desk

CALL = {"slot": 0, "number": "1002", "name": "Mette"}
ENTRIES = (
    {"t": 0.0, "lane": "keys", "kind": "press", "text": "dial 1002", "command": "dial 1002"},
    {"t": 0.0, "lane": "sip-call", "kind": "INVITE", "text": "INVITE", "sent": True},
    {"t": 0.0, "lane": "call", "kind": "state", "text": "Mette", "state": "trying", **CALL},
    {"t": 0.04, "lane": "sip-call", "kind": "INVITE", "text": "180", "sent": False, **CALL},
    {"t": 1.2, "lane": "hold", "kind": "hold", "text": "local", **CALL},
    {"t": 1.2, "lane": "gates", "kind": "near", "text": "open", **CALL},
    {"t": 1.3, "lane": "lamps", "kind": "record", "text": "record red steady"},
    {"t": 1.5, "lane": "softkeys", "kind": "softkeys", "text": ""},
    {"t": 21.5, "lane": "tones", "kind": "reminder", "text": "reminder to far and ear"},
    {"t": 28800.125, "lane": "call", "kind": "state", "text": "remote-bye 200"}
    | {"state": "terminated"}
    | CALL,
)


def test_every_fact_is_a_line_of_time_lane_and_words() -> None:
    assert transcript(ENTRIES) == (
        "    0.000  keys          dial 1002",
        "    0.000  sip-call      > INVITE",
        "    0.000  call          1002 trying",
        "    0.040  sip-call      1002 < 180 INVITE",
        "    1.200  hold          1002 local",
        "    1.200  gates         1002 near open",
        "    1.300  lamps         record red steady",
        "    1.500  softkeys",
        "   21.500  tones         reminder to far and ear",
        "28800.125  call          1002 terminated: remote-bye 200",
    )


def test_only_the_lanes_that_are_asked_for() -> None:
    assert transcript(ENTRIES, ("lamps", "hold")) == (
        "    1.200  hold          1002 local",
        "    1.300  lamps         record red steady",
    )


def test_a_call_on_a_whole_phone() -> None:
    line = TimeLine(1000.0)
    for change in desk("dial 1002", "answered", "press mute", "ended remote-bye 200").changes:
        line.observe(change)
    assert transcript(line.after(0), ("call", "recording", "lamps")) == (
        "    0.000  call          1002 trying",
        "    0.000  lamps         line-1 green steady",
        "    0.000  call          1002 confirmed",
        "    0.000  recording     1002 ready",
        "    0.000  lamps         mute amber steady",
        "    0.000  call          1002 terminated: remote-bye 200",
        "    0.000  recording     1002 off",
        "    0.000  lamps         mute off",
        "    0.000  lamps         line-1 off",
    )


A, B, C = "0.000  keys  1", "1.000  call  1002 confirmed", "2.000  keys  2"


@pytest.mark.parametrize(
    ("wanted", "found", "said"),
    [
        ([A, B], [A, B], None),
        ([" 0.000 keys 1 "], [A], None),
        ([A, B], [A, C], "line 2: expected '1.000 call 1002 confirmed', found '2.000 keys 2'"),
        ([A, B], [A], "line 2: expected '1.000 call 1002 confirmed', found the end"),
        ([A], [A, C], "line 2: expected the end, found '2.000 keys 2'"),
        ([], [], None),
    ],
)
def test_the_first_difference_is_said(wanted: list[str], found: list[str], said: str) -> None:
    assert difference(wanted, found) == said


def test_on_the_wire_order_and_states_are_compared_lane_by_lane() -> None:
    wanted = [
        "0.000  keys  1",
        "0.020  call  1002 trying",
        "0.040  call  1002 proceeding",
        "1.000  call  1002 confirmed",
        "1.000  sip-call  1002 < 200 INVITE",
        "1.000  lamps  record red steady",
    ]
    found = [
        "0.1  call  1002 early",
        "0.0  keys  1",
        "7.0  lamps  record red steady",
        "2.0  call  1002 confirmed",
    ]
    assert live_difference(wanted, found) is None
    assert live_difference(wanted, found[1:3]) == (
        "call, line 1: expected '1002 confirmed', found the end"
    )


def test_a_lane_that_is_not_in_the_block_is_not_judged_on_the_wire() -> None:
    assert live_difference([A], [A, "0.0 call 1002 confirmed"]) is None
