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
)
from announcements.prompts import RATE

_LOOK_AHEAD: Final = RATE * 5 // 1000
_CEILING: Final = 10 ** ((PEAK_DBTP - 0.2) / 20)  # 0.2 dB for rounding and for gain that moves
_ROUNDS: Final = 8

MOST_GAIN_DB: Final = 38.0
"""More would make heard what was silence between the words: 36 dB bring the quietest speech that is
taken to the one loudness, and 2 are for what the limiter takes away."""

_NEAR_LU: Final = 0.05


def levelled(samples: Samples) -> Samples:
    """`samples` at -19 LUFS with true peaks of -3 dBTP at most, if MOST_GAIN_DB and the limiter can
    make them so: speech they can, a click or a rumble they cannot, so measure what is not known to
    be speech.

    Raises nothing; silence stays silence. Limiting makes a little quieter, so gain and limiter
    take turns until the loudness is right.
    """
    peaks = _peaks(samples)
    gain, heard = 1.0, samples
    for _ in range(_ROUNDS):
        missing_lu = LUFS - integrated(heard)
        if abs(missing_lu) < _NEAR_LU or not np.any(samples):
            break
        gain = min(gain * 10 ** (missing_lu / 20), 10 ** (MOST_GAIN_DB / 20))
        heard = samples * gain * _turned_down(peaks * gain)
    return heard


def _peaks(samples: Samples) -> Samples:
    """The highest true peak beside each sample: from the sample before to the one after."""
    peaks = np.max(np.abs(oversampled(samples)).reshape(-1, 4), axis=1)
    return np.asarray(np.maximum(peaks, np.concatenate([[0.0], peaks[:-1]])), np.float64)


def _turned_down(peaks: Samples) -> Samples:
    """The limiter's gain for sound with such `peaks`: 1.0 where all is well."""
    if np.max(peaks, initial=0.0) <= _CEILING:
        return np.ones(len(peaks))
    held = _lowest_around(_CEILING / np.maximum(peaks, _CEILING))
    window = np.hanning(2 * _LOOK_AHEAD + 3)[1:-1]
    around = np.pad(held, _LOOK_AHEAD, mode="edge")  # what is cut off loud has its peak there
    return np.asarray(np.convolve(around, window / np.sum(window), "valid"), np.float64)


def _lowest_around(gains: Samples) -> Samples:
    """The lowest gain within the look-ahead before and after each: so the mean over the same
    reach is nowhere above what is wanted. Windows of twice the length, until they overlap."""
    ends = np.ones(_LOOK_AHEAD)
    lowest = np.concatenate([ends, gains, ends])
    reached = 1
    while reached <= 2 * _LOOK_AHEAD:
        step = min(reached, 2 * _LOOK_AHEAD + 1 - reached)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        reached += step
    return np.asarray(lowest, np.float64)
