"""A PCM without a device, for what must be done when a device does what no device does on order."""

import errno
import threading
from collections import deque
from collections.abc import Sequence

from tones.alsa_library import AlsaError, Stream


class FakePcm:
    """Takes and gives what it was told to, then waits until it is closed or pulled out."""

    def __init__(
        self, name: str = "ear", stream: Stream = Stream.PLAYBACK, heard: Sequence[bytes] = ()
    ) -> None:
        self.name, self.stream, self.xruns = name, stream, 0
        self.played: list[bytes] = []
        self.takes = 320
        self.closed = False
        self.gone = threading.Event()
        self._heard = deque(heard)

    def hear(self, pieces: Sequence[bytes]) -> None:
        self._heard.extend(pieces)

    def write(self, pcm: bytes) -> int:
        self._wait()
        taken = min(self.takes, len(pcm) // 2)
        self.played.append(pcm[: 2 * taken])
        return taken

    def read(self) -> bytes:
        if self._heard:
            return self._heard.popleft()
        self._wait()
        return b""

    def close(self) -> None:
        self.closed = True

    def _wait(self) -> None:
        if self.gone.wait(0.001):
            raise AlsaError(errno.ENODEV, "No such device", self.name)
