"""Runs a script on the wire, step by step, and reports what was seen at each.

Order and states are compared, not times: what is so at once in virtual time may take a moment, and
is reported as late. Knows the bench only as something that does commands and has a state and a
picture.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from hw_sim.commands import Command, CommandError, Expect, Wait
from hw_sim.scenario.liveable import is_compared
from hw_sim.scenario.script import ExpectHistory, Script, Step
from hw_sim.scenario.transcript import live_difference, transcript

PATIENCE_S = 5.0  # a wait of virtual time has at least so long
GRACE_S = 1.0  # what is expected may be so only then


class Performer(Protocol):
    """What a script needs of a bench."""

    def do(self, command: Command) -> dict[str, Any]: ...

    def state(self) -> dict[str, Any]: ...

    def screenshot(self) -> bytes: ...

    def captured_s(self) -> float: ...

    def timeline(self, after: int = 0) -> list[dict[str, Any]]: ...


def run_script(
    script: Script, bench: Performer, shots: Path, progress: Callable[[str], object]
) -> dict[str, Any]:
    """Every step until one fails; a screenshot of each, and a report as JSON."""
    began = time.monotonic()
    steps = list[dict[str, Any]]()
    error, late, passed_over = None, list[str](), list[str]()
    for number, step in enumerate(script.steps, 1):
        progress(f"{number:2}/{len(script.steps)} {step.text}")
        at, captured = time.monotonic() - began, bench.captured_s()
        try:
            if not is_compared(step.command):
                passed_over.append(step.place)
            elif _do(step.command, bench):
                late.append(step.place)
        except (CommandError, OSError, RuntimeError) as failure:  # a bench that breaks fails too
            error = f"{step.place}: {failure}"
        steps.append(_seen(number, step, at, captured, bench, shots))
        if error:
            break
    return {
        "script": script.name,
        "ok": error is None,
        "error": error,
        "seconds": round(time.monotonic() - began, 3),
        "late": late,  # `expect` that was so only a moment later
        "passed_over": passed_over,  # of a history that the wire does not tell
        "steps": steps,
    }


def _do(command: Command | ExpectHistory, bench: Performer) -> bool:
    """Whether it was late. Raises what the bench raises."""
    match command:
        case ExpectHistory(lines):
            if said := live_difference(lines, transcript(bench.timeline())):
                raise CommandError(f"the history is another one: {said}")
        case Wait(condition, seconds):
            bench.do(Wait(condition, max(seconds, PATIENCE_S)))
        case Expect(condition):
            try:
                bench.do(command)
            except CommandError as at_once:
                try:
                    bench.do(Wait(condition, GRACE_S))
                except CommandError:
                    raise at_once from None
                return True
        case _:
            bench.do(command)
    return False


def _seen(
    number: int, step: Step, at: float, captured: float, bench: Performer, shots: Path
) -> dict[str, Any]:
    word = "-".join("".join(c if c.isalnum() else " " for c in step.text).split()[:4])
    shot = shots / f"{number:02}-{word}.png"
    shot.write_bytes(bench.screenshot())
    state = bench.state()
    return {
        "number": number,
        "line": step.line,
        "command": step.text,
        "t": round(at, 3),
        "captured_s": round(captured, 3),
        "screenshot": shot.name,
        "softkeys": state["softkeys"],
        "recording": state["recording"]["state"],
        "record_lamp": state["lamps"]["record"]["pattern"],
        "pause_lamp": state["lamps"]["pause"]["pattern"],
        "screen": state["screen"],
    }
