"""Two voices for the bench: what the near and the far party say when nobody is there to speak.

Speech-shaped and deterministic, each a loop of 64 s without a seam. They differ in pitch, rhythm
and seed, so that each can be told from the other in a recording, and are silent around 1400 Hz,
so that the reminder tone can be measured while they speak. Knows no call and no clock.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tones.codec import RATE

Samples = NDArray[np.float64]

LOOP_S: Final = 64
RMS_DBFS: Final = -26.0
"""Level over the whole loop, re full scale: the nominal level of speech (ITU-T P.56, -26 dBov)."""

NOTCH_HZ: Final = (1300.0, 1500.0)
BAND_HZ: Final = (300.0, 3400.0)
"""Narrow-band telephony (ITU-T G.712): what every codec of the phone carries."""

_EDGE_HZ: Final = 40.0
_TABLE: Final = 1024
_VOWELS: Final = (  # first three formants in Hz (Peterson and Barney 1952, men, rounded)
    (730.0, 1090.0, 2440.0),
    (530.0, 1840.0, 2480.0),
    (390.0, 1990.0, 2550.0),
    (570.0, 840.0, 2410.0),
    (440.0, 1020.0, 2240.0),
)
_FORMANT_WIDTHS_HZ: Final = (90.0, 110.0, 170.0)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: mean pitch (Hz), syllables per second, size of the vocal tract, and a seed."""

    pitch_hz: float
    syllables_per_s: float
    tract: float
    seed: int


NEAR: Final = Voice(pitch_hz=116.3, syllables_per_s=4.3, tract=1.0, seed=1)
FAR: Final = Voice(pitch_hz=207.1, syllables_per_s=3.7, tract=1.17, seed=2)


@dataclass(frozen=True, slots=True)
class _Syllable:
    begin: int  # samples
    length: int
    vowel: int
    stress: float


def loop(voice: Voice) -> bytes:
    """LOOP_S seconds of `voice`, 16 kHz mono 16-bit little-endian; the end leads to the start."""
    rng = np.random.default_rng(voice.seed)
    count = LOOP_S * RATE
    syllables = _utterance(voice, rng, count)
    voiced, breath, vowels = _articulation(syllables, count)
    phase = np.cumsum(_pitch(voice, count)) / RATE
    tables = _glottal_tables(voice, rng)
    sound = voiced * tables[vowels, (phase * _TABLE).astype(np.int64) % _TABLE]
    sound += 0.5 * breath * rng.standard_normal(count)
    sound = _band_limited(sound)
    sound *= 32_768 * 10 ** (RMS_DBFS / 20) / np.sqrt(np.mean(sound**2))
    return np.clip(np.round(sound), -32_768, 32_767).astype("<i2").tobytes()


def _utterance(voice: Voice, rng: np.random.Generator, count: int) -> list[_Syllable]:
    """Phrases of 8 to 14 syllables with pauses for breath, up to the end of the loop."""
    mean = RATE / voice.syllables_per_s
    syllables: list[_Syllable] = []
    at, left = 0, 10
    while (length := round(mean * rng.uniform(0.75, 1.25))) + at < count - RATE // 4:
        vowel, stress = int(rng.integers(len(_VOWELS))), rng.uniform(0.8, 1.0)
        syllables.append(_Syllable(at, length, vowel, stress))
        at, left = at + length, left - 1
        if left == 0:
            at, left = at + round(RATE * rng.uniform(0.2, 0.4)), int(rng.integers(8, 15))
    return syllables


def _articulation(
    syllables: list[_Syllable], count: int
) -> tuple[Samples, Samples, NDArray[np.int64]]:
    """Per sample: how loud the vowel is, how loud the consonant before it, and which vowel."""
    voiced, breath = np.zeros(count), np.zeros(count)
    vowels = np.zeros(count, dtype=np.int64)
    for syllable in syllables:
        span = slice(syllable.begin, syllable.begin + syllable.length)
        part = np.linspace(0.0, 1.0, syllable.length)
        voiced[span] = syllable.stress * np.sin(np.pi * part) ** 0.7
        breath[span] = np.where(part < 0.4, np.sin(np.pi * part / 0.4) ** 2, 0.0)
        vowels[span] = syllable.vowel
    return voiced, breath, vowels


def _pitch(voice: Voice, count: int) -> Samples:
    """Intonation: the pitch wanders by a tenth at rates that share no period with the loop."""
    t = np.arange(count) / RATE
    own = voice.seed * 0.37
    wander = np.sin(2 * np.pi * (0.31 + own / 10) * t) + np.sin(2 * np.pi * (0.83 + own / 7) * t)
    return np.asarray(voice.pitch_hz * (1.0 + 0.05 * wander))


def _glottal_tables(voice: Voice, rng: np.random.Generator) -> Samples:
    """One period of each vowel, shape (vowels, _TABLE): harmonics weighed by its formants."""
    harmonics = np.arange(1, int(3600 / voice.pitch_hz) + 1)
    hz = harmonics * voice.pitch_hz
    angle = 2 * np.pi * np.outer(harmonics, np.arange(_TABLE) / _TABLE)
    tables = []
    for formants in _VOWELS:
        tract = sum(
            1.0 / (1.0 + ((hz - centre * voice.tract) / width) ** 2)
            for centre, width in zip(formants, _FORMANT_WIDTHS_HZ, strict=True)
        )
        weights = (0.03 + tract) / np.sqrt(hz)
        turn = rng.uniform(0, 2 * np.pi, (len(harmonics), 1))
        wave = weights @ np.sin(angle + turn)
        tables.append(wave / np.sqrt(np.mean(wave**2)))
    return np.array(tables)


def _band_limited(sound: Samples) -> Samples:
    """Only BAND_HZ, and nothing in NOTCH_HZ; cosine edges outside of both keep it short in time."""
    hz = np.fft.rfftfreq(len(sound), 1 / RATE).astype(np.float64)
    inside = _rise(hz, BAND_HZ[0] - _EDGE_HZ) * _rise(-hz, -BAND_HZ[1] - _EDGE_HZ)
    notch = _rise(hz, NOTCH_HZ[0] - _EDGE_HZ) * _rise(-hz, -NOTCH_HZ[1] - _EDGE_HZ)
    return np.fft.irfft(np.fft.rfft(sound) * inside * (1.0 - notch), len(sound))


def _rise(hz: Samples, begin: float) -> Samples:
    """0 up to `begin`, 1 from `begin` + _EDGE_HZ on."""
    part = np.clip((hz - begin) / _EDGE_HZ, 0.0, 1.0)
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * part))
