"""Bursts of a known tone: when they are heard and how loud, and what is left of them elsewhere.

By quadrature: the band around the tone is shifted to 0 Hz, its magnitude is the envelope. Levels
are dBm0 (a full-scale sine is +3.17 dBm0, ITU-T G.711), times are seconds.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.sound import MeasureError, Samples, decibels

Phasors = NDArray[np.complex128]

OVERLOAD_DBM0: Final = 3.17
HALF_BAND_HZ: Final = 90.0
"""The bench's voices are silent from 1300 to 1500 Hz."""

_FLOOR_DBM0: Final = -45.0
_ABOVE_MEDIAN_DB: Final = 12.0
_DURATION_ERROR: Final = 0.25
_SEARCH_S: Final = 0.06


@dataclass(frozen=True, slots=True)
class Burst:
    """One burst as it was heard. It starts half its nominal length before its centre, wherever
    its edges are soft; its duration is that at half amplitude."""

    start_s: float
    duration_s: float
    level_dbm0: float


@dataclass(frozen=True, slots=True)
class Residue:
    """What a channel holds of bursts that should not be in it; levels in dBm0.

    `loudest_dbm0`: through the filter matched to a burst, the strongest within 60 ms of any time.
    `at_bursts_dbm0` and `between_dbm0`: the power of 50 ms pieces from 50 ms before to 50 ms after
    a burst, averaged over all bursts, and its median over all places between them. The pieces are
    added up without their phases because the level of a single matched filter in noise scatters
    by more than the 3 dB that are to be seen.
    """

    loudest_dbm0: float
    at_bursts_dbm0: float
    between_dbm0: float

    @property
    def above_median_db(self) -> float:
        """How far the bursts' times stand out."""
        return self.at_bursts_dbm0 - self.between_dbm0


def bursts(heard: Samples, rate: int, hz: float = 1400.0, duration_ms: int = 200) -> list[Burst]:
    """Every burst of `hz` that lasts `duration_ms`, within a quarter, in order of time."""
    count = rate * duration_ms // 1000
    phasors = _baseband(heard, rate, hz)
    envelope, level = np.abs(phasors), np.abs(_smoothed(phasors, np.hanning(count)))
    least = max(
        10 ** ((_FLOOR_DBM0 - OVERLOAD_DBM0) / 20),
        float(np.median(level)) * 10 ** (_ABOVE_MEDIAN_DB / 20),
    )
    found = []
    for begin, end in _islands(level > least, count):
        peak = begin + int(level[begin:end].argmax())
        rise, fall = _edges(envelope, peak, float(level[peak]) / 2)
        centre, duration = (rise + fall) / 2 / rate, (fall - rise) / rate
        if abs(duration * 1000 / duration_ms - 1) < _DURATION_ERROR:
            loud = _dbm0(float(level[round(centre * rate)]))
            found.append(Burst(centre - duration_ms / 2000, duration, loud))
    return found


def tone_residue(
    channel: Samples, rate: int, times: list[float], hz: float = 1400.0, duration_ms: int = 200
) -> Residue:
    """What is left in `channel` of bursts that began at `times` on its axis.

    Raises MeasureError if there are no times, or no room between them.
    """
    count, piece = rate * duration_ms // 1000, rate // 20
    phasors = _baseband(channel, rate, hz)
    matched = np.abs(_smoothed(phasors, _burst_shape(rate, count)))
    power = np.abs(_smoothed(phasors, np.hanning(piece))) ** 2
    mean = _smoothed(power, np.ones(count + piece)).real
    centres = [round(time * rate) + count // 2 for time in times]
    centres = [centre for centre in centres if 0 <= centre < len(channel)]
    between = [
        place
        for place in range(count, len(channel) - count, piece)
        if all(abs(place - centre) > 2 * count for centre in centres)
    ]
    if not centres or not between:
        raise MeasureError("no bursts, or nothing between them, to measure a residue by")
    reach = round(_SEARCH_S * rate)
    loudest = max(matched[max(0, at - reach) : at + reach + 1].max() for at in centres)
    return Residue(
        loudest_dbm0=_dbm0(float(loudest)),
        at_bursts_dbm0=_dbm0(float(np.sqrt(np.mean(mean[centres])))),
        between_dbm0=_dbm0(float(np.sqrt(np.median(mean[between])))),
    )


def _dbm0(amplitude: float) -> float:
    return decibels(amplitude) + OVERLOAD_DBM0


def _burst_shape(rate: int, count: int) -> Samples:
    """A burst's envelope: raised-cosine edges of 10 ms."""
    edge = np.arange(1, count + 1) / (rate // 100)
    rise = np.minimum(edge, edge[::-1])
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.minimum(rise, 1.0)))


def _baseband(samples: Samples, rate: int, hz: float) -> Phasors:
    """The band around `hz` at 0 Hz, scaled so that a sine of peak 1 has magnitude 1."""
    size = (-(-len(samples) // rate) + 1) * rate
    spectrum = np.fft.rfft(samples, size)
    offset = np.abs(np.fft.rfftfreq(size, 1 / rate) - hz) / HALF_BAND_HZ
    weight = np.where(offset < 1.0, np.cos(np.clip((offset - 0.7) / 0.3, 0, 1) * np.pi / 2) ** 2, 0)
    band = np.zeros(size, dtype=np.complex128)
    band[: len(spectrum)] = 2 * spectrum * weight
    carrier = np.exp(-2j * np.pi * hz / rate * np.arange(len(samples)))
    return np.asarray(np.fft.ifft(band)[: len(samples)] * carrier)


def _smoothed(phasors: Phasors | Samples, window: Samples) -> Phasors:
    """The mean around each sample, weighed by `window`."""
    size = 1 << (len(phasors) + len(window)).bit_length()
    product = np.fft.fft(phasors, size) * np.fft.fft(window / window.sum(), size)
    begin = (len(window) - 1) // 2
    return np.asarray(np.fft.ifft(product)[begin : begin + len(phasors)])


def _islands(above: NDArray[np.bool_], apart: int) -> list[tuple[int, int]]:
    """Begin and end of each stretch of True; what is less than `apart` away is one stretch."""
    places = np.flatnonzero(above)
    if not len(places):
        return []
    gaps = np.flatnonzero(np.diff(places) > apart)
    begins = places[np.concatenate([[0], gaps + 1])]
    ends = places[np.concatenate([gaps, [len(places) - 1]])] + 1
    return [(int(begin), int(end)) for begin, end in zip(begins, ends, strict=True)]


def _edges(envelope: Samples, peak: int, half: float) -> tuple[float, float]:
    """Where the envelope comes up through `half` before `peak`, and down again after it."""
    below = envelope < half
    before, after = np.flatnonzero(below[:peak]), np.flatnonzero(below[peak:])
    rise = int(before[-1]) if len(before) else 0
    fall = peak + int(after[0]) if len(after) else len(envelope) - 1
    return _crossing(envelope, rise, half), _crossing(envelope, fall - 1, half)


def _crossing(envelope: Samples, place: int, half: float) -> float:
    """Between `place` and the next sample, by a straight line."""
    step = float(envelope[place + 1] - envelope[place])
    return place + (half - float(envelope[place])) / step if step else float(place)
