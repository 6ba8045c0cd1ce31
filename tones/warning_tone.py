"""The recorder warning tone as data (SPEC C5): what one burst of it sounds like.

Knows neither when a burst is due (`reminder`) nor whose tone it is (`countries`). The partials'
levels say how loud they are to one another; how loud the whole is is said when it is made.
"""

from dataclasses import dataclass, replace
from typing import Final

from tones.catalogue import Segment


@dataclass(frozen=True, slots=True)
class WarningTone:
    """The segments of a burst, each with an end, the first and the last sounding; `first` are
    those of the first burst of a stretch where it differs.

    Raises ValueError if the segments are no burst.
    """

    burst: tuple[Segment, ...]
    first: tuple[Segment, ...] = ()

    def __post_init__(self) -> None:
        for burst in (self.burst, self.first or self.burst):
            lengths = [segment.duration_ms or 0 for segment in burst]
            if not burst or min(lengths) < 1 or not (burst[0].partials and burst[-1].partials):
                raise ValueError(f"a burst begins and ends with a tone, found {burst}")

    @property
    def duration_ms(self) -> int:
        """Of a burst, from its first sound to its last."""
        return length_ms(self.burst)

    @property
    def first_ms(self) -> int:
        """Of the first burst of a stretch."""
        return length_ms(self.first or self.burst)

    def lasting(self, duration_ms: int) -> "WarningTone":
        """The same with every beep so long, those of the first burst as well."""
        beeps = (replace(it, duration_ms=duration_ms) if it.partials else it for it in self.burst)
        return WarningTone(tuple(beeps))


def length_ms(segments: tuple[Segment, ...]) -> int:
    """Of segments that have an end."""
    return sum(segment.duration_ms or 0 for segment in segments)


def beep(duration_ms: int, *frequencies_hz: float, first_ms: int = 0) -> WarningTone:
    """One beep of sines that are equally loud; the first of a stretch lasts `first_ms`."""
    partials = tuple((hz, 0.0) for hz in frequencies_hz)
    first = (Segment(first_ms, partials),) if first_ms else ()
    return WarningTone((Segment(duration_ms, partials),), first)


RECORDER_WARNING: Final = beep(200, 1400.0)
"""1400 Hz: RFC 3660 (MGCP), after ITU-T E.180 and Bellcore SR-2275 §6.20; 200 ms: the FCC's order
in its Docket 6787."""

PERIOD_MS: Final = 20_000
"""Start to start, if nothing else is said (SPEC C5)."""

LEVEL_DBM0: Final = -16.0
"""Towards the far end; ours, between that of Australia's intrusion tone (AS/CA S002 §5.3.3, -16 to
-10 dBm0) and ordinary speech."""
