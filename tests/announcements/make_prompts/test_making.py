"""The script remakes the prompts: one a language here, all of them by `make prompts`."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.loudness import from_pcm
from announcements.make_prompts.kokoro import Kokoro
from announcements.make_prompts.making import faults, remake
from announcements.wording import HOME, TABLE, Wording, wordings
from tests.announcements.sounds import pcm16, riff, syllables

HEADER = 44
ALIKE = 0.9
"""Mean likeness of a prompt and itself, remade on whatever processor (docs/decisions/voices.md)."""


class Buzzer:
    """Says everything alike, and says what it was asked."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str, float]] = []

    def say(self, phonemes: str, voice: str, speed: float) -> NDArray[np.float64]:
        self.said.append((phonemes, voice, speed))
        return syllables(1.0, 24_000)


def table(tmp_path: Path) -> Path:
    return Path(shutil.copy(TABLE, tmp_path / "prompts.toml"))


def of(language: Language, kind: Kind) -> Wording:
    return next(it for it in wordings() if (it.language, it.kind) == (language, kind))


def bands(wav: bytes) -> NDArray[np.float64]:
    """Every 25 ms, how loud 20 bands are, each row of mean 0 and length 1."""
    sound = from_pcm(wav[HEADER:])
    frames = np.lib.stride_tricks.sliding_window_view(sound, 800)[::400] * np.hanning(800)
    powers = np.abs(np.fft.rfft(frames))[:, 1:201].reshape(len(frames), 20, 10) ** 2
    levels = np.log10(powers.sum(axis=2) + 1e-3)
    levels -= levels.mean(axis=1, keepdims=True)
    return np.asarray(levels / np.linalg.norm(levels, axis=1, keepdims=True), np.float64)


def likeness(one: bytes, other: bytes) -> float:
    """How like two prompts sound, moment by moment, up to 75 ms apart: 1.0 for the same."""
    a, b = bands(one), bands(other)
    near = np.abs(np.subtract.outer(np.arange(len(a)), np.arange(len(b)))) <= 3
    alike = np.where(near, a @ b.T, 0.0)
    return float(min(np.mean(alike.max(axis=0)), np.mean(alike.max(axis=1))))


def shipped(language: Language, kind: Kind) -> bytes:
    return (HOME / of(language, kind).name).read_bytes()


@pytest.mark.parametrize("language", Language, ids=lambda it: it.value)
def test_the_script_remakes_a_prompt_of_each_language(
    language: Language, kokoro: Kokoro, tmp_path: Path
) -> None:
    """To the bit on a processor like that of the first making, as heard on any other; and what
    says something else is not mistaken for it."""
    wording = of(language, Kind.RESUME)
    (made,) = remake([wording], kokoro, tmp_path, table(tmp_path))
    assert made == (wording, True)
    remade = (tmp_path / wording.name).read_bytes()
    heard = {kind: likeness(remade, shipped(language, kind)) for kind in Kind}
    assert heard[wording.kind] > ALIKE
    assert max(heard, key=heard.__getitem__) is wording.kind
    assert len(remade) == pytest.approx(len(shipped(language, wording.kind)), rel=0.05)


def test_a_checksum_is_written_and_nothing_else_is_changed(tmp_path: Path) -> None:
    there, buzzer, wording = table(tmp_path), Buzzer(), of(Language.DUTCH, Kind.STOP)
    before = there.read_text().splitlines()
    (made,) = remake([wording], buzzer, tmp_path, there)
    assert made == (wording, True)
    assert buzzer.said == [(wording.phonemes, wording.voice, wording.speed)]
    changed = [
        (old, new)
        for old, new in zip(before, there.read_text().splitlines(), strict=True)
        if old != new
    ]
    (noted,) = (it for it in wordings(there) if it.name == wording.name)
    assert changed == [(f'sha256 = "{wording.sha256}"', f'sha256 = "{noted.sha256}"')]
    assert list(faults([noted], tmp_path)) == []


def test_a_checksum_is_written_behind_a_remark_and_never_elsewhere(tmp_path: Path) -> None:
    there, wording = table(tmp_path), of(Language.DUTCH, Kind.STOP)
    text = there.read_text()
    there.write_text(text.replace("[nl.stop]\n", "[nl.stop]  # read by nobody\n"))
    (_,) = remake([wording], Buzzer(), tmp_path, there)
    assert wording.sha256 not in there.read_text()
    there.write_text(text.replace("[nl.stop]\n", "[ nl.stop ]\n"))
    with pytest.raises(ValueError, match=r"expected one sha256 in .*nl.*stop.*, found 0$"):
        list(remake([wording], Buzzer(), tmp_path, there))


def test_what_comes_out_the_same_is_said_to(tmp_path: Path) -> None:
    there, wording = table(tmp_path), of(Language.DUTCH, Kind.STOP)
    assert [new for _, new in remake([wording] * 2, Buzzer(), tmp_path, there)] == [True, False]


def test_what_a_person_recorded_is_left_alone(tmp_path: Path) -> None:
    there = table(tmp_path)
    there.write_text(there.read_text().replace('"synthetic"', '"recorded"'))
    assert list(remake(wordings(there), Buzzer(), tmp_path, there)) == []
    assert list(tmp_path.iterdir()) == [there]


def test_the_check_names_what_is_missing_and_what_is_another(tmp_path: Path) -> None:
    one, other = of(Language.DUTCH, Kind.STOP), of(Language.DUTCH, Kind.START)
    wrong = tmp_path / one.name
    wrong.parent.mkdir()
    wrong.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert list(faults([one, other], tmp_path)) == [
        f"{wrong}: expected sha256 {one.sha256}, found {empty}",
        f"{tmp_path / other.name}: No such file or directory",
    ]


def test_the_check_names_what_no_phone_plays_and_what_is_not_as_loud_as_all(
    tmp_path: Path,
) -> None:
    def said(wav: bytes) -> str:
        wording = replace(of(Language.DUTCH, Kind.STOP), sha256=hashlib.sha256(wav).hexdigest())
        path = tmp_path / wording.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(wav)
        (fault,) = faults([wording], tmp_path)
        return fault.removeprefix(f"{path}: ")

    quiet = pcm16(syllables(1, peak=0.1))
    assert said(riff(quiet, 44_100, channels=2)) == (
        "expected 16-bit mono PCM at 16000 Hz, found 16-bit stereo PCM at 44100 Hz"
    )
    assert said(riff(quiet)).startswith(
        "expected -19 LUFS ± 0.5 with peaks up to -3 dBTP, found -3"
    )


def test_all_that_is_shipped_is_what_the_table_says() -> None:
    assert list(faults(wordings())) == []
