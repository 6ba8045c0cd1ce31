"""A live microphone behind a codec: frames come when a network brings them and go when the media
clock asks.

Knows frames and their count; must not know who speaks, nor how it came here.
"""

from collections import deque
from typing import Final

BEGINS_AT: Final = 3
"""Frames that wait before the first is said, and again after a gap: 60 ms of jitter are met."""

LONGEST: Final = 12
"""Frames that wait at most; of more, the oldest are never said: nobody talks 0.3 s late."""

WATCHED: Final = 100
"""Frames over which the least that waited is looked at: clocks that differ show in it, jitter does
not."""


class LiveMicrophone:
    """Implements `codec.Microphone`. `put` is called on one thread, `frame` on another."""

    def __init__(self) -> None:
        self._waiting = deque[bytes](maxlen=LONGEST)
        self._speaks = False
        self._least, self._watched = LONGEST, 0

    def put(self, frame: bytes) -> None:
        """The next 20 ms."""
        self._waiting.append(frame)

    def frame(self) -> bytes | None:
        """What is said in the next 20 ms; None: nothing is there, which is silence."""
        count = len(self._waiting)
        if count == 0:
            self._speaks = False
        elif count >= BEGINS_AT:
            self._speaks = True
        if not self._speaks:
            return None
        self._keep_up(count)
        return self._waiting.popleft()

    def _keep_up(self, count: int) -> None:
        """What waits all the time is only delay: one frame of it is left out, once a while."""
        self._least = min(self._least, count)
        self._watched += 1
        if self._watched == WATCHED:
            if self._least > BEGINS_AT:
                self._waiting.popleft()
            self._least, self._watched = LONGEST, 0
