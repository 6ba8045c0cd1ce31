"""What each tone is: its frequencies, its level and its cadence, with the source of each.

Data only. The recorder warning tone has no cadence here: its sound is `warning_tone`'s, and when
its bursts come is `reminder`'s. Levels are the phone's defaults in dBm0; a profile may say
otherwise.
"""

from dataclasses import dataclass
from typing import Final

Partial = tuple[float, float]
"""Hz and dBm0 of one sine."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a cadence: the partials that sound together; none is silence."""

    duration_ms: int | None  # None: for ever
    partials: tuple[Partial, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Segments that are repeated for `lasts_ms` (None: for ever); the last round may be cut.

    A segment without end is the last of its section.
    """

    segments: tuple[Segment, ...]
    lasts_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Tone:
    """A tone: its sections one after the other, then silence. One without end is the last."""

    name: str
    sections: tuple[Section, ...]


def once(name: str, *segments: Segment) -> Tone:
    """A tone that plays its segments, which have an end, once."""
    return Tone(name, (Section(segments, sum(it.duration_ms or 0 for it in segments)),))


def repeated(name: str, *segments: Segment) -> Tone:
    """A tone that repeats its segments until it is stopped."""
    return Tone(name, (Section(segments),))


RINGING_TONE: Final = repeated("ringing", Segment(1000, ((425.0, -13.0),)), Segment(4000))
"""What a caller hears while the far end alerts (ITU-T E.180/Q.35: 400-450 Hz, on 0.67-1.5 s, off
3-5 s; 1 s and 4 s in most of Europe)."""

BUSY_TONE: Final = repeated("busy", Segment(500, ((425.0, -13.0),)), Segment(500))
"""ITU-T E.180/Q.35; 0.5 s and 0.5 s in most of Europe."""

CONGESTION_TONE: Final = repeated("congestion", Segment(250, ((425.0, -13.0),)), Segment(250))
"""ITU-T E.180/Q.35: the same pitch in a quicker rhythm than busy."""

WAITING_TONE: Final = repeated("waiting", Segment(300, ((440.0, -10.0),)), Segment(9700))
"""Another call alerts during a call: Cisco's default for MPP phones, Call_Waiting_Tone
`440@-10;30(.3/9.7/1)`, for as long as it waits; its own end after 30 s is the caller's patience."""

NOTICE_BEEP: Final = once("notice", Segment(200, ((950.0, -16.0),)))
"""The recording was paused, or is resumed (SPEC C4); ours. Played once, at the reminder's level,
lower than the reminder, so that it is not taken for it."""

ANNOUNCEMENT_TONE: Final = once(
    "announcement",
    Segment(360, ((523.25, -16.0),)),
    Segment(60),
    Segment(360, ((659.26, -16.0),)),
    Segment(60),
    Segment(360, ((783.99, -16.0),)),
)
"""Stands for words that cannot be played (DESIGN §3): C5, E5, G5, rising, once in 1.2 s; ours."""

RINGER: Final = repeated(
    "ringer",
    Segment(320, ((659.26, -18.0), (1318.51, -30.0))),
    Segment(320, ((523.25, -18.0), (1046.50, -30.0))),
    Segment(320, ((659.26, -18.0), (1318.51, -30.0))),
    Segment(320, ((523.25, -18.0), (1046.50, -30.0))),
    Segment(2720),
)
"""The phone alerts: a falling major third (E5, C5, each with its octave), twice, every 4 s.
Ours; no standard fixes the sound of a ringer."""
