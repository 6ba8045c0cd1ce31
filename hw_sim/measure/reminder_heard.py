"""Whether the reminder tone was heard as it should be: SPEC C5, DESIGN §3 "reminder".

In every recorded stretch from about a second after its beginning, every N seconds, and nowhere
else. Knows the times of bursts and stretches; must not know sound.
"""

from collections.abc import Sequence
from typing import Final

from hw_sim.measure.figure import Figure
from hw_sim.measure.tone import Burst

PERIOD_ERROR_MS: Final = 20.0
FIRST_S: Final = (0.95, 1.7)
"""The first burst after the key that begins a stretch: 1 s, and what the recorder takes to say
yes."""

_END_S: Final = 0.1
_CUT_S: Final = 0.35

Stretch = tuple[float, float]


def heard_figures(
    who: str, found: Sequence[Burst], stretches: Sequence[Stretch], interval_s: float
) -> list[Figure]:
    """`who` heard `found` while `stretches` were recorded; both in seconds of who's capture.

    Figures, each with `who` before it: `_tone_first_s` (latest), `_tone_error_ms` (greatest
    distance of a burst from its place in its stretch's rhythm), `_tone_missing` (bursts too few,
    or too many) and `_tone_outside` (bursts outside of every stretch).
    """
    starts = [
        [b.start_s for b in found if begin <= b.start_s <= end + _END_S] for begin, end in stretches
    ]
    long = [(own, one) for own, one in zip(starts, stretches, strict=True) if one[1] - one[0] > 2.0]
    firsts = [own[0] - begin for own, (begin, _) in long if own]
    errors = [
        abs(start - own[0] - number * interval_s) * 1000
        for own, _ in long
        for number, start in enumerate(own)
    ]
    missing = sum(_missing(own, end, interval_s) for own, (_, end) in long)
    outside = len(found) - sum(len(own) for own in starts)
    return [
        Figure(f"{who}_tone_first_s", "s", max(firsts, default=None), *FIRST_S),
        Figure(f"{who}_tone_error_ms", "ms", max(errors, default=None), most=PERIOD_ERROR_MS),
        Figure(f"{who}_tone_missing", "bursts", float(missing), most=0.0),
        Figure(f"{who}_tone_outside", "bursts", float(outside), most=0.0),
    ]


def _missing(starts: list[float], end: float, interval_s: float) -> int:
    """How many bursts a stretch that ends at `end` has too few or too many; one that the end cut
    short may be there or not."""
    if not starts:
        return 1
    least = int((end - _CUT_S - starts[0]) // interval_s) + 1
    most = int((end + _END_S - starts[0]) // interval_s) + 1
    return max(0, least - len(starts), len(starts) - most)
