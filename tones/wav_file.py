"""Driver: 16-bit mono WAV files as the sound of a codec, in and out.

Knows RIFF and the disk. A microphone's file is read whole, as 16 kHz; an earpiece's file is
written behind the media clock's back by a thread, so that no disk can delay a frame.
"""

import logging
import math
import os
import struct
import sys
import threading
import wave
from array import array
from collections import deque
from pathlib import Path
from typing import Final

from tones.codec import RATE

_HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_MOST_BYTES: Final = 0xFFFF_FFFF - _HEADER.size
_WRITE_EVERY_S: Final = 0.25
_PAIRS: Final = 8
_LOG = logging.getLogger(__name__)


class WavError(ValueError):
    """A file that cannot be the sound of a codec: one line, with its path."""


def read_wav(path: Path) -> bytes:
    """All of the WAV file at `path` as 16 kHz mono 16-bit little-endian samples.

    8 kHz files are interpolated. Raises WavError if it is missing, empty, or anything else than
    16-bit mono PCM at 8000 or 16000 Hz.
    """
    try:
        with wave.open(str(path), "rb") as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            pcm = file.readframes(file.getnframes())
    except OSError as error:
        raise WavError(f"{path}: {error.strerror or error}") from error
    except (wave.Error, EOFError) as error:
        raise WavError(
            f"{path}: expected a WAV file of 16-bit PCM, found {_fault(error)}"
        ) from error
    if (channels, width) != (1, 2) or rate not in (RATE // 2, RATE):
        raise WavError(
            f"{path}: expected 16-bit mono at 8000 or 16000 Hz, "
            f"found {8 * width}-bit, {channels} channel(s) at {rate} Hz"
        )
    pcm = pcm[: len(pcm) // 2 * 2]
    if not pcm:
        raise WavError(f"{path}: no sound in it")
    return pcm if rate == RATE else _doubled(pcm)


class WavWriter:
    """A 16 kHz mono WAV file that grows as frames come, readable by its owner only.

    `write` is for the media clock's thread: it only queues. Four times a second the queue goes to
    disk and the sizes in the header are put right, so a killed process leaves a playable file.
    """

    def __init__(self, path: Path) -> None:
        """Create or overwrite `path`. Raises WavError if that cannot be done."""
        try:
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            os.fchmod(self._file, 0o600)
            os.pwrite(self._file, _header(0), 0)
        except OSError as error:
            raise WavError(f"{path}: {error.strerror or error}") from error
        self.path = path
        self.fault: str | None = None
        """Why the disk takes no more, or None."""
        self._written = 0
        self._queue: deque[bytes] = deque()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"wav {path.name}", daemon=True)
        self._thread.start()

    def write(self, frame: bytes) -> None:
        """Append `frame`: 16-bit little-endian samples, any number. Never blocks or raises."""
        self._queue.append(frame)

    def close(self) -> None:
        """Write what is left and close the file. Closing twice is harmless."""
        if not self._closing.is_set():
            self._closing.set()
            self._thread.join()

    def _run(self) -> None:
        try:
            while not self._closing.wait(_WRITE_EVERY_S):
                self._drain()
            self._drain()
        finally:
            os.close(self._file)

    def _drain(self) -> None:
        queued = [self._queue.popleft() for _ in range(len(self._queue))]
        room = _MOST_BYTES - self._written
        batch = b"".join(queued)[:room]
        if not batch or self.fault:
            return
        try:
            os.pwrite(self._file, batch, _HEADER.size + self._written)
            self._written += len(batch)
            os.pwrite(self._file, _header(self._written), 0)
        except OSError as error:
            self.fault = f"{self.path}: {error.strerror or error}"
            _LOG.error("%s", self.fault)


def _header(size: int) -> bytes:
    """The RIFF header of `size` bytes of 16 kHz mono 16-bit PCM."""
    return _HEADER.pack(
        *(b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", size)
    )


def _fault(error: Exception) -> str:
    return str(error) or "the end of the file"


def _doubled(pcm: bytes) -> bytes:
    """Twice as many samples: between each two, their windowed-sinc interpolation."""
    samples = _samples(pcm)
    taps = [
        (1 if k % 2 == 0 else -1)
        * (1.0 + math.cos(math.pi * (k + 0.5) / _PAIRS))
        / (math.pi * (2 * k + 1))
        for k in range(_PAIRS)
    ]
    scale = 0.5 / sum(taps)
    taps = [tap * scale for tap in taps]
    padded = [0] * (_PAIRS - 1) + samples.tolist() + [0] * _PAIRS
    count = len(samples)
    between = [0.0] * count
    for k, tap in enumerate(taps):
        left, right = padded[_PAIRS - 1 - k :], padded[_PAIRS + k :]
        between = [value + tap * (a + b) for value, a, b in zip(between, left, right, strict=False)]
    doubled = array("h", bytes(4 * count))
    doubled[0::2] = samples
    doubled[1::2] = array("h", [max(-32_768, min(32_767, round(value))) for value in between])
    return _bytes(doubled)


def _samples(pcm: bytes) -> "array[int]":
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _bytes(samples: "array[int]") -> bytes:
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
