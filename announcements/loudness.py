"""How loud a sound is: integrated loudness (ITU-R BS.1770-4), true peak, silence at its ends.

Arithmetic on samples as floats (full scale is ±1.0) at 16 kHz; knows no file and no announcement.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from announcements.prompts import RATE

Samples = NDArray[np.float64]

LUFS: Final = -19.0
"""The one loudness of prompts: what callers know from the prompts of telephone systems."""

TOLERANCE_LU: Final = 0.5
PEAK_DBTP: Final = -3.0
"""No prompt's true peak is above this: room for codecs that overshoot."""

SILENCE: Final = -70.0
"""LUFS: below it nothing is heard (the absolute gate of BS.1770-4 §2.8)."""

_BLOCK: Final = RATE * 400 // 1000
_HOP: Final = _BLOCK // 4
_RELATIVE_GATE_LU: Final = 10.0
_OVERSAMPLED: Final = 4  # BS.1770-4 Annex 2
_SETTLE: Final = RATE  # one second: by then the high-pass of 38 Hz has died away
_STANDARD_RATE: Final = 48_000
_SHELF: Final = (  # BS.1770-4 Table 1: b, a
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))  # Table 2
_SOUND_DB: Final = -50.0
_WINDOW: Final = RATE // 200


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a prompt is held to."""

    lufs: float
    peak_dbtp: float
    leading_s: float
    trailing_s: float
    lasts_s: float


def measure(samples: Samples) -> Measurement:
    """All of it for `samples` at 16 kHz."""
    begin, end = extent(samples)
    return Measurement(
        integrated(samples),
        true_peak(samples),
        begin / RATE,
        (len(samples) - end) / RATE,
        len(samples) / RATE,
    )


def from_pcm(pcm: bytes) -> Samples:
    """16-bit little-endian samples as floats."""
    return np.frombuffer(pcm, "<i2").astype(np.float64) / 32_768


def to_pcm(samples: Samples) -> bytes:
    """Floats as 16-bit little-endian samples, rounded; what is beyond full scale is clipped."""
    whole: NDArray[np.int16] = np.clip(np.rint(samples * 32_768), -32_768, 32_767).astype("<i2")
    return whole.tobytes()


def integrated(samples: Samples) -> float:
    """Integrated loudness in LUFS, gated (BS.1770-4 §2.8); -70.0 for what no gate lets through.

    What is shorter than a block of 400 ms is one block.
    """
    if not len(samples):
        return SILENCE
    weighted = _k_weighted(samples)
    starts = range(0, max(1, len(weighted) - _BLOCK + 1), _HOP)
    powers = np.array([np.mean(np.square(weighted[at : at + _BLOCK])) for at in starts])
    heard = powers[powers > _power(SILENCE)]
    if not len(heard):
        return SILENCE
    gate = _loudness(float(np.mean(heard))) - _RELATIVE_GATE_LU
    return _loudness(float(np.mean(heard[heard > _power(gate)])))


def true_peak(samples: Samples) -> float:
    """The highest peak between and at the samples, in dBTP (BS.1770-4 Annex 2); -inf if silent."""
    highest = float(np.max(np.abs(oversampled(samples)), initial=0.0))
    return _db(highest)


def oversampled(samples: Samples) -> Samples:
    """`samples` at four times their rate; the sample at `k` is at `4 * k`."""
    size = _quick(len(samples) + _WINDOW)
    spectrum = np.fft.rfft(samples, size)
    spectrum[-1] /= 2  # half of the bin at 8 kHz belongs to its mirror
    between = np.fft.irfft(spectrum, _OVERSAMPLED * size) * _OVERSAMPLED
    return np.asarray(between[: _OVERSAMPLED * len(samples)], np.float64)


def extent(samples: Samples) -> tuple[int, int]:
    """The first sample of sound and the one after the last: where 5 ms are louder than 50 dB
    below the loudest 5 ms. (0, 0) if there is none."""
    count = -(-len(samples) // _WINDOW)
    padded = np.zeros(count * _WINDOW)
    padded[: len(samples)] = samples
    powers = np.mean(np.square(padded.reshape(count, _WINDOW)), axis=1)
    loudest = float(np.max(powers, initial=0.0))
    if loudest <= _power(SILENCE):
        return 0, 0
    sounding = np.flatnonzero(powers > loudest * 10 ** (_SOUND_DB / 10))
    return int(sounding[0]) * _WINDOW, min(len(samples), (int(sounding[-1]) + 1) * _WINDOW)


def _k_weighted(samples: Samples) -> Samples:
    """Through the head's shelf and the high-pass (BS.1770-4 §2.1), as one response in frequency:
    that of the filters at 48 kHz, for which alone the standard gives them. The silence that
    follows takes up what rings on."""
    size = _quick(len(samples) + _SETTLE)
    turns = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / RATE) / _STANDARD_RATE)
    response = np.ones(len(turns), np.complex128)
    for over, under in (_SHELF, _HIGH_PASS):
        response *= np.polyval(over[::-1], turns) / np.polyval(under[::-1], turns)
    weighted = np.fft.irfft(np.fft.rfft(samples, size) * response, size)
    return np.asarray(weighted[: len(samples)], np.float64)


def _quick(size: int) -> int:
    """At least `size`, and of small factors: a prime takes the FFT five times the memory."""
    return -(-size // 4096) * 4096


def _loudness(power: float) -> float:
    return -0.691 + 10 * float(np.log10(power))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _db(amplitude: float) -> float:
    return 20 * float(np.log10(amplitude)) if amplitude else -np.inf
