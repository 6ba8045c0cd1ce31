"""A track without a known voice: what is left is everything else that it holds.

`without_voice` is for one that is known sample for sample and was let through or not, as on
simulated parts; `without_carried_voice` for one that a codec and a jitter buffer carried. Knows no
call.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.alignment import align
from hw_sim.measure.correlation import explained
from hw_sim.measure.sound import MeasureError, Samples

Track = NDArray[Any]

_BLOCK: Final = 160
"""10 ms of 16 kHz: whether it was let through is decided so often, and then to the sample."""

LIMIT: Final = 10 ** (-54 / 20)
"""Of full scale: louder than this is what cannot be taken out, some milliseconds where a voice was
cut or moved. It is limited, not silenced: enough is left of whatever else should be there."""


def without_voice(track: Track, voice: Track) -> NDArray[np.float64]:
    """`track` less `voice` where it is in it; both on one time axis and equally long."""
    heard = track.astype(np.float64)
    rest = heard - voice
    gain = heard**2 - rest**2  # what taking it out makes quieter, sample by sample
    total = np.concatenate([[0.0], np.cumsum(gain)])
    marks = np.minimum(np.arange(0, len(heard) + _BLOCK, _BLOCK), len(heard))
    inside = np.diff(total[marks]) > 0.0
    taken = np.repeat(inside, np.diff(marks))
    for edge in np.flatnonzero(np.diff(inside.astype(np.int8))) + 1:
        begin, end = marks[edge - 1], marks[edge + 1]
        course = total[begin : end + 1] * (1 if inside[edge - 1] else -1)
        change = begin + int(course.argmax())
        taken[begin:change], taken[change:end] = inside[edge - 1], inside[edge]
    return np.where(taken, rest, heard)


def without_carried_voice(channel: Samples, voice: Samples) -> Samples:
    """`channel`, limited to LIMIT, without the voice that it carries; both at `alignment.RATE`,
    full scale 1. Raises MeasureError if the voice is not in it."""
    there = align(channel, voice)
    if not there.runs:
        raise MeasureError("the voice of its own side is not in the channel")
    return np.clip(channel - explained(channel, [there.reference])[0], -LIMIT, LIMIT)
