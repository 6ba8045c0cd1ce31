"""Driver: the handset's audio codec through ALSA, a microphone and an earpiece.

The media clock's thread only puts frames into a ring and takes them out of one; a thread for each
device does the rest. Knows devices by their ALSA names; must not know calls.
"""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tones.alsa_library import SONAME, AlsaError, Stream, library
from tones.alsa_pcm import Pcm
from tones.alsa_stream import AlsaStream
from tones.codec import FRAME_SAMPLES
from tones.rings import Ring, Stretcher

DEFAULT: Final = "default"
"""The PCM that ALSA's configuration calls so."""

NONE: Final = "-"
"""The name of no device: a microphone that is silent, an earpiece that nobody hears."""


@dataclass(frozen=True, slots=True)
class AlsaCounts:
    """Since the start. Frames are 20 ms."""

    played: int  # frames that the earpiece took, silence included
    captured: int  # frames that the microphone gave
    underruns: int  # the earpiece had nothing to play: we came too late
    overruns: int  # the microphone had no room for what it heard: we came too late
    dropped: int  # frames that a ring had no room for: the other side came too late
    ran_dry: int  # times that a ring was empty when a frame was due
    reopened: int  # times that a device came back


Opened = Callable[[str, Stream], Pcm]
"""How a PCM is opened. Raises AlsaError."""


def _nobody(_: str) -> None:
    """Nobody is told."""


class AlsaCodec:
    """Implements `tones.codec.Codec`. While a device is gone it is silent, and tries each second
    to have it back."""

    def __init__(
        self,
        playback: str = DEFAULT,
        capture: str = DEFAULT,
        tell: Callable[[str], None] = _nobody,
        opened: Opened = Pcm,
    ) -> None:
        """Open both PCMs, or what is not `NONE` of them. `tell` gets a line when a device is gone
        and when it is back, on a thread of ours. Raises AlsaError, one line naming the PCM that
        cannot be opened and those there are."""
        ear = _first(opened, playback, Stream.PLAYBACK)
        try:
            mouth = _first(opened, capture, Stream.CAPTURE)
        except AlsaError:
            if ear:
                ear.close()
            raise
        self._earpiece, self._microphone = _Earpiece(), _Microphone()
        self._playback = ear and _kept(opened, ear, self._earpiece.turn, tell)
        self._capture = mouth and _kept(opened, mouth, self._microphone.turn, tell)

    def read(self) -> bytes | None:
        """The next 20 ms from the microphone, or None."""
        return self._microphone.ring.take() if self._capture else None

    def write(self, frame: bytes) -> None:
        """20 ms to the earpiece."""
        if self._playback:
            self._earpiece.ring.put(frame)

    def close(self) -> None:
        """End both threads and give the devices back. Closing twice is harmless."""
        for stream in self._streams:
            stream.close()

    @property
    def fault(self) -> str | None:
        """Which device is gone, and why, in one line; None while all is well."""
        return "; ".join(stream.fault for stream in self._streams if stream.fault) or None

    @property
    def counts(self) -> AlsaCounts:
        """What passed since the start, and what went wrong."""
        rings = self._earpiece.ring, self._microphone.ring
        return AlsaCounts(
            played=self._earpiece.samples // FRAME_SAMPLES,
            captured=self._microphone.samples // FRAME_SAMPLES,
            underruns=self._playback.xruns if self._playback else 0,
            overruns=self._capture.xruns if self._capture else 0,
            dropped=sum(ring.dropped for ring in rings),
            ran_dry=sum(ring.ran_dry for ring in rings),
            reopened=sum(stream.reopened for stream in self._streams),
        )

    @property
    def trouble(self) -> str | None:
        """What a log is told at the end, in one line; None if all went well."""
        counts = self.counts
        each = (counts.underruns, counts.overruns, counts.dropped, counts.reopened)
        if not any(each) and self.fault is None:
            return None
        words = "{} underruns, {} overruns, {} frames dropped, reopened {} times".format(*each)
        return "; ".join(filter(None, (words, self.fault)))

    @property
    def _streams(self) -> tuple[AlsaStream, ...]:
        return tuple(stream for stream in (self._playback, self._capture) if stream)


class _Earpiece:
    """From the ring to the device; silence when nothing is said to it."""

    def __init__(self) -> None:
        self.ring = Ring()
        self.samples = 0
        self._stretcher = Stretcher(self.ring.pace)
        self._left = b""

    def turn(self, pcm: Pcm) -> None:
        self._left = self._left or self._next()
        taken = pcm.write(self._left)
        self._left = self._left[2 * taken :]
        self.samples += taken

    def _next(self) -> bytes:
        while (frame := self._stretcher.take()) is None:
            more = self.ring.take()
            if more is None:
                return self._stretcher.flush()
            self._stretcher.put(more)
        return frame


class _Microphone:
    """From the device to the ring."""

    def __init__(self) -> None:
        self.ring = Ring()
        self.samples = 0
        self._stretcher = Stretcher(self.ring.pace)

    def turn(self, pcm: Pcm) -> None:
        heard = pcm.read()
        self.samples += len(heard) // 2
        self._stretcher.put(heard)
        while frame := self._stretcher.take():
            self.ring.put(frame)


def _first(opened: Opened, name: str, stream: Stream) -> Pcm | None:
    """The PCM, or None if none is wanted. Raises AlsaError with the names there are."""
    if name == NONE:
        return None
    try:
        if name == "null":  # a PCM without a clock: it would be turned without end
            raise AlsaError(errno.EINVAL, f"keeps no time (no device is {NONE})", name)
        return opened(name, stream)
    except AlsaError as error:
        if error.filename == SONAME:
            raise
        why = "there is no such PCM" if error.errno == errno.ENOENT else error.strerror
        there = ", ".join(library().devices(stream)) or "none"
        reason = f"cannot be opened for {stream.name.lower()}: {why}; there are: {there}"
        raise AlsaError(error.errno or errno.EIO, reason, name) from error


def _kept(
    opened: Opened, pcm: Pcm, turn: Callable[[Pcm], None], tell: Callable[[str], None]
) -> AlsaStream:
    return AlsaStream(pcm, lambda: opened(pcm.name, pcm.stream), turn, tell)
