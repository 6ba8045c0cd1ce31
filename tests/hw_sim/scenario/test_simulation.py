"""A scenario on simulated parts: what passes, what fails and how it is said, what never ends."""

from pathlib import Path
from typing import Any

import pytest

from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Outcome, Verdict
from hw_sim.scenario.script import read_script
from hw_sim.scenario.simulation import Simulation
from hw_sim.scenario.transcript import transcript
from hw_sim.sim.bench import SimBench

BLANK = Outcome("x", "x", "x", Verdict.SKIPPED)
CALL = "dial 1002\nwait call confirmed 2 s\n"


def simulation(text: str, tmp_path: Path, **more: Any) -> Simulation:
    return Simulation(read_script(text, "x"), SimBench(), lambda: tmp_path, **more)


def outcome(text: str, tmp_path: Path, **budget: float) -> Outcome:
    return simulation(text, tmp_path, budget=Budget(**budget)).run(BLANK)  # type: ignore[arg-type]


def test_a_scenario_that_passes(tmp_path: Path) -> None:
    found = outcome(CALL + "screenshot called\nadvance 10 s\npress End call", tmp_path)
    assert (found.verdict, found.why, found.steps) == (Verdict.PASSED, "", 5)
    assert found.virtual_s == 10.64
    assert found.screenshots == (str(tmp_path / "called.png"),)
    assert (tmp_path / "called.png").read_bytes().startswith(b"\x89PNG")
    assert found.transcript[0] == "    0.000  keys          dial 1002"


def test_an_expectation_that_fails_says_what_there_was_and_shows_the_screen(tmp_path: Path) -> None:
    found = outcome(CALL + "expect recording paused\nadvance 1 s", tmp_path)
    assert found.verdict is Verdict.FAILED
    assert found.why == "x:3: expected recording paused; found ready"
    assert found.steps == 2
    assert found.screenshots == (str(tmp_path / "failed.png"),)


def test_what_is_not_possible_is_a_failure(tmp_path: Path) -> None:
    found = outcome("press Hold", tmp_path)
    assert found.why.startswith("x:1: no key or softkey 'Hold'")
    assert outcome("far-end Nobody call", tmp_path).why.startswith("x:1: nobody is called 'Nobody'")


def test_a_whole_history_is_compared(tmp_path: Path) -> None:
    run = simulation(CALL, tmp_path)
    run.run(BLANK)
    lines = transcript(run.bench.timeline(), ("keys", "call"))
    block = "\n".join(["transcript keys call", *lines, "end"])
    assert outcome(CALL + block, tmp_path).verdict is Verdict.PASSED
    other = outcome(CALL + block.replace("confirmed", "early"), tmp_path)
    assert other.why == (
        "x:3: the history is another one: line 4: "
        "expected '0.640 call 1002 early', found '0.640 call 1002 confirmed'"
    )


def test_histories_are_taken_as_they_are_when_they_are_to_be_updated(tmp_path: Path) -> None:
    run = simulation("press 1\ntranscript keys\nend", tmp_path, updating=True)
    assert run.run(BLANK).verdict is Verdict.PASSED
    assert run.histories == {("x", 2): ("    0.000  keys          1",)}
    loop = "repeat 2\npress 1\ntranscript keys\nend\nend"
    said = simulation(loop, tmp_path, updating=True).run(BLANK)
    assert said.why == "x:3: a history within a loop that is another one each time"


def test_virtual_time_has_an_end(tmp_path: Path) -> None:
    found = outcome("repeat 9\nadvance 3 h\nend", tmp_path)
    assert found.verdict is Verdict.ENDLESS
    assert found.why == "x:2: more than 86400 s of virtual time"
    assert outcome("wait call confirmed 20 s", tmp_path, virtual_s=10).verdict is Verdict.ENDLESS


def test_changes_have_an_end(tmp_path: Path) -> None:
    found = outcome(CALL + "repeat 60\npress mute\nend", tmp_path, changes=50)
    assert found.verdict is Verdict.ENDLESS
    assert found.why == "x:4: more than 50 changes of state"


def test_real_time_has_an_end(tmp_path: Path) -> None:
    found = outcome("repeat 40000\npress mute\nend", tmp_path, wall_s=0.1)
    assert found.verdict is Verdict.ENDLESS
    assert found.why.endswith("still running after 0.1 s of real time")


def test_a_rule_that_is_broken_fails_the_scenario(tmp_path: Path) -> None:
    run = simulation("press mute\npress 1", tmp_path)
    run.bench.broken.append("0.000 s: a_rule")  # type: ignore[attr-defined]
    found = run.run(BLANK)
    assert found.why == "x:1: a rule of the phone is broken: 0.000 s: a_rule"


def test_a_phone_that_breaks_is_a_failure_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = simulation("press mute", tmp_path)

    def breaks(_command: object) -> None:
        raise KeyError("gone")

    monkeypatch.setattr(run.bench, "do", breaks)
    assert run.run(BLANK).why.startswith("x:1: KeyError: 'gone' (test_simulation.py:")


def test_the_same_run_twice_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    text = CALL + "press Record\nadvance 60 s\nfar-end 1003 call\nadvance 5 s\nscreenshot now\n"
    found = [outcome(text, tmp_path / name) for name in ("a", "b") if not _made(tmp_path / name)]
    assert found[0].transcript == found[1].transcript
    assert len(found[0].transcript) > 40
    assert (tmp_path / "a/now.png").read_bytes() == (tmp_path / "b/now.png").read_bytes()


def _made(folder: Path) -> None:
    folder.mkdir()
