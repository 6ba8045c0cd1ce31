"""The picture of a sound: the least and the greatest sample of every 20 ms of the last minute.

Knows frames and the second each came in; must not know whose sound it is.
"""

import threading
from collections import deque
from itertools import takewhile
from typing import Final

import numpy as np

from tones.codec import FRAME_MS

PER_S: Final = 1000 // FRAME_MS
KEPT_S: Final = 60

_BEHIND: Final = 26
"""Frames by which the media clock may be late without a hole in the picture: it makes up for half a
second, and leaves out what is more."""

Peak = tuple[int, int, int]
"""Which 20 ms since the machine's monotonic clock began, least sample, greatest sample."""


class Trace:
    """One sound. `add` and `put` are called on one thread, `since` on any."""

    def __init__(self) -> None:
        self._peaks = deque[Peak](maxlen=PER_S * KEPT_S)
        self._lock = threading.Lock()

    def add(self, now_s: float, frame: bytes) -> Peak:
        """A frame that crossed at this second of time.monotonic(): what is kept of it."""
        samples = np.frombuffer(frame, "<i2")
        here, following = int(now_s * PER_S), self._newest + 1
        place = following if here - following <= _BEHIND else here
        peak = (place, int(samples.min()), int(samples.max()))
        self.put(peak)
        return peak

    def put(self, peak: Peak) -> None:
        """What is kept of a frame; places grow."""
        with self._lock:
            self._peaks.append(peak)

    def since(self, place: int) -> list[Peak]:
        """Those after this place, oldest first; a place without sound has none."""
        with self._lock:
            newer = list(takewhile(lambda one: one[0] > place, reversed(self._peaks)))
        return newer[::-1]

    @property
    def _newest(self) -> int:
        return self._peaks[-1][0] if self._peaks else -1
