"""The recorder warning tone as data (SPEC C5): what a burst sounds like, and how often it comes.

Knows neither when a burst is due (`reminder`) nor whose tone it is (`countries`).
"""

import math
from dataclasses import dataclass, replace
from typing import Final

from tones.catalogue import Segment
from tones.synthesis import level

PERIOD_MS: Final = 20_000
"""Start to start, if nothing else is said (SPEC C5)."""

LEVEL_DBM0: Final = -16.0
"""Towards the far end; ours, between that of Australia's intrusion tone (AS/CA S002 §5.3.3, -16 to
-10 dBm0) and ordinary speech."""


@dataclass(frozen=True, slots=True)
class WarningTone:
    """The segments of a burst, each with an end, the first and the last sounding; `first` are
    those of the first burst of a stretch where it differs. Bursts come every `period_ms`, start to
    start, and as loud as the partials say, unless somebody says otherwise.

    Raises ValueError if the segments are no burst.
    """

    burst: tuple[Segment, ...]
    first: tuple[Segment, ...] = ()
    period_ms: int = PERIOD_MS

    def __post_init__(self) -> None:
        for burst in (self.burst, self.first or self.burst):
            lengths = [segment.duration_ms or 0 for segment in burst]
            if not burst or min(lengths) < 1 or not (burst[0].partials and burst[-1].partials):
                raise ValueError(f"expected a burst that begins and ends with a tone: {burst}")

    @property
    def duration_ms(self) -> int:
        """Of a burst, from its first sound to its last."""
        return length_ms(self.burst)

    @property
    def first_ms(self) -> int:
        """Of the first burst of a stretch."""
        return length_ms(self.first or self.burst)

    @property
    def level_dbm0(self) -> float:
        """Of its loudest segment, to 0.1 dB."""
        sounding = (segment.partials for segment in self.burst if segment.partials)
        return round(max(map(level, sounding)), 1)

    def lasting(self, duration_ms: int) -> "WarningTone":
        """The same with every beep so long, and a first burst like the others."""
        beeps = (replace(it, duration_ms=duration_ms) if it.partials else it for it in self.burst)
        return WarningTone(tuple(beeps), period_ms=self.period_ms)


def length_ms(segments: tuple[Segment, ...]) -> int:
    """Of segments that have an end."""
    return sum(segment.duration_ms or 0 for segment in segments)


def beep(
    duration_ms: int, *frequencies_hz: float, first_ms: int = 0, period_ms: int = PERIOD_MS
) -> WarningTone:
    """One beep at LEVEL_DBM0 of sines that are equally loud; the first lasts `first_ms`."""
    each = LEVEL_DBM0 - 10 * math.log10(len(frequencies_hz))
    partials = tuple((hz, each) for hz in frequencies_hz)
    first = (Segment(first_ms, partials),) if first_ms else ()
    return WarningTone((Segment(duration_ms, partials),), first, period_ms)


RECORDER_WARNING: Final = beep(200, 1400.0)
"""1400 Hz: RFC 3660 (MGCP), after ITU-T E.180 and Bellcore SR-2275 §6.20; 200 ms: the FCC's order
in its Docket 6787, as others quote it."""
