"""Frames that can be told apart."""

from tones.codec import FRAME_BYTES

SILENCE = bytes(FRAME_BYTES)


def frame(n: int) -> bytes:
    """20 ms, every byte of it `n`."""
    return bytes([n]) * FRAME_BYTES
