"""An admin's WAV (SPEC H4): what is taken, at which level, and each refusal word for word."""

import os
import struct
from pathlib import Path

import numpy as np
import pytest

from announcements.custom import WavError, read
from announcements.loudness import from_pcm, integrated, true_peak
from tests.announcements.sounds import pcm16, riff, silence, syllables, tone


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    return tmp_path / "greeting.wav"


def refused(wav: Path, file: bytes) -> str:
    """What is said of a file, after its path."""
    wav.write_bytes(file)
    with pytest.raises(WavError) as found:
        read(wav)
    path, _, words = str(found.value).partition(": ")
    assert path == str(wav)
    assert "\n" not in words
    return words


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_any_rate_is_taken_and_becomes_16_khz_at_one_loudness(wav: Path, rate: int) -> None:
    wav.write_bytes(riff(pcm16(syllables(1, rate)), rate))
    sound = from_pcm(read(wav))
    assert len(sound) == 16_000
    assert integrated(sound) == pytest.approx(-19.0, abs=0.5)
    assert true_peak(sound) <= -3.0


@pytest.mark.parametrize("level", [-50.0, -20.0, 0.0])
def test_quiet_and_loud_recordings_come_out_alike(wav: Path, level: float) -> None:
    wav.write_bytes(riff(pcm16(tone(800, level, 1))))
    assert integrated(from_pcm(read(wav))) == pytest.approx(-19.0, abs=0.2)


def test_a_recording_that_stands_off_zero_does_not_click(wav: Path) -> None:
    wav.write_bytes(riff(pcm16(tone(800, -20.0, 1) + 0.3)))
    assert abs(np.mean(from_pcm(read(wav)))) < 1e-3


# the five of issue 5


def test_truncated(wav: Path) -> None:
    assert refused(wav, riff(pcm16(syllables(1)))[:20_000]) == (
        "truncated: expected 32000 bytes of sound, as its header says, found 19956"
    )


def test_8_bit_stereo_at_44100_hz(wav: Path) -> None:
    assert refused(wav, riff(bytes(88_200), 44_100, 8, 2)) == (
        "expected 16-bit (or more) mono, A-law or µ-law, found 8-bit stereo PCM at 44100 Hz"
    )


def test_0_bytes(wav: Path) -> None:
    assert refused(wav, b"") == "expected a RIFF/WAVE file, found 0 bytes"


def test_an_hour_is_refused_by_its_header_and_never_read(
    wav: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("announcements.riff.samples", None)
    wav.write_bytes(riff(b"", 48_000, said=48_000 * 2 * 3600))
    os.truncate(wav, 44 + 48_000 * 2 * 3600)  # an hour of silence that takes no room on the disk
    with pytest.raises(WavError) as found:
        read(wav)
    assert str(found.value) == f"{wav}: expected 0.2 to 60 s, found 3600.00 s"


def test_an_mp3_by_another_name(wav: Path) -> None:
    mp3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x44" + bytes(413)
    assert refused(wav, mp3) == "expected a RIFF/WAVE file, found MP3 (with an ID3 tag)"


# others


def test_too_short(wav: Path) -> None:
    assert refused(wav, riff(pcm16(tone(800, -20.0, 0.15)))) == (
        "expected 0.2 to 60 s, found 0.15 s"
    )


def test_silent_and_nearly_silent(wav: Path) -> None:
    silent, faint = riff(pcm16(silence(1))), riff(pcm16(tone(997, -57.0, 1)))
    assert refused(wav, silent) == "expected speech above -55 LUFS, found silence"
    assert refused(wav, faint) == "expected speech above -55 LUFS, found -60.0 LUFS"


def test_a_microphone_that_stands_off_zero_is_silence(wav: Path) -> None:
    still = np.full(16_000, 0.05)
    assert refused(wav, riff(pcm16(still))) == "expected speech above -55 LUFS, found silence"


def noise_with_a_click() -> np.ndarray:
    sound = 1e-4 * np.random.default_rng(1).standard_normal(48_000)
    sound[24_000:24_160] += tone(2000, -6.0, 0.01)
    return sound


def click_in_silence() -> np.ndarray:
    sound = silence(3)
    sound[24_000:24_016] = 0.9
    return sound


@pytest.mark.parametrize(
    "sound",
    [noise_with_a_click(), click_in_silence(), tone(5, 0.0, 3)],
    ids=["a key in a quiet room", "a click", "a rumble below what is heard"],
)
def test_what_cannot_be_made_as_loud_as_all_is_refused(wav: Path, sound: np.ndarray) -> None:
    assert refused(wav, riff(pcm16(sound))).startswith(
        "expected speech that can be brought to -19 LUFS with peaks up to -3 dBTP, found clicks or "
        "rumble: it comes to "
    )


@pytest.mark.parametrize("rate", [7_999, 192_001])
def test_a_rate_out_of_range(wav: Path, rate: int) -> None:
    assert refused(wav, riff(bytes(rate * 2), rate)) == (
        f"expected 8000 to 192000 Hz, found {rate} Hz"
    )


def test_what_is_no_file_is_not_waited_for(wav: Path) -> None:
    os.mkfifo(wav)
    with pytest.raises(WavError, match="expected a file, found something else"):
        read(wav)


def test_a_file_that_is_not_there(wav: Path) -> None:
    with pytest.raises(WavError, match=r"greeting\.wav: No such file or directory$"):
        read(wav)


def test_sizes_that_streaming_writers_leave_behind(wav: Path) -> None:
    assert refused(wav, riff(pcm16(syllables(1)), said=0xFFFF_FFFF)).startswith("truncated:")
    assert refused(wav, struct.pack("<4sI4s", b"RIFF", 4, b"WAVE")).startswith("truncated:")
