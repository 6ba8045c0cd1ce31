"""When the reminder tone sounds, in samples: SPEC C5, DESIGN §3 "reminder".

The one scheduler of bursts, for the audio path and for the virtual clock. It counts samples from
the beginning of one uninterrupted recorded stretch, so it cannot drift; it knows no clock, no
level and no call.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a burst that falls into one frame; all three in samples."""

    at: int  # offset in the frame
    burst_at: int  # offset in the burst
    length: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """The bursts of one stretch: the first `first_s` after it begins, then every `interval_s`,
    start to start, `duration_ms` long.

    After words (DESIGN §3) a new stretch begins with `first_s` = 0.5.
    Raises ValueError if a burst would not be over before the next one begins.
    """

    rate: int  # samples per second
    interval_s: float
    duration_ms: int = 200
    first_s: float = 1.0

    def __post_init__(self) -> None:
        if self.rate <= 0 or self.first_s < 0 or not 0 < self.length < self.period:
            raise ValueError(f"no burst of {self.duration_ms} ms every {self.interval_s} s")

    @property
    def first(self) -> int:
        """Where the first burst starts, in samples of the stretch."""
        return round(self.rate * self.first_s)

    @property
    def period(self) -> int:
        """Samples from the start of a burst to the start of the next."""
        return round(self.rate * self.interval_s)

    @property
    def length(self) -> int:
        """Samples of a burst."""
        return self.rate * self.duration_ms // 1000

    def starts_between(self, begin: int, end: int) -> range:
        """Where bursts start at or after sample `begin` and before `end` of the stretch."""
        number = max(0, -((self.first - begin) // self.period))
        return range(self.first + number * self.period, max(begin, end), self.period)

    def slices(self, position: int, count: int) -> tuple[Slice, ...]:
        """What of the bursts falls into the `count` samples at `position` of the stretch."""
        end = position + count
        found = []
        for start in self.starts_between(position - self.length + 1, end):
            begin = max(start, position)
            length = min(start + self.length, end) - begin
            found.append(Slice(begin - position, begin - start, length))
        return tuple(found)
