"""The words of monitors: a promise followed through time, and its violation.

Knows nothing of what is promised; each promise is a module beside this one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from phone.recording.machine import Ask, Effect, Recording
from phone.recording.words import Action, Event


@dataclass(frozen=True, slots=True)
class Violation:
    """A promise that was broken, in words."""

    rule: str


class Monitor(Protocol):
    """A small automaton and a frozen value: it is carried along with one call's recording."""

    def step(
        self, before: Recording, event: Event, effects: tuple[Effect, ...], after: Recording
    ) -> "Monitor | Violation":
        """The monitor after this step of `machine.step`, or what the step broke."""


def asks(effects: Iterable[Effect]) -> list[Action]:
    """What the effects ask of the recorder, in order."""
    return [effect.action for effect in effects if isinstance(effect, Ask)]
