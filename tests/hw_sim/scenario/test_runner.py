"""Running a script: step by step, a picture of each, and the first failure with its place."""

from pathlib import Path
from typing import Any

import pytest

from hw_sim.child import ChildError
from hw_sim.commands import Command, CommandError, Expect, Press, Sleep, Wait
from hw_sim.conditions import parse_condition
from hw_sim.scenario.runner import GRACE_S, PATIENCE_S, run_script
from hw_sim.scenario.script import read_script
from tests.hw_sim.desktop import RECORDED, desk, seen

TEXT = "press line-6\n\npress Record\nsleep 1 s\n"


class Bench:
    """A performer that does nothing, and fails where it is told to."""

    def __init__(self, fails: dict[Command, Exception] | None = None) -> None:
        self.fails, self.done = fails or {}, list[Command]()

    def do(self, command: Command) -> dict[str, Any]:
        self.done.append(command)
        if command in self.fails:
            raise self.fails[command]
        return {"ok": True}

    def state(self) -> dict[str, Any]:
        return seen(desk(*RECORDED))

    def screenshot(self) -> bytes:
        return b"png"

    def captured_s(self) -> float:
        return 1.23456

    def timeline(self, after: int = 0) -> list[dict[str, Any]]:
        return [{"t": 1.0, "lane": "keys", "kind": "press", "text": "1"}]


def test_a_script_that_goes_well(tmp_path: Path) -> None:
    told, bench = list[str](), Bench()
    report = run_script(read_script(TEXT, "x.scenario"), bench, tmp_path, told.append)
    assert (report["script"], report["ok"], report["error"]) == ("x.scenario", True, None)
    assert bench.done == [step.command for step in read_script(TEXT, "x").steps]
    assert told == [" 1/3 press line-6", " 2/3 press Record", " 3/3 sleep 1 s"]
    assert [it["screenshot"] for it in report["steps"]] == [
        *("01-press-line-6.png", "02-press-Record.png", "03-sleep-1-s.png"),
    ]
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"png"}


def test_what_was_seen_at_a_step(tmp_path: Path) -> None:
    report = run_script(read_script(TEXT, "x"), Bench(), tmp_path, lambda _: None)
    step = report["steps"][1]
    assert step.pop("t") >= 0
    assert step == {
        "number": 2,
        "line": 3,
        "command": "press Record",
        "captured_s": 1.235,
        "screenshot": "02-press-Record.png",
        "softkeys": ["Hold", "End call", "PauseRec", "StopRec"],
        "recording": "recording",
        "record_lamp": "steady",
        "pause_lamp": "off",
        "screen": seen(desk(*RECORDED))["screen"],
    }


def test_a_history_is_compared_by_order_and_states(tmp_path: Path) -> None:
    text = "press 1\ntranscript\n0.000 keys {}\n0.020 sip-call > INVITE\nend"
    good = run_script(read_script(text.format(1), "x"), Bench(), tmp_path, lambda _: None)
    assert good["error"] is None
    other = run_script(read_script(text.format(2), "x"), Bench(), tmp_path, lambda _: None)
    assert other["error"] == (
        "x:2: the history is another one: keys, line 1: expected '2', found '1'"
    )


@pytest.mark.parametrize(
    "failure",
    [
        CommandError("no key or softkey 'Record' is there now"),
        ChildError("provider: address in use"),
        TimeoutError("the phone's thread is stuck"),
        OSError("No space left on device"),
    ],
)
def test_the_first_failure_ends_it_and_names_its_place(tmp_path: Path, failure: Exception) -> None:
    bench = Bench({Press("Record"): failure})
    report = run_script(read_script(TEXT, "x.scenario"), bench, tmp_path, lambda _: None)
    assert report["ok"] is False
    assert report["error"] == f"x.scenario:3: {failure}"
    assert Sleep(1.0) not in bench.done
    assert [step["number"] for step in report["steps"]] == [1, 2]  # the failure has its picture


IDLE = parse_condition("call idle")


def test_what_is_expected_may_be_so_a_moment_later_and_that_is_told(tmp_path: Path) -> None:
    late = Bench({Expect(IDLE): CommandError("expected call idle; found early")})
    script = read_script("press 1\nexpect call idle\nexpect recordings 0", "x")
    report = run_script(script, late, tmp_path, lambda _: None)
    assert (report["ok"], report["late"], report["passed_over"]) == (True, ["x:2"], [])
    assert late.done[1:3] == [Expect(IDLE), Wait(IDLE, GRACE_S)]
    never = Bench({**late.fails, Wait(IDLE, GRACE_S): CommandError("waited")})
    report = run_script(script, never, tmp_path, lambda _: None)
    assert (report["ok"], report["error"]) == (False, "x:2: expected call idle; found early")


def test_times_are_those_of_virtual_time(tmp_path: Path) -> None:
    bench = Bench()
    run_script(read_script("wait call idle 50 ms\nwait call idle 9 s", "x"), bench, tmp_path, str)
    assert bench.done == [Wait(IDLE, PATIENCE_S), Wait(IDLE, 9.0)]


def test_what_the_wire_does_not_tell_is_passed_over(tmp_path: Path) -> None:
    bench = Bench()
    script = read_script("press 1\nexpect sip INVITE\nexpect recorded near 5 s", "x")
    report = run_script(script, bench, tmp_path, lambda _: None)
    assert (report["ok"], report["passed_over"]) == (True, ["x:2", "x:3"])
    assert bench.done == [script.steps[0].command]
