"""Which prompt is played (SPEC H4, C7): never silence, never a crash."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompt, Prompts
from announcements.shelf import PromptShelf
from announcements.wording import HOME, TABLE
from tests.announcements.sounds import pcm16, riff, syllables

EN, DA = Language.ENGLISH, Language.DANISH


@pytest.fixture(scope="module")
def ours() -> PromptShelf:
    return PromptShelf()


def custom_set(home: Path, **lasting: float) -> PromptShelf:
    """A shelf with the set `a`: `da_start=0.3` is `a/da/start.wav`, `start=0.4` for any."""
    for name, seconds in lasting.items():
        path = home / "a" / f"{name.replace('_', '/')}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(riff(pcm16(syllables(seconds))))
    return PromptShelf(home)


def test_every_announcement_is_there_in_every_language(ours: PromptShelf) -> None:
    shelf: Prompts = ours
    for language in Language:
        for kind in Kind:
            found = shelf.find(kind, language)
            assert isinstance(found, Prompt)
            assert (found.kind, found.language, found.custom) == (kind, language, False)
            assert 0.5 < found.lasts_s < 6
    assert (ours.diagnostics, ours.sets) == ((), frozenset())


def test_an_unknown_set_is_the_standard_one(ours: PromptShelf) -> None:
    assert ours.find(Kind.START, DA, "nobody") is ours.find(Kind.START, DA)


def test_the_set_comes_before_ours_and_the_language_before_english(tmp_path: Path) -> None:
    def played(kind: Kind, language: Language, **lasting: float) -> tuple[str, bool, float]:
        shelf = custom_set(tmp_path / str(len(list(tmp_path.iterdir()))), **lasting)
        found = shelf.find(kind, language, "a")
        assert found is not None
        tag = found.language.value if found.language else "any"
        return tag, found.custom, round(found.lasts_s, 2)

    ours = PromptShelf().find(Kind.START, DA)
    assert ours is not None
    standard = ("da", False, round(ours.lasts_s, 2))
    assert played(Kind.START, DA, da_start=0.3, start=0.4, en_start=0.6) == ("da", True, 0.3)
    assert played(Kind.START, DA, start=0.4, en_start=0.6) == ("any", True, 0.4)
    assert played(Kind.START, DA, en_start=0.6) == standard
    assert played(Kind.START, DA, da_stop=0.3) == standard
    assert played(Kind.START, EN, en_start=0.6) == ("en", True, 0.6)


BROKEN: dict[str, tuple[bytes, str]] = {
    "truncated": (
        riff(bytes(100), said=32_000),
        "truncated: expected 32000 bytes of sound, as its header says, found 100",
    ),
    "8-bit stereo": (
        riff(bytes(88_200), 44_100, 8, 2),
        "expected 16-bit (or more) mono, A-law or µ-law, found 8-bit stereo PCM at 44100 Hz",
    ),
    "0 bytes": (b"", "expected a RIFF/WAVE file, found 0 bytes"),
    "MP3": (b"ID3\x04" + bytes(500), "expected a RIFF/WAVE file, found MP3 (with an ID3 tag)"),
    "silent": (riff(bytes(32_000)), "expected speech above -55 LUFS, found silence"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_wav_is_said_and_ours_is_played(
    tmp_path: Path, ours: PromptShelf, fault: str
) -> None:
    file, words = BROKEN[fault]
    path = tmp_path / "a" / "da" / "compliance.wav"
    path.parent.mkdir(parents=True)
    path.write_bytes(file)
    shelf = PromptShelf(tmp_path)
    assert shelf.diagnostics == (f"{path}: {words}",)
    assert shelf.find(Kind.COMPLIANCE, DA, "a") == ours.find(Kind.COMPLIANCE, DA)
    assert shelf.sets == {"a"}


def test_an_hour_is_said_and_ours_is_played(tmp_path: Path, ours: PromptShelf) -> None:
    path = tmp_path / "a" / "da" / "compliance.wav"
    path.parent.mkdir(parents=True)
    path.write_bytes(riff(b"", 48_000, said=48_000 * 2 * 3600))
    os.truncate(path, 44 + 48_000 * 2 * 3600)  # takes no room on the disk
    shelf = PromptShelf(tmp_path)
    assert shelf.diagnostics == (f"{path}: expected 0.2 to 60 s, found 3600.00 s",)
    assert shelf.find(Kind.COMPLIANCE, DA, "a") == ours.find(Kind.COMPLIANCE, DA)


def at(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr("announcements.shelf.HOME", home)


def table(monkeypatch: pytest.MonkeyPatch, home: Path, text: str) -> Path:
    """Another prompts.toml."""
    path = home / "prompts.toml"
    path.write_text(text)
    monkeypatch.setattr("announcements.shelf.TABLE", path)
    return path


def sha256(language: str, kind: str) -> str:
    return hashlib.sha256((HOME / language / f"{kind}.wav").read_bytes()).hexdigest()


def test_without_a_language_english_is_played_and_without_english_a_tone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "prompts"
    shutil.copytree(HOME, home)
    at(monkeypatch, home)
    (home / "da" / "start.wav").unlink()
    (home / "sr" / "start.wav").write_bytes(b"RIFF")
    shelf = PromptShelf()
    riff_only = hashlib.sha256(b"RIFF").hexdigest()
    assert shelf.diagnostics == (
        f"{home}/da/start.wav: No such file or directory",
        f"{home}/sr/start.wav: expected sha256 {sha256('sr', 'start')}, found {riff_only}",
    )
    for language in (DA, Language.SERBIAN):
        assert shelf.find(Kind.START, language) == shelf.find(Kind.START, EN)
    (home / "en" / "start.wav").unlink()
    assert PromptShelf().find(Kind.START, DA) is None


def test_nothing_is_read_after_the_shelf_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "prompts"
    shutil.copytree(HOME, home)
    at(monkeypatch, home)
    shelf = PromptShelf()
    shutil.rmtree(home)
    assert shelf.find(Kind.STOP, DA) is not None


def test_synthetic_prompts_are_warned_about_and_recorded_ones_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ours: PromptShelf
) -> None:
    assert ours.unreviewed == (
        "the announcements in en, da, nl, nb, sr, zh-Hant are synthetic speech that no native "
        "speaker has reviewed: have them recorded before the law depends on them "
        "(docs/announcements.md)"
    )

    table(monkeypatch, tmp_path, TABLE.read_text().replace('"synthetic"', '"recorded"'))
    assert PromptShelf().unreviewed == ""


def test_a_recording_in_another_form_is_said_and_is_not_played_as_noise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: PromptShelf
) -> None:
    """The legal notice: its sum is right, its form is not."""
    home = tmp_path / "prompts"
    shutil.copytree(HOME, home)
    at(monkeypatch, home)
    wav = riff(pcm16(syllables(1)), 44_100, channels=2)
    (home / "da" / "compliance.wav").write_bytes(wav)
    words = TABLE.read_text().replace(sha256("da", "compliance"), hashlib.sha256(wav).hexdigest())
    table(monkeypatch, tmp_path, words)
    shelf = PromptShelf()
    assert shelf.diagnostics == (
        f"{home}/da/compliance.wav: expected 16-bit mono PCM at 16000 Hz, found 16-bit stereo PCM "
        "at 44100 Hz",
    )
    assert shelf.find(Kind.COMPLIANCE, DA) == ours.find(Kind.COMPLIANCE, EN)


def test_a_slip_in_the_table_costs_no_more_than_its_own_prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: PromptShelf
) -> None:
    slip = table(monkeypatch, tmp_path, TABLE.read_text().replace(sha256("da", "start"), "none"))
    shelf = PromptShelf()
    line = next(n for n, it in enumerate(slip.read_text().splitlines(), 1) if '"none"' in it)
    said = f"{slip}:{line}: [da.start] sha256: expected 64 digits 0–9, a–f, found 'none'"
    assert shelf.diagnostics == shelf.table_faults == (said,)
    assert shelf.find(Kind.START, DA) == ours.find(Kind.START, EN)
    assert shelf.find(Kind.STOP, DA) == ours.find(Kind.STOP, DA)


def test_without_a_table_there_are_tones_and_the_admins_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = table(monkeypatch, tmp_path, "[en\n")
    shelf = custom_set(tmp_path / "sets", start=0.4)
    (said,) = shelf.diagnostics
    assert said.startswith(f"{broken}:1: ")
    assert shelf.find(Kind.START, EN) is None
    assert shelf.find(Kind.START, EN, "a") is not None
