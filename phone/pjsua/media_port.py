"""The audio ports of our own on the bridge: microphone and ear, a gate, and what sounds.

Called on the media clock's thread, once per 20 ms frame: they copy, count and return. What they
obey are plain attributes that the turning thread writes, one at a time.
"""

import ctypes
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pjsua2 as pj

from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE, Codec
from tones.player import CadencePlayer, ReminderPlayer

LATE_S: Final = 0.04
"""A frame that comes more than this after the one before is counted as late."""


@dataclass(slots=True)
class Counts:
    """What an audio port has seen since it was made."""

    frames: int = 0
    late: int = 0
    faults: int = 0
    last_fault: str = ""


class FramePort(pj.AudioMediaPort):  # type: ignore[misc]  # pjsua2 has no types
    """A 16 kHz mono port; `give` yields a frame or None for silence, `take` gets one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.counts = Counts()
        self._blank = pj.ByteVector(FRAME_BYTES)
        shape = pj.MediaFormatAudio()
        shape.type = pj.PJMEDIA_TYPE_AUDIO
        shape.clockRate, shape.channelCount, shape.bitsPerSample = RATE, 1, 16
        shape.frameTimeUsec = 1_000_000 * FRAME_SAMPLES // RATE
        self.createPort(name, shape)

    def give(self) -> bytes | None:
        """The next frame into the bridge."""
        return None

    def take(self, frame: bytes) -> None:
        """A frame out of the bridge."""

    def onFrameRequested(self, frame: Any) -> None:
        try:
            frame.type, frame.buf = pj.PJMEDIA_FRAME_TYPE_AUDIO, self._blank
            pcm = self.give()
            if pcm is not None:
                ctypes.memmove(_address(frame), pcm, min(len(pcm), FRAME_BYTES))
        except Exception as error:  # noqa: BLE001  # the bridge's thread has nobody to tell
            self._failed(error)

    def onFrameReceived(self, frame: Any) -> None:
        try:
            if frame.size:
                self.take(ctypes.string_at(_address(frame), frame.size))
        except Exception as error:  # noqa: BLE001  # as above
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.counts.faults += 1
        self.counts.last_fault = repr(error)


def _address(frame: Any) -> int:
    """Where a frame's samples are; its size is the library's and may not be changed."""
    return ctypes.c_void_p.from_address(int(frame.buf.this)).value or 0


class CodecPort(FramePort):
    """The handset's microphone and earpiece."""

    def __init__(self, codec: Codec) -> None:
        super().__init__("codec")
        self._codec = codec
        self._last_s = 0.0
        self.muted = False

    def give(self) -> bytes | None:
        """What is said, or silence while muted; the microphone is read in any case."""
        now = time.monotonic()
        self.counts.frames += 1
        self.counts.late += 0 < self._last_s < now - LATE_S
        self._last_s = now
        frame = self._codec.read()
        return None if self.muted else frame

    def take(self, frame: bytes) -> None:
        """What is heard."""
        self._codec.write(frame)


class GatePort(FramePort):
    """Between one party and the recorder: what comes in goes out one frame later, while open.

    A frame passes only if the gate has been open without a break since it came in, so nothing
    from before a pause comes out after it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._stretch: int | None = None  # of being open; None while closed
        self._stretches = 0
        self._held: tuple[int, bytes] | None = None

    @property
    def open(self) -> bool:
        """Whether it lets frames pass."""
        return self._stretch is not None

    def set(self, *, is_open: bool) -> None:
        """Takes effect at the next frame."""
        if not is_open:
            self._stretch = None
        elif self._stretch is None:
            self._stretches += 1
            self._stretch = self._stretches

    def take(self, frame: bytes) -> None:
        """A frame of the party."""
        stretch = self._stretch
        self._held = None if stretch is None else (stretch, frame)

    def give(self) -> bytes | None:
        """The frame before, if the gate has been open since."""
        held, self._held = self._held, None
        if held is None or held[0] != self._stretch:
            return None
        self.counts.frames += 1
        return held[1]


@dataclass(frozen=True, slots=True)
class Begun:
    """A reminder that sounds from the next frame on; `serial` tells two plans apart."""

    serial: int
    player: ReminderPlayer


class ReminderPort(FramePort):
    """The reminder tone of one call, its bursts placed by counting samples (SPEC C5)."""

    def __init__(self, name: str, began: Callable[[int], None]) -> None:
        super().__init__(name)
        self._began = began
        self._wanted: Begun | None = None
        self._playing: Begun | None = None
        self._position = 0
        self._serial = 0

    def begin(self, player: ReminderPlayer) -> None:
        """A new stretch, from the next frame on."""
        self._serial += 1
        self._wanted = Begun(self._serial, player)

    def stop(self) -> None:
        """Silence; a burst that sounds falls to silence within 5 ms of the next frame."""
        self._wanted = None

    def give(self) -> bytes | None:
        """The next frame of the stretch."""
        wanted, playing = self._wanted, self._playing
        if playing is not wanted:
            self._playing, ended_at, self._position = wanted, self._position, 0
            if playing is not None and wanted is None:
                return playing.player.release(ended_at)
        if wanted is None:
            return None
        begin, end = self._position, self._position + FRAME_SAMPLES
        self._position = end
        for start in wanted.player.reminder.starts_between(begin, end):
            self._began(start)
        return wanted.player.frame(begin, FRAME_SAMPLES)


class CadencePort(FramePort):
    """Ringer and ringing tone, towards the own ear."""

    def __init__(self) -> None:
        super().__init__("alert")
        self._wanted: CadencePlayer | None = None
        self._playing: CadencePlayer | None = None
        self._position = 0

    def play(self, player: CadencePlayer | None) -> None:
        """From the next frame on; None: silence. The one that plays already goes on."""
        self._wanted = player

    def give(self) -> bytes | None:
        """The next frame of the cadence."""
        wanted, playing = self._wanted, self._playing
        if playing is not wanted:
            self._playing, ended_at, self._position = wanted, self._position, 0
            if playing is not None and wanted is None:
                return playing.release(ended_at)
        if wanted is None:
            return None
        begin, self._position = self._position, self._position + FRAME_SAMPLES
        return wanted.frame(begin, FRAME_SAMPLES)


class Bursts:
    """Bursts that began, on their way from the media clock's thread to the turning one."""

    def __init__(self) -> None:
        self._begun: deque[tuple[float, int, int]] = deque(maxlen=256)

    def listener(self, place: int) -> Callable[[int], None]:
        """What a port calls at the first sample of a burst; `place` says which port."""
        return lambda sample: self._begun.append((time.monotonic(), place, sample))

    def drain(self) -> list[tuple[float, int, int]]:
        """(time.monotonic(), place, sample of the stretch) of those since the last call."""
        count = len(self._begun)
        return [self._begun.popleft() for _ in range(count)]
