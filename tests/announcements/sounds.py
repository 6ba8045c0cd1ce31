"""Sounds and files for the tests of this folder: tones, bursts like speech, WAVs of any form."""

import struct

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]


def tone(hz: float, dbfs: float, lasts_s: float, rate: int = 16_000) -> Samples:
    """A sine whose peak is `dbfs` below full scale."""
    times = np.arange(round(lasts_s * rate)) / rate
    return np.asarray(10 ** (dbfs / 20) * np.sin(2 * np.pi * hz * times), np.float64)


def syllables(lasts_s: float, rate: int = 16_000, peak: float = 0.5) -> Samples:
    """A buzz of 120 Hz in four syllables a second: peaky, as speech is, and always the same."""
    times = np.arange(round(lasts_s * rate)) / rate
    buzz = sum(np.cos(2 * np.pi * 120 * k * times) / k for k in range(1, 25))
    sound = buzz * np.abs(np.sin(2 * np.pi * 2 * times)) ** 2
    return np.asarray(peak * sound / np.max(np.abs(sound)), np.float64)


def silence(lasts_s: float, rate: int = 16_000) -> Samples:
    return np.zeros(round(lasts_s * rate))


def pcm16(samples: Samples) -> bytes:
    return np.rint(np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes()


def riff(
    sound: bytes,
    rate: int = 16_000,
    bits: int = 16,
    channels: int = 1,
    tag: int = 1,
    said: int | None = None,
) -> bytes:
    """A RIFF/WAVE file of `sound`; `said` is the size its data chunk claims to have."""
    block = channels * bits // 8
    size = len(sound) if said is None else said
    return (
        struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            *(b"RIFF", (36 + size) & 0xFFFF_FFFF, b"WAVE"),
            *(b"fmt ", 16, tag, channels, rate, rate * block, block, bits),
            *(b"data", size),
        )
        + sound
    )
