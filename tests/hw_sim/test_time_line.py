"""The time line: what happened, when, in which lane."""

import threading

import pytest

from hw_sim.command_words import DialTarget, FarEnd, Press
from hw_sim.lanes import LANES, PHASES
from hw_sim.time_line import LONGEST, Entry, TimeLine, recorded_stretches
from phone.call.states import CallState
from softkeys.keypad import Key
from tests.hw_sim.desktop import RECORDED, desk


def observed(
    *happenings: str, captured_s: float = 0.0, lanes: str = "call recording"
) -> list[Entry]:
    """The entries in these lanes of a phone that began at 1000.0."""
    line = TimeLine(1000.0, lambda: captured_s)
    for change in desk(*happenings).changes:
        line.observe(change)
    return [entry for entry in line.after(0) if entry["lane"] in lanes.split()]


def test_an_entry_has_number_time_lane_kind_and_text() -> None:
    line = TimeLine(10.0)
    line.add(12.3456, "keys", "press", "Record", sample=7)
    assert line.after(0) == [
        {"id": 1, "t": 2.346, "lane": "keys", "kind": "press", "text": "Record", "sample": 7}
    ]


def test_only_what_is_newer_is_handed_out_and_nobody_can_change_it() -> None:
    line = TimeLine(0.0)
    for number in range(3):
        line.add(float(number), "keys", "press", str(number))
    newer = line.after(1)
    assert [entry["id"] for entry in newer] == [2, 3]
    newer[0]["text"] = "changed"
    assert line.after(1)[0]["text"] == "1"


def test_somebody_is_told_of_each_entry() -> None:
    told = list[int]()
    line = TimeLine(0.0, added=lambda: told.append(len(line.after(0))))
    line.add(0.0, "keys", "press", "1")
    line.add(0.0, "keys", "press", "2")
    assert told == [1, 2]


def test_the_oldest_are_forgotten() -> None:
    line = TimeLine(0.0)
    for number in range(LONGEST + 3):
        line.add(0.0, "keys", "press", str(number))
    assert [entry["id"] for entry in line.after(0)] == list(range(4, LONGEST + 4))


def test_entries_of_several_threads_have_numbers_of_their_own() -> None:
    line = TimeLine(0.0)

    def add() -> None:
        for _ in range(200):
            line.add(0.0, "keys", "press", "")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry["id"] for entry in line.after(0)] == list(range(1, 801))


def test_a_call_and_its_recording() -> None:
    told = observed(*RECORDED, "press StopRec", "recorder closed", "ended remote-bye 200")
    assert [(it["t"], it["lane"], it["state"], it["text"]) for it in told] == [
        (0.0, "call", "trying", "1002"),
        (0.0, "call", "confirmed", "1002"),
        (0.0, "recording", "ready", "ready"),
        (0.0, "recording", "starting", "starting"),
        (0.0, "recording", "recording", "recording"),
        (5.0, "recording", "stopping", "stopping"),
        (5.0, "recording", "ready", "ready"),
        (5.0, "call", "terminated", "remote-bye 200"),
        (5.0, "recording", "off", "off"),
    ]


def test_a_refused_call_says_by_what() -> None:
    told = observed("dial 1002", "ended rejected 486")
    assert told[-1]["text"] == "rejected 486"
    assert told[-1]["state"] == CallState.TERMINATED.value


def test_every_change_of_phase_is_told_also_where_the_same_is_shown() -> None:
    refused = ("dial 1002", "answered", "press Record", "recorder not-acceptable")
    told = observed(*refused, lanes=PHASES)
    assert [(it["kind"], it["text"], it["number"]) for it in told] == [
        ("off", "ready", "1002"),
        ("ready", "starting", "1002"),
        ("starting", "starting-narrow", "1002"),
    ]


def test_recording_states_know_where_in_the_capture_they_were() -> None:
    assert {it["captured_s"] for it in observed(*RECORDED, captured_s=2.34567)[2:]} == {2.346}


def test_an_entry_of_a_call_says_whose() -> None:
    told = observed(*RECORDED)
    assert {(it["slot"], it["number"], it["name"]) for it in told} == {(0, "1002", "")}


def test_who_holds_is_told_apart_from_the_state() -> None:
    told = observed(*RECORDED, "held-by remote", "held-by local remote", "held-by", lanes="hold")
    assert [it["text"] for it in told] == ["remote", "local remote", "none"]


def test_what_is_seen_is_told_when_it_changes() -> None:
    told = observed("dial 1002", "answered", "press Record", lanes="softkeys")
    assert [it["text"] for it in told][-2:] == [
        "Hold | End call | Record",
        "Hold | End call | PauseRec | StopRec",
    ]
    lamps = observed(*RECORDED, "press PauseRec", lanes="lamps")
    assert [it["text"] for it in lamps if it["kind"] in ("record", "pause")] == [
        *("record red steady", "record off", "pause amber 600/900"),
    ]


def test_without_power_nothing_is_seen() -> None:
    line = TimeLine(0.0)
    line.see(1.0, desk(*RECORDED).dispatcher.presentation)
    line.see(2.0, None)
    told = [(it["lane"], it["text"]) for it in line.after(0) if it["t"] == 2.0]
    assert ("lamps", "record off") in told
    assert told[-2:] == [("screen", "dark"), ("softkeys", "")]


def test_a_command_is_told_as_it_can_be_said_again() -> None:
    line = TimeLine(0.0)
    line.told(0.0, Press(Key.SOFTKEY_3), "PauseRec")
    line.told(0.0, DialTarget("1002", 2))
    line.told(0.0, FarEnd("hold", "1003"))
    assert [(it["lane"], it["text"], it["command"]) for it in line.after(0)] == [
        ("keys", "PauseRec", "press softkey-3"),
        ("keys", "dial 1002 on line 2", "dial 1002 on line 2"),
        ("commands", "far-end 1003 hold", "far-end 1003 hold"),
    ]


@pytest.mark.parametrize(
    ("accepted", "said", "told"),
    [
        (True, (), "accepted"),
        (False, ("line 3: expected Yes", "it stays"), "rejected / line 3: expected Yes / it stays"),
    ],
)
def test_a_resync_says_whether_it_counts_and_why(
    accepted: bool, said: tuple[str, ...], told: str
) -> None:
    line = TimeLine(0.0)
    line.resynced(4.0, said, accepted=accepted)
    assert [(it["t"], it["lane"], it["text"]) for it in line.after(0)] == [(4.0, "profile", told)]


def test_every_lane_that_is_used_is_named() -> None:
    used = {entry["lane"] for entry in observed(*RECORDED, "held-by local", lanes=" ".join(LANES))}
    assert {"call", "hold", "recording", "lamps", "screen", "softkeys"} == used


def test_recorded_stretches() -> None:
    line = TimeLine(0.0)
    states = ("ready", "recording", "pausing", "paused", "recording", "stopping", "ready")
    for second, state in enumerate(states):
        line.add(0.0, "recording", "state", state, state=state, captured_s=float(second))
        line.add(0.0, "call", "state", "", state=state, captured_s=99.0)
    assert recorded_stretches(line.after(0)) == [(1.0, 2.0), (4.0, 5.0)]


def test_a_stretch_that_is_still_open_has_no_end_yet() -> None:
    entry = {"lane": "recording", "state": "recording", "captured_s": 1.0}
    assert recorded_stretches([entry]) == []
