"""One loudness for all prompts: a gain, and a limiter for the few peaks that stand in its way.

The limiter looks ahead, so that it turns down before a peak comes, in a curve that is not heard
as a click. Arithmetic on samples at 16 kHz.
"""

from typing import Final

import numpy as np

from announcements.loudness import (
    LUFS,
    PEAK_DBTP,
    Samples,
    integrated,
    oversampled,
    true_peak,
)
from announcements.prompts import RATE

_LOOK_AHEAD: Final = RATE * 5 // 1000
_CEILING: Final = 10 ** ((PEAK_DBTP - 0.2) / 20)  # 0.2 dB for rounding and for gain that moves
_ROUNDS: Final = 8
_NEAR_LU: Final = 0.05


def levelled(samples: Samples) -> Samples:
    """`samples` at -19 LUFS with true peaks of -3 dBTP at most.

    Raises nothing; silence stays silence. Limiting makes a little quieter, so gain and limiter
    take turns until the loudness is right.
    """
    gain_db = 0.0
    heard = samples
    for _ in range(_ROUNDS):
        missing = LUFS - integrated(heard)
        if abs(missing) < _NEAR_LU:
            break
        gain_db += missing
        heard = limited(samples * 10 ** (gain_db / 20))
    return heard


def limited(samples: Samples) -> Samples:
    """`samples` with no true peak above -3.2 dBTP, turned down within 5 ms on either side."""
    if 10 ** (true_peak(samples) / 20) <= _CEILING:
        return samples
    peaks = np.max(np.abs(oversampled(samples)).reshape(-1, 4), axis=1)
    peaks = np.maximum(peaks, np.concatenate([[0.0], peaks[:-1]]))  # on both sides of a peak
    wanted = np.minimum(1.0, _CEILING / np.maximum(peaks, _CEILING))
    held = _around(wanted, _LOOK_AHEAD)
    window = np.hanning(2 * _LOOK_AHEAD + 3)[1:-1]
    edges = np.concatenate([np.ones(_LOOK_AHEAD), held, np.ones(_LOOK_AHEAD)])
    smooth = np.convolve(edges, window / np.sum(window), "valid")
    return np.asarray(samples * smooth, np.float64)


def _around(gains: Samples, reach: int) -> Samples:
    """The lowest gain within `reach` samples before and after each: so the mean over the same
    reach is nowhere above what is wanted."""
    padded = np.concatenate([np.ones(reach), gains, np.ones(reach)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    return np.asarray(windows.min(axis=1), np.float64)
