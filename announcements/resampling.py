"""A sound at another rate: exact to its ends, band-limited, without a library.

Works on the whole sound's spectrum; for prompts of a minute at most, not for streams.
"""

from math import gcd
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

_FLAT: Final = 0.92
"""Up to this part of the lower Nyquist frequency nothing is changed; then a raised cosine falls
to nothing, so that the filter rings for less than 2 ms."""

_GUARD_S: Final = 0.05


def resample(samples: Samples, old: int, new: int) -> Samples:
    """`samples` at rate `old` (Hz) as samples at rate `new`: as long, to the next sample."""
    if old == new:
        return samples
    up, down = new // gcd(old, new), old // gcd(old, new)
    wanted = -(-len(samples) * up // down)
    size = -(-(len(samples) + int(_GUARD_S * old)) // down) * down  # so that it divides evenly
    spectrum = np.fft.rfft(samples, size)
    frequencies = np.fft.rfftfreq(size, 1 / old)
    nyquist = min(old, new) / 2
    over = np.clip((frequencies / nyquist - _FLAT) / (1 - _FLAT), 0.0, 1.0)
    spectrum *= 0.5 + 0.5 * np.cos(np.pi * over)
    moved = np.fft.irfft(spectrum, size // down * up)
    return np.asarray(moved[:wanted] * (up / down), np.float64)
