"""Real sound through ALSA, on devices that are no sound cards: what is played is captured back."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.tones.heard import Burst, bursts
from tests.tones.null_sinks import NullSinks, null_sinks
from tones import alsa_stream
from tones.alsa_codec import NONE, AlsaCodec
from tones.alsa_pcm import Pcm
from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE
from tones.player import ReminderPlayer
from tones.reminder import Reminder
from tones.synthesis import burst
from tones.warning_tone import LEVEL_DBM0, RECORDER_WARNING

pytestmark = [pytest.mark.live, pytest.mark.alone]


@pytest.fixture(scope="module")
def sinks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NullSinks]:
    with null_sinks(tmp_path_factory.mktemp("sound")) as server:
        yield server


PERIOD = 7 * RATE // 10


class MediaClock:
    """Calls a codec every 20 ms, as the bridge of the phone does."""

    def __init__(self, codec: AlsaCodec) -> None:
        self.read: list[bytes | None] = []
        self._codec = codec
        self._due = time.monotonic()

    def tick(self, frame: bytes | None = None) -> None:
        self.read.append(self._codec.read())
        self._codec.write(frame or bytes(FRAME_BYTES))
        self._due += 0.02
        time.sleep(max(0.0, self._due - time.monotonic()))

    @property
    def said(self) -> bytes:
        return b"".join(frame or b"" for frame in self.read)


# the reminder tone, played and captured back


@pytest.fixture(scope="module")
def reminders(sinks: NullSinks) -> list[Burst]:
    """What is heard of three reminder tones, 700 ms apart; again if this machine held us up for
    longer than 60 ms, which the driver counts."""
    reminder = Reminder(RATE, interval_s=PERIOD / RATE, first_s=0.3)
    player = ReminderPlayer.of(reminder, RECORDER_WARNING, LEVEL_DBM0)
    for _ in range(5):
        codec = AlsaCodec("ear", NONE)
        with sinks.heard() as path:
            clock = MediaClock(codec)
            for number in range(105):
                clock.tick(player.frame(number * FRAME_SAMPLES, FRAME_SAMPLES))
            counts = codec.counts
        codec.close()
        if counts.underruns == counts.dropped == counts.ran_dry == 0:
            return bursts(path.read_bytes())
    pytest.fail(f"never played without a gap: {counts}")


def test_each_burst_is_heard_once(reminders: list[Burst]) -> None:
    assert len(reminders) == 3


def test_its_frequency_is_1400_hz(reminders: list[Burst]) -> None:
    assert [it.hz for it in reminders] == pytest.approx([1400.0] * 3, rel=0.01)


def test_a_burst_is_200_ms_long(reminders: list[Burst]) -> None:
    assert [it.length_ms for it in reminders] == pytest.approx([200.0] * 3, abs=2.0)


def test_it_is_as_loud_as_the_catalogue_says(reminders: list[Burst]) -> None:
    assert [it.dbm0 for it in reminders] == pytest.approx([-16.0] * 3, abs=1.0)


def test_bursts_begin_a_period_apart(reminders: list[Burst]) -> None:
    begins = [it.begin for it in reminders]
    apart = [b - a for a, b in pairwise(begins)]
    assert apart == pytest.approx([PERIOD] * 2, abs=RATE // 200)


# trouble


class Slow:
    """A PCM whose thread once comes too late: at a write of the codec's it is held up."""

    def __init__(self, pcm: Pcm) -> None:
        self._pcm, self._writes = pcm, 0

    def write(self, pcm: bytes) -> int:
        self._writes += 1
        if self._writes == 20:
            time.sleep(0.2)  # it has 60 ms to play
        return self._pcm.write(pcm)

    def __getattr__(self, name: str) -> object:
        return getattr(self._pcm, name)


HUM = burst(RATE, 1000, ((450.0, -16.0),))[FRAME_BYTES * 5 : FRAME_BYTES * 6]
"""9 whole waves: goes on without a seam."""


def heard_after_a_gap(path: Path) -> list[Burst]:
    """What was heard for 100 ms and longer after the first silence."""
    return [it for it in bursts(path.read_bytes())[1:] if it.length_ms > 100]


def test_an_earpiece_that_was_starved_is_heard_again(sinks: NullSinks) -> None:
    codec = AlsaCodec("ear", NONE, opened=lambda name, stream: Slow(Pcm(name, stream)))
    with sinks.heard() as path:
        clock = MediaClock(codec)
        while codec.counts.underruns == 0 or not heard_after_a_gap(path):
            for _ in range(25):
                clock.tick(HUM)
    codec.close()
    for it in heard_after_a_gap(path):
        assert it.hz == pytest.approx(450.0, rel=0.01)
        assert it.dbm0 == pytest.approx(-16.0, abs=1.0)


def test_a_device_that_vanishes_is_silent_told_and_heard_when_it_is_back(
    sinks: NullSinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alsa_stream, "REOPEN_S", 0.05)
    told: list[str] = []
    codec = AlsaCodec("ear", "mic", told.append)
    clock = MediaClock(codec)
    for _ in range(10):
        clock.tick()
    sinks.unplug()
    while not (codec.fault and "ear: " in codec.fault and "mic: " in codec.fault):
        clock.tick()
    for _ in range(10):
        clock.tick()
    assert clock.read[-5:] == [None] * 5
    sinks.plug_in()
    while codec.fault:
        clock.tick()
    with sinks.heard() as path:
        while not bursts(path.read_bytes()):
            clock.tick(HUM)
    while clock.read[-1] is None:
        clock.tick()
    codec.close()
    assert codec.counts.reopened == 2
    assert sorted(told[2:]) == ["ear: back", "mic: back"]
    assert all(line.endswith("; silent until it is back") for line in told[:2])
