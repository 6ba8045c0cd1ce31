"""Our own prompts' WAVs: those that prompts.toml names, in the one form in which prompts are.

Driver: reads files. Whatever is wrong with one becomes one line with the file.
"""

import hashlib
import io
from pathlib import Path
from typing import Final

from announcements import riff
from announcements.prompts import RATE
from announcements.wording import HOME, Wording

LENGTHS_S: Final = (0.2, 60.0)


class StandardError(ValueError):
    """A WAV of ours that is not played: `FILE: expected …, found …` on one line."""


def samples(wording: Wording, home: Path = HOME) -> bytes:
    """The samples of a prompt below `home`: 16 kHz, mono, 16-bit little-endian.

    Raises StandardError. Who records one may use any tool, so the header is read, not assumed.
    """
    path = home / wording.name
    try:
        wav = path.read_bytes()
    except OSError as error:
        raise StandardError(f"{path}: {error.strerror or error}") from error
    found = hashlib.sha256(wav).hexdigest()
    if found != wording.sha256:
        raise StandardError(f"{path}: expected sha256 {wording.sha256}, found {found}")
    try:
        head = riff.header(io.BytesIO(wav), len(wav))
    except riff.RiffError as error:
        raise StandardError(f"{path}: {error}") from error
    form = (head.encoding, head.bits, head.channels, head.rate)
    if form != (riff.Encoding.PCM, 16, 1, RATE):
        raise StandardError(f"{path}: expected 16-bit mono PCM at {RATE} Hz, found {head}")
    shortest, longest = LENGTHS_S
    if not shortest <= head.lasts_s <= longest:
        within = f"{shortest:g} to {longest:g} s"
        raise StandardError(f"{path}: expected {within}, found {head.lasts_s:.2f} s")
    pcm = wav[head.start : head.start + head.size]
    if not any(pcm):
        raise StandardError(f"{path}: expected speech, found silence")
    return pcm
