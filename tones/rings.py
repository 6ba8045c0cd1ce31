"""Between two clocks: a ring of 20 ms frames, and the pace that keeps it from filling or emptying.

The media clock and a sound device's crystal differ by some 100 ppm: in an hour one of them is 18
frames ahead. Knows frames and counts; reads no clock and knows no device.
"""

import struct
from collections import deque
from typing import Final

from tones.codec import FRAME_SAMPLES

START: Final = 3
"""Frames that a ring holds before the first is taken: 60 ms against jitter."""

MOST: Final = 6
"""Of more, the oldest are dropped, down to `START`."""

LEAST_KEPT: Final = 2
MOST_KEPT: Final = 3
WINDOW: Final = 100
"""Frames over which the smallest fill is taken: the mean would see the phase of the two clocks,
which is up to a whole frame."""


class Pace:
    """How many samples make the next frame: 320, or one more or less while the ring drifts."""

    def __init__(self) -> None:
        self.samples = FRAME_SAMPLES
        self._lowest = MOST
        self._seen = 0

    def see(self, fill: int) -> None:
        """`fill` frames were in the ring when one was to be taken."""
        self._lowest = min(self._lowest, fill)
        self._seen += 1
        if self._seen < WINDOW:
            return
        over, under = self._lowest > MOST_KEPT, self._lowest < LEAST_KEPT
        self.samples = FRAME_SAMPLES + over - under
        self._lowest, self._seen = MOST, 0


class Ring:
    """Frames from one thread to another; neither waits for the other."""

    def __init__(self) -> None:
        self.pace = Pace()
        self.dropped = 0
        """Frames that found no room since the first was asked for: nobody took them in time."""
        self.ran_dry = 0
        """Times that a frame was to be taken and there was none; it fills up first then."""
        self._frames: deque[bytes] = deque()
        self._filling = True
        self._asked = False

    def put(self, frame: bytes) -> None:
        """Append a frame."""
        self._frames.append(frame)
        if len(self._frames) > MOST:
            while len(self._frames) > START:
                self._frames.popleft()
                self.dropped += self._asked

    def take(self) -> bytes | None:
        """The oldest frame, or None: silence until there are enough."""
        self._asked = True
        fill = len(self._frames)
        if self._filling and fill < START:
            return None
        self._filling = not fill
        if self._filling:
            self.ran_dry += 1
            return None
        self.pace.see(fill)
        return self._frames.popleft()


class Stretcher:
    """Samples in, frames out, each made of as many samples as the pace says."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._rest = b""

    def put(self, pcm: bytes) -> None:
        """Append 16-bit little-endian samples, any number."""
        self._rest += pcm

    def take(self) -> bytes | None:
        """The next frame, or None if there are too few samples."""
        size = 2 * self._pace.samples
        if len(self._rest) < size:
            return None
        taken, self._rest = self._rest[:size], self._rest[size:]
        return stretched(taken)

    def flush(self) -> bytes:
        """What is left, as a frame that ends in silence."""
        left, self._rest = self._rest[: 2 * FRAME_SAMPLES], b""
        return left.ljust(2 * FRAME_SAMPLES, b"\0")


def stretched(pcm: bytes) -> bytes:
    """320 samples out of a few more or less, by cubic interpolation (Catmull-Rom)."""
    count = len(pcm) // 2
    if count == FRAME_SAMPLES:
        return pcm
    heard = struct.unpack(f"<{count}h", pcm)
    made = []
    for n in range(FRAME_SAMPLES):
        whole, part = divmod(n * count, FRAME_SAMPLES)
        before, here = heard[max(0, whole - 1)], heard[whole]
        after, then = (heard[min(whole + k, count - 1)] for k in (1, 2))
        made.append(_between(before, here, after, then, part / FRAME_SAMPLES))
    return struct.pack(f"<{FRAME_SAMPLES}h", *made)


def _between(a: int, b: int, c: int, d: int, t: float) -> int:
    """The cubic from `b` to `c`, `t` of the way from 0 to 1, kept within 16 bits."""
    bend = 2 * a - 5 * b + 4 * c - d + (3 * (b - c) + d - a) * t
    return max(-32_768, min(32_767, round(b + 0.5 * t * (c - a + t * bend))))
