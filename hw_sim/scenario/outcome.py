"""What came of a scenario, and of all of them: verdicts, exit codes, one JSON object. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

BAD_SCENARIO = 2


class Verdict(Enum):
    """How a run ended."""

    PASSED = "passed"
    FAILED = "failed"  # an expectation, a rule of the phone, something that was not possible
    ENDLESS = "endless"  # a budget of steps, virtual or real time was used up
    SKIPPED = "skipped"  # it cannot be judged where it was to run


EXIT_CODES = {Verdict.PASSED: 0, Verdict.SKIPPED: 0, Verdict.FAILED: 1, Verdict.ENDLESS: 3}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scenario's; `wall_s` is the only thing in it that differs from run to run."""

    path: str
    name: str
    title: str
    verdict: Verdict
    why: str = ""  # `file:line: what`, or why it was skipped
    covers: tuple[str, ...] = ()
    behaviours: tuple[int, ...] = ()
    steps: int = 0  # that were done
    virtual_s: float = 0.0  # on the wire: the seconds of its steps
    wall_s: float = 0.0
    transcript: tuple[str, ...] = ()
    screenshots: tuple[str, ...] = ()  # paths; the last one of a failure is the screen then


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """0 all good, 1 something failed, 3 something did not end."""
    return max((EXIT_CODES[outcome.verdict] for outcome in outcomes), default=0)


def as_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The same for the same runs: no wall clock, no host."""
    return {
        "ok": exit_code(outcomes) == 0,
        **{it.value: sum(one.verdict is it for one in outcomes) for it in Verdict},
        "scenarios": [_one(outcome) for outcome in outcomes],
    }


def summary(outcomes: Sequence[Outcome]) -> str:
    """`61 scenarios: 59 passed, 1 failed, 1 skipped`."""
    counts = [(sum(one.verdict is it for one in outcomes), it.value) for it in Verdict]
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    plural = "" if len(outcomes) == 1 else "s"
    return f"{len(outcomes)} scenario{plural}: {told}"


def _one(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": outcome.path,
        "name": outcome.name,
        "title": outcome.title,
        "verdict": outcome.verdict.value,
        "why": outcome.why,
        "covers": list(outcome.covers),
        "behaviours": list(outcome.behaviours),
        "steps": outcome.steps,
        "virtual_s": outcome.virtual_s,
        "screenshots": list(outcome.screenshots),
        "transcript": list(outcome.transcript),
    }
