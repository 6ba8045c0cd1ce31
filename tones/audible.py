"""What everybody hears, on every network: limits of tones that must not be missed (SPEC C4, C5).

Pure; says what is expected of a script instead, and knows neither who plays it nor how it is read.
"""

import math
from collections.abc import Iterator
from itertools import cycle
from typing import Final

from tones.catalogue import Segment
from tones.synthesis import level
from tones.tone_script import ToneScript

LOWEST_HZ, HIGHEST_HZ = 300, 3_400
"""What the telephone network carries (ITU-T G.712)."""

QUIETEST_DBM0, LOUDEST_DBM0 = -30, -6

EXPECTED_HZ: Final = f"frequencies of {LOWEST_HZ}–{HIGHEST_HZ} Hz, which every network carries"


def expected_frequencies(script: ToneScript) -> str:
    """What is expected of its frequencies; empty: nothing else."""
    carried = all(LOWEST_HZ <= hz <= HIGHEST_HZ for hz, _ in script.frequencies)
    return "" if carried else EXPECTED_HZ


def expected_tones(script: ToneScript, shortest_ms: int) -> str:
    """What is expected of a script that has an end, so that a tone of `shortest_ms` is heard in it
    and none is too loud; empty: nothing else."""
    played = tuple(_played(script))
    if max(map(_level, played)) > LOUDEST_DBM0:
        return f"tones of up to {LOUDEST_DBM0} dBm0"
    if _longest_ms(played) < shortest_ms:
        return f"a tone of {shortest_ms / 1000:g} s or more, of {QUIETEST_DBM0} dBm0 or more"
    return ""


def _played(script: ToneScript) -> Iterator[Segment]:
    """Its segments one after the other, as far as they are played."""
    for section in script.tone("").sections:
        left_ms = section.lasts_ms or 0
        for segment in cycle(section.segments):
            ms = left_ms if segment.duration_ms is None else min(segment.duration_ms, left_ms)
            yield Segment(ms, segment.partials)
            left_ms -= ms
            if not left_ms:
                break


def _longest_ms(played: tuple[Segment, ...]) -> int:
    """Of the longest tone without a pause that is loud enough."""
    longest = unbroken = 0
    for segment in played:
        heard = _level(segment) >= QUIETEST_DBM0
        unbroken = unbroken + (segment.duration_ms or 0) if heard else 0
        longest = max(longest, unbroken)
    return longest


def _level(segment: Segment) -> float:
    """In dBm0, to a tenth."""
    return round(level(segment.partials), 1) if segment.partials else -math.inf
