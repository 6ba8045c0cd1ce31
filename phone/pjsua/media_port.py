"""A port of our own on the bridge: frames of samples in and out of the library's memory.

Knows how the library hands a frame over. What a frame is made of is its source's business.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pjsua2 as pj

from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE


def silent() -> bytes | None:
    """Nothing to give."""
    return None


class MediaPort(pj.AudioMediaPort):  # type: ignore[misc]  # pjsua2 has no types
    """16 kHz, mono, 20 ms. Made once and kept: one that is dropped while linked ends the
    process. `give` and `take` are called on the media clock's thread."""

    def __init__(
        self,
        name: str,
        give: Callable[[], bytes | None] = silent,
        take: Callable[[bytes], None] | None = None,
    ) -> None:
        """`give` yields the next frame into the bridge, or None: silence; `take` gets one."""
        super().__init__()
        self.name = name
        self.faults = 0
        self.last_fault = ""
        self._give = give
        self._take = take
        self._blank = pj.ByteVector(FRAME_BYTES)
        shape = pj.MediaFormatAudio()
        shape.type = pj.PJMEDIA_TYPE_AUDIO
        shape.clockRate, shape.channelCount, shape.bitsPerSample = RATE, 1, 16
        shape.frameTimeUsec = 1_000_000 * FRAME_SAMPLES // RATE
        self.createPort(name, shape)

    def onFrameRequested(self, frame: Any) -> None:
        try:
            frame.type, frame.buf = pj.PJMEDIA_FRAME_TYPE_AUDIO, self._blank
            pcm = self._give()
            if pcm is not None:
                ctypes.memmove(_address(frame), pcm, min(len(pcm), FRAME_BYTES))
        except Exception as error:  # noqa: BLE001  # the bridge's thread has nobody to tell
            self._failed(error)

    def onFrameReceived(self, frame: Any) -> None:
        if self._take is None:
            return
        try:
            if frame.size:
                self._take(ctypes.string_at(_address(frame), frame.size))
        except Exception as error:  # noqa: BLE001  # as above
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.faults += 1
        self.last_fault = repr(error)


def _address(frame: Any) -> int:
    """Where a frame's samples are; its size is the library's and may not be changed."""
    return ctypes.c_void_p.from_address(int(frame.buf.this)).value or 0
