"""Our own WAVs, which a person may have recorded: the form that is played, and each refusal."""

import hashlib
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.standard import StandardError, samples
from announcements.wording import Wording, wordings
from tests.announcements.sounds import pcm16, riff, silence, syllables

START = next(it for it in wordings() if (it.language, it.kind) == (Language.DANISH, Kind.START))
SPEECH = pcm16(syllables(1))


def put(home: Path, wav: bytes) -> Wording:
    """The WAV in place of da/start.wav, and its checksum as the table would have it."""
    path = home / START.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(wav)
    return replace(START, sha256=hashlib.sha256(wav).hexdigest())


def refused(home: Path, wav: bytes) -> str:
    """What is said of a WAV with the right checksum, after its path."""
    wording = put(home, wav)
    with pytest.raises(StandardError) as found:
        samples(wording, home)
    path, _, words = str(found.value).partition(": ")
    assert path == f"{home}/da/start.wav"
    return words


def test_what_is_shipped_is_its_samples() -> None:
    assert len(samples(START)) > 32_000


def test_a_recorded_one_is_played_from_its_first_sample_whatever_its_header(
    tmp_path: Path,
) -> None:
    plain = riff(SPEECH)
    listed = plain[:36] + b"LIST" + struct.pack("<I", 26) + b"INFOISFT" + bytes(18) + plain[36:]
    assert samples(put(tmp_path, plain), tmp_path) == SPEECH
    assert samples(put(tmp_path, listed + b"id3 \4\0\0\0tags"), tmp_path) == SPEECH


@pytest.mark.parametrize(
    ("wav", "found"),
    [
        (riff(SPEECH, 44_100, channels=2), "16-bit stereo PCM at 44100 Hz"),
        (riff(SPEECH, channels=2), "16-bit stereo PCM at 16000 Hz"),
        (riff(SPEECH, 8_000), "16-bit mono PCM at 8000 Hz"),
        (riff(SPEECH * 3, bits=24), "24-bit mono PCM at 16000 Hz"),
        (riff(SPEECH, bits=8, tag=7), "mono µ-law at 16000 Hz"),
        (riff(SPEECH * 2, bits=32, tag=3), "32-bit mono float at 16000 Hz"),
    ],
)
def test_another_form_is_not_taken_for_ours(tmp_path: Path, wav: bytes, found: str) -> None:
    assert refused(tmp_path, wav) == f"expected 16-bit mono PCM at 16000 Hz, found {found}"


def test_what_is_no_wav_and_what_is_cut_off(tmp_path: Path) -> None:
    assert refused(tmp_path, b"") == "expected a RIFF/WAVE file, found 0 bytes"
    assert refused(tmp_path, riff(SPEECH)[:1044]).startswith("truncated: expected 32000 bytes")


def test_what_says_nothing(tmp_path: Path) -> None:
    assert refused(tmp_path, riff(pcm16(silence(1)))) == "expected speech, found silence"
    assert refused(tmp_path, riff(b"")) == "expected 0.2 to 60 s, found 0.00 s"
    assert refused(tmp_path, riff(SPEECH * 61)) == "expected 0.2 to 60 s, found 61.00 s"


def test_another_checksum_and_no_file(tmp_path: Path) -> None:
    wording = put(tmp_path, riff(SPEECH))
    (tmp_path / "da" / "start.wav").write_bytes(b"RIFF")
    sha256 = hashlib.sha256(b"RIFF").hexdigest()
    with pytest.raises(StandardError) as found:
        samples(wording, tmp_path)
    path = f"{tmp_path}/da/start.wav"
    assert str(found.value) == f"{path}: expected sha256 {wording.sha256}, found {sha256}"
    with pytest.raises(StandardError, match=r"en/start\.wav: No such file or directory$"):
        samples(replace(wording, language=Language.ENGLISH), tmp_path)
