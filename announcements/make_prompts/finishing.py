"""From what an engine says to a prompt: 16 kHz, trimmed, with soft ends, at the one loudness.

Arithmetic on samples; knows no engine and no file.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from announcements.levelling import levelled
from announcements.loudness import extent, to_pcm
from announcements.prompts import RATE
from announcements.resampling import resample

LEADING_S: Final = 0.03
TRAILING_S: Final = 0.1
"""Silence left before the first word and after the last."""

_FADE: Final = RATE * 10 // 1000


def finished(speech: NDArray[np.float64], rate: int) -> bytes:
    """`speech` at `rate` as a prompt: 16-bit little-endian samples at 16 kHz."""
    samples = resample(speech, rate, RATE)
    begin, end = extent(samples)
    before, after = int(LEADING_S * RATE), int(TRAILING_S * RATE)
    padded = np.concatenate([np.zeros(before), samples, np.zeros(after)])
    trimmed = padded[begin : end + before + after]
    trimmed[:_FADE] *= _rise()
    trimmed[-_FADE:] *= _rise()[::-1]
    return to_pcm(levelled(trimmed))


def _rise() -> NDArray[np.float64]:
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.arange(_FADE) / _FADE), np.float64)
