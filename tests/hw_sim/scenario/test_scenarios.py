"""Every scenario that comes with Redlamp, on simulated parts, with rules and monitors on.

Those that are named in so many words by what is asked of the phone have their whole history in
them; the power is cut in every phase of a recording.
"""

from pathlib import Path

import pytest

from hw_sim.command_words import Power
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.files import SCENARIOS, find_scripts, load_script
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.script import ExpectHistory
from hw_sim.scenario.work import Work, done, options
from hw_sim.sim.bench import SimBench
from phone.recording.words import Phase

OURS = find_scripts([str(SCENARIOS)])
LEAST = 60
WHOLE = (
    "keys/record-twice",
    "keys/pause-while-starting",
    "keys/hang-up-while-pausing",
    "wire/late-ok",
    "two-calls/while-paused",
    "transfer/blind",
    "hold/provider-lost",
    "device/resync-during-recording",
)
POWER = tuple(path for path in OURS if path.parent == SCENARIOS / "device/power")


def name(path: Path) -> str:
    return path.relative_to(SCENARIOS).with_suffix("").as_posix()


@pytest.mark.parametrize("path", OURS, ids=name)
def test_it_passes(path: Path, tmp_path: Path) -> None:
    outcome = done(Work(path, tmp_path, Budget()))
    assert (outcome.verdict, outcome.why) == (Verdict.PASSED, "")


def test_there_are_enough_and_each_has_a_title_of_its_own() -> None:
    assert len(OURS) >= LEAST
    assert len({load_script(path).header.title for path in OURS}) == len(OURS)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_it_says_what_it_covers(path: Path) -> None:
    header = load_script(path).header
    assert header.title
    assert header.covers or header.behaviours


@pytest.mark.parametrize(
    "path", [SCENARIOS / f"{it}.scenario" for it in WHOLE] + [*POWER], ids=name
)
def test_its_history_is_checked_whole(path: Path) -> None:
    last = load_script(path).steps[-1].command
    assert isinstance(last, ExpectHistory)
    assert last.lines
    assert not last.lanes


def test_the_power_is_cut_in_every_phase() -> None:
    assert {path.stem for path in POWER} == {phase.value for phase in Phase}


@pytest.mark.parametrize("path", POWER, ids=name)
def test_the_power_is_cut_in_the_phase_it_says(path: Path) -> None:
    script = load_script(path)
    bench = SimBench(options(script, "8851"))
    for step in script.steps:
        if isinstance(step.command, Power):
            break
        assert not isinstance(step.command, ExpectHistory)
        bench.do(step.command)
    slot = bench.running.dispatcher.state.in_focus
    assert slot is not None
    assert slot.recording.phase.value == path.stem
