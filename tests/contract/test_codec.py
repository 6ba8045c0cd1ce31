"""The port `tones.codec.Codec`: the same of files, of the simulated codec and of sound devices."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from hw_sim.codec import SimCodec
from tests.tones.heard import bursts
from tests.tones.null_sinks import NullSinks, null_sinks
from tones.alsa_codec import NONE, AlsaCodec
from tones.codec import FRAME_BYTES, FRAME_MS, RATE, Codec
from tones.file_codec import FileCodec
from tones.synthesis import burst, silence
from tones.wav_file import WavWriter, read_wav

FRAMES = 60
SAID = silence(RATE // 5) + burst(RATE, 300, ((440.0, -10.0),)) + silence(RATE * 7 // 10)
TOLD = silence(RATE // 5) + burst(RATE, 400, ((660.0, -16.0),)) + silence(RATE * 6 // 10)


class Handset(Protocol):
    """A codec, who speaks into its microphone, and what its earpiece gave."""

    codec: Codec

    def tick(self) -> None:
        """The next frame of the media clock is due."""

    def is_whole(self) -> bool:
        """Whether this machine was never too busy for the sound."""

    def heard(self) -> bytes:
        """All that came out of the earpiece, 16-bit samples."""

    def close(self) -> None:
        """The end; closing twice is harmless."""


class FileHandset:
    def __init__(self, folder: Path, said: bytes) -> None:
        self._ear = folder / "ear.wav"
        mouth = str(wav(folder / "mouth.wav", said)) if said else "-"
        self.codec = FileCodec(mouth, str(self._ear))

    def tick(self) -> None:
        """Files have no clock."""

    def is_whole(self) -> bool:
        return True

    def heard(self) -> bytes:
        self.close()
        return read_wav(self._ear)

    def close(self) -> None:
        self.codec.close()


class SimHandset:
    def __init__(self, folder: Path, said: bytes) -> None:
        self._ear = folder / "ear.wav"
        self.codec = SimCodec(wav(folder / "mouth.wav", said) if said else None)
        self.codec.start_capture(folder / "said.wav", self._ear)

    def tick(self) -> None:
        """Time is who calls."""

    def is_whole(self) -> bool:
        return True

    def heard(self) -> bytes:
        self.close()
        return read_wav(self._ear)

    def close(self) -> None:
        self.codec.stop_capture()


class AlsaHandset:
    def __init__(self, sinks: NullSinks, said: bytes) -> None:
        self._people = ExitStack()
        self._ear = self._people.enter_context(sinks.heard())
        if said:
            self._people.enter_context(sinks.saying(said))
        self.codec = AlsaCodec("ear", "mic" if said else NONE)
        self._due = time.monotonic()

    def tick(self) -> None:
        self._due += FRAME_MS / 1000
        time.sleep(max(0.0, self._due - time.monotonic()))

    def is_whole(self) -> bool:
        counts = self.codec.counts
        return counts.underruns == counts.dropped == counts.ran_dry == 0

    def heard(self) -> bytes:
        self.close()
        return self._ear.read_bytes()

    def close(self) -> None:
        self._people.close()
        self.codec.close()


def wav(path: Path, pcm: bytes) -> Path:
    writer = WavWriter(path)
    writer.write(pcm)
    writer.close()
    return path


Made = Callable[[bytes], Handset]


@pytest.fixture(
    scope="module",
    params=[
        "files",
        "simulated",
        pytest.param("alsa", marks=[pytest.mark.live, pytest.mark.alone]),
    ],
)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """A handset whose microphone is spoken into; b"": nobody speaks."""

    def folder() -> Path:
        return tmp_path_factory.mktemp("handset")

    match request.param:
        case "files":
            yield lambda said: FileHandset(folder(), said)
        case "simulated":
            yield lambda said: SimHandset(folder(), said)
        case _:
            with null_sinks(folder()) as sinks:
                yield lambda said: AlsaHandset(sinks, said)


@pytest.fixture(scope="module")
def talk(made: Made) -> tuple[list[bytes | None], bytes]:
    """What was read and what was heard in 1.2 s in which both sides sounded once."""
    for _ in range(5):
        handset, read = made(SAID), []
        for number in range(FRAMES):
            read.append(handset.codec.read())
            handset.codec.write(TOLD[FRAME_BYTES * number : FRAME_BYTES * (number + 1)])
            handset.tick()
        whole = handset.is_whole()
        heard = handset.heard()
        if whole:
            return read, heard
    pytest.fail("this machine was too busy for sound, five times")


def test_what_is_said_is_read(talk: tuple[list[bytes | None], bytes]) -> None:
    (said,) = bursts(b"".join(frame or b"" for frame in talk[0]))
    assert said.hz == pytest.approx(440.0, rel=0.01)
    assert said.length_ms == pytest.approx(300.0, abs=2.0)
    assert said.dbm0 == pytest.approx(-10.0, abs=1.0)


def test_what_is_written_is_heard(talk: tuple[list[bytes | None], bytes]) -> None:
    (told,) = bursts(talk[1])
    assert told.hz == pytest.approx(660.0, rel=0.01)
    assert told.length_ms == pytest.approx(400.0, abs=2.0)
    assert told.dbm0 == pytest.approx(-16.0, abs=1.0)


def test_what_is_read_is_a_frame_or_nothing(talk: tuple[list[bytes | None], bytes]) -> None:
    assert {len(frame) for frame in talk[0] if frame is not None} == {FRAME_BYTES}


def test_a_microphone_that_nobody_speaks_into_is_silent(made: Made) -> None:
    handset = made(b"")
    read = [handset.codec.read() for _ in range(5)]
    handset.close()
    assert read == [None] * 5


def test_a_media_clock_that_races_is_neither_held_up_nor_refused(made: Made) -> None:
    handset = made(SAID)
    for _ in range(200):
        frame = handset.codec.read()
        assert frame is None or len(frame) == FRAME_BYTES
        handset.codec.write(bytes(FRAME_BYTES))
    handset.close()


def test_who_calls_after_the_end_does_no_harm(made: Made) -> None:
    handset = made(SAID)
    handset.close()
    handset.codec.write(bytes(FRAME_BYTES))
    frame = handset.codec.read()
    assert frame is None or len(frame) == FRAME_BYTES
    handset.close()
