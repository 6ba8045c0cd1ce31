"""Driver: when a run is said never to end: changes, virtual time, and real time by an alarm.

The alarm is this process's own (SIGALRM), so a run is guarded on its process's main thread.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

CHANGES = 200_000
VIRTUAL_S = 86_400.0
WALL_S = 120.0
AGAIN_S = 1.0


class EndlessError(Exception):
    """A budget is used up; the message says which."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one scenario may use: changes of the phone's state, seconds of both kinds."""

    changes: int = CHANGES
    virtual_s: float = VIRTUAL_S
    wall_s: float = WALL_S


@contextmanager
def guarded(wall_s: float) -> Iterator[None]:
    """Raises EndlessError inside when so much real time has passed, and again and again until it
    gets out: Python loses what is raised while it destroys an object."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise EndlessError(f"still running after {wall_s:g} s of real time")

    before = signal.signal(signal.SIGALRM, ring)
    again_s = min(wall_s, AGAIN_S)
    another = signal.setitimer(signal.ITIMER_REAL, wall_s, again_s)  # a test runner's, say
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *another)
        signal.signal(signal.SIGALRM, before)
