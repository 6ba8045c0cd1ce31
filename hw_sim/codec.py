"""A codec without a device: a mouth that speaks on its own, and an ear that can be captured.

The simulated counterpart of a sound card, behind the port `tones.codec.Codec`. What crosses it is
kept on request, sample for sample, as two files on one time axis, and can be followed live; a live
microphone goes before the mouth. Knows no call.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hw_sim.voices import Voice, loop
from tones.codec import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, RATE
from tones.player import CadencePlayer
from tones.wav_file import WavWriter, read_wav

_SILENCE = bytes(FRAME_BYTES)

Mouth = Voice | Path | None
"""Who speaks into the microphone: a voice, a WAV file played round and round, or nobody."""


class Microphone(Protocol):
    """Somebody who really speaks; called on the media clock's thread."""

    def frame(self) -> bytes | None:
        """The next 20 ms, or None: nothing is there, which is silence."""
        ...


class Monitor(Protocol):
    """Who follows what crosses a codec, frame by frame, on the media clock's thread."""

    def said(self, frame: bytes) -> None:
        """20 ms from the microphone, silence if it was silent."""
        ...

    def heard(self, frame: bytes) -> None:
        """20 ms to the ear."""
        ...


@dataclass(slots=True)
class _Capture:
    """Two files and how many frames each has. A tick in which only one side of the codec was
    called leaves silence on the other, so that both stay on one time axis."""

    said: WavWriter
    heard: WavWriter
    said_frames: int = 0
    heard_frames: int = 0

    def say(self, frame: bytes) -> None:
        self.said.write(frame)
        self.said_frames += 1
        if self.said_frames > self.heard_frames + 1:
            self.heard.write(_SILENCE)
            self.heard_frames += 1

    def hear(self, frame: bytes) -> None:
        self.heard.write(frame)
        self.heard_frames += 1
        if self.heard_frames > self.said_frames + 1:
            self.said.write(_SILENCE)
            self.said_frames += 1


class SimCodec:
    """Implements `tones.codec.Codec`. All else is called from any one other thread."""

    def __init__(self, mouth: Mouth = None) -> None:
        """Raises WavError if `mouth` is a file that cannot be spoken."""
        self.dead = False
        """Fault switch: a broken microphone, from which nothing comes."""
        self.microphone: Microphone | None = None
        """While there is one it speaks, and the mouth waits where it is."""
        self.monitor: Monitor | None = None
        self.frames_read = 0
        self.frames_written = 0
        self._late = 0
        self._position = 0
        self._mouth = _spoken(mouth)
        self._capture: _Capture | None = None

    def read(self) -> bytes | None:
        """20 ms of the mouth, or None if it is silent, dead or late."""
        frame = self._next()
        self.frames_read += 1
        if capture := self._capture:
            capture.say(frame or _SILENCE)
        if monitor := self.monitor:
            monitor.said(frame or _SILENCE)
        return frame

    def write(self, frame: bytes) -> None:
        """20 ms to the ear."""
        self.frames_written += 1
        if capture := self._capture:
            capture.hear(frame)
        if monitor := self.monitor:
            monitor.heard(frame)

    def say(self, mouth: Mouth) -> None:
        """From the next frame on `mouth` speaks, from its beginning. Raises WavError."""
        spoken = _spoken(mouth)
        self._mouth, self._position = spoken, 0

    def delay(self, frames: int) -> None:
        """Fault switch: the device is late; the next `frames` reads find nothing, and what was to
        be said comes after them."""
        self._late = frames

    def start_capture(self, said: Path, heard: Path) -> None:
        """From the next frame on keep what is said and what is heard, as 16 kHz WAV files.

        A capture that runs is ended first. Raises WavError if a file cannot be made.
        """
        self.stop_capture()
        mouth = WavWriter(said)
        try:
            self._capture = _Capture(mouth, WavWriter(heard))
        except ValueError:
            mouth.close()
            raise

    def stop_capture(self) -> None:
        """Finish both files; without a capture nothing happens."""
        capture, self._capture = self._capture, None
        if capture:
            capture.said.close()
            capture.heard.close()

    @property
    def captured_s(self) -> float:
        """Seconds captured so far: the time axis of both files; 0.0 without a capture."""
        capture = self._capture
        return capture.said_frames * FRAME_MS / 1000 if capture else 0.0

    def _next(self) -> bytes | None:
        if self._late > 0:
            self._late -= 1
            return None
        if self.dead:
            return None
        if microphone := self.microphone:
            return microphone.frame()
        if self._mouth is None:
            return None
        frame = self._mouth.frame(self._position, FRAME_SAMPLES)
        self._position += FRAME_SAMPLES
        return frame


def _spoken(mouth: Mouth) -> CadencePlayer | None:
    """A mouth that goes on for ever is a cadence of one long round."""
    match mouth:
        case None:
            return None
        case Voice():
            return CadencePlayer(RATE, loop(mouth))
        case Path():
            return CadencePlayer(RATE, read_wav(mouth))
