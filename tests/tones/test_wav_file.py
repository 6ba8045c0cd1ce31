import math
import os
import stat
import subprocess
import sys
import time
import wave
from array import array
from pathlib import Path

import pytest

from tones import wav_file
from tones.wav_file import WavError, WavWriter, read_wav


def write(path: Path, pcm: bytes, rate: int = 16_000, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(pcm)
    return path


def sine(hz: float, rate: int, count: int) -> bytes:
    return array(
        "h", [round(10_000 * math.sin(math.tau * hz * n / rate)) for n in range(count)]
    ).tobytes()


def test_a_16_khz_file_is_read_sample_for_sample(tmp_path: Path) -> None:
    pcm = sine(440, 16_000, 1_000)
    assert read_wav(write(tmp_path / "a.wav", pcm)) == pcm


@pytest.mark.parametrize("hz", [100, 1_000, 2_000, 3_000])
def test_an_8_khz_file_is_interpolated(tmp_path: Path, hz: int) -> None:
    doubled = array("h", read_wav(write(tmp_path / "a.wav", sine(hz, 8_000, 400), 8_000)))
    truth = array("h", sine(hz, 16_000, 800))
    assert len(doubled) == 800
    wrong = max(abs(a - b) for a, b in zip(doubled[40:-40], truth[40:-40], strict=True))
    assert wrong < 200  # -34 dB


@pytest.mark.parametrize(
    ("rate", "channels", "width", "found"),
    [
        (44_100, 1, 2, "16-bit, 1 channel(s) at 44100 Hz"),
        (16_000, 2, 2, "16-bit, 2 channel(s) at 16000 Hz"),
        (16_000, 1, 1, "8-bit, 1 channel(s) at 16000 Hz"),
    ],
)
def test_another_format_is_refused_in_one_line(
    tmp_path: Path, rate: int, channels: int, width: int, found: str
) -> None:
    path = write(tmp_path / "a.wav", bytes(24), rate, channels, width)
    with pytest.raises(WavError) as error:
        read_wav(path)
    assert str(error.value) == f"{path}: expected 16-bit mono at 8000 or 16000 Hz, found {found}"


def test_what_is_no_wav_file_is_refused_in_one_line(tmp_path: Path) -> None:
    missing, text, short = tmp_path / "missing.wav", tmp_path / "a.wav", tmp_path / "b.wav"
    text.write_bytes(b"this is no sound at all, only words about it")
    short.write_bytes(b"RIFF")
    for path in (missing, text, short, tmp_path, write(tmp_path / "c.wav", b"")):
        with pytest.raises(WavError) as error:
            read_wav(path)
        assert str(error.value).startswith(f"{path}: ")
        assert "\n" not in str(error.value)


def test_what_is_written_is_in_the_file_sample_for_sample(tmp_path: Path) -> None:
    pcm = sine(440, 16_000, 3_200)
    writer = WavWriter(tmp_path / "a.wav")
    for at in range(0, len(pcm), 640):
        writer.write(pcm[at : at + 640])
    writer.close()
    writer.close()
    assert read_wav(tmp_path / "a.wav") == pcm
    assert writer.fault is None


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"before")
    path.chmod(0o644)
    WavWriter(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


CHILD = """
import sys, time
from pathlib import Path
from tones import wav_file
from tones.wav_file import WavWriter
writer = WavWriter(Path(sys.argv[1]))
while True:
    writer.write(b"ab" * 320)
    time.sleep(0.001)
"""


def test_a_process_that_is_killed_leaves_a_playable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    root = Path(wav_file.__file__).parents[1]
    with subprocess.Popen([sys.executable, "-c", CHILD, path], cwd=root) as child:
        while not (path.exists() and path.stat().st_size > 64_000):
            assert child.poll() is None
            time.sleep(0.01)
        child.kill()
    pcm = read_wav(path)
    assert len(pcm) > 0
    assert pcm == b"ab" * (len(pcm) // 2)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(WavError, match="No such file or directory"):
        WavWriter(tmp_path / "missing" / "a.wav")


def test_a_full_disk_is_said_once_and_never_raised(caplog: pytest.LogCaptureFixture) -> None:
    writer = WavWriter(Path("/dev/null"))
    os.dup2(os.open("/dev/full", os.O_WRONLY), writer._file)
    writer.write(bytes(640))
    writer.close()
    assert writer.fault == "/dev/null: No space left on device"
    assert [record.getMessage() for record in caplog.records] == [writer.fault]
