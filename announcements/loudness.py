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
    padded = np.concatenate([samples, np.zeros(_WINDOW)])
    count = len(padded)
    spectrum = np.fft.rfft(padded)
    if count % 2 == 0:
        spectrum[-1] /= 2  # half of the bin at 8 kHz belongs to its mirror
    between = np.fft.irfft(spectrum, _OVERSAMPLED * count) * _OVERSAMPLED
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
    the silence that follows takes up what rings on."""
    size = len(samples) + _SETTLE
    turns = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    response = _biquad(turns, *_shelf()) * _biquad(turns, *_high_pass())
    weighted = np.fft.irfft(np.fft.rfft(samples, size) * response, size)
    return np.asarray(weighted[: len(samples)], np.float64)


Coefficients = tuple[float, float, float]


def _shelf() -> tuple[Coefficients, Coefficients]:
    """+4 dB above 1682 Hz: the filter that BS.1770-4 Table 1 gives at 48 kHz, at our rate."""
    k, q = np.tan(np.pi * 1681.974450955533 / RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    scale = 1 + k / q + k * k
    return (
        (
            (high + band * k / q + k * k) / scale,
            2 * (k * k - high) / scale,
            (high - band * k / q + k * k) / scale,
        ),
        (1.0, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale),
    )


def _high_pass() -> tuple[Coefficients, Coefficients]:
    """From 38 Hz: Table 2, at our rate."""
    k, q = np.tan(np.pi * 38.13547087602444 / RATE), 0.5003270373238773
    scale = 1 + k / q + k * k
    return (1.0, -2.0, 1.0), (1.0, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale)


def _biquad(
    turns: NDArray[np.complex128], over: Coefficients, under: Coefficients
) -> NDArray[np.complex128]:
    above = over[0] + over[1] * turns + over[2] * turns**2
    below = under[0] + under[1] * turns + under[2] * turns**2
    return np.asarray(above / below, np.complex128)


def _loudness(power: float) -> float:
    return -0.691 + 10 * float(np.log10(power))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _db(amplitude: float) -> float:
    return 20 * float(np.log10(amplitude)) if amplitude else -np.inf
