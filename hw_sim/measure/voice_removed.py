"""A track without a known voice, sample for sample: what is left is everything else that it holds.

For voices that were let through or not, as on simulated parts; one that a codec carried is taken
out by `carried_voice`. Knows no call.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Track = NDArray[Any]

_BLOCK: Final = 160
"""10 ms of 16 kHz: whether it was let through is decided so often, and then to the sample."""


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
