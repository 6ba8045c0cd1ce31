"""Samples of a tone: sines with soft edges at a level in dBm0, as 16-bit little-endian bytes.

Pure arithmetic; knows no cadence and no tone by name. 0 dBm0 is a sine of -3.17 dB re full scale,
the scale by which µ-law is defined (ITU-T G.711: the overload point is +3.17 dBm0).
"""

import math
import struct
from collections.abc import Iterable
from typing import Final

from tones.catalogue import Partial

FULL_SCALE: Final = 32_767
OVERLOAD_DBM0: Final = 3.17
"""Level of the largest sine that µ-law can carry (ITU-T G.711 Table 2a)."""

RAMP_MS: Final = 10
"""Raised-cosine edges of a burst, within its length: no click."""

FADE_MS: Final = 5
"""A burst that is cut is silent after this time."""


def peak(level_dbm0: float) -> float:
    """The peak of a sine at `level_dbm0`, in 16-bit units: 3605 at -16 dBm0.

    Raises ValueError above +3.17 dBm0, where it would clip.
    """
    if level_dbm0 > OVERLOAD_DBM0:
        raise ValueError(f"expected a level up to +{OVERLOAD_DBM0} dBm0, found {level_dbm0}")
    return FULL_SCALE * math.pow(10.0, (level_dbm0 - OVERLOAD_DBM0) / 20.0)


def level(partials: Iterable[Partial]) -> float:
    """The level in dBm0 of partials that sound together: their powers add up."""
    return 10 * math.log10(sum(math.pow(10.0, dbm0 / 10) for _, dbm0 in partials))


def clips(partials: Iterable[Partial]) -> bool:
    """Whether the sum of the partials could go beyond full scale."""
    return sum(math.pow(10.0, (dbm0 - OVERLOAD_DBM0) / 20) for _, dbm0 in partials) > 1.0


def burst(
    rate: int, duration_ms: int, partials: tuple[Partial, ...], ramp_ms: int = RAMP_MS
) -> bytes:
    """`duration_ms` of the sum of `partials` (Hz, dBm0), with raised-cosine edges of `ramp_ms`.

    No partials give silence. Every burst starts at phase 0. Raises ValueError if the sum could
    clip or a partial is not below half the rate.
    """
    count = rate * duration_ms // 1000
    wave = _round(rate, partials, count)
    ramp = max(1, min(rate * ramp_ms // 1000, count // 2))
    return _pack(
        _edge(min(n + 0.5, count - n - 0.5) / ramp) * wave[n % len(wave)] for n in range(count)
    )


def attack(rate: int, partials: tuple[Partial, ...]) -> bytes:
    """The first second of a tone that has no end: it rises softly and leads on to `steady`."""
    ramp = rate * RAMP_MS // 1000
    return _pack(_edge((n + 0.5) / ramp) * v for n, v in enumerate(_round(rate, partials, rate)))


def ending(rate: int, count: int, partials: tuple[Partial, ...]) -> bytes:
    """The last `count` samples of a tone that goes on from `steady`: it falls softly."""
    wave, ramp = _round(rate, partials, rate), rate * RAMP_MS // 1000
    return _pack(_edge((count - n - 0.5) / ramp) * wave[n % len(wave)] for n in range(count))


def steady(rate: int, partials: tuple[Partial, ...]) -> bytes:
    """A second that may be repeated for ever. Frequencies are whole Hz, so that it joins itself;
    raises ValueError if one is not, or as `burst` does."""
    if any(hz != round(hz) for hz, _ in partials):
        raise ValueError(f"expected whole Hz in a tone without end, found {partials}")
    return _pack(_round(rate, partials, rate))


def _round(rate: int, partials: tuple[Partial, ...], count: int) -> list[float]:
    """`count` samples without edges, or one second of them if it repeats exactly."""
    voices = tuple((math.tau * hz / rate, peak(dbm0)) for hz, dbm0 in partials)
    if any(not 0 < step < math.pi for step, _ in voices):
        raise ValueError(f"expected frequencies below {rate / 2} Hz, found {partials}")
    if clips(partials):
        raise ValueError(f"the sum of {partials} clips")
    if all(hz == round(hz) for hz, _ in partials):
        count = min(count, rate)
    return [sum(top * math.sin(step * n) for step, top in voices) for n in range(count)]


def silence(count: int) -> bytes:
    """`count` samples of silence."""
    return bytes(2 * count)


def fade_out(pcm: bytes) -> bytes:
    """`pcm` falling to silence over its length, by a raised cosine."""
    samples = struct.unpack(f"<{len(pcm) // 2}h", pcm)
    return _pack(
        sample * _edge((len(samples) - n - 0.5) / len(samples)) for n, sample in enumerate(samples)
    )


def _edge(part: float) -> float:
    """Raised cosine: 0 at 0, 1 from 1 on."""
    return 1.0 if part >= 1.0 else 0.5 - 0.5 * math.cos(math.pi * part)


def _pack(values: Iterable[float]) -> bytes:
    samples = [round(value) for value in values]
    return struct.pack(f"<{len(samples)}h", *samples)
