import wave
from pathlib import Path

import numpy as np
import pytest

from hw_sim.measure.correlation import REACH, best_lag, correlation, explained, kernels, shifted
from hw_sim.measure.sound import MeasureError, decibels, read_sound, resampled, rms


def test_channels_of_a_wav_file_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(np.array([[16_384, -32_768], [0, 1]], "<i2").tobytes())
    sound = read_sound(path, 2)
    assert sound.rate == 8_000
    assert [channel.tolist() for channel in sound.channels] == [[0.5, 0.0], [-1.0, 1 / 32_768]]
    with pytest.raises(MeasureError, match=r"expected 1 channel\(s\) of 16 bits, found 2 of 16"):
        read_sound(path, 1)
    with pytest.raises(MeasureError, match=r"missing\.wav: expected a WAV file"):
        read_sound(tmp_path / "missing.wav", 1)


@pytest.mark.parametrize(("rate", "target"), [(16_000, 8_000), (8_000, 16_000), (8_000, 8_000)])
def test_a_sine_stays_the_same_sine_at_another_rate(rate: int, target: int) -> None:
    before = np.sin(2 * np.pi * 1_000 * np.arange(rate) / rate) * np.hanning(rate)
    after = np.sin(2 * np.pi * 1_000 * np.arange(target) / target) * np.hanning(target)
    assert np.abs(resampled(before, rate, target) - after).max() < 1e-3


def test_what_the_lower_rate_cannot_carry_is_dropped() -> None:
    high = np.sin(2 * np.pi * 6_000 * np.arange(16_000) / 16_000) * np.hanning(16_000)
    assert rms(resampled(high, 16_000, 8_000)) < 1e-3


def test_decibels_of_nothing_are_finite() -> None:
    assert (decibels(1.0), decibels(10.0), decibels(0.0)) == (0.0, 20.0, -200.0)


def test_lags_count_how_much_later_the_reference_stands_in_the_signal() -> None:
    reference = np.random.default_rng(1).standard_normal(500)
    assert best_lag(shifted(reference, 37, 800), reference) == 37
    assert best_lag(reference[100:], reference) == -100
    assert best_lag(-shifted(reference, 37, 800), reference, reach=40) == 37
    values = correlation(np.array([0.0, 0.0, 1.0]), np.array([1.0, 2.0]))
    assert values[[0, 1, 2, -1]] == pytest.approx([0.0, 2.0, 1.0, 0.0])


def test_shifting_leaves_silence_around() -> None:
    reference = np.array([1.0, 2.0, 3.0])
    assert shifted(reference, 1, 5).tolist() == [0, 1, 2, 3, 0]
    assert shifted(reference, -1, 2).tolist() == [2, 3]
    assert shifted(reference, 9, 3).tolist() == [0, 0, 0]


def test_each_reference_explains_its_own_part() -> None:
    rng = np.random.default_rng(2)
    one, other = np.hanning(4_000) * rng.standard_normal((2, 4_000))
    part = 0.5 * shifted(one, 3, 4_000) - 0.25 * shifted(one, -7, 4_000)
    rest = 0.01 * shifted(other, 20, 4_000)
    first, second = explained(part + rest, [one, other])
    assert np.abs(first - part).max() < 2e-3
    assert np.abs(second - rest).max() < 2e-3
    taps = kernels(part, [one])[0]
    assert (taps[REACH + 3], taps[REACH - 7]) == pytest.approx((0.5, -0.25), abs=2e-3)
