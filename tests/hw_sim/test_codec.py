import wave
from pathlib import Path

import pytest

from hw_sim.codec import SimCodec
from hw_sim.voices import FAR, NEAR, loop
from tones.codec import Codec
from tones.wav_file import WavError, read_wav

SILENCE = bytes(640)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file whose ten frames are told apart by their first byte."""
    path = tmp_path / "words.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(b"".join(frame(n) for n in range(10)))
    return path


def frame(n: int) -> bytes:
    return bytes([n + 1]) * 640


def test_a_voice_speaks_into_the_microphone() -> None:
    codec: Codec = SimCodec(NEAR)
    assert b"".join(codec.read() or b"" for _ in range(100)) == loop(NEAR)[: 100 * 640]


def test_nobody_speaks_unless_asked() -> None:
    assert SimCodec().read() is None


def test_a_capture_holds_what_was_said_and_heard_sample_for_sample(
    tmp_path: Path, words: Path
) -> None:
    codec = SimCodec(words)
    codec.read()
    codec.write(frame(100))
    codec.start_capture(tmp_path / "said.wav", tmp_path / "heard.wav")
    for n in range(12):
        codec.read()
        codec.write(frame(n + 50))
    assert codec.captured_s == pytest.approx(0.24)
    codec.stop_capture()
    codec.read()
    codec.write(frame(100))
    said = b"".join(frame((n + 1) % 10) for n in range(12))
    assert read_wav(tmp_path / "said.wav") == said
    assert read_wav(tmp_path / "heard.wav") == b"".join(frame(n + 50) for n in range(12))
    assert (codec.frames_read, codec.frames_written, codec.captured_s) == (14, 14, 0.0)


def test_both_files_stay_on_one_time_axis_when_only_one_side_is_called(
    tmp_path: Path, words: Path
) -> None:
    codec = SimCodec(words)
    codec.start_capture(tmp_path / "said.wav", tmp_path / "heard.wav")
    for n in range(3):
        codec.read()
        codec.write(frame(n + 50))
    for _ in range(3):
        codec.read()
    for n in range(3):
        codec.write(frame(n + 60))
    codec.stop_capture()
    said = [frame(0), frame(1), frame(2), frame(3), frame(4), frame(5), SILENCE]
    heard = [frame(50), frame(51), frame(52), SILENCE, SILENCE, frame(60), frame(61), frame(62)]
    assert read_wav(tmp_path / "said.wav") == b"".join(said)
    assert read_wav(tmp_path / "heard.wav") == b"".join(heard)


def test_a_dead_microphone_is_silence_in_the_capture(tmp_path: Path, words: Path) -> None:
    codec = SimCodec(words)
    codec.start_capture(tmp_path / "said.wav", tmp_path / "heard.wav")
    codec.dead = True
    assert codec.read() is None
    codec.dead = False
    assert codec.read() == frame(0)
    codec.stop_capture()
    assert read_wav(tmp_path / "said.wav") == SILENCE + frame(0)


def test_a_late_microphone_says_afterwards_what_it_was_to_say(words: Path) -> None:
    codec = SimCodec(words)
    assert codec.read() == frame(0)
    codec.delay(2)
    assert [codec.read() for _ in range(3)] == [None, None, frame(1)]


def test_the_mouth_can_be_changed_and_starts_from_its_beginning(words: Path) -> None:
    codec = SimCodec(NEAR)
    codec.read()
    codec.say(words)
    assert codec.read() == frame(0)
    codec.say(FAR)
    assert codec.read() == loop(FAR)[:640]
    codec.say(None)
    assert codec.read() is None


def test_a_second_capture_ends_the_first(tmp_path: Path, words: Path) -> None:
    codec = SimCodec(words)
    for number in (1, 2):
        codec.start_capture(tmp_path / f"said{number}.wav", tmp_path / f"heard{number}.wav")
        codec.read()
    codec.stop_capture()
    codec.stop_capture()
    assert read_wav(tmp_path / "said1.wav") == frame(0)
    assert read_wav(tmp_path / "said2.wav") == frame(1)


def test_what_cannot_be_spoken_or_captured_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WavError, match="No such file"):
        SimCodec(tmp_path / "missing.wav")
    codec = SimCodec()
    with pytest.raises(WavError, match="No such file"):
        codec.start_capture(tmp_path / "said.wav", tmp_path / "missing" / "heard.wav")
    assert codec.captured_s == 0.0
