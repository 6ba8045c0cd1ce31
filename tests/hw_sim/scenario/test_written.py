"""A session written as a scenario: what was done, and when; read again it is the same."""

from pathlib import Path
from typing import Any

from hw_sim.commands import Mark, Press, Sleep
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.script import ExpectHistory, read_script
from hw_sim.scenario.transcript import transcript
from hw_sim.scenario.work import Work, done
from hw_sim.scenario.written import Beginning, commands_text, from_live, replay
from hw_sim.sim.bench import SimBench, SimOptions

CALL = {"number": "1002", "slot": 0}
SESSION: list[dict[str, Any]] = [
    {"t": 0.5, "lane": "keys", "kind": "press", "text": "dial 1002", "command": "dial 1002"},
    {"t": 0.5, "lane": "call", "kind": "state", "text": "Mette", "state": "trying", **CALL},
    {"t": 1.64, "lane": "call", "kind": "state", "text": "Mette", "state": "confirmed", **CALL},
    {"t": 1.64, "lane": "recording", "kind": "state", "text": "ready", "state": "ready", **CALL},
    {"t": 3.0, "lane": "keys", "kind": "press", "text": "Record", "command": "press Record"},
    {"t": 3.04, "lane": "recording", "kind": "state", "text": "", "state": "recording", **CALL},
    {"t": 3.2, "lane": "marks", "kind": "mark", "text": "recorded"},
    {"t": 3.2, "lane": "keys", "kind": "press", "text": "#", "command": "press #"},
    {"t": 9.0, "lane": "call", "kind": "state", "text": "x", "state": "terminated", **CALL},
]
BEGINNING = Beginning("A call", (("Display_Name_1_", "$x"), ("Proxy_1_", "")), seed=7)


def test_time_passes_between_the_commands() -> None:
    said = [(0.0, "press 1"), (0.05, "press 2"), (0.05, "press 3"), (60.0, "press hook")]
    assert commands_text(said) == [
        *("press 1", "advance 50 ms", "press 2", "press 3", "advance 59.95 s", "press hook"),
    ]


def test_a_simulated_session_is_kept_to_the_millisecond_with_its_history() -> None:
    text = replay(SESSION, 10.0, BEGINNING)
    assert text.splitlines()[:12] == [
        "title A call",
        "seed 7",
        "set Display_Name_1_ = $$x",
        "set Proxy_1_ =",
        "",
        "advance 0.5 s",
        "dial 1002",
        "advance 2.5 s",
        "press Record",
        "advance 0.2 s",
        "mark recorded",
        "press #",
    ]
    script = read_script(text, "x")
    assert script.header.sets == BEGINNING.sets
    assert script.steps[-2].command == Sleep(6.8)
    assert script.steps[-1].command == ExpectHistory(
        tuple(line.strip() for line in transcript(SESSION))
    )


def test_a_live_session_keeps_the_states_it_met() -> None:
    text = from_live(SESSION, 12.0, Beginning("A live call"))
    assert text.splitlines() == [
        "title A live call",
        "",
        "advance 0.5 s",
        "dial 1002",
        "wait call of 1002 confirmed",
        "wait recording of 1002 ready",
        "advance 2.5 s",
        "press Record",
        "wait recording of 1002 recording",
        "press #",
        "wait call of 1002 idle",
        "advance 8.8 s",
    ]
    assert read_script(text, "x").steps[3].command != Mark("recorded")
    assert isinstance(read_script(text, "x").steps[5].command, Press)


DONE = (
    *("dial 1002", "advance 1234 ms", "press Record", "advance 3 s", "mark recorded"),
    *("press PauseRec twice 50 ms", "provider glare", "press softkey-3", "advance 7.5 s"),
    *("far-end 1003 call", "advance 333 ms", "press line-1", "advance 2 s", "power off"),
    *("advance 1 s", "power on", "network latency 33 ms", "far-end Kirsten mode manual"),
    *("dial +4533123456", "advance 1 s", "far-end Kirsten reject", "clock jump 1 h", "advance 1 s"),
)


def test_a_simulated_session_replays_itself_line_by_line(tmp_path: Path) -> None:
    bench = SimBench(SimOptions(seed=5))
    for line in DONE:
        bench.perform(line)
    text = replay(bench.timeline(), bench.captured_s(), Beginning("Done by hand", seed=5))
    path = tmp_path / "x.scenario"
    path.write_text(text, encoding="utf-8")
    found = done(Work(path, tmp_path, Budget()))
    assert (found.verdict, found.why) == (Verdict.PASSED, "")
    assert found.transcript == transcript(bench.timeline())
    assert len(found.transcript) > 100


def test_a_live_session_runs_on_simulated_parts_too(tmp_path: Path) -> None:
    bench = SimBench()
    for line in ("dial 1002", "wait call confirmed", "press Record", "advance 2 s", "press hook"):
        bench.perform(line)
    path = tmp_path / "x.scenario"
    path.write_text(from_live(bench.timeline(), 4.0, Beginning("Live")), encoding="utf-8")
    found = done(Work(path, tmp_path, Budget()))
    assert (found.verdict, found.why) == (Verdict.PASSED, "")
