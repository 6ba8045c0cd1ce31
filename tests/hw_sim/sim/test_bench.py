"""The whole simulated phone: its face, its time, its power, and the same run twice."""

import json

import pytest

from hw_sim.command_words import CommandError
from hw_sim.conditions import parse_condition
from hw_sim.sim.bench import NeverSettlesError, NotMetError, SimBench, SimOptions
from phone.state import TargetDialled
from provisioning.errors import ProfileError
from tests.bench.working_day import CALLS, DAY_S, KINDS, working_day
from tests.hw_sim.sim.benches import ALWAYS, PAUSABLE, bench, called, history, perform

DAY = """
dial 1002
wait recording recording 5 s
far-end Jonas call
advance 2 s
press down
press Reject
provider glare
press PauseRec
advance 300 s
press End call
advance 60 s
far-end Kirsten call
wait softkey Answer 1 s
press Answer
advance 100 s
network down
advance 20 s
network up
far-end Kirsten hang-up
advance 60 s
"""


def test_a_call_is_recorded_from_its_answer_to_its_end() -> None:
    there = perform(called(*ALWAYS), "advance 10 s\npress End call\nadvance 1 s")
    assert there.recorded() == [
        {
            "session": 1,
            "with": "1002",
            "opened": 0.66,
            "closed": 10.66,
            "reason": "",
            "near": [[0.68, 10.64]],
            "far": [[0.68, 10.64]],
            "metadata": [[0.66, "far 1002"], [10.66, "far 1002"]],
            "announcements": [],
        }
    ]
    assert history(there, "tones") == [
        "0.040 tones ringing-tone",
        "0.640 tones ended ringing-tone",
        "1.680 tones 1002 reminder",
    ]
    assert [entry["recording"] for entry in there.journal] == ["pending", "started", "stopped"]


def test_the_same_seed_is_the_same_run_byte_for_byte() -> None:
    runs = [perform(bench(*PAUSABLE, seed=seed), DAY) for seed in (7, 7, 8)]
    texts = [json.dumps([one.timeline(), one.state(), one.recorded()]) for one in runs]
    assert texts[0] == texts[1]
    assert runs[0].screenshot() == runs[1].screenshot()
    assert texts[0] != texts[2]  # a glare was waited out for another time


def test_time_moves_only_when_it_is_told_to() -> None:
    there = bench()
    there.perform("dial 1002")
    assert there.captured_s() == 0.0
    there.perform("advance 30 ms")
    assert (there.captured_s(), there.state()["call"]["state"]) == (0.03, "trying")
    there.perform("advance 10 ms")
    assert (there.captured_s(), there.state()["call"]["state"]) == (0.04, "proceeding")


def test_waiting_ends_when_it_is_so() -> None:
    there = bench()
    there.perform("dial 1002")
    there.perform("wait call confirmed 5 s")
    assert there.captured_s() == 0.64
    with pytest.raises(NotMetError, match="waited 2 s for call idle; found confirmed"):
        there.perform("wait call idle 2 s")
    assert there.captured_s() == 2.64
    with pytest.raises(NotMetError, match="expected hold local; found none"):
        there.perform("expect hold local")
    there.expect(parse_condition("call confirmed"))


def test_listeners_are_told_what_changed() -> None:
    there, told = bench(), list[str]()
    stop = there.listen(told.append)
    perform(there, "dial 1002\nadvance 1 s")
    assert {"state", "screen", "timeline"} <= set(told)
    stop()
    told.clear()
    there.perform("press End call")
    assert told == []


def test_the_picture_is_drawn_when_it_is_asked_for() -> None:
    there = called()
    there.perform("screenshot connected")
    assert there.pictures["connected"] == there.screenshot()
    assert there.screenshot().startswith(b"\x89PNG")


def test_an_event_may_be_posted() -> None:
    there = bench()
    there.post(TargetDialled("1003"))
    assert there.state()["call"]["remote"]["number"] == "1003"


def test_power_off_is_dark_and_silent_and_tells_nobody() -> None:
    there = perform(called(*ALWAYS), "advance 3 s\npower off")
    state = there.state()
    assert (state["power"], state["call"], state["screen"]) == (False, None, [])
    assert {lamp["pattern"] for lamp in state["lamps"].values()} == {"off"}
    assert there.recorded()[0]["near"] == [[0.68, 3.64]]
    sent = len(history(there, "sip-call", "sip-recorder"))
    there.perform("advance 60 s")
    assert len(history(there, "sip-call", "sip-recorder")) == sent
    assert there.state()["far_end"]["calls"] == 0  # she has hung up
    for line in ("press 1", "power off", "dial 1002", "line 1 registered"):
        with pytest.raises(CommandError, match="without power"):
            there.perform(line)


def test_power_on_says_what_was_lost_and_ends_it() -> None:
    there = perform(called(*ALWAYS), "advance 3 s\npower off\nadvance 5 s\npower on")
    assert there.lost == [
        {"at": "2026-11-21T10:42:00.680", "slot": 0, "with": "1002", "recording": "started"}
    ]
    assert history(there, "journal")[-1] == "8.640 journal 1002 failed: the phone stopped"
    assert there.recorded()[0]["reason"] == "the phone stopped"
    assert there.state()["lamps"]["record"]["pattern"] == "off"
    assert history(there, "screen", "softkeys")[-4:] == [
        "3.640 screen dark",
        "3.640 softkeys",
        "8.640 screen 10:42",
        "8.640 softkeys New call | | DND",
    ]
    with pytest.raises(CommandError, match="on already"):
        there.power_on()
    perform(there, "advance 10 s\ndial 1002\nwait recording recording 5 s")
    there.perform("power off")
    there.perform("power on")
    assert [entry["recording"] for entry in there.lost] == ["started"]


def test_a_new_profile_waits_for_idle() -> None:
    there = called()
    answer = there.perform("profile Call_Recording_Mode_1_ = Never")
    assert (answer["ok"], there.state()["recording"]["mode"]) == (
        True,
        "On Demand with User Initiated Start",
    )
    perform(there, "press End call")
    assert there.state()["recording"]["mode"] == "Never"
    perform(there, "dial 1002\nwait call confirmed\nexpect no softkey Record")


def test_a_broken_profile_leaves_the_one_in_force() -> None:
    there = bench()
    answer = there.resync(b"<flat-profile><Reg")
    assert answer["ok"] is False
    assert answer["diagnostics"][-1] == "the profile in force stays"
    assert there.perform("profile User_ID_1_ = 4099")["ok"]
    with pytest.raises(ProfileError):
        SimBench(SimOptions(script_sets=(("Line_Enable_1_", "No"),)))


def test_a_profile_file_is_above_the_script_and_sets_are_above_both() -> None:
    text = b"<flat-profile><User_ID_1_>2</User_ID_1_><Display_Name_1_>B</Display_Name_1_>"
    options = SimOptions(
        profile=text + b"</flat-profile>",
        script_sets=(("User_ID_1_", "1"), ("Short_Name_1_", "A")),
        sets=(("Display_Name_1_", "C"),),
    )
    (line,) = SimBench(options).profile.lines
    assert (line.user_id, line.display_name, line.short_name) == ("2", "C", "A")


def test_without_room_a_second_call_is_refused() -> None:
    for dialogs, said in ((3, ["toast Busy: another call was refused"]), (2, [])):
        there = perform(bench(*ALWAYS, dialogs=dialogs), "dial 1002\nwait recording recording 5 s")
        perform(there, "far-end Jonas call\nadvance 1 s\nexpect calls 1")
        assert "0.700 sip-call 1003 > 486 INVITE" in history(there, "sip-call")
        for condition in said:  # where the library itself has no room, the phone never hears of it
            perform(there, f"expect {condition}")


def test_a_world_that_never_comes_to_rest_is_an_error() -> None:
    there = bench()

    def again() -> None:
        there.site.clock.after(0.0, again)

    again()
    with pytest.raises(NeverSettlesError, match=r"at 0\.000 s"):
        there.settle()


def test_hours_pass_in_a_moment_and_nothing_happens() -> None:
    there = perform(bench(), "advance 8 h")
    assert there.state()["clock"] == "2026-11-21T18:42:00.000"
    assert history(there, "screen") == []


def test_a_working_day_breaks_nothing_and_every_recording_is_ended() -> None:
    there = working_day()
    assert there.captured_s() == DAY_S
    assert len(there.recorded()) == CALLS + CALLS // len(KINDS)
    assert all(one["closed"] and one["near"] for one in there.recorded())
    assert there.state()["call"] is None
