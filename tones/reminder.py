"""When the reminder tone sounds, in samples: SPEC C5, DESIGN §3 "reminder".

The one scheduler of bursts, for the audio path and for the virtual clock. It counts samples from
the beginning of one uninterrupted recorded stretch, so it cannot drift; it knows no clock, no
level and no call.
"""

from dataclasses import dataclass, replace
from typing import Final

FIRST_S: Final = 1.0
"""From the beginning of a stretch to its first burst (DESIGN §3)."""

AFTER_WORDS_S: Final = 0.5
"""From the last word to the burst that fell due during words (DESIGN §3)."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a burst that falls into one frame; all three in samples."""

    at: int  # offset in the frame
    burst_at: int  # offset in the burst
    length: int
    first: bool = False  # of the first burst, where that has a length of its own


@dataclass(frozen=True, slots=True)
class Reminder:
    """The bursts of one stretch: the first `first_s` after it begins, then every `interval_s`,
    start to start, `duration_ms` long, the first one `first_ms` (0: like the others).

    Raises ValueError if a burst would not be over before the next one begins.
    """

    rate: int  # samples per second
    interval_s: float
    duration_ms: int = 200
    first_s: float = FIRST_S
    first_ms: int = 0

    def __post_init__(self) -> None:
        if self.rate <= 0 or self.first_s < 0 or not 0 < self.length <= self.longest < self.period:
            lasting = max(self.duration_ms, self.first_ms)
            raise ValueError(f"no burst of {lasting} ms every {self.interval_s} s")

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

    @property
    def first_length(self) -> int:
        """Samples of the first burst."""
        return self.rate * (self.first_ms or self.duration_ms) // 1000

    @property
    def longest(self) -> int:
        """Samples of the longest burst."""
        return max(self.length, self.first_length)

    def starts_between(self, begin: int, end: int) -> range:
        """Where bursts start at or after sample `begin` and before `end` of the stretch."""
        number = max(0, -((self.first - begin) // self.period))
        return range(self.first + number * self.period, max(begin, end), self.period)

    def slices(self, position: int, count: int) -> tuple[Slice, ...]:
        """What of the bursts falls into the `count` samples at `position` of the stretch."""
        end = position + count
        found = []
        for start in self.starts_between(position - self.longest + 1, end):
            begin = max(start, position)
            length = min(self._end_of(start), end) - begin
            if length > 0:
                first = bool(self.first_ms) and start == self.first
                found.append(Slice(begin - position, begin - start, length, first))
        return tuple(found)

    def after_words(self, begin: int, end: int) -> "Reminder":
        """The same stretch when words were heard from sample `begin` of it up to `end`.

        A burst that was due during them, was cut short by them, or would follow them sooner than
        AFTER_WORDS_S, comes AFTER_WORDS_S after them, and the count restarts there; if there is
        none, the count goes on as it was. The new one is asked for samples from `end` on.
        """
        calm = end + round(self.rate * AFTER_WORDS_S)
        starts = self.starts_between(begin - self.longest + 1, calm)
        due = next((start for start in starts if self._end_of(start) > begin), None)
        if due is None:
            return self
        first_ms = self.first_ms if due == self.first else 0
        return replace(self, first_s=calm / self.rate, first_ms=first_ms)

    def counted_from(self, position: int) -> "Reminder":
        """The bursts that start at or after sample `position`, of a stretch that begins there."""
        start = self.starts_between(position, max(position, self.first) + self.period + 1)[0]
        first_ms = self.first_ms if start == self.first else 0
        return replace(self, first_s=(start - position) / self.rate, first_ms=first_ms)

    def _end_of(self, start: int) -> int:
        """The sample after the burst that starts at `start`."""
        return start + (self.first_length if start == self.first else self.length)
