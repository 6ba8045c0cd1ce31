"""The port of this folder: the audio codec, the microphone and the earpiece of the handset.

Knows the one form in which sound crosses it: 16 kHz, mono, 16-bit little-endian, 20 ms frames.
Knows neither device nor file, and no clock: whoever owns the media clock calls it.
"""

from typing import Final, Protocol

RATE: Final = 16_000
"""Samples per second."""

FRAME_MS: Final = 20

FRAME_SAMPLES: Final = RATE * FRAME_MS // 1000
"""320 samples, 20 ms."""

FRAME_BYTES: Final = 2 * FRAME_SAMPLES
"""640 bytes, 16-bit little-endian."""


class Codec(Protocol):
    """A microphone and an earpiece. Both are called once per frame, on the media clock's thread:
    they never block and never raise; trouble is counted by the driver and told elsewhere."""

    def read(self) -> bytes | None:
        """The next FRAME_BYTES from the microphone, or None: nothing there, which is silence."""

    def write(self, frame: bytes) -> None:
        """FRAME_BYTES to the earpiece."""
