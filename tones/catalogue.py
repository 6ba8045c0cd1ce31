"""What each tone is: its frequencies, its level and its cadence, with the source of each.

Data only. The recorder warning tone has no cadence here: when its bursts come is `reminder`'s.
Levels are the phone's defaults in dBm0; a profile may say otherwise.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a cadence: the partials (Hz, dBm0) that sound together; none is silence."""

    duration_ms: int
    partials: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Tone:
    """A tone that repeats its segments until it is stopped, unless it is said to be played once."""

    name: str
    segments: tuple[Segment, ...]


RECORDER_WARNING: Final = Segment(200, ((1400.0, -16.0),))
"""SPEC C5. 1400 Hz: RFC 3660 (MGCP), after ITU-T E.180 and Bellcore SR-2275 §6.20; 200 ms: the
FCC's order in its Docket 6787. The level is ours, between that of Australia's intrusion tone
(AS/CA S002 §5.3.3, -16 to -10 dBm0) and ordinary speech."""

RINGING_TONE: Final = Tone("ringing", (Segment(1000, ((425.0, -13.0),)), Segment(4000)))
"""What a caller hears while the far end alerts (ITU-T E.180/Q.35: 400-450 Hz, on 0.67-1.5 s, off
3-5 s; 1 s and 4 s in most of Europe)."""

BUSY_TONE: Final = Tone("busy", (Segment(500, ((425.0, -13.0),)), Segment(500)))
"""ITU-T E.180/Q.35; 0.5 s and 0.5 s in most of Europe."""

CONGESTION_TONE: Final = Tone("congestion", (Segment(250, ((425.0, -13.0),)), Segment(250)))
"""ITU-T E.180/Q.35: the same pitch in a quicker rhythm than busy."""

WAITING_TONE: Final = Tone("waiting", (Segment(300, ((440.0, -10.0),)), Segment(9700)))
"""Another call alerts during a call: Cisco's default for MPP phones, Call_Waiting_Tone
`440@-10;30(.3/9.7/1)`, for as long as it waits; its own end after 30 s is the caller's patience."""

NOTICE_BEEP: Final = Tone("notice", (Segment(200, ((950.0, -16.0),)),))
"""The recording was paused, or is resumed (SPEC C4); ours. Played once, at the reminder's level,
lower than the reminder, so that it is not taken for it."""

ANNOUNCEMENT_TONE: Final = Tone(
    "announcement",
    (
        Segment(360, ((523.25, -16.0),)),
        Segment(60),
        Segment(360, ((659.26, -16.0),)),
        Segment(60),
        Segment(360, ((783.99, -16.0),)),
    ),
)
"""Stands for words that cannot be played (DESIGN §3): C5, E5, G5, rising, once in 1.2 s; ours."""

RINGER: Final = Tone(
    "ringer",
    (
        Segment(320, ((659.26, -18.0), (1318.51, -30.0))),
        Segment(320, ((523.25, -18.0), (1046.50, -30.0))),
        Segment(320, ((659.26, -18.0), (1318.51, -30.0))),
        Segment(320, ((523.25, -18.0), (1046.50, -30.0))),
        Segment(2720),
    ),
)
"""The phone alerts: a falling major third (E5, C5, each with its octave), twice, every 4 s.
Ours; no standard fixes the sound of a ringer."""
