"""The prompts as they are shipped: loudness, peak, silence, length, and that each is its own."""

import wave

import numpy as np
import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.loudness import from_pcm, measure
from announcements.prompts import RATE, Prompt, wanted_languages
from announcements.wording import HOME, Wording, wordings

ALL = wordings()
EACH = pytest.mark.parametrize("wording", ALL, ids=lambda it: it.name)
LENGTHS_S = {  # of what is said, per announcement: nothing cut off, nothing added
    Kind.START: (1.4, 2.6),
    Kind.STOP: (1.4, 3.4),
    Kind.PAUSE: (1.0, 2.6),
    Kind.RESUME: (1.0, 2.6),
    Kind.COMPLIANCE: (1.4, 3.2),
    Kind.FAILURE_PROCEED: (2.8, 5.4),
    Kind.FAILURE_END: (2.6, 5.4),
}


def pcm(wording: Wording) -> bytes:
    with wave.open(str(HOME / wording.name), "rb") as file:
        form = (file.getframerate(), file.getnchannels(), file.getsampwidth())
        assert form == (RATE, 1, 2)
        return file.readframes(file.getnframes())


@EACH
def test_a_prompt_is_as_loud_as_all_and_begins_and_ends_at_once(wording: Wording) -> None:
    found = measure(from_pcm(pcm(wording)))
    assert found.lufs == pytest.approx(-19.0, abs=0.5)
    assert found.peak_dbtp <= -3.0
    assert found.leading_s <= 0.05
    assert found.trailing_s <= 0.15
    least, most = LENGTHS_S[wording.kind]
    assert least <= found.lasts_s <= most


@EACH
def test_a_prompt_does_not_click_at_its_ends(wording: Wording) -> None:
    sound = from_pcm(pcm(wording))
    assert max(np.max(np.abs(sound[:16])), np.max(np.abs(sound[-16:]))) < 0.001


def test_no_two_prompts_are_alike() -> None:
    """The highest correlation of any two at any shift, below 1 kHz, where speech is loudest: what
    tells them apart in a call."""
    spectra = [np.fft.rfft(from_pcm(pcm(it)), 1 << 17)[: (1 << 13) + 1] for it in ALL]
    unit = [it / np.linalg.norm(np.fft.irfft(it)) for it in spectra]
    alike = {
        (ALL[a].name, ALL[b].name): round(highest, 2)
        for a in range(len(ALL))
        for b in range(a + 1, len(ALL))
        if (highest := float(np.max(np.fft.irfft(unit[a] * np.conj(unit[b]))))) > 0.8
    }
    assert alike == {}


def test_all_of_them_take_little_room() -> None:
    assert sum((HOME / it.name).stat().st_size for it in ALL) < 4_000_000


def test_the_language_that_is_wanted_comes_first_then_english() -> None:
    assert list(wanted_languages(Language.DANISH)) == [Language.DANISH, Language.ENGLISH]
    assert list(wanted_languages(Language.ENGLISH)) == [Language.ENGLISH]


def test_a_prompt_lasts_as_long_as_its_samples() -> None:
    assert Prompt(Kind.START, Language.DANISH, bytes(32_000)).lasts_s == 1.0
