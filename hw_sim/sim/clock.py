"""Virtual time: it stands still until it is told to move, and stops at everything that falls due.

Knows what is to be done when, and nothing of what it is. Monotonic seconds and the wall clock are
two things here as they are in a telephone: NTP may set the one and never the other.
"""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

STARTS: Final = datetime(2026, 11, 21, 10, 42)
"""The wall clock when virtual time is 0: a Saturday."""

_MICROSECONDS: Final = 6


@dataclass(order=True, slots=True)
class Booking:
    """Something to be done at `due`; of two at one time the one that was booked first."""

    due: float
    order: int
    action: Callable[[], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        """It will not be done; done already is fine."""
        self.cancelled = True


class VirtualClock:
    """Implements `phone.performer.Clock`, and keeps what is to be done later."""

    def __init__(self, starts: datetime = STARTS) -> None:
        self._now = 0.0
        self._wall = starts
        self._order = itertools.count()
        self._booked: list[Booking] = []

    def now(self) -> float:
        """Monotonic seconds since the beginning."""
        return self._now

    def wall(self) -> datetime:
        """The wall clock."""
        return self._wall + timedelta(seconds=self._now)

    def words(self) -> tuple[str, str]:
        """`10:42`, `Saturday 21 November`."""
        now = self.wall()
        return f"{now:%H:%M}", f"{now:%A} {now.day} {now:%B}"

    def stamp(self) -> str:
        """The wall clock as ISO 8601, for journals."""
        return self.wall().isoformat(timespec="milliseconds")

    def jump(self, seconds: float) -> None:
        """NTP sets the wall clock; nothing falls due by it."""
        self._wall += timedelta(seconds=seconds)

    def at(self, due: float, action: Callable[[], None]) -> Booking:
        """Do it then; what is due already is done at the next `perform_due`."""
        booking = Booking(max(self._now, round(due, _MICROSECONDS)), next(self._order), action)
        heapq.heappush(self._booked, booking)
        return booking

    def after(self, seconds: float, action: Callable[[], None]) -> Booking:
        """Do it in so many seconds."""
        return self.at(self._now + seconds, action)

    def next_due(self) -> float | None:
        """When the first booking is due."""
        while self._booked and self._booked[0].cancelled:
            heapq.heappop(self._booked)
        return self._booked[0].due if self._booked else None

    def move_to(self, time: float) -> None:
        """Let time pass. Raises ValueError if it would run backwards or past a booking."""
        due = self.next_due()
        if time < self._now or (due is not None and due < time):
            raise ValueError(f"time cannot go from {self._now} to {time}: {due} is due before")
        self._now = time

    def perform_due(self) -> bool:
        """Do the first thing that is due now; False if there is none."""
        due = self.next_due()
        if due is None or due > self._now:
            return False
        heapq.heappop(self._booked).action()
        return True
