"""A sound at another rate: exact to its ends, band-limited, without a library.

Works on the spectra of blocks of ten seconds; for prompts, not for streams.
"""

from math import gcd
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

_FLAT: Final = 0.92
"""Up to this part of the lower Nyquist frequency nothing is changed; then a raised cosine falls
to nothing, so that the filter rings for less than 2 ms."""

_BLOCK_S: Final = 10
_GUARD_S: Final = 0.05
"""What each block hears of its neighbours: far more than the filter rings."""


def resample(samples: Samples, old: int, new: int) -> Samples:
    """`samples` at rate `old` (Hz) as samples at rate `new`: as long, to the next sample."""
    if old == new:
        return samples
    up, down = new // gcd(old, new), old // gcd(old, new)
    guard = -(-int(_GUARD_S * old) // down)  # in units that divide evenly at both rates
    block = -(-_BLOCK_S * old // down)
    wanted = -(-len(samples) * up // down)
    moved = np.empty(wanted)
    for first in range(0, -(-len(samples) // down), block):
        begin, end = (first - guard) * down, (first + block + guard) * down
        part = np.zeros(min(end, -(-len(samples) // down) * down + guard * down) - begin)
        inside = samples[max(0, begin) : end]
        part[max(0, -begin) : max(0, -begin) + len(inside)] = inside
        sound = _moved(part, up, down, old, new)[guard * up :]
        room = moved[first * up : (first + block) * up]
        room[:] = sound[: len(room)]
    return moved


def _moved(samples: Samples, up: int, down: int, old: int, new: int) -> Samples:
    """One block, as one spectrum; its length is a multiple of `down`."""
    spectrum = np.fft.rfft(samples)
    nyquist = min(old, new) / 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / old)
    over = np.clip((frequencies / nyquist - _FLAT) / (1 - _FLAT), 0.0, 1.0)
    spectrum *= 0.5 + 0.5 * np.cos(np.pi * over)
    return np.asarray(np.fft.irfft(spectrum, len(samples) // down * up) * (up / down), np.float64)
