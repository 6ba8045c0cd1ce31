"""On devices that do on order what no device does on order; real sound is in test_alsa_sound."""

import threading
import time

import pytest

from tests.tones.fake_pcm import FakePcm
from tones.alsa_codec import NONE, AlsaCodec, AlsaCounts
from tones.alsa_library import AlsaError, Stream
from tones.alsa_pcm import Pcm
from tones.codec import FRAME_BYTES


def opened(*pcms: FakePcm) -> AlsaCodec:
    first = {(pcm.name, pcm.stream): pcm for pcm in pcms}
    ways = {pcm.stream: pcm.name for pcm in pcms}
    return AlsaCodec(
        ways.get(Stream.PLAYBACK, NONE),
        ways.get(Stream.CAPTURE, NONE),
        opened=lambda name, stream: first[name, stream],
    )


def test_what_a_device_did_not_take_is_written_again() -> None:
    ear = FakePcm("ear", Stream.PLAYBACK)
    ear.takes = 100
    codec = opened(ear)
    frames = [bytes([n]) * FRAME_BYTES for n in range(1, 4)]
    for frame in frames:
        codec.write(frame)
    while codec.counts.ran_dry == 0:
        time.sleep(0.001)
    codec.close()
    assert b"".join(ear.played).strip(b"\0") == b"".join(frames)


def test_pieces_of_any_length_from_a_device_are_read_as_frames() -> None:
    pcm = bytes(range(256)) * 10
    pieces = [pcm[n : n + 100] for n in range(0, len(pcm), 100)]
    mic = FakePcm("mic", Stream.CAPTURE, heard=pieces)
    codec = opened(mic)
    while codec.counts.captured < 4:
        time.sleep(0.001)
    assert [codec.read() for _ in range(5)] == [
        *(pcm[n : n + FRAME_BYTES] for n in range(0, len(pcm), FRAME_BYTES)),
        None,
    ]
    codec.close()


def test_a_codec_of_no_devices_is_silent_and_deaf() -> None:
    codec = AlsaCodec(NONE, NONE)
    codec.write(bytes(FRAME_BYTES))
    assert (codec.read(), codec.fault, codec.counts) == (None, None, AlsaCounts(*[0] * 7))
    assert codec.trouble is None
    codec.close()


def test_underruns_are_the_earpieces_overruns_the_microphones() -> None:
    ear, mic = FakePcm("ear", Stream.PLAYBACK), FakePcm("mic", Stream.CAPTURE)
    ear.xruns, mic.xruns = 2, 5
    codec = opened(ear, mic)
    assert (codec.counts.underruns, codec.counts.overruns) == (2, 5)
    codec.close()
    assert (codec.counts.underruns, codec.counts.overruns) == (2, 5)
    assert codec.trouble == "2 underruns, 5 overruns, 0 frames dropped, reopened 0 times"


def test_frames_that_nobody_plays_are_dropped_and_counted() -> None:
    mic = FakePcm("mic", Stream.CAPTURE)
    codec = opened(mic)
    codec.read()
    mic.hear([bytes(FRAME_BYTES)] * 10)
    while codec.counts.captured < 10:
        time.sleep(0.001)
    codec.close()
    assert codec.counts.dropped == 4


# names


@pytest.mark.parametrize(
    ("playback", "capture", "said"),
    [
        ("nonsense", NONE, "nonsense: cannot be opened for playback: there is no such PCM"),
        (NONE, "hw:31,0", "hw:31,0: cannot be opened for capture: there is no such PCM"),
        ("null", NONE, "null: cannot be opened for playback: keeps no time (no device is -)"),
    ],
)
def test_a_name_that_cannot_be_opened_is_said_with_those_that_there_are(
    playback: str, capture: str, said: str
) -> None:
    with pytest.raises(AlsaError) as caught:
        AlsaCodec(playback, capture)
    first, _, there = str(caught.value).partition("; there are: ")
    assert first == said
    assert "null" in there.split(", ")


def test_a_microphone_that_cannot_be_opened_gives_the_earpiece_back() -> None:
    ear = FakePcm("ear", Stream.PLAYBACK)

    def open_or_refuse(name: str, stream: Stream) -> FakePcm:
        return ear if stream is Stream.PLAYBACK else Pcm(name, stream)

    with pytest.raises(AlsaError):
        AlsaCodec("ear", "nonsense", opened=open_or_refuse)
    assert ear.closed
    assert not [it for it in threading.enumerate() if it.name.startswith("alsa ")]
