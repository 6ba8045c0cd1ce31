"""Sound as numbers: WAV files to arrays, and from one sampling rate to another.

Samples are float64, 1.0 is full scale.
"""

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]


class MeasureError(ValueError):
    """Something that cannot be measured; one line that says what."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What a WAV file holds; every channel has the same number of samples."""

    rate: int  # samples per second
    channels: tuple[Samples, ...]

    def channel(self, number: int, rate: int) -> Samples:
        """One channel, counted from 0, at `rate`."""
        return resampled(self.channels[number], self.rate, rate)


def read_sound(path: Path, channels: int) -> Sound:
    """A WAV file of 16-bit PCM with so many channels. Raises MeasureError."""
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getnchannels(), file.getsampwidth())
            rate = file.getframerate()
            pcm = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise MeasureError(f"{path}: expected a WAV file, found {error}") from error
    if shape != (channels, 2):
        raise MeasureError(
            f"{path}: expected {channels} channel(s) of 16 bits, found {shape[0]} of {8 * shape[1]}"
        )
    whole = len(pcm) // (2 * channels) * channels
    samples = np.frombuffer(pcm, "<i2", whole).reshape(-1, channels) / 32_768
    return Sound(rate, tuple(samples.T.copy()))


def resampled(samples: Samples, rate: int, target: int) -> Samples:
    """`samples` at another rate, without delay; what the lower rate cannot carry is dropped."""
    if rate == target or not len(samples):
        return samples
    seconds = -(-len(samples) // rate) + 1  # whole seconds: lengths that a fast transform likes
    spectrum = np.fft.rfft(samples, seconds * rate)
    kept = spectrum[: seconds * min(rate, target) // 2 + 1]
    wide = np.zeros(seconds * target // 2 + 1, dtype=np.complex128)
    wide[: len(kept)] = kept
    changed = np.fft.irfft(wide, seconds * target) * (target / rate)
    return changed[: round(len(samples) * target / rate)]


def decibels(ratio: float) -> float:
    """A ratio of amplitudes in dB; -200 for nothing at all."""
    return max(-200.0, 20.0 * float(np.log10(max(ratio, 1e-10))))


def rms(samples: Samples) -> float:
    """Root mean square; 0.0 of nothing."""
    return float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0
