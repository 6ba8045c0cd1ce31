"""Runs a scenario on simulated parts, in virtual time, and says what came of it.

Knows the bench only as something that does commands, tells what happened and has a picture.
"""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from hw_sim.command_words import Command, CommandError, Screenshot, Sleep, Wait
from hw_sim.scenario.budget import Budget, EndlessError, guarded
from hw_sim.scenario.outcome import Outcome, Verdict
from hw_sim.scenario.script import ExpectHistory, Script, Step
from hw_sim.scenario.transcript import difference, transcript
from hw_sim.sim.bench import NeverSettlesError

JsonObject = dict[str, Any]
FAILED_SHOT = "failed"


class SimulatedBench(Protocol):
    """What a scenario needs of simulated parts."""

    @property
    def broken(self) -> Sequence[object]:
        """The rules of the phone that did not hold; as text, with the time of each."""

    def do(self, command: Command) -> JsonObject:
        """To its end, in virtual time. Raises CommandError."""

    def captured_s(self) -> float:
        """Virtual seconds since the beginning."""

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with `state` after each change; returns the end of it."""

    def screenshot(self) -> bytes:
        """PNG of the LCD."""

    def timeline(self, after: int = 0) -> list[JsonObject]:
        """The entries with greater ids."""


@dataclass(slots=True)
class Simulation:
    """One run; `histories` are those that its transcript blocks met, by file and line."""

    script: Script
    bench: SimulatedBench
    shots: Callable[[], Path]  # the folder for pictures, made when the first one is taken
    budget: Budget = field(default_factory=Budget)
    updating: bool = False  # histories are taken as they are
    steps: int = 0
    changes: int = 0
    pictures: list[str] = field(default_factory=list)
    histories: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)

    def run(self, blank: Outcome) -> Outcome:
        """Until the first step that fails; `blank` names the scenario."""
        verdict, why = Verdict.PASSED, ""
        step = self.script.steps[0]
        stop = self.bench.listen(self._count)
        try:
            with guarded(self.budget.wall_s):
                for step in self.script.steps:
                    self._do(step)
        except (EndlessError, NeverSettlesError) as error:
            verdict, why = Verdict.ENDLESS, f"{step.place}: {error}"
        except (CommandError, OSError) as error:
            verdict, why = Verdict.FAILED, f"{step.place}: {error}"
        except Exception as error:  # noqa: BLE001  a phone that breaks is what is looked for
            verdict, why = Verdict.FAILED, f"{step.place}: {_broke(error)}"
        finally:
            stop()
        if verdict is not Verdict.PASSED:
            self._picture(FAILED_SHOT)
        return replace(
            blank,
            verdict=verdict,
            why=why,
            steps=self.steps,
            virtual_s=round(self.bench.captured_s(), 3),
            transcript=transcript(self.bench.timeline()),
            screenshots=tuple(self.pictures),
        )

    def _count(self, what: str) -> None:
        self.changes += what == "state"
        if self.changes > self.budget.changes:
            raise EndlessError(f"more than {self.budget.changes} changes of state")

    def _do(self, step: Step) -> None:
        command = step.command
        match command:
            case ExpectHistory():
                self._compare(step, command)
            case Screenshot(name):
                self._picture(name)
            case Sleep(seconds) | Wait(_, seconds):
                if self.bench.captured_s() + seconds > self.budget.virtual_s:
                    raise EndlessError(f"more than {self.budget.virtual_s:g} s of virtual time")
                self.bench.do(command)
            case _:
                self.bench.do(command)
        self.steps += 1
        if self.bench.broken:
            raise CommandError(f"a rule of the phone is broken: {self.bench.broken[0]}")

    def _compare(self, step: Step, wanted: ExpectHistory) -> None:
        lines = transcript(self.bench.timeline(), wanted.lanes)
        place = (step.file, step.line)
        if self.updating:
            if self.histories.setdefault(place, lines) != lines:
                raise CommandError("a history within a loop that is another one each time")
        elif said := difference(wanted.lines, lines):
            raise CommandError(f"the history is another one: {said}")

    def _picture(self, name: str) -> None:
        path = self.shots() / f"{name}.png"
        path.write_bytes(self.bench.screenshot())
        self.pictures.append(str(path))


def _broke(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
