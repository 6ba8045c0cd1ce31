import wave
from pathlib import Path

import pytest

from tones.codec import Codec
from tones.file_codec import FileCodec
from tones.wav_file import WavError, read_wav


def spoken(path: Path, samples: int) -> bytes:
    pcm = b"".join(n.to_bytes(2, "little") for n in range(samples))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(pcm)
    return pcm


def test_the_microphone_plays_its_file_round_and_round(tmp_path: Path) -> None:
    pcm = spoken(tmp_path / "said.wav", 500)
    codec: Codec = FileCodec(str(tmp_path / "said.wav"))
    frames = [codec.read() for _ in range(5)]
    assert b"".join(frame or b"" for frame in frames) == (pcm * 4)[: 5 * 640]


def test_the_earpiece_is_written_as_it_comes(tmp_path: Path) -> None:
    codec = FileCodec(earpiece=str(tmp_path / "heard.wav"))
    frames = [bytes([n]) * 640 for n in range(5)]
    for frame in frames:
        codec.write(frame)
    codec.close()
    assert read_wav(tmp_path / "heard.wav") == b"".join(frames)


def test_without_files_it_is_silent_and_deaf() -> None:
    codec = FileCodec()
    codec.write(bytes(640))
    assert codec.read() is None
    codec.close()


def test_a_file_that_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WavError, match="No such file or directory"):
        FileCodec(str(tmp_path / "missing.wav"))
