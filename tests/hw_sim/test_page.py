"""A phone in virtual time: how its time passes, what is seen, that it can be done again."""

import threading
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path

import pytest

from hw_sim.command_words import CommandError
from hw_sim.page import LONGEST_S, STEP_S, PageBench, pump
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.transcript import transcript
from hw_sim.scenario.work import Work, done
from hw_sim.sim.bench import SimBench, SimOptions
from hw_sim.web.pace import Pace
from indicators.models import model

ALWAYS = ("Call_Recording_Mode_1_", "Always")


def page(pace: Pace = Pace.FREEZE, *sets: tuple[str, str], name: str = "8851") -> PageBench:
    return PageBench(SimOptions(model=model(name), script_sets=sets), pace)


def recording(bench: PageBench) -> str:
    return str(bench.state()["recording"]["state"])


def now_s(bench: PageBench) -> float:
    return float(bench.state()["time"]["now_s"])


# how time passes


@pytest.mark.parametrize(
    ("words", "now"), [("freeze", 0.0), ("x1", 0.2), ("x10", 2.0), ("x100", 20.0)]
)
def test_virtual_time_follows_the_real_one_at_the_speed_that_is_asked_for(
    words: str, now: float
) -> None:
    bench = page()
    bench.perform(f"time {words}")
    for _ in range(20):
        bench.pass_time(0.01)
    assert bench.state()["time"] == {
        "virtual": True,
        "speed": int(now * 5),
        "now_s": pytest.approx(now),
    }
    assert bench.state()["time_s"] == pytest.approx(now)


def test_slices_shorter_than_a_millisecond_add_up() -> None:
    bench = page(Pace.X1)
    for _ in range(10_000):
        bench.pass_time(0.0001)
    assert now_s(bench) == 1.0


def test_who_was_asleep_makes_up_for_a_moment_only() -> None:
    bench = page(Pace.X10)
    bench.pass_time(3600.0)
    assert now_s(bench) == LONGEST_S * 10


def test_what_was_owed_at_one_speed_is_not_paid_at_another() -> None:
    bench = page(Pace.X1)
    bench.pass_time(0.0009)
    bench.perform("time x100")
    bench.pass_time(0.001)
    assert now_s(bench) == 0.1


def test_a_step_goes_to_what_happens_next_and_stands_still_there() -> None:
    bench = page(Pace.X1)
    bench.perform("dial 1002")
    times = list[float]()
    while not times or bench.state()["call"]["state"] != "confirmed":
        bench.perform("time step")
        times.append(now_s(bench))
    assert times == [0.02, 0.04, 0.62, 0.64]  # INVITE, 180; 0.6 s later 200
    bench.pass_time(1.0)
    assert (now_s(bench), bench.state()["time"]["speed"]) == (0.64, 0)


def test_a_step_where_nothing_will_happen_ends_too() -> None:
    bench = page()
    bench.perform("power off")
    bench.perform("time step")
    bench.perform("time step")
    assert now_s(bench) <= 2 * STEP_S


def test_commands_that_take_time_take_virtual_time_also_when_it_stands_still() -> None:
    bench = page()
    bench.perform("dial 1002")
    bench.perform("wait call confirmed 5 s")
    assert now_s(bench) == 0.64
    bench.perform("advance 8 h")
    assert now_s(bench) == 8 * 3600 + 0.64


def test_time_stands_at_a_whole_millisecond_for_the_next_command() -> None:
    bench = page(Pace.FREEZE, ALWAYS)
    for line in (
        "dial 1002",
        "wait tone reminder 2 times 60 s",
        "time step",
        "press mute twice 0.3 ms",
    ):
        bench.perform(line)
        assert now_s(bench) * 1000 == pytest.approx(round(now_s(bench) * 1000), abs=1e-9)
        assert bench.state()["time_s"] == now_s(bench)


def test_the_pump_turns_it_until_it_is_stopped() -> None:
    bench, stop = page(Pace.X100), threading.Event()
    bench.listen(lambda what: stop.set() if what == "state" and now_s(bench) > 1 else None)
    bench.perform("dial 1002")
    pump(bench, stop)
    assert bench.state()["call"]["state"] == "confirmed"


# what is seen


def test_a_listener_hears_of_a_change_when_the_state_has_it() -> None:
    bench = page()
    heard = list[tuple[str, str | None]]()

    def listen(what: str) -> None:
        call = bench.state()["call"]
        heard.append((what, call["state"] if call else None))

    end = bench.listen(listen)
    bench.perform("dial 1002")
    assert heard == [("screen", "trying"), ("state", "trying"), ("timeline", "trying")]
    heard.clear()
    bench.perform("advance 1 s")
    assert set(heard) == {(what, "confirmed") for what in ("screen", "state", "timeline")}
    end()
    heard.clear()
    bench.perform("press Record")
    assert heard == []


def test_who_looks_while_it_moves_sees_what_was_before() -> None:
    bench = page()
    seen = list[float]()
    bench._bench.listen(lambda _: seen.append(now_s(bench)))
    bench.perform("dial 1002")
    bench.perform("advance 5 s")
    assert set(seen) == {0.0}
    assert now_s(bench) == 5.0


def test_what_is_not_possible_is_one_line_and_changes_nothing() -> None:
    bench = page()
    for line in ("press Record", "far-end answer", "power on", "time x7", "pres Record"):
        with pytest.raises(CommandError):
            bench.perform(line)
    assert (now_s(bench), bench.state()["call"]) == (0.0, None)


def test_a_phone_that_breaks_stands_still_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = page(Pace.X1)

    def breaks(*_: object, **__: object) -> bool:
        raise ZeroDivisionError("by nothing")

    with monkeypatch.context() as broken:
        broken.setattr(SimBench, "advance", breaks)
        bench.pass_time(0.1)
    assert bench.state()["time"]["speed"] == 0
    (fault,) = [one["text"] for one in bench.timeline() if one["lane"] == "faults"]
    assert fault == "the phone broke: ZeroDivisionError: by nothing"
    bench.begin()
    bench.perform("advance 1 s")
    assert now_s(bench) == 1.0


def test_a_broken_rule_is_a_fault_on_the_time_line() -> None:
    bench = page()
    bench._bench.watch._rules = lambda _: ("a_rule",)
    bench.perform("dial 1002")
    told = [one["text"] for one in bench.timeline() if one["lane"] == "faults"]
    assert told == ["0.000 s: a_rule"]


def test_the_recordings_of_a_provider_without_sound() -> None:
    bench = page(Pace.FREEZE, ALWAYS)
    assert (bench.recordings, bench.recorded()) == (None, [])
    bench.perform("dial 1002")
    bench.perform("advance 10.68 s")
    (one,) = bench.recorded()
    assert (one["state"], one["start"], one["duration_s"]) == (
        "recording",
        "2026-11-21T10:42:00.660",
        10.0,
    )
    assert one["parties"] == [{"side": "far", "name": "Mette Sørensen", "aor": "sip:1002"}]


# what is done is done again

SESSION = """
dial 1002
press Record
time x10
press PauseRec
far-end Jonas call
press ResumeRec
long-press 0
press down
press Answer
press Record twice 50 ms
time step
time step
press hold
network latency 200 ms
time x100
provider refuse-changes 500
press conference
power off
press Record
power on
clock jump -1 h
dial +4533123456
announcements broken
time x1
mark late
profile Call_Recording_Mode_1_ = Always; Call_Recording_Tone_Interval_1_ = 10
far-end Kirsten hang-up
resync
far-end answer
network down
dial 1003
"""
SLICES = (0.02, 0.0213, 0.0007, 0.05, 0.0201)


def session(bench: PageBench) -> None:
    """Everything of `SESSION`, a person's 0.8 s apart; what is not possible is just not done."""
    slices = cycle(SLICES)
    for line in SESSION.strip().splitlines():
        with suppress(CommandError):
            bench.perform(line)
        for real_s in islice(slices, 44):
            bench.pass_time(real_s)


@pytest.mark.parametrize("mode", ["On Demand with User Initiated Start", "Always", "Never"])
def test_what_was_done_replays_to_the_millisecond(tmp_path: Path, mode: str) -> None:
    bench = page(Pace.X1, ("Call_Recording_Mode_1_", mode), ("Display_Name_1_", "$ Anna"))
    session(bench)
    path = tmp_path / "page.scenario"
    path.write_text(bench.scenario(), encoding="utf-8")
    outcome = done(Work(path, tmp_path / "shots", Budget()))
    assert (outcome.verdict, outcome.why) == (Verdict.PASSED, "")
    told = transcript(bench.timeline())
    assert len(outcome.transcript) > 80
    refused = {transcript([one])[0] for one in bench.timeline() if one["id"] in bench._refused}
    assert outcome.transcript == tuple(line for line in told if line not in refused)
    assert set(outcome.transcript) | refused == set(told)


def test_to_begin_is_to_begin_with_a_new_phone() -> None:
    bench = page(Pace.X10, ALWAYS)
    bench.perform("dial 1002")
    bench.pass_time(0.2)
    heard = list[str]()
    bench.listen(heard.append)
    bench.begin()
    assert heard == ["recordings", "restart", "screen", "state"]
    assert (now_s(bench), bench.state()["call"], bench.timeline()) == (0.0, None, [])
    assert bench.state()["time"]["speed"] == 10
    bench.perform("press 5")
    lines = bench.scenario().splitlines()
    assert lines[:4] == [
        "title What was done",
        "set Call_Recording_Mode_1_ = Always",
        "",
        "press 5",
    ]


def test_another_model_is_said_in_the_file() -> None:
    assert page(name="7841").scenario().startswith("# run it with --model 7841\ntitle ")


def test_a_secret_of_the_profile_is_in_no_file() -> None:
    assert "hunter2" not in page(Pace.FREEZE, ("Password_1_", "hunter2")).scenario()
