from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.voices import FAR, LOOP_S, NEAR, Voice, loop


@pytest.fixture(scope="module", params=[NEAR, FAR], ids=["near", "far"])
def voice(request: pytest.FixtureRequest) -> Voice:
    return request.param


@cache
def spoken(voice: Voice) -> NDArray[np.float64]:
    return np.frombuffer(loop(voice), "<i2") / 32_768


def power(sound: NDArray[np.float64], low: float, high: float) -> float:
    spectrum = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / 16_000)
    return float(spectrum[(hz >= low) & (hz <= high)].sum() / spectrum.sum())


def test_it_says_the_same_each_time(voice: Voice) -> None:
    assert loop(voice) == loop(voice)


def test_it_speaks_for_64_seconds_at_minus_26_dbfs_and_never_clips(voice: Voice) -> None:
    sound = spoken(voice)
    assert len(sound) == LOOP_S * 16_000
    assert 20 * np.log10(sound.std()) == pytest.approx(-26.0, abs=0.01)
    assert np.abs(sound).max() < 0.5


def test_it_is_within_the_telephone_band(voice: Voice) -> None:
    assert power(spoken(voice), 300, 3400) > 0.99


def test_it_is_silent_around_the_reminder_tone(voice: Voice) -> None:
    """At least 60 dB below what it says in bands as wide on either side."""
    sound = spoken(voice)
    notch = power(sound, 1300, 1500)
    beside = min(power(sound, 1050, 1250), power(sound, 1550, 1750))
    assert 10 * np.log10(beside / notch) > 60


def test_its_loop_has_no_seam(voice: Voice) -> None:
    sound = spoken(voice)
    joint = np.concatenate([sound[-8_000:], sound[:8_000]])
    assert abs(joint[8_000] - joint[7_999]) <= np.abs(np.diff(joint)).max()
    assert power(np.tile(joint, 2), 3_600, 8_000) < 1e-3


def test_it_has_the_rhythm_of_speech(voice: Voice) -> None:
    """Most of its syllables come 3 to 5 times a second, and there are pauses for breath."""
    envelope = np.sqrt((spoken(voice).reshape(-1, 160) ** 2).mean(axis=1))
    rhythm = np.abs(np.fft.rfft(envelope - envelope.mean())) ** 2
    hz = np.fft.rfftfreq(len(envelope), 0.01)
    slow, speech, quick = (rhythm[(hz > low) & (hz < low + 2)].sum() for low in (1, 3, 5))
    assert speech > 1.5 * slow
    assert speech > 1.5 * quick
    assert 0.05 < (envelope < 0.1 * envelope.mean()).mean() < 0.3


def test_the_two_voices_are_strangers() -> None:
    near, far = spoken(NEAR), spoken(FAR)
    alike = np.fft.irfft(np.fft.rfft(near) * np.conj(np.fft.rfft(far)))
    assert np.abs(alike).max() < 0.02 * np.sqrt((near @ near) * (far @ far))
