"""A walk being done on simulated parts: line by line, judged after each, and closed in the end.

The driver of the fuzzer: knows the bench. What is found is what a scenario run of the same lines
finds: a broken rule, an exception, or a call that is never over.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random

from hw_sim.command_words import CommandError
from hw_sim.commands import parse
from hw_sim.fuzz.people import State
from hw_sim.fuzz.surroundings import deed
from hw_sim.fuzz.walk import Beginning, Finding, Walk
from hw_sim.scenario.header import Header
from hw_sim.scenario.script import Script
from hw_sim.scenario.work import options
from hw_sim.sim.bench import SimBench, SimOptions

MODEL = "8851"
STUCK = 3  # keys in vain, until it is said that calls are never over
OVER = "wait calls 0 60 s"
SETTLES = "advance 100 s"


class Wanderer:
    """One phone and what it has been through: `lines` were possible, `finding` ended it."""

    def __init__(self, beginning: Beginning) -> None:
        """Raises ProfileError."""
        self.beginning = beginning
        self.bench = SimBench(_options(beginning))
        self.lines: list[str] = []
        self.finding: Finding | None = None
        self.closed_from: int | None = None  # the number of lines before it was closed
        self._judge()

    def say(self, line: str) -> bool:
        """Do it; False if it was not possible, or is no more."""
        if self.finding is not None:
            return False
        command = parse(line)
        try:
            self.bench.do(command)
        except CommandError as error:
            if line != OVER:
                return False
            self.finding = Finding(f"expected: {OVER}", str(error), expected=True)
        except Exception as error:  # noqa: BLE001  a phone that breaks is what is looked for
            self.finding = _broke(error)
        self.lines.append(line)
        self._judge()
        return True

    def close(self) -> None:
        """Everything works again, every call is ended, and time passes until all is settled."""
        self.closed_from = len(self.lines)
        for line in _repairs(self.bench.state()):
            self.say(line)
        vain = 0
        while vain < STUCK and self.finding is None and _open(before := self.bench.state()):
            for line in _ending(before):
                self.say(line)
            vain = vain + 1 if _calls(self.bench.state()) == _calls(before) else 0
        self.say(OVER)
        self.say(SETTLES)

    def _judge(self) -> None:
        if self.finding is None and self.bench.broken:
            first = self.bench.broken[0]
            self.finding = Finding(first.rule, str(first))


def walked(walk: Walk, *, closed: bool = True) -> Wanderer:
    """Walk it again, without what is not possible (any more), and close it."""
    wanderer = Wanderer(walk.beginning)
    for line in walk.lines:
        wanderer.say(line)
    if closed:
        wanderer.close()
    return wanderer


def wandered(beginning: Beginning, random: Random, length: int) -> Wanderer:
    """A new walk of about so many lines, closed."""
    wanderer = Wanderer(beginning)
    while len(wanderer.lines) < length and wanderer.finding is None:
        for line in deed(random, wanderer.bench.state()):
            wanderer.say(line)
    wanderer.close()
    return wanderer


def _options(beginning: Beginning) -> SimOptions:
    """As `redlamp-sim run` has them."""
    header = Header(
        sets=beginning.sets,
        seed=beginning.seed,
        dialogs=beginning.dialogs,
        appearances=beginning.appearances,
    )
    return options(Script("walk", header, ()), MODEL)


def _repairs(state: State) -> Iterator[str]:
    if not state["power"]:
        yield "power on"
    if not state["network"]["up"]:
        yield "network up"
    yield "network latency 20 ms"
    if state["provider"]["fault"] == "kill":
        yield "provider start"
    yield "provider ok"


def _open(state: State) -> bool:
    return bool(state["calls"]) or state["off_hook"]


def _calls(state: State) -> list[tuple[int, str]]:
    return [(call["slot"], call["state"]) for call in state["calls"]]


def _ending(state: State) -> Iterator[str]:
    """The key that a person presses to be rid of what is in focus."""
    for label in ("End call", "Reject", "Cancel"):
        if label in state["softkeys"]:
            yield f"press {label}"
            break
    else:
        yield "press down"
    yield "advance 1 s"


def _broke(error: Exception) -> Finding:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.name}"
    return Finding(f"{type(error).__name__} in {place}", f"{error} (line {last.lineno})")
