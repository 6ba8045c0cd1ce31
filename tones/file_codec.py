"""Driver: a codec whose microphone and earpiece are WAV files.

For a phone without a sound device: what it says is a file, played round and round; what it hears
is written as it comes. Knows files; must not know calls.
"""

from pathlib import Path
from typing import Final

from tones.codec import FRAME_SAMPLES, RATE
from tones.player import CadencePlayer
from tones.wav_file import WavWriter, read_wav

NONE: Final = "-"
"""The name of no file: a microphone that is silent, an earpiece that nobody hears."""


class FileCodec:
    """Implements `tones.codec.Codec`."""

    def __init__(self, microphone: str = NONE, earpiece: str = NONE) -> None:
        """Open both files. Raises WavError, one line naming the file and what was expected."""
        self._said = None if microphone == NONE else _loop(Path(microphone))
        self._heard = None if earpiece == NONE else WavWriter(Path(earpiece))
        self._position = 0

    def read(self) -> bytes | None:
        """The next 20 ms of the microphone's file; after its end, its beginning."""
        if self._said is None:
            return None
        frame = self._said.frame(self._position, FRAME_SAMPLES)
        self._position += FRAME_SAMPLES
        return frame

    def write(self, frame: bytes) -> None:
        """20 ms to the earpiece's file."""
        if self._heard is not None:
            self._heard.write(frame)

    def close(self) -> None:
        """Finish the earpiece's file."""
        if self._heard is not None:
            self._heard.close()


def _loop(path: Path) -> CadencePlayer:
    """A file without end is a cadence whose period is the file."""
    return CadencePlayer(RATE, read_wav(path))
