"""Whether something that was said is in a channel: the paused stretch must not be (SPEC H6).

Two witnesses: what stands there by the alignment and is really heard there, and a search for every
piece of the stretch anywhere in the channel, for a copy that is out of place.
"""

from dataclasses import dataclass
from typing import Final

from hw_sim.measure.alignment import BLOCK, RATE, Alignment, likeness
from hw_sim.measure.correlation import best_lag, shifted
from hw_sim.measure.sound import Samples, rms

PIECE_S: Final = 1.0
_QUIET: Final = 0.3
_FAINT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Absence:
    """How much of a stretch is heard in the channel (s, in its place), and the best likeness of
    any piece of it to anything there (1 is a copy; strangers stay below 0.6)."""

    covered_s: float
    likeness: float


def absent(
    channel: Samples, said: Samples, alignment: Alignment, begin_s: float, end_s: float
) -> Absence:
    """Look for what was said between `begin_s` and `end_s` (s of `said`) in `channel`."""
    begin, end, size = round(begin_s * RATE), round(end_s * RATE), round(PIECE_S * RATE)
    loudness = _QUIET * rms(said)
    best = 0.0
    for at in range(begin, end - size + 1, size):
        piece = said[at : at + size]
        if rms(piece) > loudness:
            lag = best_lag(channel, piece)
            best = max(best, likeness(shifted(channel, -lag, size), piece))
    heard = sum(_heard(channel, alignment, *span) for span in alignment.spans(begin, end))
    return Absence(heard / RATE, best)


def _heard(channel: Samples, alignment: Alignment, begin: int, end: int) -> int:
    """Samples of the blocks in which the channel holds the voice, and not just its silence."""
    least = _FAINT * rms(alignment.reference)
    count = 0
    for at in range(begin, end, BLOCK):
        block = slice(at, min(at + BLOCK, end))
        voice = rms(alignment.reference[block])
        if voice > least and rms(channel[block] - alignment.reference[block]) < voice / 2:
            count += block.stop - block.start
    return count
