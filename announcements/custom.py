"""An admin's own WAV as the sound of an announcement (SPEC H4): checked, and made a prompt.

Driver: reads files. Whatever is wrong becomes one line with the file, what was found and what
was expected. What is too long is refused by its header, before its sound is read.
"""

import os
import stat
from pathlib import Path
from typing import Final

import numpy as np

from announcements import riff
from announcements.levelling import levelled
from announcements.loudness import (
    LUFS,
    PEAK_DBTP,
    SILENCE,
    TOLERANCE_LU,
    Samples,
    integrated,
    to_pcm,
    true_peak,
)
from announcements.prompts import RATE
from announcements.resampling import resample

RATES: Final = (8_000, 192_000)
LEAST_S: Final = 0.2
MOST_S: Final = 60.0
QUIETEST_LUFS: Final = -55.0
"""Below it a file is taken for silence: made as loud as the others, its noise would be heard."""

_CONVERT: Final = "16-bit (or more) mono, A-law or µ-law"


class WavError(ValueError):
    """A file that cannot be an announcement: `FILE: expected …, found …` on one line."""


def read(path: Path) -> bytes:
    """The announcement in the WAV file at `path`: 16 kHz, mono, 16-bit, at -19 LUFS.

    Read are PCM of 16, 24 and 32 bits, float, A-law and µ-law, mono, at 8000 to 192000 Hz, from
    0.2 to 60 s. Raises WavError.
    """
    try:
        return _read(path)
    except riff.RiffError as error:
        raise WavError(f"{path}: {error}") from error
    except OSError as error:
        raise WavError(f"{path}: {error.strerror or error}") from error


def _read(path: Path) -> bytes:
    # Non-blocking: a pipe in the folder must not keep the phone from starting.
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise WavError(f"{path}: expected a file, found something else")
        head = riff.header(file, status.st_size)
        _check(path, head)
        sound = resample(riff.samples(file, head), head.rate, RATE)
    sound -= np.mean(sound)  # first: a microphone that stands off zero is no speech
    loudness = integrated(sound)
    if loudness < QUIETEST_LUFS:
        found = "silence" if loudness <= SILENCE else f"{loudness:.1f} LUFS"
        raise WavError(f"{path}: expected speech above {QUIETEST_LUFS:.0f} LUFS, found {found}")
    return to_pcm(_made_as_loud_as_all(path, sound))


def _made_as_loud_as_all(path: Path, sound: Samples) -> Samples:
    """Refused is what only sounds loud by a click, or below what is heard."""
    made = levelled(sound)
    loudness, peak = integrated(made), true_peak(made)
    if abs(loudness - LUFS) > TOLERANCE_LU or peak > PEAK_DBTP:
        raise WavError(
            f"{path}: expected speech that can be brought to {LUFS:g} LUFS with peaks up to "
            f"{PEAK_DBTP:g} dBTP, found clicks or rumble: it comes to {loudness:.1f} LUFS "
            f"with peaks of {peak:.1f} dBTP"
        )
    return made


def _check(path: Path, head: riff.Header) -> None:
    coarse = head.encoding is riff.Encoding.PCM and head.bits < 16
    if coarse or head.channels != 1:
        raise WavError(f"{path}: expected {_CONVERT}, found {head}")
    if not RATES[0] <= head.rate <= RATES[1]:
        raise WavError(f"{path}: expected {RATES[0]} to {RATES[1]} Hz, found {head.rate} Hz")
    if not LEAST_S <= head.lasts_s <= MOST_S:
        raise WavError(f"{path}: expected {LEAST_S} to {MOST_S:.0f} s, found {head.lasts_s:.2f} s")
