"""The hunt: a planted bug is found and shrunk to a scenario that fails by the same rule."""

import sys
import time
from pathlib import Path

import pytest

from hw_sim.fuzz.hunting import Ground, Progress, hunt, walk_number
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Outcome, Verdict
from hw_sim.scenario.work import Work, done
from tests.hw_sim.fuzz.plants import (
    Plant,
    a_gate_is_left_open,
    nobody_is_held_for_another,
    resumed_before_it_is_confirmed,
)

MOST_WALKS = 200
MOST_CANDIDATES = 600  # with the walks some ten seconds: the minute is for slow machines
MOST_LINES = 12
RULES = {
    resumed_before_it_is_confirmed: (
        "Sessions: recording, and its recorder: re-INVITE a=sendonly unanswered"
    ),
    nobody_is_held_for_another: "one_conversation_has_the_microphone",
    a_gate_is_left_open: "lamp_is_never_dark_while_sound_flows",
}


def run(path: Path, shots: Path) -> Outcome:
    """As `redlamp-sim run` does."""
    return done(Work(path, shots, Budget()))


def up_to(walks: int, told: list[Progress] | None = None) -> object:
    def going_on(progress: Progress) -> bool:
        if told is not None:
            told.append(progress)
        return progress.walks < walks

    return going_on


@pytest.mark.parametrize("plant", RULES, ids=lambda it: it.__name__)
def test_a_planted_bug_is_found_and_shrunk(
    plant: Plant,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    began = time.monotonic()
    with monkeypatch.context() as patch:
        plant(patch)
        found = hunt(Ground(1), up_to(MOST_WALKS), MOST_CANDIDATES)
        assert found.shrunk is not None
        walk, finding = found.shrunk.walk, found.shrunk.finding
        path = tmp_path / "planted.scenario"
        path.write_text(walk.text("planted"), encoding="utf-8")
        outcome = run(path, tmp_path)
    with capsys.disabled():
        took = time.monotonic() - began
        sys.stdout.write(f" [{plant.__name__}: {len(walk.lines)} lines in {took:.1f} s] ")
    assert finding.rule == RULES[plant]
    assert len(walk.lines) <= MOST_LINES
    assert outcome.verdict is Verdict.FAILED
    assert outcome.why.endswith(f"a rule of the phone is broken: {finding.detail}")
    assert run(path, tmp_path).verdict is Verdict.PASSED  # without the bug


def test_the_same_seed_walks_the_same_ways() -> None:
    first, again = (walk_number(Ground(3), 2) for _ in range(2))
    assert first.lines == again.lines
    assert first.bench.timeline() == again.bench.timeline()
    assert walk_number(Ground(4), 2).lines != first.lines


def test_modes_and_profile_are_kept_to() -> None:
    above = (("Station_Display_Name", "Lobby"),)
    for number in range(5):
        sets = dict(walk_number(Ground(0, ("never",), above), number).beginning.sets)
        assert sets["Call_Recording_Mode_1_"] == "Never"
        assert sets["Station_Display_Name"] == "Lobby"


def test_it_goes_on_as_long_as_it_may() -> None:
    told = list[Progress]()
    end = hunt(Ground(0, ("never",)), up_to(3, told))
    assert [it.walks for it in told] == [0, 1, 2, 3]
    assert end.progress == told[-1]
    assert end.shrunk is None
    assert end.progress.commands > 60
    assert end.progress.virtual_s > 300


def test_it_tells_how_far_the_shrinking_is(monkeypatch: pytest.MonkeyPatch) -> None:
    a_gate_is_left_open(monkeypatch)
    told = list[Progress]()
    end = hunt(Ground(1), up_to(MOST_WALKS, told), 20)
    shrinking = [it for it in told if it.found]
    assert [it.tried for it in shrinking] == list(range(1, 21))
    assert {it.found for it in shrinking} == {"lamp_is_never_dark_while_sound_flows"}
    assert {it.walks for it in shrinking} == {end.progress.walks}


@pytest.mark.parametrize("seed", [2026, 1121])
def test_a_phone_without_a_planted_bug_breaks_nothing(seed: int) -> None:
    end = hunt(Ground(seed), up_to(60))
    assert end.shrunk is None, end.shrunk and end.shrunk.walk.text(end.shrunk.finding.rule)
    assert end.progress.walks == 60
