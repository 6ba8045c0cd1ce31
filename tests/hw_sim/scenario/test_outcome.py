"""Outcomes: what they come to together, and as JSON that is the same each time."""

import json
from dataclasses import replace

import pytest

from hw_sim.scenario.outcome import Outcome, Verdict, as_json, exit_code, summary

GOOD = Outcome("a/hold.scenario", "hold.scenario", "Hold", Verdict.PASSED, wall_s=0.5)
BAD = replace(GOOD, verdict=Verdict.FAILED, why="hold.scenario:3: expected call idle")
ENDLESS = replace(GOOD, verdict=Verdict.ENDLESS)
SKIPPED = replace(GOOD, verdict=Verdict.SKIPPED)


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([], 0),
        ([GOOD, SKIPPED], 0),
        ([GOOD, BAD], 1),
        ([ENDLESS, BAD, GOOD], 3),
    ],
)
def test_the_worst_is_the_exit_code(outcomes: list[Outcome], code: int) -> None:
    assert exit_code(outcomes) == code


def test_one_object_and_no_wall_clock_in_it() -> None:
    told = as_json([GOOD, BAD])
    assert json.loads(json.dumps(told)) == told
    assert (told["ok"], told["passed"], told["failed"], told["endless"]) == (False, 1, 1, 0)
    assert told == as_json([replace(GOOD, wall_s=9.0), replace(BAD, wall_s=0.1)])
    assert told["scenarios"][1]["why"] == "hold.scenario:3: expected call idle"


def test_the_summary_is_one_line() -> None:
    assert summary([GOOD, GOOD, BAD]) == "3 scenarios: 2 passed, 1 failed"
    assert summary([GOOD]) == "1 scenario: 1 passed"
