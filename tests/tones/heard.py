"""What was heard, as figures: bursts of a tone in 16-bit samples at 16 kHz."""

import math
from dataclasses import dataclass

import numpy as np

from tones.codec import RATE
from tones.synthesis import FULL_SCALE, OVERLOAD_DBM0

STEP = RATE // 1000
"""1 ms."""


@dataclass(frozen=True)
class Burst:
    """A stretch of sound between silences."""

    begin: int  # sample
    length_ms: float
    hz: float
    dbm0: float  # of its middle, without the soft edges


def bursts(pcm: bytes) -> list[Burst]:
    """Every stretch of sound, 5 ms of silence between two: on null sinks silence is all zeros."""
    samples = np.frombuffer(pcm, "<i2").astype(float)
    loud = np.flatnonzero(np.abs(samples) > 1)
    if not loud.size:
        return []
    cuts = np.flatnonzero(np.diff(loud) > 5 * STEP)
    begins = [loud[0], *loud[cuts + 1]]
    ends = [*loud[cuts], loud[-1]]
    return [_burst(samples, int(a), int(b) + 1) for a, b in zip(begins, ends, strict=True)]


def _burst(samples: np.ndarray, begin: int, end: int) -> Burst:
    edge = (end - begin) // 8
    middle = samples[begin + edge : end - edge]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(middle.size), 16 * middle.size))
    hz = float(spectrum.argmax()) * RATE / (16 * middle.size)
    peak = math.sqrt(2 * float(np.mean(middle**2)))
    dbm0 = 20 * math.log10(peak / FULL_SCALE) + OVERLOAD_DBM0
    return Burst(begin, (end - begin) / STEP, hz, dbm0)
