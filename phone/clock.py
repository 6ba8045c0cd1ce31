"""Driver: the clocks, and the recording timers that run on one (monotonic: SPEC-safe of NTP jumps).

Owned by the dispatcher's thread; nothing here has a thread of its own.
"""

import random
import time
from collections.abc import Callable
from datetime import datetime

from phone.call.events import CallTimer
from phone.recording.words import Timer
from phone.state import TimerExpired

GLARE_SPREAD_S = 1.9  # RFC 3261 §14.1: 2.1–4.0 s in units of 10 ms for the owner of the Call-ID


class SystemClock:
    """Seconds that never jump, and the wall clock's words."""

    def now(self) -> float:
        """Monotonic seconds."""
        return time.monotonic()

    def words(self) -> tuple[str, str]:
        """Wall-clock time `HH:MM` and date `Saturday 21 November`, for the idle screen."""
        local = datetime.now()
        return f"{local:%H:%M}", f"{local:%A} {local.day} {local:%B}"


class ClockTimers:
    """Implements `ports.Timers`: what is due is asked for by the dispatcher's loop."""

    def __init__(self, now: Callable[[], float], draw: Callable[[], float] = random.random) -> None:
        """`draw` gives a number from 0 to 1: how much of the spread a glare timer waits."""
        self._now, self._draw = now, draw
        self._due: dict[tuple[int, Timer | CallTimer], float] = {}

    def start(self, slot: int, timer: Timer | CallTimer, seconds: float) -> None:
        """Start, or start again."""
        spread = self._draw() * GLARE_SPREAD_S if timer is Timer.GLARE else 0.0
        self._due[slot, timer] = self._now() + seconds + spread

    def cancel(self, slot: int, timer: Timer | CallTimer) -> None:
        """Forget it; not running is fine."""
        self._due.pop((slot, timer), None)

    def expired(self) -> list[TimerExpired]:
        """The timers that are due, earliest first; each is returned once."""
        now = self._now()
        ready = sorted(
            (key for key, due in self._due.items() if due <= now), key=self._due.__getitem__
        )
        for key in ready:
            del self._due[key]
        return [TimerExpired(slot, timer) for slot, timer in ready]

    def next_due(self) -> float | None:
        """When the earliest timer is due, in monotonic seconds."""
        return min(self._due.values(), default=None)
